import Claims
import Words

/// GDELT 2.0's table of mentions: 16 columns, parted by tabs, no header; a row for each row of the events.
///
/// Source: GDELT Event Codebook 2.0 (2015).
enum GDELTMentions {
  static let columns = [
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
  ]

  static func lines(_ row: ClaimRow) -> [UInt8] {
    let offsets = ScalarOffsets(row.text)
    let claim = row.claim
    let sentence = row.setting.sentences.firstIndex { $0.contains(claim.trigger.start) }
    var bytes: [UInt8] = []
    for (part, pair) in row.pairs.enumerated() {
      bytes += Cells.tsv([
        row.number(part: part), GDELT.stamp(row.addedAt), GDELT.stamp(row.published), row.url == nil ? "2" : "1",
        source(row), row.url ?? citation(row), sentence.map { "\($0 + 1)" } ?? "", offset(pair.actor, offsets),
        offset(pair.recipient, offsets), "\(offsets.scalar(claim.trigger.start))", "1",
        "\(Int((claim.confidence * 10).rounded()) * 10)", "\(offsets.count)", "", "", "",
      ])
    }
    return bytes
  }

  /// In Unicode scalars, -1 where there is nobody.
  private static func offset(_ party: Party?, _ offsets: ScalarOffsets) -> String {
    party.map { "\(offsets.scalar($0.span.start))" } ?? "-1"
  }

  /// The host of the address, else the outlet.
  private static func source(_ row: ClaimRow) -> String {
    guard let url = row.url, let start = url.firstRange(of: "://")?.upperBound else { return row.outlet ?? "" }
    let host = url[start...].prefix { !"/?#".contains($0) }
    let name = host.split(separator: "@").last?.prefix { $0 != ":" } ?? ""
    return name.hasPrefix("www.") ? String(name.dropFirst(4)) : String(name)
  }

  /// `Example Post, "CONFIRMED: Gharyan falls", 2019-04-12`, or the document's id where nothing is known.
  private static func citation(_ row: ClaimRow) -> String {
    let known = [row.outlet, row.title.map { "\"\($0)\"" }, row.published].compactMap { $0 }
    return known.isEmpty ? row.document : known.joined(separator: ", ")
  }
}
