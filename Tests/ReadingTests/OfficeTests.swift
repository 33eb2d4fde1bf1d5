import Claims
import Testing
import Words

/// Who holds which office when the report is published.
@Suite struct OfficeTests {
  @Test(arguments: [
    ("2019-04-12", "USA GOV"), ("2022-04-12", "USA ELI"), ("2025-04-12", "USA GOV"), ("2012-04-12", "USA"),
  ])
  func anOfficeHoldsForItsTerms(published: String, code: String) throws {
    let text = "Donald Trump criticised the truce."
    let reading = Fixtures.shared.read(Document(content: .text(Text(text)), published: published))
    let actor = try #require(reading.entities.first { $0.name == "Donald Trump" }?.actor)
    #expect(([actor.country ?? ""] + actor.sectors).joined(separator: " ") == code)
  }

  @Test func whoServesABodyOfManyStatesIsOfItOnlyThen() throws {
    func actor(_ published: String) -> ActorCode? {
      let text = "Jens Stoltenberg praised the truce."
      return Fixtures.shared.read(Document(content: .text(Text(text)), published: published)).entities.first?.actor
    }
    #expect(actor("2019-04-12")?.country == "IGO")
    #expect(actor("2010-04-12") == nil)
  }

  @Test(arguments: [("Gazprom", "RUS"), ("Naxalites", "IND"), ("Xinhua", "CHN"), ("Fars News Agency", "IRN")])
  func bodiesAreOfTheirCountries(name: String, country: String) throws {
    let entities = Fixtures.read("\(name) said on Friday that the talks had failed.").entities
    #expect(entities.contains { $0.type == .organization && $0.actor?.country == country })
  }

  /// "LeT" is a movement, "Let" a verb.
  @Test func aShortNameIsKnownByItsCapitals() {
    func names(_ text: String) -> [String] { Fixtures.read(text).entities.map(\.name) }
    #expect(names("Pakistan banned LeT in 2002.").contains("Lashkar-e-Taiba"))
    #expect(!names("\"Let Hamas consider me their arm,\" he said.").contains("Lashkar-e-Taiba"))
  }
}
