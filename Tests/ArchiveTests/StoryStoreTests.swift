import Archive
import Claims
import Corroboration
import Stories
import TestKit
import Testing

@Suite struct StoryStoreTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func archive(_ told: ToldSeizure...) throws -> Archive {
    let archive = try Archive(path: folder.archive)
    for one in told { try archive.add(one.reading, addedAt: "2019-04-12T06:00:00Z") }
    return archive
  }

  private func report(_ id: String) -> ToldSeizure { ToldSeizure(document: id, outlet: "Harbour Post") }

  @Test func placesEachReportAsItComes() throws {
    let archive = try archive(report("a"), report("b"))
    #expect(try archive.place(of: "b")?.story == "a")
    let stories = try archive.stories().items
    #expect(stories.map(\.id) == ["a"])
    #expect(stories.map(\.documents) == [2])
    #expect(try archive.readings(story: "a").map(\.reading.id) == ["a", "b"])
    #expect(try archive.place(of: "z") == nil)
  }

  @Test func goesOnWhenItIsOpenedAgain() throws {
    try archive(report("a")).close()
    let again = try archive(report("b"))
    #expect(try again.place(of: "b")?.story == "a")
  }

  @Test func findsReadingsByTheirClaims() throws {
    let archive = try archive(report("a"))
    #expect(try archive.readings(with: ClaimFilter(isAboutControl: true)).map(\.reading.id) == ["a"])
    #expect(try archive.readings(with: ClaimFilter(place: "sirte")).isEmpty)
  }

  @Test func worksOutTheStoriesAnew() throws {
    let archive = try archive(report("b"), report("a"))
    #expect(try archive.place(of: "a")?.story == "b")
    #expect(try archive.reindexStories() == 2)
    #expect(try archive.place(of: "b")?.story == "a")
    #expect(try archive.reindexStories() == 0)
  }

  @Test func keepsEveryJudgement() throws {
    let archive = try archive()
    for (grade, at) in [(Credibility.improbable, "2019-04-12"), (.confirmed, "2019-04-13")] {
      let judgement = try #require(Judgement(claim: "c", is: grade, by: "A", at: at, reason: "r"))
      try archive.judge(judgement)
    }
    let source = try #require(Judgement(source: "Post", is: .unreliable, by: "A", at: "2019-04-12", reason: "r"))
    try archive.judge(source)
    let all = try archive.judgements()
    #expect(all.all.count == 3)
    #expect(all.reliability(of: "Post") == .unreliable)
  }
}
