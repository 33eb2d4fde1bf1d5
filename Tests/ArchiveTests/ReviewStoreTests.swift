import Claims
import Corroboration
import GRDB
import TestKit
import Testing

@testable import Archive

@Suite struct ReviewStoreTests {
  let folder: Folder
  let archive: Archive
  private let seizure = "doc-1-c1"

  init() throws {
    folder = try Folder()
    archive = try Archive(path: folder.archive)
    try archive.add(SampleReading.full(), addedAt: "2019-04-12T06:00:00Z", reader: "1.0")
  }

  private func review(
    _ verdict: Review.Verdict, _ mend: ClaimMend? = nil, at: String = "2019-04-13T09:00:00Z"
  ) throws -> Review {
    try #require(Review(claim: seizure, verdict, mend: mend, by: "A. Analyst", at: at, reason: "seen otherwise"))
  }

  private func mend(_ certainty: Certainty) -> ClaimMend {
    var mend = ClaimMend()
    mend.certainty = certainty
    return mend
  }

  @Test func takesAWrongClaimOutOfTheRecordAndKeepsIt() throws {
    #expect(try archive.review(review(.wrong)) == 1)
    #expect(try archive.claims().items.map(\.claim.id) == ["doc-1-c2"])
    #expect(try archive.reading("doc-1")?.claims.map(\.id) == ["doc-1-c2"])
    #expect(try archive.claims(ClaimFilter(review: .wrong)).items.map(\.claim.id) == [seizure])
    #expect(try archive.changes(since: 1, limit: 10).map(\.replaced) == [[seizure]])
  }

  @Test func mendsASlotInEveryListAndReading() throws {
    try archive.review(review(.mended, mend(.denied)))
    #expect(try archive.claims(ClaimFilter(certainties: [.denied])).items.map(\.claim.id) == [seizure])
    #expect(try archive.claims(ClaimFilter(certainties: [.attributed])).items.isEmpty)
    #expect(try archive.reading("doc-1")?.claims.first?.certainty == .denied)
    let records = try archive.claims(id: seizure)
    #expect(records.map(\.claim.certainty) == [.denied, .attributed])
    #expect(records.map(\.reader) == ["review by A. Analyst", "1.0"])
    // What nobody touched is as it was.
    #expect(try archive.claims(id: "doc-1-c2").map(\.reader) == ["1.0"])
  }

  @Test func holdsForWhatIsReadLater() throws {
    try archive.review(review(.mended, mend(.denied)))
    #expect(try archive.add(SampleReading.full(), addedAt: "2019-04-14T06:00:00Z", reader: "1.0") == .unchanged)
    var better = SampleReading.full()
    better.byline = "A. Writer"
    #expect(try archive.add(better, addedAt: "2019-04-14T06:00:00Z", reader: "2.0") == .replaced)
    #expect(try archive.reading("doc-1")?.claims.first?.certainty == .denied)
    #expect(try archive.reading("doc-1")?.byline == "A. Writer")
  }

  @Test func takesBackWhatWasSaid() throws {
    try archive.review(review(.mended, mend(.denied)))
    try archive.review(review(.wrong))
    try archive.review(review(.reopened))
    #expect(try archive.claims().items.map(\.claim) == SampleReading.full().claims)
    #expect(try archive.reviews(of: seizure).map(\.verdict) == [.mended, .wrong, .reopened])
  }

  @Test func letsMendsAddUp() throws {
    try archive.review(review(.mended, mend(.denied)))
    var place = ClaimMend()
    place.places = []
    try archive.review(review(.mended, place))
    let claim = try #require(try archive.claims(id: seizure).first?.claim)
    #expect(claim.certainty == .denied && claim.places.isEmpty)
    // The place that is held was the scene; without one it stays as it was read.
    #expect(claim.control?.place == "Gharyan")
  }

  @Test func sortsClaimsByWhatWasSaidLast() throws {
    #expect(try archive.count(ClaimFilter(review: .reopened)) == 2)
    #expect(try archive.review(review(.accepted)) == 0)
    #expect(try archive.claims(ClaimFilter(review: .reopened)).items.map(\.claim.id) == ["doc-1-c2"])
    #expect(try archive.claims(ClaimFilter(review: .accepted)).items.map(\.claim.id) == [seizure])
    #expect(try archive.changes(since: 1, limit: 10).isEmpty)
    #expect(try ClaimQuestion(query: "review=mended").filter.review == .mended)
  }

  @Test func leavesWhyASlotIsFilledWhereNobodyMendsIt() throws {
    var reading = SampleReading.full(id: "doc-2")
    let why = Reason(slot: "subject", relation: "nsubj")
    reading.claims[0].reasons = Reasons(actors: [why], recipients: [], places: [why])
    try archive.add(reading, addedAt: "2019-04-12T06:00:00Z")
    let accepted = try #require(Review(claim: "doc-2-c1", .accepted, by: "A", at: "2019-04-13", reason: ""))
    #expect(try archive.review(accepted) == 0)
    var places = ClaimMend()
    places.places = []
    let mended = try #require(Review(claim: "doc-2-c1", .mended, mend: places, by: "A", at: "2019-04-13", reason: ""))
    #expect(try archive.review(mended) == 1)
    let reasons = try archive.claims(id: "doc-2-c1").first?.claim.reasons
    #expect(reasons == Reasons(actors: [why], recipients: [], places: []))
  }

  @Test func needsAName() {
    #expect(Review(claim: "c", .accepted, by: "", at: "2019-04-13", reason: "") == nil)
    #expect(Review(claim: "c", .wrong, by: "A", at: "2019-04-13", reason: "") == nil)
    #expect(Review(claim: "c", .mended, mend: ClaimMend(), by: "A", at: "2019-04-13", reason: "") == nil)
  }

  @Test func keepsWhatIsSaidOfTwoClaims() throws {
    let apart = try #require(
      Judgement(claim: "a", and: "b", areOne: false, by: "A", at: "2019-04-13", reason: "two raids"))
    try archive.judge(apart)
    #expect(try archive.judgements().all == [apart])
    #expect(Judgement(claim: "a", and: "a", areOne: true, by: "A", at: "2019-04-13", reason: "r") == nil)
  }
}

@Suite struct TokenTests {
  let folder: Folder
  let archive: Archive

  init() throws {
    folder = try Folder()
    archive = try Archive(path: folder.archive)
  }

  @Test func knowsItsOwnTokensAlone() throws {
    let token = try archive.makeToken(name: "A. Analyst", mayWrite: true, addedAt: "2019-04-12T06:00:00Z")
    #expect(token.count == 64)
    #expect(try archive.token(token)?.name == "A. Analyst")
    #expect(try archive.token(token)?.mayWrite == true)
    #expect(try archive.token(String(token.dropLast())) == nil)
    #expect(try archive.token("") == nil)
    // The file does not hold it.
    let kept = try archive.read { try String.fetchAll($0, sql: "SELECT digest FROM tokens") }
    #expect(!kept.contains(token))
  }

  @Test func endsATokenAndTheOneBefore() throws {
    let first = try archive.makeToken(name: "A", mayWrite: true, addedAt: "t")
    let second = try archive.makeToken(name: "A", mayWrite: false, addedAt: "t")
    #expect(try archive.token(first) == nil)
    #expect(try archive.token(second)?.mayWrite == false)
    #expect(try archive.endToken(name: "A") && !archive.endToken(name: "A"))
    #expect(try archive.token(second) == nil)
  }
}

@Suite struct ReadingPairTests {
  @Test func pairsWhatReadersMade() throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let archive = try Archive(path: folder.archive)
    var reading = SampleReading.full()
    for (i, reader) in ["1.0", "1.1", "2.0"].enumerated() {
      reading.byline = "by \(i)"
      try archive.add(reading, addedAt: "2019-04-12T06:00:00Z", reader: reader)
    }
    try archive.add(SampleReading.full(id: "doc-2"), addedAt: "2019-04-12T06:00:00Z", reader: "2.0")
    func pairs(_ from: String?, _ to: String?, document: String? = nil) throws -> [[String?]] {
      var found: [[String?]] = []
      try archive.readingPairs(from: from, to: to, document: document) {
        found.append([$0.byline, $1.byline]); return true
      }
      return found
    }
    #expect(try archive.readers() == ["1.0", "1.1", "2.0"])
    #expect(try pairs(nil, nil) == [["by 1", "by 2"]])
    #expect(try pairs("1.0", nil) == [["by 0", "by 2"]])
    #expect(try pairs("1.0", "1.1") == [["by 0", "by 1"]])
    #expect(try pairs("2.0", "1.0").isEmpty)
    #expect(try pairs(nil, nil, document: "doc-2").isEmpty)
  }
}
