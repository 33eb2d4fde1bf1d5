import Actors
import ArgumentParser
import Claims

/// `sitrep actors find`: who the dictionary knows.
struct ActorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actors", abstract: "Look up the dictionary of actors.", subcommands: [Find.self])

  struct Find: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the actors of a name: code, terms, other names, and the rule that says so.")

    @Argument(help: ArgumentHelp("Words of a name, for example Haftar.", valueName: "name"))
    var words: [String]

    @Option(help: ArgumentHelp("The day whose offices count, for example 2019-04-12.", valueName: "date"))
    var on: String?

    @OptionGroup var resources: Resources

    func validate() throws {
      if let on, Day(iso: on) == nil {
        throw ValidationError("--on '\(on)' is no date; write for example --on 2019-04-12")
      }
    }

    func run() throws {
      let query = words.joined(separator: " ")
      let found = try ActorDictionary(resources.rulebook()).find(query, on: on.flatMap { Day(iso: $0) })
      guard !found.isEmpty else {
        Terminal.complain("no actor '\(query)'; write another name, or add a block 'actor NAME' to Rules/en/actors")
        throw ExitCode(1)
      }
      for entry in found {
        let code = ([entry.country] + entry.sectors).joined(separator: " ")
        Terminal.write(
          "\(entry.name)\t\(code)\t\(entry.type.rawValue)\t\(entry.terms.joined(separator: ", "))\t\(entry.place)\n")
        if !entry.aliases.isEmpty { Terminal.write("  also \(entry.aliases.joined(separator: ", "))\n") }
        Terminal.write("  source: \(entry.source)\n")
      }
    }
  }
}
