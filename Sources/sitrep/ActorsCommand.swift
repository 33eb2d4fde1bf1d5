import Actors
import ArgumentParser
import Claims
import Foundation

/// `sitrep actors`: who the dictionary knows, and how lists of a user's get into one.
struct ActorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actors", abstract: "Look up the dictionary of actors.", subcommands: [Find.self, Import.self])

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
        if !entry.callsItself.isEmpty {
          Terminal.write("  \(entry.callsItself.joined(separator: ", ")) by their own side\n")
        }
        if !entry.aliases.isEmpty { Terminal.write("  also \(entry.aliases.joined(separator: ", "))\n") }
        Terminal.write("  source: \(entry.source)\n")
      }
    }
  }

  struct Import: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case wikidata, petrarch }

    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Make a rule file of a list of actors that you have.",
      discussion: """
        Takes the JSON of a Wikidata query ('--query' prints the query) or an actor file of PETRARCH. What cannot be taken \
        over is told. Put the rules into a folder en/actors, and read with --rules on the folder above it.
        """)

    @Argument(help: ArgumentHelp("The file, or '-'.", valueName: "file"))
    var file: String?

    @Option(help: "wikidata or petrarch; found from the file where it is not said.")
    var format: Format?

    @Option(help: "What the actors of a PETRARCH file are: person or organization.")
    var type = "person"

    @Flag(help: "Print the query for query.wikidata.org, and end.")
    var query = false

    func run() throws {
      if query {
        Terminal.write(ActorImport.wikidataQuery)
        return
      }
      guard let file else { throw ValidationError("give the file to import, or --query") }
      guard let kind = EntityType(rawValue: type), kind == .person || kind == .organization else {
        throw ValidationError("--type '\(type)' is unknown; write person or organization")
      }
      let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
      guard let data = try handle?.readToEnd(), let text = String(data: data, encoding: .utf8) else {
        throw ValidationError("'\(file)' cannot be read as UTF-8; give a list of actors, or '-'")
      }
      let isJSON = text.first { !$0.isWhitespace } == "{"
      let done =
        format ?? (isJSON ? .wikidata : .petrarch) == .wikidata
        ? ActorImport(wikidata: text) : ActorImport(petrarch: text, type: kind)
      let day = Date().formatted(.iso8601.year().month().day())
      Terminal.write(done.rules(source: "\(file == "-" ? "standard input" : file), imported \(day)"))
      for trouble in done.troubles { Terminal.complain("error: \(file): \(trouble)") }
      if done.actors.isEmpty || !done.troubles.isEmpty { throw ExitCode(1) }
    }
  }
}
