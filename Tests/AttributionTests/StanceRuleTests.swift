import Attribution
import Rulebook
import Testing

@Suite struct StanceRuleTests {
  @Test(arguments: [
    (
      "stance a\n  certainty: sure\n  words: say",
      "2: error: 'sure' is no certainty; write confirmed, asserted, attributed, hedged or denied"
    ),
    (
      "stance a\n  auxiliary: past\n  words: say",
      "2: error: 'past' is no auxiliary mode; write historical, future, hypothetical or negation"
    ),
    (
      "stance a\n  factuality: 4\n  words: say",
      "2: error: stance 'a' has no factuality from -3 to 3; write for example 'factuality: 2.6'"
    ),
    (
      "stance a\n  word: say",
      "3: error: 'word' is no key of a stance; write one of auxiliary, certainty, cue, example, factuality, negated, not, note, source, takes, words"
    ),
    (
      "attitude a\n  verbs: praise",
      "2: error: attitude 'a' does not say what it takes; write for example 'takes: object' or 'takes: for, of'"
    ),
    (
      "attitude a\n  takes: object\n  words: praise",
      "4: error: 'words' is no key of an attitude; write one of adjectives, example, not, note, nouns, source, takes, verbs"
    ),
    (
      "list source-roles\n  doctor",
      "3: error: 'doctor' has no role; write for example 'doctor = medical', of official, military, medical, witness, expert, insider, journalist, activist"
    ),
    (
      "list strong-words\n  confirmed",
      "3: error: 'confirmed' has no kind; write for example 'confirmed = confirmed', of confirmed, breaking, exclusive, revealed"
    ),
    (
      "list modals\n  may = maybe",
      "3: error: 'may' has no mode and two values; write for example 'may = hypothetical, 1.4, -0.4'"
    ),
  ])
  func saysWhatToMend(contents: String, message: String) throws {
    let book = Rulebook(files: [try RuleFile(path: "R/en/attribution/a.rules", contents: "source: s\n" + contents)])
    do {
      _ = try AttributionReader(book)
      Issue.record("no error for \(contents)")
    } catch { #expect(error.description == "R/en/attribution/a.rules:" + message) }
  }
}
