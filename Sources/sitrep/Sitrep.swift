import ArgumentParser
import Foundation

/// The command: `sitrep read`, `article`, `quotes`, `add`, `claims`, `export`, `watch`, `subscriptions`, `archive`,
/// `diff`, `tokens`, `serve`, `stories`, `timeline`, `control`, `judge`, `actors`, `gazetteer`, `check-rules`.
@main
struct Sitrep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sitrep",
    abstract:
      "Reads news reports and keeps the record they make: who did what to whom, where, when, according to whom.",
    version: "0.1.0",
    subcommands: subcommands)

  #if READING_ONLY
    private static let subcommands: [any ParsableCommand.Type] = [
      ReadCommand.self, ArticleCommand.self, QuotesCommand.self, ExportCommand.self, StoriesCommand.self,
      TimelineCommand.self,
      ControlCommand.self,
      ActorsCommand.self, EventsCommand.self, GazetteerCommand.self, CheckRulesCommand.self,
    ]
  #else
    private static let subcommands: [any ParsableCommand.Type] = [
      ReadCommand.self, ArticleCommand.self, QuotesCommand.self, AddCommand.self, ClaimsCommand.self,
      ExportCommand.self, StoriesCommand.self, TimelineCommand.self, ControlCommand.self, JudgeCommand.self,
      WatchCommand.self, SubscriptionsCommand.self, ArchiveCommand.self, DiffCommand.self, TokensCommand.self,
      ServeCommand.self, ActorsCommand.self, EventsCommand.self, GazetteerCommand.self, CheckRulesCommand.self,
    ]
  #endif

  /// Exit codes: 0 all went well, 1 some input could not be read, 2 wrong usage.
  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    }
  }
}
