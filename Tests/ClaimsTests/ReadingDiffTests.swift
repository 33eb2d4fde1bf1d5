import Claims
import TestKit
import Testing

@Suite struct ReadingDiffTests {
  @Test func findsNothingBetweenTheSame() {
    #expect(ReadingDiff(SampleReading.full(), SampleReading.full()).isEmpty)
  }

  @Test func namesTheSlotsThatAreOtherwise() throws {
    let old = SampleReading.full()
    var new = old
    var mend = ClaimMend()
    mend.certainty = .denied
    mend.places = []
    new.claims[0] = mend.applied(to: old.claims[0])
    let diff = ReadingDiff(old, new)
    #expect(diff.added.isEmpty && diff.removed.isEmpty)
    #expect(diff.changed.map(\.slots) == [["where", "certainty"]])
    #expect(mend.slots == ["where", "certainty"])
  }

  @Test func tellsWhatCameAndWent() {
    let old = SampleReading.full()
    var new = old
    new.claims.removeFirst()
    #expect(ReadingDiff(old, new).removed == [old.claims[0]])
    #expect(ReadingDiff(new, old).added == [old.claims[0]])
  }

  @Test func knowsAClaimOfTheSameWordsByAnotherId() {
    let old = SampleReading.full()
    var new = old
    let claim = old.claims[0]
    new.claims[0] = Claim(
      id: "other", event: Event(type: .retreat), trigger: claim.trigger, actors: claim.actors,
      recipients: claim.recipients, when: claim.when, places: claim.places, accordingTo: claim.accordingTo,
      certainty: claim.certainty, auxiliary: claim.auxiliary, tense: claim.tense, factuality: claim.factuality,
      casualties: claim.casualties, control: claim.control, evidence: claim.evidence, confidence: claim.confidence,
      rule: claim.rule)
    #expect(ReadingDiff(old, new).changed.map(\.slots) == [["event"]])
  }
}
