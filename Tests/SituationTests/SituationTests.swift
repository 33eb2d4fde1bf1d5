import Claims
import Corroboration
import TestKit
import Testing

@testable import Situation

private func day(_ iso: String) -> Day {
  guard let day = Day(iso: iso) else { preconditionFailure(iso) }
  return day
}

private func tellings(_ told: [ToldSeizure]) -> [Telling] { told.flatMap { Telling.all(of: $0.reading, story: "s") } }
private func clusters(_ told: [ToldSeizure]) -> [Cluster] { ClusterMaker.all(tellings(told)) }

private let rebels = ToldSeizure(on: "2019-04-04")
private let rebelsToo = ToldSeizure(document: "d2", outlet: "Harbour Post", on: "2019-04-04")
private let army = ToldSeizure(
  document: "d3", outlet: "Harbour Post", published: "2019-04-16", on: "2019-04-15", by: "Army", code: "LBYMIL")
private let denial = ToldSeizure(
  document: "d4", outlet: "Coast Radio", published: "2019-04-16", on: "2019-04-15", by: "Army", code: "LBYMIL",
  speaker: "Rebels", speakerCode: "LBYREB", certainty: .denied)

@Suite struct ControlHistoryTests {
  private func history(_ told: ToldSeizure...) throws -> ControlHistory {
    let all = ControlHistory.all(clusters(told))
    #expect(all.count == 1)
    return try #require(all.first)
  }

  @Test func tellsAClaimFromAConfirmedHolding() throws {
    #expect(try history(rebels).merged.map(\.status) == [.held(by: "Rebels", isConfirmed: false)])
    #expect(try history(rebels, rebelsToo).merged.map(\.status) == [.held(by: "Rebels", isConfirmed: true)])
  }

  @Test func cutsTimeAtEachChange() throws {
    let all = try history(rebels, army)
    #expect(all.merged.map(\.from) == [day("2019-04-04"), day("2019-04-15")])
    #expect(all.merged.map(\.to) == [day("2019-04-15"), nil])
    #expect(all.merged.map(\.status.word) == ["Rebels", "Army"])
    #expect(all.interval(on: day("2019-04-10"))?.status.word == "Rebels")
    #expect(all.interval(on: day("2019-04-03")) == nil)
  }

  @Test func isContestedWhereOneDeniesIt() throws {
    let all = try history(rebels, army, denial)
    #expect(all.merged.map(\.status.word) == ["Rebels", "CONTESTED"])
    #expect(all.merged.last?.claimants == ["Harbour Post", "Rebels"])
  }

  @Test func isContestedWhereTwoAreNamedOnOneDay() throws {
    let other = ToldSeizure(document: "d5", outlet: "Nile Courier", on: "2019-04-04", by: "Army", code: "LBYMIL")
    #expect(try history(rebels, other).merged.map(\.status) == [.contested(["Rebels", "Army"])])
  }

  @Test func keepsWhatEachClaimantSays() throws {
    let all = try history(rebels, army, denial)
    #expect(all.claimants.map(\.name) == ["Example Post", "Harbour Post", "Rebels"])
    #expect(all.claimants.map { $0.intervals.map(\.status.word) } == [["Rebels"], ["Army"], ["CONTESTED"]])
  }

  @Test func leavesPlansOut() {
    #expect(ControlHistory.all(clusters([ToldSeizure(auxiliary: [.future])])).isEmpty)
  }
}

@Suite struct ControlTableTests {
  @Test func hasARowForEachDayOfChange() {
    let table = ControlTable(ControlHistory.all(clusters([rebels, army])))
    #expect(table.claimants == ["Example Post", "Harbour Post"])
    #expect(table.rows.map(\.date) == [day("2019-04-04"), day("2019-04-15")])
    #expect(table.rows.map(\.statuses) == [["Rebels", ""], ["Rebels", "Army"]])
    #expect(table.rows.map(\.status) == ["Rebels", "Army"])
  }

  @Test func fillsTheDaysBetween() {
    let table = ControlTable(ControlHistory.all(clusters([rebels, army])), isDaily: true)
    #expect(table.rows.count == 12)
    #expect(table.rows.map(\.status).prefix(11).allSatisfy { $0 == "Rebels" })
  }
}

@Suite struct TimelineTests {
  private let all = clusters([army, rebels, rebelsToo])

  @Test func goesByTheDayOfTheHappening() {
    #expect(Timeline(all).clusters.map { $0.days?.lowerBound } == [day("2019-04-04"), day("2019-04-15")])
  }

  @Test(arguments: [
    (TimelineSubject.place("gharyan"), 2), (.geonameid(1), 2), (.geonameid(2), 0), (.place("Sirte"), 0),
    (.actor("rebel"), 1), (.actor("LBYMIL"), 1), (.pair("rebel", "army"), 0), (.story("s"), 2), (.story("t"), 0),
  ])
  func holdsWhatIsAskedFor(subject: TimelineSubject, count: Int) {
    #expect(Timeline(all, of: subject).clusters.count == count)
  }

  @Test func keepsToTheDaysAskedFor() {
    #expect(Timeline(all, from: day("2019-04-10")).clusters.count == 1)
    #expect(Timeline(all, to: day("2019-04-10")).clusters.count == 1)
    #expect(Timeline(all, from: day("2019-04-05"), to: day("2019-04-10")).clusters.isEmpty)
  }
}

@Suite struct ChangeTests {
  private func kinds(_ told: ToldSeizure..., since: String = "2019-04-15") throws -> [Change.Kind] {
    let moment = try #require(Moment(iso: since))
    return Change.since(moment, tellings(told)).map(\.kind)
  }

  @Test func tellsWhatIsNew() throws {
    #expect(try kinds(rebels, army) == [.new])
    #expect(try kinds(rebels, since: "2019-04-13").isEmpty)
  }

  @Test func tellsWhoElseSaysSo() throws {
    let late = ToldSeizure(document: "d2", outlet: "Harbour Post", published: "2019-04-15T09:00Z", on: "2019-04-04")
    #expect(
      try kinds(rebels, late) == [.confirmed(by: ["Harbour Post"]), .graded(from: .possiblyTrue, to: .confirmed)])
  }

  @Test func tellsOfDenialsAndDisputes() throws {
    let found = try kinds(army, denial, since: "2019-04-16T00:01")
    #expect(found.isEmpty)
    let late = ToldSeizure(
      document: "d4", outlet: "Coast Radio", published: "2019-04-17", on: "2019-04-15", by: "Army", code: "LBYMIL",
      speaker: "Rebels", speakerCode: "LBYREB", certainty: .denied)
    let kinds = try kinds(army, late, since: "2019-04-17")
    #expect(kinds.contains(.denied(by: ["Rebels"])))
    #expect(kinds.contains { if case .disputed(let value) = $0 { value.field == .control } else { false } })
  }

  @Test func tellsOfATollThatGrew() throws {
    let first = ToldSeizure(killed: 12)
    let second = ToldSeizure(document: "d2", published: "2019-04-16", killed: 20)
    let found = try kinds(first, second)
    #expect(found.contains { if case .updated(let update) = $0 { update.to == "killed: 20" } else { false } })
  }
}
