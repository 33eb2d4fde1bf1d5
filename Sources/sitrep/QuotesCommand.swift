import ArgumentParser
import Claims
import Foundation
import Publishing
import Reading

/// `sitrep quotes`: reports in, who said what out.
struct QuotesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "quotes", abstract: "List who said what, how, and in which words.",
    discussion: """
      Speech, direct and indirect, and attitudes to something ("criticised the raid"), in the order of the report. Takes \
      what 'sitrep read' takes.
      """)

  @Argument(help: ArgumentHelp("Files, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: "text (for people) or json (one attribution a line). On a terminal text, else json.")
  var format: Format?

  @Option(
    help: ArgumentHelp("Only what these words are said to say, by name or as the report puts it.", valueName: "words"))
  var by: String?

  @Flag(help: "Only what stands in quotation marks.")
  var direct = false

  @Option(help: "How many documents to read at once.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var resources: Resources

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs \(jobs) is too few; write 1 or more") }
    if let by, by.trimmingCharacters(in: .whitespaces).isEmpty {
      throw ValidationError("--by is empty; write a name, for example --by Haftar")
    }
  }

  func run() throws {
    let isJSON = (format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)) == .json
    let text = QuoteText(width: min(Terminal.width, 110), color: Terminal.hasColor)
    let reading = ReadingRun(
      reader: try resources.reader(), inputs: Inputs(paths: inputs),
      defaults: Defaults(published: nil, outlet: nil, url: nil), jobs: jobs)
    let (by, direct) = (by, direct)
    let failures = reading.run { outcome in
      switch outcome {
      case .failure(let id, let code, let message):
        if isJSON { return Terminal.write(ErrorJSON.line(id: id, code: code, message: message)) }
        Terminal.complain("error: \(message)")
        return true
      case .reading(let reading):
        let rows = QuoteRow.rows(of: reading).filter { row in
          (by.map(row.isBy) ?? true) && (!direct || row.attribution.quote != .indirect)
        }
        return Terminal.write(isJSON ? QuoteJSON.lines(rows, of: reading) : Array(text.page(rows).utf8))
      }
    }
    if failures > 0 { throw ExitCode(1) }
  }
}
