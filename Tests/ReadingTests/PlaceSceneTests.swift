import Claims
import Testing
import Words

/// Where an act happened, through the tree; origin, destination and scene apart.
@Suite struct PlaceSceneTests {
  private func scenes(_ trigger: String, in text: String) throws -> [String] {
    let words = Text(text)
    let claims = Fixtures.read(text).claims
    let claim = try #require(
      claims.first { words.string($0.trigger) == trigger },
      "no '\(trigger)' in '\(text)', only \(claims.map { words.string($0.trigger) })")
    return claim.places.map { "\($0.role.rawValue) \($0.precision.rawValue) \(words.string($0.span))" }
  }

  @Test func whatHappenedBeforeHasASceneOfItsOwn() throws {
    let text = "Troops are leaving after ten soldiers were killed near Goma."
    #expect(try scenes("leaving", in: text) == [])
    #expect(try scenes("killed", in: text) == ["scene city Goma"])
    #expect(
      try scenes("killed", in: "Ten people were killed after a bomb exploded in Kabul.") == ["scene city Kabul"])
  }

  @Test(arguments: [
    (
      "Haftar flew from Benghazi to Moscow on Thursday.", "flew",
      ["origin city Benghazi", "destination city Moscow"]
    ),
    ("Two soldiers were killed in eastern Ukraine.", "killed", ["scene admin eastern Ukraine"]),
    ("A convoy was attacked between Gharyan and Tripoli.", "attacked", ["scene admin between Gharyan and Tripoli"]),
    (
      "Rebels seized a village 12 km southeast of Tripoli on Sunday.", "seized",
      ["scene point 12 km southeast of Tripoli"]
    ),
    (
      "Soldiers attacked a convoy near the Libyan-Tunisian border.", "attacked",
      ["scene admin Libyan-Tunisian border"]
    ),
    (
      "Rebels were killed in the southern outskirts of Tripoli.", "killed", ["scene city southern outskirts of Tripoli"]
    ),
    // A country is a country, a suburb as precise as a town.
    ("Two soldiers were killed in Mali.", "killed", ["scene country Mali"]),
    ("Two soldiers were killed in Ain Zara.", "killed", ["scene city Ain Zara"]),
    // Whom one accuses is a party; who governs by the seat, a modifier and a name inside a name are no scenes.
    ("Turkey accused Syria of shelling a village.", "accused", []),
    ("The Benghazi-based government rejected the offer.", "rejected", []),
    ("The Tripoli Protection Force attacked the airport.", "attacked", []),
  ])
  func standsWhereTheTreeHasIt(text: String, trigger: String, wanted: [String]) throws {
    #expect(try scenes(trigger, in: text) == wanted, "\(text)")
  }

  @Test func theDatelineIsTheLastResortAndToldSo() throws {
    let text = "TRIPOLI (Reuters) - Forces loyal to Haftar attacked a camp on Sunday."
    let claim = try #require(Fixtures.read(text).claims.first)
    #expect(claim.places.map(\.name) == ["Tripoli"])
    #expect(claim.places.first?.isOfDateline == true)
    let other = try #require(
      Fixtures.read("BEIRUT (Reuters) - Syrian jets attacked a camp on Sunday.").claims.first)
    #expect(other.places.isEmpty)
    let named = try #require(
      Fixtures.read("TRIPOLI (Reuters) - Forces loyal to Haftar attacked a camp in Gharyan on Sunday.").claims.first)
    #expect(named.places.map(\.isOfDateline) == [nil])
  }
}
