import Claims
import Words

/// An article with its claims' words marked in it, as HTML.
///
/// The text is cut at every edge of a mark, and each piece is written by itself: marks may overlap as they like.
struct Highlights {
  /// What a chosen claim's words are there for.
  enum Slot: String, CaseIterable {
    case actor, act, recipient, place, when, source

    var title: String {
      switch self {
      case .actor: "who"
      case .act: "did what"
      case .recipient: "to whom"
      case .place: "where"
      case .when: "when"
      case .source: "according to"
      }
    }
  }

  let text: Text
  let document: String
  /// In the order of the text.
  let claims: [Claim]
  let chosen: Claim?
  private let slots: [(span: Span, slot: Slot)]

  init(text: Text, document: String, claims: [Claim], chosen: String?) {
    self.text = text
    self.document = document
    self.claims = claims.sorted { ($0.evidence, $0.trigger, $0.id) < ($1.evidence, $1.trigger, $1.id) }
    self.chosen = claims.first { $0.id == chosen }
    slots = self.chosen.map(Self.slots) ?? []
  }

  /// The words of a claim by what they are there for, the weightier first where two claim the same words.
  static func slots(of claim: Claim) -> [(span: Span, slot: Slot)] {
    [(claim.trigger, .act)] + claim.actors.map { ($0.span, .actor) } + claim.recipients.map { ($0.span, .recipient) }
      + claim.places.map { ($0.span, .place) } + (claim.when.span.map { [($0, .when)] } ?? [])
      + claim.accordingTo.compactMap { source in source.span.map { ($0, .source) } }
  }

  /// The slots that the chosen claim fills, for the legend.
  var shown: [Slot] { Slot.allCases.filter { slot in slots.contains { $0.slot == slot } } }

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
    for span in claims.map(\.evidence) + slots.map(\.span) where span.overlaps(line) {
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
    let slot = slots.first { $0.span.contains(span) }?.slot
    let marked =
      slot.map { #"<span class="slot \#($0.rawValue)" title="\#($0.title)">\#(words)</span>"# } ?? words
    if let chosen, chosen.evidence.contains(span) { return #"<mark class="evidence chosen">\#(marked)</mark>"# }
    guard let claim = claims.first(where: { $0.evidence.contains(span) }) else { return marked }
    let path = Markup.escape(DeskPath.document(document, claim: claim.id))
    return #"<a class="evidence" href="\#(path)">\#(marked)</a>"#
  }
}
