import Claims
import Foundation
import TestKit
import Testing
import Words

@testable import Archive

private let morning = "2019-04-12T06:00:00Z"
private let evening = "2019-04-12T18:00:00Z"

@Suite struct ArchiveTests {
  let folder: Folder
  let archive: Archive

  init() throws {
    folder = try Folder()
    archive = try Archive(path: folder.archive)
  }

  @Test func keepsADocumentWithItsReadingAndClaims() throws {
    let reading = SampleReading.full()
    #expect(try archive.add(reading, addedAt: morning, reader: "1.0") == .new)
    let document = try #require(try archive.document("doc-1"))
    #expect(document.text == SampleReading.words)
    #expect(document.addedAt == morning)
    #expect(document.claims == 2)
    let page = try archive.claims()
    #expect(page.items.map(\.claim) == reading.claims)
    #expect(page.items.map(\.document) == ["doc-1", "doc-1"])
    #expect(page.items[0].reader == "1.0")
    #expect(page.next == nil)
    var bare = reading
    bare.sentences = reading.sentences.map { SentenceRecord(span: $0.span, tokens: []) }
    #expect(try archive.reading("doc-1") == bare)
    #expect(try archive.document("doc-2") == nil)
    #expect(try archive.reading("doc-2") == nil)
  }

  /// The record is what one encoder makes of the whole: so archives of before know their readings again.
  @Test func aReadingIsEncodedAsAWhole() throws {
    var reading = SampleReading.full()
    reading.title = #"The "claims":[] of both"#
    let record = try ReadingRecord(reading, addedAt: morning, reader: "")
    #expect(record.record == (try ReadingRecord.encoder.encode(record.reading)))
  }

  @Test func keepsManyAtOnce() throws {
    let readings = (0..<40).map { SampleReading.full(id: "d\($0)") }
    #expect(try archive.add(readings, addedAt: morning) == readings.map { _ in .new })
    #expect(try archive.add(Array(readings.prefix(2)), addedAt: evening) == [.unchanged, .unchanged])
    #expect(try archive.documents(limit: 100).items.map(\.id) == readings.reversed().map(\.id))
  }

  @Test func aDocumentGivenTwiceAtOnceIsFoundByItsLastWords() throws {
    let first = SampleReading.full()
    var second = first
    second.title = "The bridge of Gharyan"
    second.claims = [second.claims[0]]
    #expect(try archive.add([first, second], addedAt: morning) == [.new, .replaced])
    #expect(try archive.documents(words: "bridge", limit: 9).items.map(\.id) == ["doc-1"])
    if let title = first.title { #expect(try archive.documents(words: title, limit: 9).items.isEmpty) }
    #expect(try archive.check().isEmpty)
  }

  @Test func whatIsTakenBackLeavesNoStory() throws {
    struct Stop: Error {}
    let record = try ReadingRecord(SampleReading.full(id: "lost"), addedAt: morning, reader: "")
    #expect(throws: (any Error).self) {
      try archive.write { db in
        _ = try archive.keep([record], db)
        throw Stop()
      }
    }
    try archive.add(SampleReading.full(id: "kept"), addedAt: morning)
    #expect(try archive.place(of: "kept")?.story == "kept")
  }

  @Test func keepsATextWithZerosToItsEnd() throws {
    let sample = SampleReading(words: "The army\0 seized Brak.")
    var reading = SampleReading.full(id: "d")
    reading.text = sample.reading.text
    reading.claims = []
    try archive.add(reading, addedAt: morning)
    #expect(try archive.document("d")?.text.utf8.count == sample.reading.text.utf8.count)
    #expect(try archive.reading("d")?.text == "The army\0 seized Brak.")
  }

  @Test func addsNothingTheSecondTime() throws {
    #expect(try archive.add(SampleReading.full(), addedAt: morning) == .new)
    #expect(try archive.add(SampleReading.full(), addedAt: evening) == .unchanged)
    #expect(try archive.count(ClaimFilter(includesReplaced: true)) == 2)
    #expect(try archive.document("doc-1")?.addedAt == morning)
  }

  @Test func keepsWhatALaterReadingReplaces() throws {
    let first = SampleReading.full()
    var second = first
    second.claims = [second.claims[0]]
    try archive.add(first, addedAt: morning)
    #expect(try archive.add(second, addedAt: evening) == .replaced)
    #expect(try archive.claims().items.map(\.claim.id) == ["doc-1-c1"])
    #expect(try archive.count(ClaimFilter(includesReplaced: true)) == 2)
    let old = try archive.claims(id: "doc-1-c2")
    #expect(old.map(\.isReplaced) == [true])
    #expect(old[0].text == first.text)
    #expect(try archive.reading("doc-1")?.claims.count == 1)
    // And back again: the claim that was taken away is a new record.
    #expect(try archive.add(first, addedAt: evening) == .replaced)
    #expect(try archive.claims(id: "doc-1-c2").map(\.isReplaced) == [false, true])
  }

  @Test func replacesAllClaimsOfAnotherText() throws {
    try archive.add(SampleReading.full(), addedAt: morning)
    var other = SampleReading(words: "Haftar’s forces lost Gharyan.")
    other.reading.published = "2019-04-13"
    #expect(try archive.add(other.reading, addedAt: evening) == .replaced)
    #expect(try archive.document("doc-1")?.text == "Haftar’s forces lost Gharyan.")
    #expect(try archive.claims().items.isEmpty)
    #expect(try archive.claims(id: "doc-1-c1").first?.text == SampleReading.words)
  }

  static let cases: [(ClaimFilter, Int)] = [
    (ClaimFilter(types: [.assault]), 2),
    (ClaimFilter(types: [.aid, .consult]), 0),
    (ClaimFilter(mode: "seize"), 1),
    (ClaimFilter(actor: "HAFTAR"), 1),
    (ClaimFilter(actor: "Khalifa Haftar"), 1),
    (ClaimFilter(actor: "LBYMIL"), 1),
    (ClaimFilter(actor: "100%"), 0),
    (ClaimFilter(recipient: "civilians"), 1),
    (ClaimFilter(party: "civilians"), 1),
    (ClaimFilter(party: "haftar"), 1),
    (ClaimFilter(place: "aïn z"), 1),
    (ClaimFilter(geonameid: 2_217_362), 1),
    (ClaimFilter(geonameid: 221), 0),
    (ClaimFilter(country: "LY"), 2),
    (ClaimFilter(from: Day(iso: "2019-04-11"), to: Day(iso: "2019-04-11")), 1),
    (ClaimFilter(from: Day(iso: "2019-04-12")), 0),
    (ClaimFilter(certainties: [.hedged, .denied]), 1),
    (ClaimFilter(outlet: "Example Post"), 2),
    (ClaimFilter(outlet: "Other"), 0),
    (ClaimFilter(confidence: 0.7), 1),
    (ClaimFilter(rule: "Rules/en/events/seize"), 1),
    (ClaimFilter(words: "cafe killed"), 1),
    (ClaimFilter(isAboutControl: true), 1),
    (ClaimFilter(words: "seiz"), 1),
    (ClaimFilter(words: "\" OR 1 --"), 0),
    (ClaimFilter(words: "  "), 2),
    (ClaimFilter(document: "doc-1", types: [.assault], place: "gharyan"), 1),
  ]

  @Test(arguments: cases)
  func filters(filter: ClaimFilter, count: Int) throws {
    try archive.add(SampleReading.full(), addedAt: morning)
    #expect(try archive.claims(filter).items.count == count)
    #expect(try archive.count(filter) == count)
    // The same out of memory.
    try archive.loadColumns()
    #expect(try archive.claims(filter).items.count == count)
    #expect(try archive.count(filter) == count)
  }

  @Test func givesPagesWithoutGapsOrRepeats() throws {
    for number in 0..<7 { try archive.add(SampleReading.full(id: "d\(number)"), addedAt: morning) }
    var seen: [String] = []
    var after: Cursor?
    repeat {
      let page = try archive.claims(limit: 3, after: after)
      seen += page.items.map(\.claim.id)
      after = page.next.flatMap { Cursor($0.description) }
    } while after != nil
    #expect(seen == (0..<7).reversed().flatMap { ["d\($0)-c1", "d\($0)-c2"] })
    #expect(Cursor("x") == nil)
    let first = try archive.documents(limit: 5)
    #expect(first.items.map(\.id) == ["d6", "d5", "d4", "d3", "d2"])
    #expect(try archive.documents(limit: 5, after: first.next).items.map(\.id) == ["d1", "d0"])
  }

  @Test func findsDocumentsByWords() throws {
    try archive.add(SampleReading.full(), addedAt: morning)
    #expect(try archive.documents(words: "confirmed gharyan").items.map(\.id) == ["doc-1"])
    #expect(try archive.documents(words: "aleppo").items.isEmpty)
    #expect(try archive.documents(outlet: "Other").items.isEmpty)
    #expect(try archive.outlets() == ["Example Post"])
  }

  @Test func isReadAndWrittenThroughTwoConnections() throws {
    let other = try Archive(path: folder.archive)
    try archive.add(SampleReading.full(id: "a"), addedAt: morning)
    try other.add(SampleReading.full(id: "b"), addedAt: morning)
    #expect(try archive.documents().items.map(\.id) == ["b", "a"])
    #expect(try other.documents().items.map(\.id) == ["b", "a"])
  }

  @Test func openedAgainKeepsWhatItHad() throws {
    try archive.add(SampleReading.full(), addedAt: morning)
    try archive.close()
    #expect(try Archive(path: folder.archive).document("doc-1")?.claims == 2)
  }

  @Test func survivesAWALThatWasCutOff() throws {
    try archive.add(SampleReading.full(id: "a"), addedAt: morning)
    try archive.add(SampleReading.full(id: "b"), addedAt: morning)
    // A copy of the files as a crash leaves them, the last page of the log half written.
    let crashed = folder.path + "/crashed.sqlite"
    let files = FileManager.default
    try files.copyItem(atPath: folder.archive, toPath: crashed)
    let log = try Data(contentsOf: URL(fileURLWithPath: folder.archive + "-wal"))
    try log.dropLast(700).write(to: URL(fileURLWithPath: crashed + "-wal"))
    let reopened = try Archive(path: crashed)
    #expect(try reopened.documents().items.map(\.id) == ["a"])
    #expect(try reopened.add(SampleReading.full(id: "b"), addedAt: evening) == .new)
  }
}

@Suite struct ArchiveErrorTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func message(_ path: String) -> String? {
    do {
      _ = try Archive(path: path)
      return nil
    } catch { return error.description }
  }

  @Test func saysThatAFolderIsMissing() {
    let path = folder.path + "/none/desk.sqlite"
    let said = message(path)
    #expect(
      said == "\(path): cannot be opened (unable to open database file); "
        + "give a path in a folder that exists and that you may write to")
  }

  @Test func saysThatAFileIsNoDatabase() throws {
    try Data(repeating: 0x41, count: 5000).write(to: URL(fileURLWithPath: folder.archive))
    #expect(
      message(folder.archive)
        == "\(folder.archive): is not a database; give the path of an archive, or a path where there is no file yet")
  }

  @Test func saysThatADatabaseIsOfAnotherProgram() throws {
    try makeDatabase("CREATE TABLE notes (x)")
    #expect(
      message(folder.archive) == "\(folder.archive): is the database of another program; "
        + "give the path of an archive, or a path where there is no file yet")
  }

  @Test func saysThatAnArchiveIsNewer() throws {
    let archive = try Archive(path: folder.archive)
    try archive.close()
    try makeDatabase("INSERT INTO grdb_migrations VALUES ('9-later')")
    #expect(
      message(folder.archive)
        == "\(folder.archive): was written by a newer Sitrep (it has '9-later', which is unknown here); "
        + "use that Sitrep to open it")
  }

  @Test func saysThatItIsClosed() throws {
    let archive = try Archive(path: folder.archive)
    try archive.close()
    do {
      _ = try archive.documents()
      Issue.record("a closed archive gave documents")
    } catch { #expect(error.description == "\(folder.archive): is closed; open it again") }
  }
}
