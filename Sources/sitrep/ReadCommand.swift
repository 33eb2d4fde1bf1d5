import ArgumentParser
import Claims
import Foundation
import Publishing
import Reading

/// `sitrep read`: reports in, readings out.
struct ReadCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, conllu }
  enum Stage: String, ExpressibleByArgument, CaseIterable {
    case sentences, dates, places, entities, attributions, claims
  }

  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read reports and print what they tell.",
    discussion: """
      Pages (HTML), feeds (RSS, Atom, JSON Feed), web archives (WARC), plain texts and NDJSON documents, gzipped or not; \
      the kind is found from the content.
      """)

  @Argument(help: ArgumentHelp("Files, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: "text (for people), json (one reading a line) or conllu. On a terminal text, else json.")
  var format: Format?

  @Option(help: ArgumentHelp("Optional layers to print as JSON: tokens, predicates.", valueName: "list"))
  var layers: String?

  @Option(help: ArgumentHelp("When the reports were published, where they do not say.", valueName: "date"))
  var published: String?

  @Option(help: ArgumentHelp("The outlet, where the reports do not say.", valueName: "name"))
  var outlet: String?

  @Option(help: ArgumentHelp("The address, where the reports do not say.", valueName: "url"))
  var url: String?

  @Option(help: "How many documents to read at once.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Say which rule and which words each claim rests on, and what is in doubt.")
  var explain = false

  @Option(help: "Print one stage instead of the claims.")
  var show: Stage?

  @OptionGroup var resources: Resources

  func validate() throws {
    if let published, Day(iso: published) == nil {
      throw ValidationError("--published '\(published)' is no date; write for example --published 2019-04-12")
    }
    if jobs < 1 { throw ValidationError("--jobs \(jobs) is too few; write 1 or more") }
    _ = try chosenLayers()
  }

  func run() throws {
    let printer = Printer(
      format: format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json), layers: try chosenLayers(), explain: explain,
      show: show, color: Terminal.hasColor)
    let reading = ReadingRun(
      reader: try resources.reader(), inputs: Inputs(paths: inputs),
      defaults: Defaults(published: published, outlet: outlet, url: url), jobs: jobs)
    let failures = reading.run { Terminal.write(printer.bytes($0)) }
    if failures > 0 { throw ExitCode(1) }
  }

  private func chosenLayers() throws -> Set<Layer> {
    var chosen: Set<Layer> = []
    for name in (layers ?? "").split(separator: ",") {
      guard let layer = Layer(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
        throw ValidationError(
          "--layers '\(name)' is no optional layer; write tokens, predicates or both: --layers tokens,predicates")
      }
      chosen.insert(layer)
    }
    return chosen
  }
}

/// What became of one input.
enum Outcome: Sendable {
  case reading(Claims.Reading)
  case failure(id: String?, code: String, message: String)
}

/// Reads all inputs, several at once, results in the order of the inputs.
struct ReadingRun {
  let reader: Reader
  let inputs: Inputs
  let defaults: Defaults
  let jobs: Int
  /// Today: no report is from tomorrow.
  let now = Day(iso: Date().formatted(.iso8601))

  /// - Parameter output: gets each outcome; false ends the run.
  /// - Returns: how many inputs could not be read.
  func run(_ output: @escaping @Sendable (Outcome) -> Bool) -> Int {
    let failures = Counter()
    let work = OrderedWork<Item, Outcome>(room: 4 * jobs) { [reader, defaults, now] item in
      let outcome = ReadingRun.outcome(of: item, reader, defaults, now)
      if case .failure = outcome { failures.add() }
      return outcome
    }
    work.run(jobs: jobs, feed: { add in inputs.forEach(add) }, output: output)
    return failures.value
  }

  private static func outcome(of item: Item, _ reader: Reader, _ defaults: Defaults, _ now: Day?) -> Outcome {
    do throws(InputFailure) {
      return .reading(reader.read(try item.document(), defaults: defaults, now: now))
    } catch {
      return .failure(id: error.id, code: error.code, message: error.message)
    }
  }
}

/// A count that several threads add to.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func add() { lock.withLock { count += 1 } }
  var value: Int { lock.withLock { count } }
}
