import ArgumentParser
import Events
import Foundation

/// `sitrep events`: how dictionaries of verbs that a user has become rules.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Make rules of a dictionary of verbs.", subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Make a rule file of a dictionary of verbs that you have.",
      discussion: """
        Takes a dictionary of TABARI, PETRARCH or PETRARCH2; CAMEO's codes become types of PLOVER by the list \
        'cameo-types'. What cannot be taken over is told. Put the rules into a folder en/events, and read with --rules on \
        the folder above it.
        """)

    @Argument(help: ArgumentHelp("The file, or '-'.", valueName: "file"))
    var file: String

    @OptionGroup var resources: Resources

    func run() throws {
      let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
      guard let data = try handle?.readToEnd(), let text = String(data: data, encoding: .utf8) else {
        throw ValidationError("'\(file)' cannot be read as UTF-8; give a dictionary of verbs, or '-'")
      }
      let done = try VerbImport(petrarch: text, resources.rulebook())
      let day = Date().formatted(.iso8601.year().month().day())
      Terminal.write(done.rules(source: "\(file == "-" ? "standard input" : file), imported \(day)"))
      for trouble in done.troubles { Terminal.complain("error: \(file): \(trouble)") }
      if done.dropped > 0 {
        Terminal.complain(
          "\(done.dropped) of \(done.dropped + done.count) phrases have a code that PLOVER has no type for (CAMEO 01, 02)"
        )
      }
      if done.count == 0 || !done.troubles.isEmpty { throw ExitCode(1) }
    }
  }
}
