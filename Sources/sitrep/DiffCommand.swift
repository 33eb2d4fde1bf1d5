import Archive
import ArgumentParser
import Claims
import Foundation
import Publishing

/// `sitrep diff`: what two versions of the reader make of the same documents.
struct DiffCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what the archive's documents were read as before, and are now.",
    discussion: """
      Reading documents again with 'sitrep add' keeps what was read before. Without --from and --to each document's \
      present reading stands beside the one before it. A review counts as a reader: 'review by NAME'.
      """)

  @Option(help: ArgumentHelp("Only readings by this reader as the old ones.", valueName: "reader"))
  var from: String?

  @Option(help: ArgumentHelp("Only readings by this reader as the new ones.", valueName: "reader"))
  var to: String?

  @Option(help: ArgumentHelp("Only this document.", valueName: "id"))
  var document: String?

  @Option(help: "text or json (a document a line). On a terminal text, else json.")
  var format: Format?

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.openExisting()
    try check(archive)
    let format = format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)
    var pairs = 0
    var counts = (documents: 0, added: 0, removed: 0, changed: 0)
    try archive.readingPairs(from: from, to: to, document: document) { old, new in
      pairs += 1
      let diff = ReadingDiff(old, new)
      if diff.isEmpty { return true }
      counts.documents += 1
      counts.added += diff.added.count
      counts.removed += diff.removed.count
      counts.changed += diff.changed.count
      return Terminal.write(
        format == .json ? DiffJSON.line(diff, old, new) : Array(DiffText.page(diff, old, new).utf8))
    }
    Terminal.complain(
      "\(pairs) documents were read more than once, \(counts.documents) of them otherwise: \(counts.added) claims added, \(counts.removed) removed, \(counts.changed) changed"
    )
  }

  private func check(_ archive: Archive) throws {
    let readers = try archive.readers()
    for name in [from, to].compactMap({ $0 }) where !readers.contains(name) {
      throw ValidationError(
        "no reading is by '\(name)'; there are \(readers.map { "'\($0)'" }.joined(separator: ", "))")
    }
    if let document, try archive.document(document) == nil {
      throw ValidationError(
        "--document '\(document)' is not in the archive; 'sitrep claims --format json' lists the ids")
    }
  }
}
