import Claims
import TestKit
import Testing

@testable import Corroboration

/// A report of the seizure, with the text it copies.
typealias Told = ToldSeizure

extension Told {
  /// - Parameter copying: the document whose text it copies.
  func telling(copying: String? = nil) -> Telling { Telling.all(of: reading, story: "s", origin: copying)[0] }
}

func clusters(_ told: [Told], _ judgements: [Judgement?] = []) -> [Cluster] {
  ClusterMaker.all(told.map { $0.telling() }, judgements: Judgements(judgements.compactMap { $0 }))
}

@Suite struct CredibilityTests {
  private func grade(_ told: Told...) -> Int {
    let all = clusters(told)
    #expect(all.count == 1)
    return all[0].assessment.computed.rawValue
  }

  @Test func needsTwoIndependentOriginsToConfirm() {
    #expect(grade(Told()) == 3)
    #expect(grade(Told(), Told(document: "d2", outlet: "Harbour Post")) == 1)
    #expect(grade(Told(), Told(document: "d2", outlet: "Harbour Post", certainty: .hedged)) == 2)
  }

  @Test func countsAnOutletOrAWireOnce() {
    #expect(grade(Told(), Told(document: "d2", outlet: "The Example Post")) == 3)
    let copy = Told(document: "d2", outlet: "Harbour Post").telling(copying: "d1")
    let copies = ClusterMaker.all([Told().telling(), copy])[0]
    #expect(copies.assessment.computed == .possiblyTrue)
    #expect(copies.copies == [["d1", "d2"]])
    #expect(grade(Told(wire: "Meridian"), Told(document: "d2", outlet: "Meridian")) == 3)
  }

  @Test func countsACitationAsTheReportItCites() {
    let citing = Told(document: "d2", outlet: "Harbour Post", speaker: "Meridian", speakerCode: "USAJRN")
    #expect(grade(Told(wire: "Meridian"), citing) == 3)
    #expect(grade(Told(), citing) == 1)
    #expect(clusters([citing])[0].witnesses.map(\.origin.kind) == [.cited])
    #expect(clusters([citing, Told(wire: "Meridian")])[0].witnesses.map(\.origin.kind) == [.publisher])
  }

  @Test func takesAnOutletsOwnWordForNoSecondSource() {
    let confirmed = Told(certainty: .confirmed)
    #expect(grade(confirmed) == 3)
    #expect(clusters([confirmed])[0].assessment.reasons.contains { $0.hasPrefix("'confirmed'") })
    #expect(clusters([Told(speaker: "Example Post")])[0].witnesses.map(\.origin.kind) == [.publisher])
  }

  @Test func holdsPartiesAtThree() {
    let rebels = Told(speaker: "Rebels", speakerCode: "LBYREB", certainty: .attributed)
    #expect(grade(rebels) == 4)
    #expect(clusters([rebels])[0].witnesses.map(\.isParty) == [true])
    let again = Told(document: "d2", outlet: "Harbour Post", speaker: "Rebels", speakerCode: "LBYREB")
    #expect(grade(rebels, again) == 4)
    #expect(grade(rebels, Told(document: "d2", outlet: "Harbour Post")) == 1)
  }

  @Test func holdsBothSidesOfAContradictionAtThreeOrWorse() {
    let denial = Told(
      document: "d3", outlet: "Coast Radio", speaker: "Ministry", speakerCode: "LBYGOV", certainty: .denied)
    let harbour = Told(document: "d2", outlet: "Harbour Post")
    #expect(grade(Told(), harbour, denial) == 3)
    #expect(grade(Told(speaker: "Rebels", speakerCode: "LBYREB"), denial) == 4)
    #expect(grade(denial) == 5)
    let all = clusters([Told(), harbour, denial])[0]
    #expect(all.denials.map(\.origin.name) == ["Ministry"])
    #expect(
      all.disagreements.first { $0.field == .control }?.values.map(\.value) == [
        "taken by Rebels", "not taken by Rebels",
      ])
  }

  @Test func cannotJudgeWhatIsHedgedOnceOrStillToCome() {
    #expect(grade(Told(certainty: .hedged)) == 6)
    #expect(grade(Told(auxiliary: [.future])) == 6)
    #expect(grade(Told(auxiliary: [.hypothetical]), Told(document: "d2", outlet: "B", auxiliary: [.future])) == 6)
  }
}

@Suite struct DisagreementTests {
  @Test func showsEachValueWithItsClaimsAndOrigins() {
    let told = [
      Told(on: "2019-04-04"), Told(document: "d2", outlet: "Harbour Post", on: "2019-04-05"),
      Told(document: "d3", outlet: "Coast Radio", on: "2019-04-05"),
    ]
    let found = clusters(told)[0].disagreements
    #expect(found.map(\.field) == [.when])
    #expect(found[0].values.map(\.value) == ["2019-04-05", "2019-04-04"])
    #expect(found[0].values.map { $0.claims.map(\.document) } == [["d2", "d3"], ["d1"]])
    #expect(found[0].values.map { $0.origins.map(\.name) } == [["Harbour Post", "Coast Radio"], ["Example Post"]])
  }

  @Test func takesALaterTollOfOneOriginForAnUpdate() {
    let told = [
      Told(killed: 12), Told(document: "d2", published: "2019-04-13", killed: 20),
      Told(document: "d3", published: "2019-04-14", killed: 18),
    ]
    let cluster = clusters(told)[0]
    #expect(cluster.disagreements.isEmpty)
    #expect(
      cluster.updates.map { [$0.from, $0.to] } == [["killed: 12", "killed: 20"], ["killed: 20", "killed: 18"]])
    #expect(cluster.updates.map(\.isCorrection) == [false, true])
    #expect(cluster.first.report.document == "d1")
    #expect(cluster.latest.report.document == "d3")
  }

  @Test func letsAnOriginTakeADenialBack() {
    let denial = Told(speaker: "Ministry", speakerCode: "LBYGOV", certainty: .denied)
    let admission = Told(
      document: "d2", outlet: "B", published: "2019-04-13", speaker: "Ministry", speakerCode: "LBYGOV")
    #expect(clusters([denial, admission])[0].witnesses.map(\.standing) == [.supports])
  }

  @Test func keepsTwinsApart() {
    #expect(clusters([Told(on: "2019-04-04"), Told(document: "d2", outlet: "B", on: "2019-04-07")]).count == 2)
    #expect(clusters([Told(), Told(document: "d2", outlet: "B", by: "Navy", code: "EGYMIL")]).count == 2)
  }
}

@Suite struct JudgementTests {
  private func judge(_ claim: String, _ credibility: Credibility, _ at: String) -> Judgement? {
    Judgement(claim: claim, is: credibility, by: "A. Analyst", at: at, reason: "two pictures")
  }

  @Test func standsAboveTheRulesAndLeavesThemInSight() {
    let second = Told(document: "d2", outlet: "Harbour Post")
    let cluster = clusters(
      [Told(), second],
      [judge("claim-d2", .improbable, "2019-04-13T10:00Z"), judge("claim-d1", .doubtfullyTrue, "2019-04-12T10:00Z")])[0]
    #expect(cluster.assessment.credibility == .improbable)
    #expect(cluster.assessment.computed == .confirmed)
    #expect(cluster.assessment.judgement?.by == "A. Analyst")
  }

  @Test func keepsTheTwoScalesApart() {
    let judgements = Judgements(
      [
        Judgement(source: "Example Post", is: .unreliable, by: "A", at: "2019-04-12", reason: "r")
      ].compactMap { $0 })
    #expect(judgements.reliability(of: "The Example Post") == .unreliable)
    #expect(judgements.reliability(of: "Harbour Post") == .cannotBeJudged)
    #expect(ClusterMaker.all([Told().telling()], judgements: judgements)[0].assessment.credibility == .possiblyTrue)
  }

  @Test func needsANameATimeAndAReason() {
    #expect(Judgement(claim: "c", is: .confirmed, by: "", at: "2019-04-12", reason: "r") == nil)
    #expect(Judgement(claim: "c", is: .confirmed, by: "A", at: "today", reason: "r") == nil)
    #expect(Judgement(claim: "c", is: .confirmed, by: "A", at: "2019-04-12", reason: "") == nil)
  }
}

@Suite struct AnalystsPairTests {
  private func judged(_ a: String, _ b: String, areOne isSame: Bool, at: String = "2019-04-12") -> Judgement? {
    Judgement(claim: a, and: b, areOne: isSame, by: "A. Analyst", at: at, reason: "seen on the ground")
  }

  private let harbour = Told(document: "d2", outlet: "Harbour Post")

  @Test func holdsApartWhatIsSaidToBeTwo() {
    #expect(clusters([Told(), harbour]).count == 1)
    #expect(clusters([Told(), harbour], [judged("claim-d2", "claim-d1", areOne: false)]).count == 2)
  }

  @Test func putsTogetherWhatIsSaidToBeOne() {
    let other = Told(document: "d3", outlet: "Coast Radio", on: "2019-09-01")
    #expect(clusters([Told(), harbour, other]).count == 2)
    let joined = clusters([Told(), harbour, other], [judged("claim-d3", "claim-d2", areOne: true)])
    #expect(joined.map(\.tellings.count) == [3])
    #expect(joined[0].witnesses.count == 3)
  }

  @Test func followsTheLatestWordOnAPair() {
    let words = [
      judged("claim-d1", "claim-d2", areOne: false), judged("claim-d1", "claim-d2", areOne: true, at: "2019-04-13"),
    ]
    #expect(clusters([Told(), harbour], words).count == 1)
    #expect(clusters([Told(), harbour], words.reversed()).count == 1)
  }
}
