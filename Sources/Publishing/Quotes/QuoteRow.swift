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
  /// Who tells that he says so, where it is not the report itself.
  public let within: String?

  /// The attributions of a reading, in the order of what is said.
  public static func rows(of reading: Reading) -> [QuoteRow] {
    let text = Text(reading.text)
    let entities = Dictionary(reading.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    func words(_ spans: [Span]) -> String? {
      spans.isEmpty ? nil : spans.map { ClaimPhrases.plain(text.string($0)) }.joined(separator: " … ")
    }
    /// His name, or, where "who" alone stands at this place, what he is called first.
    func speaker(_ one: Attribution) -> String? {
      guard let entity = one.entity.flatMap({ entities[$0] }) else { return words(one.source) }
      let isNamed = entity.mentions.contains { $0.form == .name }
      let isSpoken = entity.mentions.contains { mention in one.source.contains { $0.overlaps(mention.span) } }
      return isNamed || !isSpoken ? entity.name : words(one.source)
    }
    return flat(reading.attributions, within: nil).map { one, outer in
      let source = words(one.source)
      return QuoteRow(
        document: reading.id, title: reading.title, outlet: reading.outlet, published: reading.published,
        attribution: one, speaker: speaker(one), source: source,
        cue: words(one.cue) ?? "", content: words(one.content) ?? "",
        within: outer.flatMap(speaker))
    }
    .sorted { ($0.attribution.content.first ?? Span(0, 0)) < ($1.attribution.content.first ?? Span(0, 0)) }
  }

  /// The attributions with those nested in them, each with the one it is nested in.
  private static func flat(_ attributions: [Attribution], within outer: Attribution?) -> [(Attribution, Attribution?)] {
    attributions.flatMap { [($0, outer)] + flat($0.nested ?? [], within: $0) }
  }

  /// Whether the speaker or the words for him hold some words, in whatever case.
  public func isBy(_ words: String) -> Bool {
    let wanted = words.lowercased()
    return [speaker, source].contains { $0?.lowercased().contains(wanted) ?? false }
  }
}
