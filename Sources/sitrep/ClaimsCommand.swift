import Archive
import ArgumentParser
import Digests
import Foundation
import Publishing

/// `sitrep claims`: lists the archive's claims.
struct ClaimsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "List the archive's claims, the latest reports first.")

  @Option(help: "text, json (one claim a line) or csv. On a terminal text, else json.")
  var format: Format?

  @Option(help: "Who published it.")
  var outlet: String?

  @Option(help: "The most to list.")
  var limit = 50

  @OptionGroup var wanted: ClaimFilterOptions

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let filter = try wanted.filter(outlet: outlet)
    let archive = try archive.openExisting()
    let format = format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)
    if format == .csv { _ = Terminal.write(ClaimCSV.header) }
    var left = limit
    var after: Cursor?
    repeat {
      let page = try archive.claims(filter, limit: min(left, 500), after: after)
      for claim in page.items { guard Terminal.write(line(claim, format)) else { return } }
      left -= page.items.count
      after = page.next
    } while after != nil && left > 0
    if format == .text {
      let all = try archive.count(filter)
      Terminal.write("\(min(all, limit)) of \(all) claims\n")
    }
  }

  private func line(_ stored: StoredClaim, _ format: Format) -> [UInt8] {
    let row = ClaimRow(stored)
    switch format {
    case .json: return ClaimJSON.line(row)
    case .csv: return ClaimCSV.line(row)
    case .text:
      return Array((ReadableText(width: min(Terminal.width, 110), color: Terminal.hasColor).claim(row) + "\n").utf8)
    }
  }
}
