import Foundation
import TestKit
import Testing

@Suite struct GazetteerCommandTests {
  @Test func placesOfANameAreListedWithTheReasonsForTheirRank() throws {
    let rows = try Command.run("gazetteer", "find", "--format", "json", "Tripoli").objects
    #expect(rows.first?["country"] as? String == "LY")
    #expect(rows.first?["geonameid"] as? Int == 2_210_247)
    #expect((rows.first?["reasons"] as? [String])?.first == "exact name")
    let scores = rows.compactMap { $0["score"] as? Double }
    #expect(scores == scores.sorted(by: >) && scores.count == rows.count)
    let lebanese = try Command.run("gazetteer", "find", "--in", "lb", "Tripoli").objects
    #expect(Set(lebanese.compactMap { $0["country"] as? String }) == ["LB"])
    let text = try Command.run("gazetteer", "find", "--format", "text", "--limit", "1", "Ain", "Zara").output
    #expect(text.hasPrefix("Ain Zara\tarea\tLY\t"))
  }

  @Test func whatIsNotThereIsTold() throws {
    let none = try Command.run("gazetteer", "find", "Xyzzyx")
    #expect(none.status == 1)
    #expect(none.errors.contains("no place 'Xyzzyx'; try another spelling"))
    let code = try Command.run("gazetteer", "find", "--in", "Libya", "Tripoli")
    #expect(code.status == 2)
    #expect(code.errors.contains("--in 'Libya' is no code of a country; write two letters, for example --in LY"))
  }

  @Test func aGazetteerMadeOfADumpIsReadWith() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let dump = Repository.root + "/Tests/PlacesTests/Dump/LY.txt"
    let file = folder + "/own.bin"
    let build = try Command.run("gazetteer", "build", "--output", file, dump)
    #expect(build.status == 0)
    #expect(build.errors.contains("LY.txt:5: has 4 of 19 columns; passed over"))
    #expect(build.output.hasSuffix(" places, 5 of them from the dump\n"))
    let reading = try Command.run(
      "read", "--gazetteer", file, "-", input: Data("Shells fell in Qasr Tajribi, Libya, on Sunday.".utf8)
    ).objects
    let places = reading.first?["places"] as? [[String: Any]]
    #expect(places?.first?["geonameid"] as? Int == 90_000_002)
  }

  @Test func whatIsNoDumpAndNoGazetteerIsRefused() throws {
    let readme = Repository.root + "/README.md"
    let build = try Command.run("gazetteer", "build", "--output", "/dev/null", readme)
    #expect(build.status == 1)
    #expect(build.errors.contains("README.md: no line of it is one of GeoNames"))
    let read = try Command.run("read", "--gazetteer", readme, readme)
    #expect(read.status == 1)
    #expect(read.errors.contains("README.md: is no gazetteer of Sitrep's; make one with 'sitrep gazetteer build'"))
  }
}
