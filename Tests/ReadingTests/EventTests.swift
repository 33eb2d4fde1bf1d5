import Claims
import Testing

/// What a claim says of an act beyond its words: counts, refusals and promises, who did it, and that nothing was done.
@Suite struct EventTests {
  @Test(arguments: [
    ("At least 12 civilians were killed in the shelling.", 12, nil as Int?),
    ("Between 20 and 30 soldiers were killed in the ambush.", 20, 30),
    ("Shelling killed 1.5 million people.", 1_500_000, 1_500_000),
    ("Up to 40 villagers were killed in the raid.", 0, 40),
    ("Two soldiers and a child were killed on Monday.", 3, 3),
    ("Rebels killed dozens of soldiers in Derna.", 24, nil),
  ])
  func countsKeepTheirBounds(text: String, min: Int, max: Int?) {
    let killed = Fixtures.read(text).claims.compactMap { $0.casualties?.killed }.first
    #expect(killed?.min == min)
    #expect(killed?.max == max)
  }

  @Test func theDisplacedAndTheMissingAreCounted() {
    let displaced = Fixtures.read("Fighting has displaced more than 3,000 families in Idlib.")
    #expect(displaced.claims.compactMap { $0.casualties?.displaced?.min } == [3000])
    let missing = Fixtures.read("Seven fishermen went missing after the attack.")
    #expect(missing.claims.compactMap { $0.casualties?.missing?.min } == [7])
  }

  @Test(arguments: [
    ("Norway says it will not take in any more migrants.", EventType.reject),
    ("The rebels said they would release two hostages.", .agree),
    ("The general vowed not to negotiate with the rebels.", .reject),
    ("Germany said it would supply Mali with radars.", .agree),
    ("Russia will withdraw its troops from the town.", .concede),
    ("The president will meet the rebels on Sunday.", .agree),
    ("Turkey will attack the militia, its president said.", .threaten),
  ])
  func whatIsToComeIsOfItsOwnType(text: String, type: EventType) {
    let claims = Fixtures.read(text).claims
    #expect(claims.map(\.event.type) == [type])
    #expect(claims.allSatisfy { !$0.auxiliary.contains(.negation) })
  }

  @Test(arguments: [
    "The defender fired a shot over the bar in the second half.",
    "Criminals who attack civilians are cowards.", "Amnesty speaks up when violence is committed by either side.",
    "\"Never in my life,\" the minister shot back.", "The enemy is left like that, hanging from a thread.",
    "It is time to eliminate what is old.", "It launched harsh attacks on the government.",
    "In the film, a sniper kills the president.",
    "The president declared war on inflation.",
    "Reporters bombarded the minister with questions.",
    "The two navies held a joint exercise in which ships attacked a port.",
    "The court heard that Smith stabbed his wife.",
    "The city marked the anniversary of the bombing that killed 168 people.",
    "In 2018, 312 people were murdered in the city.",
    "Six people were killed when a boiler exploded.",
  ])
  func tellsOfNoViolenceToday(text: String) {
    let past: Set<Auxiliary> = [.historical, .hypothetical, .future]
    let today = Fixtures.read(text).claims.filter { $0.event.type == .assault && past.isDisjoint(with: $0.auxiliary) }
    #expect(today.map(\.rule) == [])
  }

  @Test(arguments: [
    ("Seven people were killed when soldiers opened fire.", "soldiers"),
    ("Two men were killed in an attack by rebels.", "rebels"),
    ("The union condemned the soldiers who killed a farmer.", "the soldiers"),
  ])
  func theDeedTellsWhoDidIt(text: String, actor: String) {
    let killing = Fixtures.read(text).claims.first { $0.casualties?.killed != nil || $0.event.type == .assault }
    #expect(killing?.actors.map(\.text) == [actor])
  }

  @Test func aPlaceBesideSomebodySaysWhoseTheyAre() {
    let arrest = Fixtures.read("Police in Japan arrested a singer on Friday.").claims.first
    #expect(arrest?.actors.map(\.code) == ["JPNCOP"])
    #expect(arrest?.actors.map(\.text) == ["Police in Japan"])
  }

  @Test func aSourceThatIsNotToBeNamedAsksForNothing() {
    #expect(Fixtures.read("A doctor, who asked not to be named, put the toll at 16.").claims.map(\.event.type) == [])
  }

  @Test func whoWithdrawsLeavesThePlaceToNobody() {
    let control = Fixtures.read("The army withdrew from the four regions.").claims.first?.control
    #expect(control?.loser == "The army")
    #expect(control?.holder == nil)
  }

  @Test func weaponsAreEntities() {
    let reading = Fixtures.read("Gunmen attacked the post with rifles and grenades.")
    #expect(reading.entities.filter { $0.type == .weapon }.map(\.name) == ["rifles", "grenades"])
  }

  /// Whom somebody accuses of a deed is named with it, and the deed is alleged.
  @Test(arguments: [
    ("He was charged with the murder of a policeman in Tunis.", "He"),
    ("The minister blamed the militia for the raid on Gharyan.", "militia"),
    ("The general was convicted of an attack on the embassy.", "general"),
  ])
  func aChargeIsNoFact(text: String, accused: String) throws {
    let deed = try #require(Fixtures.read(text).claims.first { $0.event.type == .assault })
    #expect(deed.actors.map(\.text).joined().contains(accused))
    #expect(deed.certainty == .hedged && deed.factuality < 2)
  }

  @Test func aBoundBeforeANumberIsNoPreposition() throws {
    let claims = Fixtures.read("At least 12 died in army shelling of the village on Friday.").claims
    let died = try #require(claims.first { $0.casualties != nil })
    #expect(died.casualties?.killed == Casualties.Count(min: 12, max: nil, of: nil))
    #expect(died.actors.map(\.text) == ["army"])
  }

  @Test func whoIsBehindAnAttackIsBehindWhatItDestroys() throws {
    let claims = Fixtures.read("The hospital was destroyed in a Russian missile attack on Friday.").claims
    let destroyed = try #require(claims.first { !$0.recipients.isEmpty })
    #expect(destroyed.actors.map(\.text) == ["Russian"])
  }

  /// The first of two verbs has the subject, and the source ends at the comma.
  @Test func whoDoesTwoThingsAccordingToSomebody() throws {
    let reading = Fixtures.read(
      "According to the source, the LNA’s 73rd Brigade attacked from the direction of Gharyan on Friday morning and captured the hospital."
    )
    let attack = try #require(reading.claims.first { $0.event.type == .assault })
    #expect(attack.actors.map(\.text) == ["the LNA’s 73rd Brigade"])
    #expect(attack.accordingTo.first?.text == "the source")
  }

  @Test(arguments: [
    ("Rebels attacked the town.", "subject", "nsubj", "object", "obj"),
    ("The town was attacked by rebels.", "subject", "obl:agent", "object", "nsubj:pass"),
    ("Rebels launched an attack on the town.", "carrier", "nsubj", "on", "nmod"),
    ("Two men were killed in an attack by rebels.", "deed", "nmod", "object", "nsubj:pass"),
    ("Turkey threatened to attack the militia.", "subject", "nsubj", "object", "obj"),
  ])
  func saysWhyAWordFillsItsSlot(text: String, actor: String, by: String, recipient: String, of: String) throws {
    let claim = try #require(Fixtures.read(text).claims.first)
    #expect(claim.reasons?.actors == [Reason(slot: actor, relation: by)])
    #expect(claim.reasons?.recipients == [Reason(slot: recipient, relation: of)])
  }

  @Test(arguments: [
    "The spy had the mission of assassinating the president.", "The force was created to attack the north.",
  ])
  func whatThereIsAMissionForIsNotDone(text: String) {
    let claims = Fixtures.read(text).claims.filter { $0.event.type == .assault }
    #expect(claims.count == 1)
    #expect(claims.allSatisfy { $0.auxiliary.contains(.hypothetical) })
  }

  @Test func aTimeIsNoPartOfWhoItWas() {
    let claims = Fixtures.read("Yesterday heavily armed men killed two guards.").claims
    #expect(claims.first?.actors.map(\.text) == ["heavily armed men"])
  }

  @Test func aDistanceIsNoVictim() {
    let claims = Fixtures.read("A bomb exploded 30 km from Mosul.").claims
    #expect(claims.map(\.event.type) == [.assault])
    #expect(claims.allSatisfy { $0.recipients.isEmpty && $0.places.count == 1 })
  }

  @Test func whatSomebodyIsChargedWithIsNoPartOfHim() {
    let claims = Fixtures.read("The government blamed the rebels for the raid.").claims
    #expect(claims.flatMap { $0.recipients.map(\.text) } == ["the rebels"])
    #expect(claims.flatMap { $0.actors.map(\.text) }.contains("the rebels"))
  }

  @Test func saysWhyAPlaceIsTheScene() throws {
    let claims = Fixtures.read("Rebels attacked soldiers in Derna, killing two guards.").claims
    let reasons = claims.flatMap { $0.reasons?.places ?? [] }
    #expect(reasons.first?.slot == "in")
    #expect(reasons.map(\.isAround) == [false, true])
  }
}
