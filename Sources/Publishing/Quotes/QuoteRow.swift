import Claims
import Words

/// Who said what in one report: an attribution with its words.
public struct QuoteRow: Sendable {
  public let document: String
  public let title: String?
  public let outlet: String?
  public let published: String?
  public let attribution: Attribution
  /// The name of the speaker where the report names him anywhere, else the words that stand for him; nil where nobody is
  /// said to speak ("it is said").
  public let speaker: String?
  /// The words that stand for the speaker at this place.
  public let source: String?
  public let cue: String
  public let content: String

  /// The attributions of a reading, in the order of what is said.
  public static func rows(of reading: Reading) -> [QuoteRow] {
    let text = Text(reading.text)
    let named = reading.entities.filter { $0.mentions.contains { $0.form == .name } }
    let names = Dictionary(named.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    func words(_ spans: [Span]) -> String? {
      spans.isEmpty ? nil : spans.map { ClaimPhrases.plain(text.string($0)) }.joined(separator: " … ")
    }
    return reading.attributions.map { one in
      let source = words(one.source)
      return QuoteRow(
        document: reading.id, title: reading.title, outlet: reading.outlet, published: reading.published,
        attribution: one, speaker: one.entity.flatMap { names[$0] } ?? source, source: source,
        cue: words(one.cue) ?? "", content: words(one.content) ?? "")
    }
    .sorted { ($0.attribution.content.first ?? Span(0, 0)) < ($1.attribution.content.first ?? Span(0, 0)) }
  }

  /// Whether the speaker or the words for him hold some words, in whatever case.
  public func isBy(_ words: String) -> Bool {
    let wanted = words.lowercased()
    return [speaker, source].contains { $0?.lowercased().contains(wanted) ?? false }
  }
}
