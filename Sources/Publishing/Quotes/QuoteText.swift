/// What people said, for people at a terminal.
public struct QuoteText: Sendable {
  /// The width of a line, in characters.
  public let width: Int
  /// Whether to write ANSI colours.
  public let color: Bool

  public init(width: Int = 80, color: Bool = false) {
    self.width = max(24, width)
    self.color = color
  }

  /// The report, then each speaker with his cue and, under it, what he said; nothing for a report in which nobody speaks.
  public func page(_ rows: [QuoteRow]) -> String {
    guard let first = rows.first else { return "" }
    var page = TextPage(width: width, color: color)
    let report = [first.title, first.outlet, first.published].compactMap { $0 }.joined(separator: " · ")
    page.paragraph([(report.isEmpty ? first.document : report, .strong)])
    for row in rows {
      var parts: [(String, TextPage.Style)] = [(row.speaker ?? "nobody named", .strong), (row.cue, .faint)]
      if let source = row.source, source != row.speaker { parts += [("·", .faint), ("“\(source)”", .faint)] }
      parts += [("·", .faint), ("\(row.attribution.kind.rawValue), \(row.attribution.quote.rawValue)", .faint)]
      if let within = row.within { parts += [("·", .faint), ("as \(within) has it", .faint)] }
      page.paragraph(parts, indent: 2, hanging: 2)
      page.paragraph([(row.content, .plain)], indent: 6)
    }
    page.blank()
    return page.out
  }
}
