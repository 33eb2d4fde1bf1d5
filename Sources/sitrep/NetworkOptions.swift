import ArgumentParser
import Fetching
import Foundation
import Transfer

/// How Sitrep goes out to the network.
struct NetworkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How a site can reach you: a mail address or a page. It is sent with every request; SITREP_CONTACT says it too.",
      valueName: "contact"))
  var contact: String?

  @Option(
    help: ArgumentHelp(
      "Ask this host although it stands for an address of a private network. May be given again.", valueName: "host"))
  var allowHost: [String] = []

  /// - Parameter other: the contact where nobody gives one.
  /// - Throws: a usage error where nobody says whom a site can reach.
  func transfer(orElse other: String? = nil) throws -> Transfer {
    Transfer(
      userAgent: "Sitrep/\(Sitrep.configuration.version) (+\(try link(orElse: other)))", allowedHosts: Set(allowHost))
  }

  /// The contact as a link: `mailto:desk@example.org`.
  /// - Throws: as ``transfer()``.
  func link(orElse other: String? = nil) throws -> String {
    let contact = contact ?? ProcessInfo.processInfo.environment["SITREP_CONTACT"] ?? other
    guard let contact, !contact.isEmpty, contact.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 }) else {
      throw ValidationError(
        "a site must be able to reach whoever asks it; write for example --contact desk@example.org, or set SITREP_CONTACT"
      )
    }
    return contact.contains("@") && !contact.hasPrefix("mailto:") ? "mailto:\(contact)" : contact
  }

  func fetcher() throws -> Fetcher { Fetcher(try transfer()) }
}
