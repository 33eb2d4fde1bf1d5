import FoundationEssentials
import Places
import Rulebook
import TestKit
import Testing

/// Makes gazetteers out of `Tests/PlacesTests/Dump`: invented lines in the format of GeoNames, three of them broken.
@Suite struct GazetteerWriterTests {
  private static let folder = Repository.root + "/Tests/PlacesTests/Dump/"
  private static let files: [(name: String, kind: GeoNamesFile)] = [
    ("LY.txt", .places), ("admin1CodesASCII.txt", .divisions), ("alternateNamesV2.txt", .alternateNames),
  ]

  /// Of the dump over our own gazetteer.
  private static let reader = try? PlaceReader(Rulebook(directory: Repository.rules), gazetteer: gazetteer())

  @Test func knowsWhatAFileHoldsByItsName() {
    for file in Self.files { #expect(GeoNamesFile(named: file.name) == file.kind) }
    #expect(GeoNamesFile(named: "allCountries.txt") == .places)
  }

  @Test func tellsWhatIsWrongWithALine() throws {
    var writer = try GazetteerWriter(Rulebook(directory: Repository.rules))
    #expect(
      try Self.fill(&writer) == [
        "LY.txt:5: has 4 of 19 columns", "LY.txt:6: '132.0' is no latitude; a number from -90 to 90",
        "LY.txt:7: 'abc' is no id of GeoNames; a whole number",
      ])
  }

  @Test(arguments: [
    ("Wadi al-Ghabra", 90_000_001), ("Dust Valley", 90_000_001), ("Wadi Al-Gabra", 90_000_001),
    ("Gasr Tajribi", 90_000_002), ("Jabal Mithal", 90_000_003), ("Al Mithal Airport", 90_000_007),
    ("Beispiel", 90_000_010), ("Tripoli", 2_210_247), ("Ghariyan", 2_217_362),
  ])
  func findsThePlacesOfTheDumpAndOurs(name: String, id: Int) throws {
    let reader = try #require(Self.reader)
    #expect(reader.candidates(name).filter { $0.place.geonameid == id }.count == 1)
  }

  @Test(arguments: ["Dusty Dale", "Hotel Example", "Broken Town", "Elsewhere"])
  func leavesOutWhatIsNoPlaceOrNoName(name: String) throws {
    let reader = try #require(Self.reader)
    #expect(!reader.candidates(name).contains { ($0.place.geonameid ?? 0) >= 90_000_000 })
  }

  @Test func keepsDivisionsAsAreasAroundTheirTowns() throws {
    let reader = try PlaceReader(Rulebook(directory: Repository.rules), gazetteer: Self.gazetteer(alone: true))
    let division = try #require(reader.candidates("Beispiel").first?.place)
    #expect(division.kind == .admin)
    #expect(abs(division.lat - 32.296) < 0.01)
    #expect(try #require(division.radiusKm) >= 10)
    #expect(reader.candidates("Empty").allSatisfy { $0.place.geonameid != 90_000_011 })
  }

  @Test func leavesOutSmallTownsWhereWanted() throws {
    let reader = try PlaceReader(
      Rulebook(directory: Repository.rules), gazetteer: Self.gazetteer(leastPeople: 1000, alone: true))
    #expect(reader.candidates("Wadi al-Ghabra").isEmpty)
    #expect(!reader.candidates("Gasr Tajribi").isEmpty)
  }

  @Test func givesTheSameBytesEachTime() throws {
    var first = try GazetteerWriter(Rulebook(directory: Repository.rules))
    var second = first
    _ = try (Self.fill(&first), Self.fill(&second))
    #expect(first.bytes() == second.bytes())
  }

  private static func gazetteer(leastPeople: Int = 0, alone: Bool = false) throws -> Gazetteer {
    var writer = try GazetteerWriter(Rulebook(directory: Repository.rules), leastPeople: leastPeople)
    _ = try fill(&writer)
    if !alone { writer.add(try Gazetteer(path: Repository.model + "/gazetteer.bin")) }
    let url = FileManager.default.temporaryDirectory.appending(path: "gazetteer-\(UUID().uuidString).bin")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(writer.bytes()).write(to: url)
    return try Gazetteer(path: url.path)
  }

  /// - Returns: what is wrong with which lines.
  private static func fill(_ writer: inout GazetteerWriter) throws -> [String] {
    var wrong: [String] = []
    for file in files {
      let contents = try String(contentsOf: URL(filePath: folder + file.name), encoding: .utf8)
      for (i, line) in contents.split(separator: "\n").enumerated() {
        do throws(GeoNamesLineError) {
          try writer.add(Array(line.utf8), of: file.kind)
        } catch { wrong.append("\(file.name):\(i + 1): \(error.description)") }
      }
    }
    return wrong
  }
}
