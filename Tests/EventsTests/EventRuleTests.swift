import Events
import Rulebook
import Testing

@Suite struct EventRuleTests {
  @Test(arguments: [
    (
      "rule a\n  event: SEIZE\n  verbs: seize",
      "2: error: rule 'a' has no event of PLOVER; write type and mode, for example 'event: COERCE seize'"
    ),
    ("rule a\n  event: COERCE seize", "2: error: rule 'a' names no words; write 'verbs: …' or 'nouns: …'"),
    (
      "rule a\n  event: COERCE seize\n  verbs: seize\n  control: won",
      "2: error: 'won' is no change of control; write taken, lost, held, contested or handed_over"
    ),
    (
      "rule a\n  event: THREATEN\n  verbs: threaten\n  complement: attack violence",
      "2: error: 'attack violence' is not a type and the mode it gives; write for example 'complement: ASSAULT violence'"
    ),
    (
      "rule a\n  event: COERCE seize\n  verb: seize",
      "4: error: 'verb' is no key of an event rule; write one of actor, adjectives, cameo, casualty, complement, confidence, contexts, control, event, example, given, needs, not, note, noun-actor, noun-object, noun-recipient, nouns, object, recipient, source, subject, target, together, unless, verbs"
    ),
    (
      "rule a\n  event: COERCE restrict\n  verbs: lift <sanctoin> on",
      "2: error: no class 'sanctoin'; write 'class sanctoin' with its words, or mend the name"
    ),
    ("class a\n  note: n", "2: error: class 'a' names no words; write 'words: sanction, embargo, …'"),
    ("list precedence\n  FIGHT", "3: error: 'FIGHT' is no type of PLOVER; write for example 'ASSAULT'"),
    ("list number-words\n  dozen = many", "3: error: 'dozen' has no number; write for example 'dozen = 12'"),
  ])
  func saysWhatToMend(contents: String, message: String) throws {
    let book = Rulebook(files: [try RuleFile(path: "R/en/events/a.rules", contents: "source: s\n" + contents)])
    do {
      _ = try EventCoder(book)
      Issue.record("no error for \(contents)")
    } catch { #expect(error.description == "R/en/events/a.rules:" + message) }
  }
}
