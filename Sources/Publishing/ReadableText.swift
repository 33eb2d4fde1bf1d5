import Claims
import Words

/// A reading for people at a terminal.
public struct ReadableText: Sendable {
  /// The width of a line, in characters.
  public let width: Int
  /// Whether to show the rule, the words of each slot and the doubts.
  public let explain: Bool
  /// Whether to write ANSI colours.
  public let color: Bool

  public init(width: Int = 80, explain: Bool = false, color: Bool = false) {
    self.width = max(24, width)
    self.explain = explain
    self.color = color
  }

  /// The headline, the facts of the page, then each claim in a line with its quotation under it.
  public func page(_ reading: Reading) -> String {
    let text = Text(reading.text)
    var page = TextPage(width: width, color: color)
    head(reading, text, on: &page)
    let order = reading.claims.sorted { ($0.evidence, $0.trigger, $0.id) < ($1.evidence, $1.trigger, $1.id) }
    for claim in order {
      page.blank()
      line(ClaimPhrases(claim: claim, text: text), on: &page)
      if explain { slots(claim, text, on: &page) }
    }
    if explain, !reading.doubts.isEmpty {
      page.blank()
      for doubt in reading.doubts { self.doubt(doubt, text, on: &page) }
    }
    return page.out
  }

  /// One claim of a list: its line, its quotation, and which report it is from.
  public func claim(_ row: ClaimRow) -> String {
    var page = TextPage(width: width, color: color)
    line(ClaimPhrases(claim: row.claim, text: row.text), on: &page)
    let report = [row.outlet, row.title, row.published].compactMap { $0 }.joined(separator: " · ")
    page.paragraph([(report.isEmpty ? row.document : report, .faint)], indent: 4)
    return page.out
  }

  private func head(_ reading: Reading, _ text: Text, on page: inout TextPage) {
    let first = text.bytes.firstIndex(of: 0x0A) ?? text.count
    page.paragraph([(reading.title ?? text.string(Span(0, first)), .strong)])
    var facts = [reading.outlet, reading.published, reading.byline].compactMap { $0 }
    if reading.publishedBasis == .text { facts.append("dated by its text") }
    let claims = reading.claims.count
    facts.append(claims == 0 ? "no claims" : claims == 1 ? "1 claim" : "\(claims) claims")
    page.paragraph([(facts.joined(separator: " · "), .faint)])
  }

  private func line(_ phrases: ClaimPhrases, on page: inout TextPage) {
    let claim = phrases.claim
    var parts: [(String, TextPage.Style)] = []
    if let date = phrases.date { parts += [(date, .plain), ("·", .faint)] }
    if let place = phrases.place { parts += [(place, .plain), ("·", .faint)] }
    if let actors = phrases.actors { parts += [(actors, .strong), ("→", .faint)] }
    parts += [(phrases.act, .strong), ("(\(phrases.type))", .faint)]
    if let recipients = phrases.recipients { parts += [("→", .faint), (recipients, .strong)] }
    if let sources = phrases.sources { parts += [("·", .faint), ("according to \(sources)", .plain)] }
    parts += [("·", .faint), (claim.certainty.rawValue, .certainty(claim.certainty))]
    for note in phrases.casualties + claim.auxiliary.map(\.rawValue) { parts += [("·", .faint), (note, .plain)] }
    page.paragraph(parts, hanging: 2)
    page.paragraph([("“\(phrases.quote)”", .faint)], indent: 4)
  }

  private func slots(_ claim: Claim, _ text: Text, on page: inout TextPage) {
    let phrases = ClaimPhrases(claim: claim, text: text)
    slot("trigger", text, claim.trigger, nil, on: &page)
    for (i, party) in claim.actors.enumerated() {
      slot("actor", text, party.span, party.code, claim.reasons?.actors.dropFirst(i).first, on: &page)
    }
    for (i, party) in claim.recipients.enumerated() {
      slot("recipient", text, party.span, party.code, claim.reasons?.recipients.dropFirst(i).first, on: &page)
    }
    if let span = claim.when.span { slot("when", text, span, phrases.date, on: &page) }
    if let note = phrases.dateNote { page.slot("when", note) }
    for (i, scene) in claim.places.enumerated() {
      let id = scene.geonameid.map { "\($0) " } ?? ""
      let basis = scene.isOfDateline == true ? " by the dateline" : ""
      let point = "\(scene.lat) \(scene.lon) \(scene.precision.rawValue)"
      slot("where", text, scene.span, id + point + basis, claim.reasons?.places.dropFirst(i).first, on: &page)
    }
    for source in claim.accordingTo {
      if let span = source.span { slot("source", text, span, source.kind.rawValue, on: &page) }
    }
    if let control = phrases.control { page.slot("control", control) }
    page.slot("rule", claim.rule)
    page.slot("confidence", "\(claim.confidence)")
    page.slot("factuality", "\(claim.factuality)")
  }

  private func slot(
    _ name: String, _ text: Text, _ span: Span, _ more: String?, _ reason: Reason? = nil, on page: inout TextPage
  ) {
    let notes = [more.map { " \($0)" }, reason.map { " · " + why($0) }].compactMap { $0 }.joined()
    page.slot(name, "“\(ClaimPhrases.plain(text.string(span)))”" + notes)
  }

  /// "subject (nsubj)", "after “in” (obl), of the clause around".
  private func why(_ reason: Reason) -> String {
    let slot =
      switch reason.slot {
      case "subject", "object", "modifier", "purpose": reason.slot
      case "iobj": "indirect object"
      case "poss": "owner"
      case "copula": "subject of “is”"
      case "clause": "subject of the clause it governs"
      case "carrier": "subject of the verb that carries it"
      case "charge": "who is charged with it"
      case "deed": "who did the deed behind it"
      case "complement": "of what it threatens, asks or refuses"
      case "together": "does it with the others"
      case "adverb": "a place by itself"
      default: "after “\(reason.slot)”"
      }
    return "\(slot) (\(reason.relation))" + (reason.isAround ? ", of the clause around" : "")
  }

  private func doubt(_ doubt: Doubt, _ text: Text, on page: inout TextPage) {
    let words = ClaimPhrases.plain(text.string(doubt.span))
    let start = doubt.kind.rawValue.replacing("_", with: " ")
    page.paragraph([("doubt:", .certainty(.hedged)), ("\(start), “\(words)”: \(doubt.message)", .plain)], hanging: 7)
  }
}
