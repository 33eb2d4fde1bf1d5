import Archive
import ArgumentParser
import Claims
import Foundation
import Publishing
import Words

/// `sitrep claims`: lists the archive's claims.
struct ClaimsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

  static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "List the archive's claims, the latest reports first.")

  @Option(help: "text, json (one claim a line) or csv. On a terminal text, else json.")
  var format: Format?

  @Option(help: "PLOVER's type: ASSAULT, CONSULT … May be given several times.")
  var type: [String] = []

  @Option(help: "PLOVER's mode: seize, visit, explosives …")
  var mode: String?

  @Option(help: "Who did it: a part of the name, or a code such as LBYREB.")
  var actor: String?

  @Option(help: "To whom.")
  var recipient: String?

  @Option(help: "Where: a part of a place's name.")
  var place: String?

  @Option(help: "In which country: two letters, ISO 3166.")
  var country: String?

  @Option(help: ArgumentHelp("Of what happened on this day or later.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Of what happened on this day or earlier.", valueName: "date"))
  var to: String?

  @Option(help: "confirmed, asserted, attributed, hedged or denied. May be given several times.")
  var certainty: [String] = []

  @Option(help: "Who published it.")
  var outlet: String?

  @Option(help: "Words that stand in the quotation or the names.")
  var words: String?

  @Option(help: "The most to list.")
  var limit = 50

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let filter = ClaimFilter(
      types: try type.map { try known($0.uppercased(), "--type", EventType.init) }, mode: mode, actor: actor,
      recipient: recipient, place: place, country: country, from: try day(from, "--from"), to: try day(to, "--to"),
      certainties: try certainty.map { try known($0.lowercased(), "--certainty", Certainty.init) }, outlet: outlet,
      words: words)
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
    let row = ClaimRow(
      claim: stored.claim, document: stored.document, outlet: stored.outlet, published: stored.published,
      title: stored.title, url: stored.url, text: Text(stored.text))
    switch format {
    case .json: return ClaimJSON.line(row)
    case .csv: return ClaimCSV.line(row)
    case .text:
      return Array((ReadableText(width: min(Terminal.width, 110), color: Terminal.hasColor).claim(row) + "\n").utf8)
    }
  }

  private func day(_ word: String?, _ option: String) throws -> Day? {
    guard let word else { return nil }
    guard let day = Day(iso: word) else {
      throw ValidationError("\(option) '\(word)' is no date; write for example \(option) 2019-04-12")
    }
    return day
  }

  private func known<Value: CaseIterable & RawRepresentable>(
    _ word: String, _ option: String, _ make: (String) -> Value?
  ) throws -> Value where Value.RawValue == String {
    guard let value = make(word) else {
      throw ValidationError(
        "\(option) '\(word)' is unknown; write one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
  }
}
