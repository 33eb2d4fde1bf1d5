import Events
import Rulebook
import TestKit
import Testing

@Suite struct VerbImportTests {
  private let petrarch = """
    # invented, in the format's ways of writing
    &ACCORD
    +ACCORD
    +PEACE_ACCORD_

    --- INK [057] ---
    INK {INKS INKED INKING}
    UNDERSIGN [050]
    - * &ACCORD WITH + [0312]  # with whom
    - + * BY $ [057]

    --- CUDGEL [---] ---
    CUDGEL
    - POLICE * PROTESTER_ [175]
    - * FOR $ [1821]
    - * % [040:040]
    - OLD GUARD * + [182]
    - * OPINION [010]
    ~ a (a b SAY) CUDGEL [ab]
    """

  private func book(_ rules: String? = nil) throws -> Rulebook {
    let types = """
      source: a list of the test

      list cameo-types
        03 = AGREE
        04 = CONSULT
        05 = SUPPORT
        057 = SUPPORT
        17 = COERCE
        175 = ASSAULT crowd-control
        18 = ASSAULT
        1821 = ASSAULT sexual

      """
    var files = [try RuleFile(path: "R/en/events/cameo.rules", contents: types)]
    if let rules { files.append(try RuleFile(path: "R/en/events/imported.rules", contents: rules)) }
    return Rulebook(files: files)
  }

  @Test func aDictionaryBecomesRules() throws {
    let rules = try VerbImport(petrarch: petrarch, book()).rules(source: "a list of the test")
    #expect(
      rules.hasSuffix(
        """
        source: a list of the test

        class imported-accord
          words: accord, peace accord
        rule imported-ink-057
          event: SUPPORT
          cameo: 057
          verbs: ink, undersign
        rule imported-ink-050
          event: SUPPORT
          cameo: 050
          verbs: undersign
        rule imported-ink-0312
          event: AGREE
          cameo: 0312
          verbs: ink <imported-accord> with, undersign <imported-accord> with
          recipient: with
        rule imported-cudgel-175
          event: ASSAULT crowd-control
          cameo: 175
          verbs: cudgel protester
          subject: police
        rule imported-cudgel-1821
          event: ASSAULT sexual
          cameo: 1821
          verbs: cudgel for
          actor: for
        rule imported-cudgel-040
          event: CONSULT
          cameo: 040
          verbs: cudgel
          together: yes

        """))
    // What is written is read again by the room itself.
    _ = try EventCoder(book(rules))
  }

  @Test func whatCannotBeTakenOverIsTold() throws {
    let done = try VerbImport(petrarch: petrarch + "\n&\nSTRAY\n--- A [182] ---\nSHUN\n- SHUN [182]\n", book())
    #expect(done.dropped == 1)
    #expect(
      done.troubles == [
        "line 17: 'OLD GUARD * + [182]' has several words before the verb; write a rule for it by hand",
        "line 19: a transformation cannot be a rule; write the event of its sentence by hand",
        "line 21: 'STRAY' stands in no block; write '--- NAME [CODE] ---' above it",
        "line 24: 'SHUN [182]' has no '*', or several; write a rule for it by hand",
      ])
  }

  @Test func aWrongTypeIsToldWithItsLine() throws {
    let contents = "source: x\n\nlist cameo-types\n  04 = TALK\n"
    let wrong = Rulebook(files: [try RuleFile(path: "R/en/events/cameo.rules", contents: contents)])
    #expect {
      _ = try VerbImport(petrarch: "", wrong)
    } throws: {
      "\($0)".contains(
        "R/en/events/cameo.rules:4: error: '04' has no type of PLOVER; write for example '04 = COERCE seize'")
    }
  }
}
