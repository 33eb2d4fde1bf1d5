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

  /// - Throws: a usage error where nobody says whom a site can reach.
  func transfer() throws -> Transfer {
    let contact = contact ?? ProcessInfo.processInfo.environment["SITREP_CONTACT"]
    guard let contact, !contact.isEmpty, contact.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 }) else {
      throw ValidationError(
        "a site must be able to reach whoever asks it; write for example --contact desk@example.org, or set SITREP_CONTACT"
      )
    }
    let link = contact.contains("@") && !contact.hasPrefix("mailto:") ? "mailto:\(contact)" : contact
    return Transfer(
      userAgent: "Sitrep/\(Sitrep.configuration.version) (+\(link))", allowedHosts: Set(allowHost))
  }

  func fetcher() throws -> Fetcher { Fetcher(try transfer()) }
}
