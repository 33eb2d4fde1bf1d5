import Claims
import Words

/// An attribution with the place of its parts in the trees.
struct Attributed: Sendable {
  private(set) var record: Claims.Attribution
  /// The index of the sentence that holds the cue.
  let sentence: Int
  /// The token of the cue.
  let cue: Int
  /// Whether the cue is denied: "did not say".
  let isNegated: Bool
  let effect: StanceRules.Effect?
  private(set) var source: Claims.Source?
  /// Whether the cue stands in somebody's quotation: it is his to say that others say so.
  let isInSpeech: Bool
  /// Whether it tells how somebody stands to the content, not that he says it is so.
  var isAttitude = false

  /// Whether nobody says it by this: "did not confirm", "declined to say whether".
  var isWithheld = false

  /// Whether a mark makes it, not a word: a colon, a dash.
  var isMark = false

  /// Whether the cue is one of saying, which a quotation may go with.
  var isSaying: Bool

  /// Whether it gives the words of somebody whom the report itself has speak.
  var isVoice: Bool { isSaying && !isInSpeech && !isWithheld && record.quote != .indirect }

  /// How much is said, in bytes.
  var size: Int { record.content.reduce(0) { $0 + $1.count } }

  /// Whether its content holds the cue of another.
  func holds(_ other: Attributed) -> Bool {
    guard let cue = other.record.cue.first else { return false }
    return record.content.contains { $0.contains(cue.start) }
  }

  /// The same with one more quotation: its speaker goes on.
  func extended(by quote: Span) -> Attributed {
    var copy = self
    copy.record = record.saying(record.content + [quote], record.quote == .indirect ? .mixed : record.quote)
    return copy
  }

  /// The same as the words of who speaks the quotation that the cue stands in: "“I think we won,” Haddad said".
  func spoken(by speaker: Attributed) -> Attributed {
    var copy = self
    copy.source = speaker.source
    copy.record = record.of(speaker.record)
    return copy
  }

  /// Its record with those of what is said in it.
  func record(nesting nested: [Claims.Attribution]) -> Claims.Attribution { record.nesting(nested) }
}

extension Claims.Attribution {
  /// With who speaks another, in the words that stand here for him.
  fileprivate func of(_ speaker: Claims.Attribution) -> Claims.Attribution {
    Claims.Attribution(
      source: source, cue: cue, content: content, entity: speaker.entity, kind: speaker.kind, role: speaker.role,
      number: speaker.number, quote: quote, nested: nested)
  }

  fileprivate func saying(_ content: [Span], _ quote: Quote) -> Claims.Attribution {
    Claims.Attribution(
      source: source, cue: cue, content: content, entity: entity, kind: kind, role: role, number: number, quote: quote,
      nested: nested)
  }

  fileprivate func nesting(_ nested: [Claims.Attribution]) -> Claims.Attribution {
    Claims.Attribution(
      source: source, cue: cue, content: content, entity: entity, kind: kind, role: role, number: number, quote: quote,
      nested: nested.isEmpty ? nil : nested)
  }
}
