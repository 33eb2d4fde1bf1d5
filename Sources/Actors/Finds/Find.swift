import Claims
import Language
import Words

/// A stretch of one sentence that a rule or the analyser takes for somebody.
struct Find: Sendable {
  let sentence: Int
  /// Half-open, of the sentence's tokens.
  let tokens: Range<Int>
  let span: Span
  let type: EntityType
  let form: Mention.Form
  /// The index in ``ActorRules/known``.
  let known: Int?
  /// The index in ``ActorRules/roles``.
  let role: Int?
  /// Of a name that the dictionary does not have, the nationalities and roles among its words: "Kenya Police Reserve".
  var parts: [Find] = []
  /// All in ``ActorRules/known`` who bear this name, where they are several.
  var bearers: [Int] = []

  /// "Syrians" are people; "Syrian" is what somebody is.
  func isPeople(in analysis: Analysis) -> Bool {
    type == .nationality && analysis.sentences[sentence].isPlural(tokens.upperBound - 1)
  }

  /// The same find as what another name, role or nothing stands for.
  func with(known: Int?, type: EntityType) -> Find {
    Find(
      sentence: sentence, tokens: tokens, span: span, type: type, form: form, known: known, role: role, parts: parts,
      bearers: bearers)
  }
}
