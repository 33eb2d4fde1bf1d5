import Claims
import Places
import TestKit
import Testing
import Words

/// What the words beside a country, or between two towns, narrow the scene to; the mention itself stays what it names.
@Suite struct PlaceRegionTests {
  private func places(_ words: String) throws -> [PlaceMention] {
    let text = Text(words)
    return try #require(PlaceGoldTests.reader).places(in: text, sentences: [text.span], names: []).places
  }

  @Test(arguments: [
    ("Soldiers died in eastern Ukraine.", "eastern Ukraine", 46.0...50.5, 34.0...39.0),
    ("Soldiers died in the north of Mali.", "north of Mali", 15.0...20.0, -8.0...2.0),
    ("Rebels hid in Niger's southwest.", "Niger's southwest", 11.0...14.5, 1.0...6.0),
    ("A convoy was hit between Gharyan and Tripoli.", "between Gharyan and Tripoli", 32.4...32.6, 13.0...13.2),
    ("Smugglers of Libya met near the border with Tunisia.", "border with Tunisia", 31.5...33.2, 10.5...11.8),
    ("A bomb went off near the Libyan-Tunisian border.", "Libyan-Tunisian border", 31.5...33.2, 10.5...11.8),
    ("Turkish troops died near the Syrian border.", "Syrian border", 36.0...37.2, 36.0...42.0),
    ("It was on the border between Kenya and Somalia.", "border between Kenya and Somalia", -2.0...4.5, 40.0...43.0),
    ("Militants struck in north Sinai.", "north Sinai", 29.6...31.2, 33.0...35.0),
  ])
  func narrowsTheScene(
    text: String, region: String, lat: ClosedRange<Double>, lon: ClosedRange<Double>
  ) throws {
    let found = try places(text).compactMap(\.region)
    let first = try #require(found.first, "\(text)")
    #expect(Set(found.map(\.name)) == [region])
    #expect(lat.contains(first.lat) && lon.contains(first.lon), "\(first)")
    #expect(first.radiusKm >= 1)
  }

  @Test(arguments: [
    "Talks between Libya and Tunisia failed.", "He lives in Mali.", "South Sudan and North Korea voted.",
    "It lies south of Libya.", "They met in West Africa.",
  ])
  func leavesWhatIsNoPart(text: String) throws {
    #expect(try places(text).allSatisfy { $0.region == nil }, "\(text)")
  }

  @Test func aTownsOutskirtsAreNoTownsPoint() throws {
    let place = try #require(try places("Fighting raged in the southern outskirts of Tripoli, Libya.").first)
    #expect(place.kind == .area)
    #expect(place.lat < 32.85 && abs(place.lon - 13.187) < 0.01)
    #expect(try #require(place.radiusKm) > 5)
  }

  @Test(arguments: [
    ("Moscow denied it.", [true]), ("Turkey has accused Syria of it.", [true, false]), ("The Kremlin said so.", [true]),
    ("He lives in Moscow.", [false]), ("Rebels in Turkey said so.", [false]),
  ])
  func knowsWhoGovernsByTheSeat(text: String, wanted: [Bool]) throws {
    #expect(try places(text).map { $0.isMetonym == true } == wanted)
  }
}
