import Claims
import Testing

/// Whom a claim's "it" and "he" stand for: in the sentence by the name itself, beyond it by the entity; a pronoun that could
/// be several stays open.
@Suite struct PronounTests {
  @Test(arguments: [
    (
      "The Libyan National Army said that it had attacked the airport.", "The Libyan National Army",
      "Libyan National Army"
    ),
    ("The Libyan National Army launched an offensive. It took over the town of Gharyan.", "It", "Libyan National Army"),
    ("Khalifa Haftar visited Moscow. He met the Russian defence minister.", "He", "Khalifa Haftar"),
  ])
  func pronounsOpenOnTheName(text: String, party: String, name: String) throws {
    let reading = Fixtures.read(text)
    let party = try #require(reading.claims.flatMap(\.actors).first { $0.text == party }, "\(reading.claims)")
    let entity = try #require(reading.entities.first { $0.id == party.entity })
    #expect(entity.name == name)
    #expect(party.code == entity.actor?.code)
  }

  /// Nobody is done to himself by a plain pronoun, and what is his own is nobody else.
  @Test(arguments: [
    ("Ann Lee met the general and Bob Ray attacked him.", ["him"]),
    ("The militia insisted on its demands.", []),
  ])
  func noPronounStandsForTheOtherSide(text: String, recipients: [String]) {
    let last = Fixtures.read(text).claims.last
    let named = (last?.recipients ?? []).map(\.text)
    #expect(named == recipients || Set(named).isDisjoint(with: last?.actors.map(\.text) ?? []))
  }

  @Test func aPronounThatCouldBeTwoIsADoubt() {
    let reading = Fixtures.read("Khalifa Haftar spoke and Emmanuel Macron listened. He left early.")
    #expect(reading.doubts.contains { $0.kind == .unresolvedPronoun })
  }
}
