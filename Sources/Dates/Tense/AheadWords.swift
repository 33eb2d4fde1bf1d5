import Language
import Rulebook

/// The lemmas by which a verb looks ahead or back: the lists that ``TenseTree`` names.
struct AheadWords: Sendable {
  private let modals: Set<String>
  private let sure: Set<String>
  private let ahead: Set<String>
  private let plan: Set<String>
  private let calendar: Set<String>
  private let telling: Set<String>
  private let perfect: Set<String>

  init(_ rulebook: Rulebook) {
    func lemmas(_ name: String) -> Set<String> { Set(rulebook.words("dates", name)) }
    modals = lemmas("ahead-modal")
    sure = lemmas("sure-modal")
    ahead = lemmas("ahead-word")
    plan = lemmas("plan-word")
    calendar = lemmas("calendar-verb")
    telling = lemmas("telling-verb")
    perfect = lemmas("perfect-verb")
  }

  /// "will", "may".
  func isModal(_ token: Token) -> Bool { modals.contains(token.lemma) }
  /// A modal that looks ahead even before a perfect: "will have left by Friday", but "may have left on Friday".
  func isSure(_ token: Token) -> Bool { sure.contains(token.lemma) }
  /// An infinitive under it is still to come: "agreed to meet".
  func isAhead(_ token: Token) -> Bool { ahead.contains(token.lemma) }
  /// What it is said to be for is still to come: "a hearing scheduled for Friday".
  func isPlan(_ token: Token) -> Bool { plan.contains(token.lemma) }
  /// In the present tense it is said of what stands in a calendar: "meets Friday".
  func isCalendar(_ token: Token) -> Bool { calendar.contains(token.lemma) }
  /// In the present tense it is said of what has been: "says", "shows".
  func isTelling(_ token: Token) -> Bool { telling.contains(token.lemma) }
  func isPerfect(_ token: Token) -> Bool { perfect.contains(token.lemma) }
}
