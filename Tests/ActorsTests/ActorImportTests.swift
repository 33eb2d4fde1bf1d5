import Actors
import Claims
import Rulebook
import Testing

@Suite struct ActorImportTests {
  private let petrarch = """
    ; invented, in the format's ways of writing
    IGNACIO_DUNE_ ; president
    +GENERAL_DUNE_
    \t[NOWMIL 950101-991231]
    \t[NOWGOV 000101-040630]
    \t[NOWGOV 20080701-]
    \t[NOWELI >040630]
    HARBOUR_FRONT_ [NOWREB]
    +SALT_BRIGADE_ [NOWGOV]
    LONELY_NAME_
    """

  @Test func anActorFileBecomesRules() throws {
    let done = ActorImport(petrarch: petrarch, type: .person)
    let rules = done.rules(source: "a list of the test")
    #expect(
      rules.hasSuffix(
        """
        source: a list of the test

        actor Ignacio Dune
          aliases: Ignacio Dune, General Dune
          type: person
          code: NOW MIL
          held: 1995-01-01..1999-12-31, GOV 2000-01-01..2004-06-30, GOV 2008-07-01..
        actor Harbour Front
          aliases: Harbour Front, Salt Brigade
          type: person
          code: NOW REB

        """))
    #expect(
      done.troubles == [
        "line 8: 'Harbour Front' is also [NOWGOV], which has no days and is left out",
        "line 10: 'Lonely Name' has no code; write for example [LBYGOV]",
      ])
    // What is written is read again by the room itself.
    let book = Rulebook(files: [try RuleFile(path: "R/en/actors/imported.rules", contents: rules)])
    let dictionary = try ActorDictionary(book)
    #expect(dictionary.find("dune", on: Day(iso: "1996-05-01")).map(\.sectors) == [["MIL"]])
    #expect(dictionary.find("dune", on: Day(iso: "2009-05-01")).map(\.sectors) == [["GOV"]])
  }

  private func row(_ fields: [String: String]) -> String {
    "{"
      + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":{\"type\":\"literal\",\"value\":\"\($0.value)\"}" }
      .joined(separator: ",") + "}"
  }

  @Test func theRowsOfAQueryAreTerms() throws {
    let rows = [
      row([
        "name": "Ida Marsh, Jr.", "country": "NOW", "from": "2001-02-03T00:00:00Z", "to": "2004-05-06T00:00:00Z",
        "aliases": "Ida M. Marsh|Marsh",
      ]), row(["name": "Ida Marsh, Jr.", "country": "NOW", "from": "2010-01-01T00:00:00Z", "sectors": "GOV"]),
      row(["name": "Nowhere", "country": "Nowhere"]),
    ]
    let done = ActorImport(wikidata: "{\"head\":{},\"results\":{\"bindings\":[\(rows.joined(separator: ","))]}}")
    #expect(done.actors.count == 1)
    #expect(
      done.rules(source: "x").contains(
        """
        actor Ida Marsh Jr.
          aliases: Ida Marsh Jr., Ida M. Marsh, Marsh
          type: person
          code: NOW GOV
          held: 2001-02-03..2004-05-06, 2010-01-01..
        """))
    #expect(
      done.troubles == ["row 3: needs 'name' and 'country' (three letters, ISO 3166); it is passed over"])
  }

  @Test func anotherFileIsTold() {
    #expect(
      ActorImport(wikidata: "<html>").troubles == [
        "it is no result of a query: it has no 'results.bindings'; download it as JSON from query.wikidata.org"
      ])
    #expect(ActorImport(wikidata: "<html>").actors.isEmpty)
    #expect(ActorImport(petrarch: "", type: .person).actors.isEmpty)
  }
}
