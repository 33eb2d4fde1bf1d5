import Actors
import Claims
import Language
import Rulebook
import TestKit
import Testing
import Words

@Suite struct ActorRulesTests {
  @Test(arguments: [
    (
      "source: s\nactor X\n  aliases: X\n  type: person",
      "R/en/actors/a.rules:2: error: actor 'X' has no code; write country and sectors, for example 'code: LBY REB'"
    ),
    (
      "source: s\nactor X\n  aliases: X\n  code: LBY REB",
      "R/en/actors/a.rules:2: error: actor 'X' has no type; write 'type: person' or 'type: organization'"
    ),
    (
      "source: s\nrole x\n  words: army",
      "R/en/actors/a.rules:2: error: role 'x' has no kind; write 'kind: person', 'organization', 'weapon' or 'vehicle'"
    ),
    (
      "source: s\nactor X\n  aliases: X\n  type: person\n  code: USA GOV\n  held: 2017",
      "R/en/actors/a.rules:2: error: 'held: 2017' is no term; write for example 'held: 2017-01-20..2021-01-20, 2025-01-20..'"
    ),
    (
      "source: s\nactor X\n  aliases: X\n  type: person\n  code: USA GOV\n  from: 2017-01-20",
      "R/en/actors/a.rules:6: error: 'from' is no key of an actor; write one of aliases, code, held, note, source, type"
    ),
    (
      "source: s\nthing x\n  words: army",
      "R/en/actors/a.rules:2: error: 'thing' is no block of this room; write 'actor NAME' or 'role NAME'"
    ),
  ])
  func saysWhatToMend(contents: String, message: String) throws {
    let book = Rulebook(files: [try RuleFile(path: "R/en/actors/a.rules", contents: contents)])
    do {
      _ = try ActorReader(book)
      Issue.record("no error for \(contents)")
    } catch { #expect(error.description == message) }
  }
}
