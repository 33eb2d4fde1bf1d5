import ArgumentParser
import Claims
import Foundation
import Publishing
import Reading

/// `sitrep export`: claims in the columns and objects that others work with.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write claims in the formats of the field: GDELT, ACLED, UCDP, GeoJSON, STIX …",
    discussion: """
      Takes what 'sitrep read' takes. Formats:

      \(formats)

      Tables of events that cannot say that something is denied, planned or only supposed leave such claims out. \
      Technotes/exports.md tells what each column holds, and what stays empty and why.
      """)

  private static let formats = ExportFormat.allCases.map { format in
    "  \(format.name)" + String(repeating: " ", count: 16 - format.name.count) + format.summary
  }.joined(separator: "\n")

  @Argument(help: ArgumentHelp("Files, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: ArgumentHelp("One of the formats above.", valueName: "name"))
  var format: String?

  @Flag(help: "Keep denied, planned and hypothetical claims where a column can say that they are.")
  var all = false

  @Option(help: ArgumentHelp("When the reports were published, where they do not say.", valueName: "date"))
  var published: String?

  @Option(help: "The outlet, where the reports do not say; of an archive, only what it published.")
  var outlet: String?

  @Option(help: "How many documents to read at once.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  #if !READING_ONLY
    @OptionGroup var archived: ExportArchive
  #endif

  @OptionGroup var resources: Resources

  func validate() throws {
    let format = try chosen()
    if let published, Day(iso: published) == nil {
      throw ValidationError("--published '\(published)' is no date; write for example --published 2019-04-12")
    }
    if jobs < 1 { throw ValidationError("--jobs \(jobs) is too few; write 1 or more") }
    if all, format.unhappened == .leftOut {
      throw ValidationError(
        "--all: no column of \(format.name) can say that a claim is denied, planned or hypothetical; leave --all out, or take another format"
      )
    }
    #if !READING_ONLY
      try archived.validate(inputs: inputs)
    #endif
  }

  func run() throws {
    let output = Output(Export(try chosen(), tables: try ExportTables(try resources.rulebook()), all: all))
    #if !READING_ONLY
      if try archived.write(to: output, outlet: outlet) { return }
    #endif
    let reading = ReadingRun(
      reader: try resources.reader(), inputs: Inputs(paths: inputs),
      defaults: Defaults(published: published, outlet: outlet, url: nil), jobs: jobs)
    guard output.start() else { return }
    let failures = reading.run { outcome in
      switch outcome {
      case .reading(let reading): return output.write(ClaimRow.all(of: reading))
      case .failure(_, _, let message):
        Terminal.complain("error: \(message)")
        return true
      }
    }
    output.end()
    if failures > 0 { throw ExitCode(1) }
  }

  private func chosen() throws -> ExportFormat {
    guard let format else {
      throw ValidationError("--format is missing; write --format and one of:\n\n\(Self.formats)")
    }
    guard let chosen = ExportFormat(rawValue: format.lowercased()) else {
      throw ValidationError("--format '\(format)' is unknown; write one of:\n\n\(Self.formats)")
    }
    return chosen
  }

  /// Standard output in one format; written to by one thread at a time.
  final class Output: @unchecked Sendable {
    private var export: Export

    init(_ export: Export) { self.export = export }

    // False where nobody reads any more.

    func start() -> Bool { Terminal.write(export.start()) }

    func write(_ rows: [ClaimRow]) -> Bool { Terminal.write(rows.flatMap { export.bytes($0) }) }

    func end() { _ = Terminal.write(export.end()) }
  }
}
