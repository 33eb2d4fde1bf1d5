import Claims
import Testing
import Words

@testable import Situation

private func day(_ iso: String) -> Day {
  guard let day = Day(iso: iso) else { preconditionFailure(iso) }
  return day
}

private func claim(
  _ id: String, _ change: Control.Change, by holder: String?, from loser: String? = nil, on when: String? = nil,
  certainty: Certainty = .asserted, auxiliary: [Auxiliary] = [], place: String = "Gharyan", geonameid: Int? = 1
) -> Claim {
  Claim(
    id: id, event: Event(type: .assault, mode: "seize"), trigger: Span(0, 1), actors: [], recipients: [],
    when: When(
      value: when, interval: when.map { Interval(day($0)) }, precision: when == nil ? .unknown : .day, basis: .text),
    places: [], accordingTo: [Source(text: "Example Post", kind: .outlet)], certainty: certainty,
    auxiliary: auxiliary, tense: .past, factuality: 3, casualties: nil,
    control: Control(place: place, geonameid: geonameid, holder: holder, loser: loser, change: change),
    evidence: Span(0, 1), confidence: 1, rule: "r:1")
}

private func ledger(_ claims: Claim...) -> ControlLedger {
  let entries = claims.compactMap { ControlClaim($0, document: "d", published: day("2019-04-20")) }
  return ControlLedger(place: .geonameid(1), claims: entries)
}

@Suite struct ControlLedgerTests {
  let taken = claim("a", .taken, by: "LNA", from: "GNA", on: "2019-04-04")
  let held = claim("b", .held, by: "LNA", on: "2019-04-10")
  let retaken = claim("c", .taken, by: "GNA", from: "LNA", on: "2019-04-15")

  @Test func ordersClaimsByTheDayTheySpeakOf() {
    #expect(ledger(retaken, held, taken).claims.map(\.claim) == ["a", "b", "c"])
  }

  @Test func saysWhoHoldsThePlaceSinceWhen() throws {
    let now = try #require(ledger(held, taken).holding)
    #expect(now.holder == "LNA")
    #expect(now.since == day("2019-04-04"))
    #expect(now.claim.claim == "b")
    #expect(now.claim.accordingTo.map(\.text) == ["Example Post"])
  }

  @Test func followsTheLatestClaim() throws {
    let all = ledger(taken, held, retaken)
    #expect(all.holding?.holder == "GNA")
    #expect(all.holding?.since == day("2019-04-15"))
    #expect(all.holding(on: day("2019-04-11"))?.holder == "LNA")
    #expect(all.holding(on: day("2019-04-01")) == nil)
  }

  @Test func passesOverDenialsButNamesThem() throws {
    let denied = claim("d", .taken, by: "GNA", on: "2019-04-16", certainty: .denied)
    let negated = claim("e", .taken, by: "GNA", on: "2019-04-17", auxiliary: [.negation])
    let now = try #require(ledger(taken, denied, negated).holding)
    #expect(now.holder == "LNA")
    #expect(now.against.map(\.claim) == ["d", "e"])
    #expect(ledger(denied).holding == nil)
  }

  @Test func saysThatAPlaceIsContested() {
    let contested = claim("d", .contested, by: nil, on: "2019-04-16")
    #expect(ledger(taken, contested).holding?.isContested == true)
  }

  @Test func namesNobodyAfterALoss() throws {
    let lost = claim("d", .lost, by: nil, from: "LNA", on: "2019-04-16")
    let now = try #require(ledger(taken, lost).holding)
    #expect(now.holder == nil)
    #expect(now.since == day("2019-04-16"))
  }

  @Test func takesTheReportsDayWhereTheTextHasNone() {
    #expect(ledger(claim("d", .taken, by: "LNA")).holding?.since == day("2019-04-20"))
  }

  @Test func leavesPlansOut() {
    #expect(ControlClaim(claim("d", .taken, by: "LNA", auxiliary: [.future]), document: "d", published: nil) == nil)
  }

  @Test func keepsALedgerForEachPlace() {
    let other = claim("d", .taken, by: "LNA", place: "Sirte", geonameid: nil)
    let entries = [taken, other, retaken].compactMap { ControlClaim($0, document: "d", published: nil) }
    let ledgers = ControlLedger.all(entries)
    #expect(ledgers.map(\.place) == [.geonameid(1), .name("sirte")])
    #expect(ledgers.map(\.claims.count) == [2, 1])
  }
}
