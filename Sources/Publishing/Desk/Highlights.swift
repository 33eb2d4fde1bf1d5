import Claims
import Words

/// What of a reading is marked in its text.
public enum TextLayer: String, CaseIterable, Sendable {
  case claims, speakers, names, times, places

  var title: String {
    switch self {
    case .claims: "claims"
    case .speakers: "who says what"
    case .names: "who is who"
    case .times: "times"
    case .places: "places"
    }
  }
}

/// An article with its claims' words, or those of another layer, marked in it, as HTML.
///
/// The text is cut at every edge of a mark, and each piece is written by itself: marks may overlap as they like.
struct Highlights {
  /// What a chosen claim's words are there for.
  enum Slot: String, CaseIterable {
    case actor, act, recipient, place, when, source, content

    var title: String {
      switch self {
      case .actor: "who"
      case .act: "did what"
      case .recipient: "to whom"
      case .place: "where"
      case .when: "when"
      case .source: "according to"
      case .content: "what is said"
      }
    }
  }

  /// Words with what they are there for, and what Sitrep makes of them.
  struct Mark {
    let span: Span
    let slot: Slot
    let title: String
  }

  let text: Text
  let document: String
  /// In the order of the text.
  let claims: [Claim]
  let chosen: Claim?
  let layer: TextLayer
  private let marks: [Mark]

  /// - Parameter chosen: The id of a claim whose words are marked; it stands above the layer.
  init(_ reading: Reading, _ text: Text, chosen: String?, layer: TextLayer = .claims) {
    self.text = text
    document = reading.id
    claims = reading.claims.sorted { ($0.evidence, $0.trigger, $0.id) < ($1.evidence, $1.trigger, $1.id) }
    let claim = reading.claims.first { $0.id == chosen }
    self.chosen = claim
    self.layer = claim == nil ? layer : .claims
    marks =
      claim.map { Self.slots(of: $0).map { Mark(span: $0.span, slot: $0.slot, title: $0.slot.title) } }
      ?? Self.marks(of: reading, layer)
  }

  private static func marks(of reading: Reading, _ layer: TextLayer) -> [Mark] {
    func mark(_ span: Span, _ slot: Slot, _ words: [String?]) -> Mark {
      let title = words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
      return Mark(span: span, slot: slot, title: ClaimPhrases.plain(title.isEmpty ? slot.title : title))
    }
    switch layer {
    case .claims: return []
    case .speakers:
      // What is said last: it holds what others say in it.
      let all = reading.attributions.flatMap { [$0] + ($0.nested ?? []) }
      return all.flatMap { one in
        one.source.map { mark($0, .source, [one.kind.rawValue, one.role?.rawValue]) }
          + one.cue.map { mark($0, .act, [one.quote.rawValue]) }
      } + all.flatMap { one in one.content.map { mark($0, .content, []) } }
    case .names:
      return reading.entities.flatMap { entity in
        entity.mentions.map { mark($0.span, .actor, [entity.name, entity.type.rawValue, entity.actor?.code]) }
      }.sorted { $0.span.count < $1.span.count }
    case .times: return reading.times.map { mark($0.span, .when, [$0.value, $0.kind.rawValue.lowercased()]) }
    case .places:
      return reading.places.map { place in
        mark(place.span, .place, [place.name, place.country, place.kind.rawValue, "\(place.lat), \(place.lon)"])
      }
    }
  }

  /// The words of a claim by what they are there for, the weightier first where two claim the same words.
  static func slots(of claim: Claim) -> [(span: Span, slot: Slot)] {
    [(claim.trigger, .act)] + claim.actors.map { ($0.span, .actor) } + claim.recipients.map { ($0.span, .recipient) }
      + claim.places.map { ($0.span, .place) } + (claim.when.span.map { [($0, .when)] } ?? [])
      + claim.accordingTo.compactMap { source in source.span.map { ($0, .source) } }
  }

  /// What is marked, for the legend.
  var shown: [Slot] { Slot.allCases.filter { slot in marks.contains { $0.slot == slot } } }

  /// One `<p>` for each line of the text, and one for each passage that was left out of it.
  func html(with removed: [Removed] = []) -> String {
    var left = LeftOut(removed)
    var out = ""
    for line in Paragraphs.spans(of: text) {
      out += left.html(before: line.start)
      out += left.standing(in: line) ?? "<p>\(pieces(of: line))</p>\n"
    }
    return out + left.html(before: .max)
  }

  private func pieces(of line: Span) -> String {
    var edges: Set<Int> = [line.start, line.end]
    for span in claims.map(\.evidence) + marks.map(\.span) where span.overlaps(line) {
      edges.formUnion([max(span.start, line.start), min(span.end, line.end)].filter(text.isBoundary))
    }
    let sorted = edges.sorted()
    var out = anchors(in: line, upTo: line.start)
    for (start, end) in zip(sorted, sorted.dropFirst()) {
      if start > line.start { out += anchors(in: Span(start, start), upTo: start) }
      out += piece(Span(start, end))
    }
    return out
  }

  /// The places that `#claim-…` leads to: where the claim's evidence starts.
  private func anchors(in line: Span, upTo end: Int) -> String {
    claims.filter { claim in
      let start = claim.evidence.start
      let isHere = start == end
      // Evidence that starts in the blanks before a line is found at its beginning.
      let isJustBefore = line.count > 0 && start < end && start >= (lineBreak(before: end) ?? 0)
      return isHere || isJustBefore
    }.map { #"<span class="anchor" id="\#(Markup.escape(DeskPath.anchor($0.id)))"></span>"# }.joined()
  }

  private func lineBreak(before offset: Int) -> Int? { text.bytes[..<offset].lastIndex(of: 0x0A) }

  private func piece(_ span: Span) -> String {
    let words = Markup.escape(text.string(span))
    let mark = marks.first { $0.span.contains(span) }
    let marked =
      mark.map { mark in
        #"<span class="slot \#(mark.slot.rawValue)" title="\#(Markup.escape(mark.title))">\#(words)</span>"#
      } ?? words
    if layer != .claims { return marked }
    if let chosen, chosen.evidence.contains(span) { return #"<mark class="evidence chosen">\#(marked)</mark>"# }
    guard let claim = claims.first(where: { $0.evidence.contains(span) }) else { return marked }
    let path = Markup.escape(DeskPath.document(document, claim: claim.id))
    return #"<a class="evidence" href="\#(path)">\#(marked)</a>"#
  }
}
