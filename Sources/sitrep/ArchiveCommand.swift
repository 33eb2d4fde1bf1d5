import Archive
import ArgumentParser

/// `sitrep archive`: what keeps an archive well.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Check, copy or shrink an archive.",
    subcommands: [Check.self, Backup.self, Vacuum.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read the whole archive and say what is wrong with it.")

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let archive = try archive.openExisting()
      let troubles = try archive.check()
      for trouble in troubles { Terminal.complain("error: \(archive.path): \(trouble)") }
      if !troubles.isEmpty { throw ExitCode(1) }
      let held = try archive.contents()
      Terminal.write(
        "\(archive.path) is whole: \(held.documents) documents, \(held.readings) readings, \(held.claims) claims, \(held.watches) watched, \(held.subscriptions) subscriptions, \(held.bytes >> 20) MB\n"
      )
    }
  }

  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Copy an archive as it is at one moment, while others use it.")

    @Argument(help: ArgumentHelp("The copy, a file that is not there yet.", valueName: "file"))
    var target: String

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      try archive.openExisting().backup(to: target)
      Terminal.write("copied to \(target)\n")
    }
  }

  struct Vacuum: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write an archive anew without the free room in it.")

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let archive = try archive.openExisting()
      let before = try archive.contents().bytes
      try archive.vacuum()
      Terminal.write("\(before >> 20) MB before, \(try archive.contents().bytes >> 20) MB now\n")
    }
  }
}
