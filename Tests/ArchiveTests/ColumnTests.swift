import Claims
import GRDB
import TestKit
import Testing

@testable import Archive

@Suite struct ColumnTests {
  let folder: Folder
  let archive: Archive

  init() throws {
    folder = try Folder()
    archive = try Archive(path: folder.archive)
  }

  private func ids(_ archive: Archive, _ filter: ClaimFilter = ClaimFilter()) throws -> [String] {
    var page = try archive.claims(filter, limit: 3)
    var seen = page.items
    while let next = page.next {
      page = try archive.claims(filter, limit: 3, after: next)
      seen += page.items
    }
    return seen.map { "\($0.document)/\($0.claim.id)" }
  }

  /// What is in memory gives the same claims in the same order as the file, page by page, whatever came in since.
  @Test func followsWhatComesInAndWhatIsReplaced() throws {
    let other = try Archive(path: folder.archive)
    try archive.loadColumns()
    for (number, day) in ["2019-04-12", "2019-04-10", "2019-04-11", "2019-04-12", "2019-04-09"].enumerated() {
      var reading = SampleReading.full(id: "d\(number)", outlet: number % 2 == 0 ? "Post" : "Star")
      reading.published = day
      try (number < 3 ? archive : other).add(reading, addedAt: "2019-04-12T06:00:00Z")
      #expect(try ids(archive) == ids(other))
    }
    var changed = SampleReading.full(id: "d1", outlet: "Star")
    changed.published = "2019-04-13"
    changed.claims.removeLast()
    try other.add(changed, addedAt: "2019-04-13T06:00:00Z")
    for filter in [
      ClaimFilter(), ClaimFilter(outlet: "Star"), ClaimFilter(words: "civilians"), ClaimFilter(includesReplaced: true),
      ClaimFilter(types: [.assault], place: "ain", certainties: [.hedged]), ClaimFilter(country: "ly"),
    ] {
      #expect(try ids(archive, filter) == ids(other, filter))
      #expect(try archive.count(filter) == other.count(filter))
    }
    #expect(try archive.outlets() == other.outlets())
  }

  /// From the file and from memory the same.
  @Test(arguments: [false, true])
  func givesTheLatestReportsByWholeDays(inMemory: Bool) throws {
    for (number, day) in ["2019-04-10", "2019-04-12", "2019-04-11T08:00:00Z", "2019-04-11T20:00:00Z"].enumerated() {
      var reading = SampleReading.full(id: "d\(number)")
      reading.published = day
      try archive.add(reading, addedAt: "2019-04-12T06:00:00Z")
    }
    if inMemory { try archive.loadColumns() }
    func part(_ before: String?) throws -> (documents: [String], since: String?) {
      let (keys, since) = try archive.readingKeys(with: ClaimFilter(place: "gharyan"), fewest: 2, before: before)
      let readings = try archive.claimReadings(keys.map(\.number))
      return (keys.compactMap { readings[$0.number]?.id }, since)
    }
    let last = try part(nil)
    #expect(last == (["d2", "d3", "d1"], "2019-04-11"))
    #expect(try part("2019-04-11") == (["d0"], nil))
    #expect(try part("2019-04-10") == ([], nil))
  }

  @Test func countsPlacesByCertainty() throws {
    for number in 0..<3 { try archive.add(SampleReading.full(id: "d\(number)"), addedAt: "2019-04-12T06:00:00Z") }
    let (places, placeless) = try archive.places()
    #expect(places.map(\.place.name) == ["Aïn Zara", "Gharyan"] && placeless == 0)
    #expect(places.map(\.claims) == [[.hedged: 3], [.attributed: 3]])
    #expect(try archive.places(ClaimFilter(story: "d0")).places.count == 2)
    #expect(try archive.places(ClaimFilter(place: "gharyan")).places.map(\.place.name) == ["Gharyan"])
  }

  /// An archive of before has its names and places in the new tables.
  @Test func anOlderArchiveIsFilled() throws {
    try archive.add(SampleReading.full(), addedAt: "2019-04-12T06:00:00Z")
    try archive.write { db in
      try db.execute(
        sql: """
          DROP TRIGGER claims_changed; DROP TRIGGER documents_regrouped; DROP TABLE claim_changes; DROP INDEX claims_lean; DROP INDEX claims_by_reading;
          DROP INDEX claims_by_replacement; UPDATE claims SET actor = NULL, recipient = NULL, scene = NULL;
          ALTER TABLE claims DROP COLUMN actor; ALTER TABLE claims DROP COLUMN recipient;
          ALTER TABLE claims DROP COLUMN scene; DROP TABLE names; DROP TABLE scenes;
          DROP TRIGGER documents_told; DROP TRIGGER documents_moved; DROP TABLE stories; DROP INDEX documents_in_story;
          DELETE FROM grdb_migrations WHERE identifier IN ('8-columns', '9-moves');
          """)
    }
    let again = try Archive(path: folder.archive)
    #expect(try again.places().places.map(\.place.name) == ["Aïn Zara", "Gharyan"])
    try again.loadColumns()
    #expect(try again.count(ClaimFilter(actor: "haftar", place: "gharyan")) == 1)
  }
}
