import Places
import Testing

@Suite struct CandidatesTests {
  /// Spellings of the issue and others that news uses; the town, by its id at GeoNames.
  @Test(arguments: [
    (["Gharyan", "Ghariyan", "Gharian", "Garian", "Gharyān"], 2_217_362),
    (["Tarhuna", "Tarhouna", "Tarhunah", "Tarhounah"], 2_210_221),
    (["Al-Aziziya", "Al Aziziyah", "al-Aziziyah", "Aziziya", "El Azizia", "Al 'Aziziyah"], 2_220_139),
    (["Zawiya", "Zawiyah", "Zawia", "Az-Zawiyah", "Al-Zawiya", "al-Zawiyah", "Azzawiya"], 2_218_970),
    (["Kyiv", "Kiev", "Kyyiv"], 703_448),
    (
      [
        "Deir ez-Zor", "Deir al-Zor", "Deir al-Zour", "Deir ez-Zour", "Deir Ezzor", "Deir Azzor", "Dayr az-Zawr",
        "Deir el-Zor", "Deir Ez Zor", "Der Zor",
      ], 170_794
    ),
    (["Misrata", "Misratah", "Misurata"], 2_214_846), (["Sabha", "Sebha"], 2_212_775),
    (["Sirte", "Surt", "Sirt"], 2_210_554),
  ])
  func findsATownInAllItsSpellings(names: [String], id: Int) throws {
    let reader = try #require(PlaceGoldTests.reader)
    for name in names {
      let found = reader.candidates(name).prefix(5)
      #expect(
        found.contains { $0.place.geonameid == id },
        "\(name): \(found.map { "\($0.place.name) \($0.place.geonameid ?? 0)" })")
    }
  }

  @Test func ranksCandidatesAndSaysWhy() throws {
    let reader = try #require(PlaceGoldTests.reader)
    let found = reader.candidates("tripoli")
    #expect(found[0].place.country == "LY")
    #expect(found[0].reasons == ["exact name", "1302947 people", "country LY, division LY.77"])
    #expect(found.count > 3)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.score >= $1.score })
    #expect(reader.candidates("Xyzzyx").isEmpty)
    #expect(reader.candidates("").isEmpty)
    #expect(reader.candidates("Триполи").isEmpty)
  }

  @Test func namesTheRuleThatKnowsAPlace() throws {
    let found = try #require(PlaceGoldTests.reader).candidates("Ayn Zara")
    #expect(found.first?.place.name == "Ain Zara")
    #expect(found.first?.reasons.contains { $0.hasPrefix("Rules/en/places/") } ?? false, "\(found)")
  }

  @Test func anExactNameStandsBeforeOneThatOnlySoundsAlike() throws {
    let found = try #require(PlaceGoldTests.reader).candidates("Tarhuna")
    #expect(found.first?.reasons.first == "exact name")
  }
}
