import Claims
import Testing

/// Whom a claim's "it" and "he" stand for; a pronoun that could be several stays open.
@Suite struct PronounTests {
  @Test(arguments: [
    ("The Libyan National Army said that it had attacked the airport.", "it", "Libyan National Army"),
    ("The Libyan National Army launched an offensive. It took over the town of Gharyan.", "It", "Libyan National Army"),
    ("Khalifa Haftar visited Moscow. He met the Russian defence minister.", "He", "Khalifa Haftar"),
  ])
  func pronounsOpenOnTheName(text: String, pronoun: String, name: String) throws {
    let reading = Fixtures.read(text)
    let party = try #require(reading.claims.flatMap(\.actors).first { $0.text == pronoun }, "\(reading.claims)")
    let entity = try #require(reading.entities.first { $0.id == party.entity })
    #expect(entity.name == name)
    #expect(party.code == entity.actor?.code)
  }

  @Test func aPronounThatCouldBeTwoIsADoubt() {
    let reading = Fixtures.read("Khalifa Haftar spoke and Emmanuel Macron listened. He left early.")
    #expect(reading.doubts.contains { $0.kind == .unresolvedPronoun })
  }
}
