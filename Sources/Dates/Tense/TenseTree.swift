import Language
import Rulebook
import Words

/// Whether the verb that governs a time expression looks back or ahead, by the tree of its sentence.
///
/// The tree says which verb that is and what helps it; which lemmas look ahead stands in the lists `ahead-modal`,
/// `ahead-word`, `plan-word`, `calendar-verb` and
/// `telling-verb` of the rules.
struct TenseTree {
  let sentence: Sentence
  let words: AheadWords
  /// How far up a tree is looked; our choice, news has few deeper chains of infinitives.
  private static let reach = 8

  /// The tense for an expression; nil where the tree does not tell, as without a verb.
  func tense(of span: Span) -> DateTense? {
    guard let expression = sentence.head(of: span) else { return nil }
    if sentence.child(expression, .cop) != nil { return tense(ofVerb: expression, for: expression, depth: 0) }
    var at = expression
    for _ in 0..<Self.reach {
      let head = sentence.tokens[at].head
      guard head >= 0 else { return nil }
      switch sentence.tokens[at].deprel {
      case .nmodPoss, .compound, .amod, .nmodDesc: return .unknown
      default: at = head
      }
      if sentence.isVerbal(at) { return tense(ofVerb: at, for: expression, depth: 0) }
      if words.isPlan(sentence.tokens[at]) { return .future }
    }
    return nil
  }

  /// - Parameter expression: the token that the tense is asked for; it belongs to no infinitive that begins after it.
  private func tense(ofVerb verb: Int, for expression: Int, depth: Int) -> DateTense? {
    guard depth < Self.reach else { return nil }
    let word = sentence.tokens[verb]
    let helpers = sentence.children[verb].map { sentence.tokens[$0] }.filter(\.isHelper)
    let isPlan = words.isPlan(word) && !helpers.contains { $0.xpos == .vbd }
    if isPlan { return .future }
    if let tense = tense(ofHelpers: helpers, word) { return tense }
    switch word.xpos {
    case .vbd: return .past
    case .vbn: return helpers.isEmpty ? .past : nil
    case .vbz, .vbp: return words.isCalendar(word) ? .future : words.isTelling(word) ? nil : .present
    default: return helpers.isEmpty ? tense(above: verb, for: expression, depth) : nil
    }
  }

  /// By "will", "had", "did", "was", from the strongest on.
  private func tense(ofHelpers helpers: [Token], _ verb: Token) -> DateTense? {
    let hasHave = helpers.contains { $0.lemma == "have" }
    if let modal = helpers.first(where: words.isModal) { return hasHave && modal.lemma != "will" ? .past : .future }
    if hasHave || helpers.contains(where: { $0.xpos == .vbd }) { return .past }
    let isBeing = helpers.contains { $0.xpos == .vbz || $0.xpos == .vbp }
    guard isBeing else { return nil }
    return verb.xpos == .vbg || words.isAhead(verb) ? .future : .present
  }

  /// Of an infinitive or participle, by the word it hangs on: "planned to meet", "an offer to meet".
  private func tense(above verb: Int, for expression: Int, _ depth: Int) -> DateTense? {
    let word = sentence.tokens[verb]
    guard word.head >= 0 else { return nil }
    let head = sentence.tokens[word.head]
    if let to = sentence.child(verb, .mark), word.xpos == .vb, expression > to {
      if words.isAhead(head) { return isPluperfect(word.head) ? .past : .future }
    }
    return sentence.isVerbal(word.head) ? tense(ofVerb: word.head, for: expression, depth: depth + 1) : nil
  }

  /// "had planned to meet" looks back on the plan.
  private func isPluperfect(_ verb: Int) -> Bool {
    sentence.children[verb].contains { sentence.tokens[$0].lemma == "have" && sentence.tokens[$0].xpos == .vbd }
  }
}

extension Token {
  fileprivate var isHelper: Bool { deprel == .aux || deprel == .auxPass || deprel == .cop }
}

/// The lemmas that look ahead.
struct AheadWords: Sendable {
  private let modals: Set<String>
  private let ahead: Set<String>
  private let calendar: Set<String>
  private let plan: Set<String>
  private let telling: Set<String>

  init(_ rulebook: Rulebook) {
    func lemmas(_ name: String) -> Set<String> { Set(rulebook.list("dates", name)?.entries.map(\.word) ?? []) }
    modals = lemmas("ahead-modal")
    ahead = lemmas("ahead-word")
    calendar = lemmas("calendar-verb")
    plan = lemmas("plan-word")
    telling = lemmas("telling-verb")
  }

  func isModal(_ token: Token) -> Bool { modals.contains(token.lemma) }
  func isAhead(_ token: Token) -> Bool { ahead.contains(token.lemma) }
  func isTelling(_ token: Token) -> Bool { telling.contains(token.lemma) }
  func isPlan(_ token: Token) -> Bool { plan.contains(token.lemma) }
  func isCalendar(_ token: Token) -> Bool { calendar.contains(token.lemma) }
}
