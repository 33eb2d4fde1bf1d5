import Claims
import Testing
import Words

/// How sure, according to whom, whether at all: of one act in many clothes.
@Suite struct StanceTests {
  private func claim(_ type: EventType, in text: String) throws -> Claim {
    let claims = Fixtures.read(text).claims
    return try #require(
      claims.first { $0.event.type == type }, "no \(type) in '\(text)', only \(claims.map(\.event.type.rawValue))")
  }

  @Test(arguments: [
    ("Rebels attacked the town on Thursday.", Certainty.asserted, [Auxiliary]()),
    ("The army said that rebels attacked the town.", .attributed, []),
    ("Rebels attacked the town, a military source said.", .attributed, []),
    ("According to residents, rebels attacked the town.", .attributed, []),
    ("The ministry confirmed that rebels attacked the town.", .confirmed, []),
    ("Rebels allegedly attacked the town.", .hedged, []),
    ("The minister believes that rebels attacked the town.", .hedged, []),
    ("Moscow denied that rebels attacked the town.", .denied, []),
    ("Rebels did not attack the town.", .asserted, [.negation]),
    ("Rebels might attack the town.", .asserted, [.hypothetical]),
    ("If rebels attack the town, residents will leave.", .asserted, [.hypothetical]),
  ])
  func wordsAroundAnActDecide(text: String, certainty: Certainty, auxiliary: [Auxiliary]) throws {
    let claim = try claim(.assault, in: text)
    #expect(claim.certainty == certainty, "\(text)")
    #expect(claim.auxiliary == auxiliary, "\(text)")
  }

  @Test func anAttackThatIsOnlyAnnouncedIsAThreat() throws {
    let claim = try claim(.threaten, in: "Rebels will attack the town.")
    #expect(claim.event.mode == "violence")
    #expect(claim.auxiliary == [.future])
  }

  @Test func failingIsNotDoing() throws {
    #expect(try claim(.assault, in: "The rebels failed to attack the town.").factuality < 0)
    #expect(try claim(.assault, in: "The rebels managed to attack the town.").factuality > 2)
  }

  @Test func whatIsSaidAsideIsNotRefusedWithIt() throws {
    let text = "The army refused to leave the town, arresting three officials."
    #expect(try claim(.coerce, in: text).certainty == .asserted)
    #expect(try !claim(.coerce, in: text).auxiliary.contains(.negation))
  }

  @Test func notOnlyDeniesNothing() throws {
    #expect(try claim(.assault, in: "The rebels not only attacked the town.").factuality > 2)
  }

  @Test func theNearestSpeakerComesFirstTheOutletLast() throws {
    let claim = try claim(.assault, in: "The army said that rebels attacked the town.")
    #expect(claim.accordingTo.map(\.text) == ["The army", "The Outlet"])
    #expect(claim.accordingTo.map(\.kind) == [.institution, .outlet])
  }

  @Test(arguments: [
    ("The minister criticised the army for the raid.", "The minister", "criticised", "the army for the raid"),
    ("Protesters called for the release of the editor.", "Protesters", "called for", "the release of the editor"),
    ("The council is critical of the truce.", "The council", "critical of", "the truce"),
  ])
  func anAttitudeIsAnAttributionToWhatItIsAbout(text: String, source: String, cue: String, content: String) throws {
    let one = try #require(Fixtures.read(text).attributions.first { string(text, $0.cue) == cue })
    #expect(string(text, one.source) == source)
    #expect(string(text, one.content) == content)
  }

  @Test func anAttitudeIsNoSourceOfWhatHappened() throws {
    let claim = try claim(.assault, in: "The minister criticised the attack that killed ten civilians in the town.")
    #expect(claim.accordingTo.map(\.text) == ["The Outlet"])
    #expect(Fixtures.read("Rebels attacked the town.").attributions.isEmpty)
  }

  private func string(_ text: String, _ spans: [Span]) -> String {
    spans.map { Text(text).string($0) }.joined(separator: " … ")
  }

  @Test func whatLiesYearsBackIsHistory() throws {
    #expect(try claim(.assault, in: "Rebels attacked the town in March 2011.").auxiliary.contains(.historical))
  }
}
