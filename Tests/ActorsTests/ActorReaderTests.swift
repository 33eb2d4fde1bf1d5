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
      "R/en/actors/a.rules:6: error: 'from' is no key of an actor; write one of aliases, calls-itself, code, held, note, source, type"
    ),
    (
      "source: s\nactor X\n  aliases: X\n  type: person\n  code: USA GOVT",
      "R/en/actors/a.rules:2: error: 'GOVT' is no sector; write one of AGR, BUS, COP, CRM, CVL, EDU, ELI, GOV, JRN, JUD, LAB, LEG, MED, MIL, OPP, PRE, PRM, PTY, REB, REF, REL, SOC, SPY, UAF, UNK"
    ),
    (
      "source: s\nactor X\n  aliases: X\n  type: person\n  code: USA GOV\n  held: GOVT 2017-01-20..",
      "R/en/actors/a.rules:2: error: 'held: GOVT 2017-01-20..' is no term; write for example 'held: 2017-01-20..2021-01-20, 2025-01-20..'"
    ),
    (
      "source: s\nrole x\n  kind: person\n  sector: MIL",
      "R/en/actors/a.rules:4: error: 'sector' is no key of a role; write one of borrows, kind, note, sectors, source, words"
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

  @Test func aCountryIsOneOfTheWorlds() throws {
    let book = Rulebook(files: [
      try RuleFile(path: "R/en/world/w.rules", contents: "source: s\ncountry LBY\n  iso: LY\n  names: Libya"),
      try RuleFile(
        path: "R/en/actors/a.rules", contents: "source: s\nactor X\n  aliases: X\n  type: person\n  code: LBX GOV"),
    ])
    do {
      _ = try ActorReader(book)
      Issue.record("no error for LBX")
    } catch {
      #expect(
        error.description
          == "R/en/actors/a.rules:2: error: 'LBX' is no country; write ISO 3166 alpha-3, or one of EUR, IGO, IMG, ISM, MNC, NGO, UNO"
      )
    }
  }

  /// A side of his own in each term, in another state as well; none where nothing is said for the day.
  @Test(arguments: [
    ("1990-05-01", "SDN", ["REB"]), ("2007-05-01", "SDN", ["GOV"]), ("2012-05-01", "SSD", ["GOV"]),
    ("2020-05-01", "SDN", []),
  ])
  func sidesChangeWithTheDay(day: String, country: String, sectors: [String]) throws {
    let rules = """
      source: s
      actor Deng Malual
        aliases: Deng Malual
        type: organization
        code: SDN
        held: REB ..2005-07-08, GOV 2005-07-09..2011-07-08, SSD GOV 2011-07-09..2019-12-31
      """
    let book = Rulebook(files: [try RuleFile(path: "R/en/actors/a.rules", contents: rules)])
    let found = try ActorDictionary(book).find("Deng Malual", on: Day(iso: day))
    #expect(found.map(\.country) == [country])
    #expect(found.map(\.sectors) == [sectors])
  }
}
