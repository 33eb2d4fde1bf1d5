import Archive
import ArgumentParser
import Foundation

/// Which archive a command works on.
struct ArchiveOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The archive, a SQLite file; made where there is none.", valueName: "file"))
  var archive = "sitrep.sqlite"

  func open() throws -> Archive { try Archive(path: archive) }

  /// The same for a command that only looks: an archive that is not there is a mistake.
  /// - Parameter command: what makes one, for the message; by default `sitrep add`.
  func openExisting(makingItBy command: String? = nil) throws -> Archive {
    try Self.existing(archive, makingItBy: command)
  }

  static func existing(_ path: String, makingItBy command: String? = nil) throws -> Archive {
    guard FileManager.default.fileExists(atPath: path) else {
      throw ValidationError(
        "no archive '\(path)'; make one with '\(command ?? "sitrep add --archive \(path) FILE …")'")
    }
    return try Archive(path: path)
  }
}
