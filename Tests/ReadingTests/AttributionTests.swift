import Claims
import Testing
import Words

/// Who says what: sources, nesting, quotations that go on, and the outlet's own strong words.
@Suite struct AttributionTests {
  private func words(_ reading: Reading, _ spans: [Span]) -> String {
    spans.map { Text(reading.text).string($0) }.joined(separator: " … ")
  }

  private func said(_ text: String, by cue: String) throws -> (source: String, content: String) {
    let reading = Fixtures.read(text)
    let all = reading.attributions.flatMap { [$0] + ($0.nested ?? []) }
    let one = try #require(all.first { words(reading, $0.cue) == cue }, "no \(cue) in \(text)")
    return (words(reading, one.source), words(reading, one.content))
  }

  @Test(arguments: [
    (
      "Nadia Salem, a retired judge who lives in Tunis, said the talks had failed.", "said",
      "Nadia Salem, a retired judge who lives in Tunis", "the talks had failed"
    ),
    ("The paper quoted officials who said the road was safe.", "said", "who", "the road was safe"),
    ("The court rejected the plea, saying the law was clear.", "saying", "The court", "the law was clear"),
    ("The party put out a statement saying the vote was fair.", "saying", "The party", "the vote was fair"),
    (
      "The truce, the envoy said, will hold through the winter.", "said", "the envoy",
      "The truce … will hold through the winter"
    ),
    ("The vote is near. Some say the road is open.", "say", "Some", "the road is open"),
    (
      "Two envoys, Ann Berg and Tom Lund, found that the road was mined.", "found", "Two envoys, Ann Berg and Tom Lund",
      "that the road was mined"
    ),
    ("The price of peace is high, he said.", "said", "he", "The price of peace is high"),
    ("The bridge was blown up, according to a report.", "according to", "a report", "The bridge was blown up"),
    ("The group called on the army to leave the town.", "called on", "The group", "the army to leave the town"),
    ("She announced her candidacy in the capital.", "announced", "She", "her candidacy in the capital"),
    ("As reported by the Herald, the bridge was closed.", "reported", "the Herald", "the bridge was closed"),
    (
      "The mayor said the road was closed and has denied the charge.", "said", "The mayor",
      "the road was closed and has denied the charge"
    ),
    ("The mayor says the road was closed and has denied the charge.", "says", "The mayor", "the road was closed"),
    ("The mayor said the road was closed, but residents say it is open.", "said", "The mayor", "the road was closed"),
    ("Nobody has seen the polls that show a defeat.", "show", "the polls", "a defeat"),
    (
      "Gov. Tom Lund of Oslo, a lawyer who has refused to meet Mr. Berg, said the court was right.", "said",
      "Gov. Tom Lund of Oslo, a lawyer who has refused to meet Mr. Berg", "the court was right"
    ),
    (
      "The truce came even though the envoy, who knew of the raid, was against it, the paper says.", "says",
      "the paper",
      "The truce came even though the envoy, who knew of the raid, was against it"
    ),
    (
      "The port will stay shut until spring, the harbour master told the paper last week.", "told",
      "the harbour master",
      "The port will stay shut until spring"
    ),
    (
      "Ann Berg, citing \"the great courage of the crews,\" said the port could open in May.", "said",
      "Ann Berg, citing \"the great courage of the crews", "the port could open in May"
    ),
    (
      "One says the north has more oil, while another says the south has twice as much.", "says", "One",
      "the north has more oil"
    ),
    (
      "Sales of grain are growing again, if slowly, according to a new report from the port.", "according to",
      "a new report from the port", "Sales of grain are growing again, if slowly"
    ),
    (
      "The party has won 75 seats, according to a first count, but its way to power is narrow.", "according to",
      "a first count", "The party has won 75 seats"
    ),
    (
      "Rebels have seized the town, officials and residents say, extending their advance.", "say",
      "officials and residents", "Rebels have seized the town"
    ),
    (
      "Two drivers were hurt when the bridge fell, the mayor of the town, Ann Berg, said.", "said",
      "the mayor of the town, Ann Berg", "Two drivers were hurt when the bridge fell"
    ),
    (
      "The mayor told reporters that the bridge was closed and that the port would follow.", "told", "The mayor",
      "that the bridge was closed and that the port would follow"
    ),
    (
      "\"The bridge was an old one,\" said Mayor Ann Lund, adding that it was closed.", "said", "Mayor Ann Lund",
      "\"The bridge was an old one,\""
    ),
    (
      "According to the Harbour Watch, a group based in Oslo, nine ships were sunk.", "According to",
      "the Harbour Watch, a group based in Oslo", "nine ships were sunk"
    ),
    (
      "The agency quoted an officer as saying that the road was mined.", "saying", "an officer",
      "that the road was mined"
    ),
    ("The mayor was quoted as saying that the road was mined.", "saying", "The mayor", "that the road was mined"),
    ("In the eyes of most voters, the truce is dead.", "In the eyes of", "most voters", "the truce is dead"),
    (
      "In a poll released on Monday, half of the voters chose the mayor.", "In", "a poll released on Monday",
      "half of the voters chose the mayor"
    ),
    ("In her view, the truce is dead.", "view", "her", "the truce is dead"),
    ("The raid drew criticism from human rights groups.", "criticism", "human rights groups", "The raid"),
    ("Supporters of the truce met in the square.", "Supporters of", "Supporters", "the truce"),
    (
      "\"They are afraid of losing their homes this winter,\" Lund notes.", "notes", "Lund",
      "\"They are afraid of losing their homes this winter,\""
    ),
    (
      "\"I was short with them, and I will try to clarify,\" Berg told reporters on Friday.", "told", "Berg",
      "\"I was short with them, and I will try to clarify,\""
    ),
  ])
  func aSpeakerAndWhatHeSaysAreFound(text: String, cue: String, source: String, content: String) throws {
    let found = try said(text, by: cue)
    #expect(found.source == source)
    #expect(found.content == content)
  }

  @Test(arguments: [
    ("Poll: Most voters want the truce to hold.", "Poll", "Most voters want the truce to hold."),
    (
      "The envoy took another view: \"We will not go back to the table.\"", "The envoy",
      "\"We will not go back to the table.\""
    ),
    (
      "\"We saw the smoke from the hills that day.\"\n- Ann Berg, Oslo\n", "Ann Berg, Oslo",
      "\"We saw the smoke from the hills that day.\""
    ),
  ])
  func aMarkAloneMakesAnAttribution(text: String, source: String, content: String) throws {
    let reading = Fixtures.read(text)
    let one = try #require(reading.attributions.first)
    #expect(words(reading, one.source) == source)
    #expect(words(reading, one.content) == content)
  }

  @Test(arguments: [
    "Editor's note: The hall was closed for a month.", "Berg: 5 points.", "The numbers add up to a loss.",
    "The mayor opened an office. \"The Long Way to the Sea\" is on there.", "Look at the bridge over the river.",
    "The council responded by closing the bridge.", "If confirmed, the flood would be the first in May.",
  ])
  func nobodySpeaksThere(text: String) { #expect(Fixtures.read(text).attributions.isEmpty) }

  @Test func aCueInAQuotationTakesNothingOutsideOfIt() throws {
    let text = "\"The numbers they announced are wrong,\" said Ann Berg, who runs the office."
    #expect(try said(text, by: "said").source == "Ann Berg, who runs the office")
  }

  @Test func whoSeemsToDoSomethingIsNoSource() throws {
    #expect(try said("The army seems to want peace.", by: "seems") == ("", "The army … to want peace"))
  }

  @Test func aQuotationGoesOnAfterItsCue() throws {
    let text = "\"We saw the smoke from the hills,\" the mayor said. \"Then the road was closed for a week.\""
    let content = "\"We saw the smoke from the hills,\" … \"Then the road was closed for a week.\""
    #expect(try said(text, by: "said").content == content)
  }

  @Test func whoDoesNotCommentSaysNothingOfTheQuotationBefore() {
    let text = "The mayor said: \"We saw the smoke from the hills.\" The army did not comment."
    #expect(Fixtures.read(text).attributions.map { words(Fixtures.read(text), $0.source) } == ["The mayor"])
  }

  @Test func whatTheNextSpeakerClaimsIsHis() throws {
    let text = "The mayor said the road was closed. \"It will be open again by noon,\" a driver said."
    #expect(try said(text, by: "said").content == "the road was closed")
  }

  @Test(arguments: [
    "\u{201C}We saw the smoke from there,\u{201D}", "\"We saw the smoke from there,\"",
    "''We saw the smoke from there,''", "\u{2018}We saw the mayor\u{2019}s house burn,\u{2019}",
    "'We didn't see the mayors' house burn,'",
  ])
  func quotationMarksOfAllKindsAreRead(quote: String) throws {
    #expect(try said("\(quote) the mayor said.", by: "said").content == quote)
  }

  @Test func whatOthersAreSaidToSayIsNested() throws {
    let reading = Fixtures.read("The ministry said that residents said that rebels attacked the town.")
    let outer = try #require(reading.attributions.first)
    #expect(reading.attributions.count == 1)
    #expect(words(reading, outer.source) == "The ministry")
    #expect(try words(reading, #require(outer.nested?.first).source) == "residents")
    #expect(reading.claims.first?.accordingTo.map(\.text) == ["residents", "The ministry", "The Outlet"])
  }

  @Test(arguments: [
    ("Two officials said that rebels attacked the town.", SourceRole.official, 2 as Int?),
    ("A military source said that rebels attacked the town.", .military, nil),
    ("Three doctors said that rebels attacked the town.", .medical, 3),
    ("Residents said that rebels attacked the town.", .witness, nil),
    ("A source close to the talks said that rebels attacked the town.", .insider, nil),
  ])
  func anUnnamedSourceHasARoleAndANumber(text: String, role: SourceRole, number: Int?) throws {
    let source = try #require(Fixtures.read(text).claims.first?.accordingTo.first)
    #expect(source.kind == .unnamed)
    #expect(source.role == role)
    #expect(source.number == number)
  }

  @Test func aStrongWordIsTheOutletsClaimAndShowsItsSupport() throws {
    let text = """
      CONFIRMED: drones struck the port

      Two officials said the raid killed nine people. Sami Haddad said the port was closed. As we have reported, it was \
      closed before.
      """
    let own = try #require(Fixtures.read(text).selfClaims)
    #expect(own.map(\.text) == ["CONFIRMED"])
    #expect(own.first?.kind == .confirmed)
    #expect(own.first?.support.contains(SelfClaim.Support(kind: .unnamed, count: 2)) == true)
    #expect(own.first?.selfCitations.map { Text(text).string($0) } == ["As we have reported"])
    #expect(Fixtures.read(text).claims.allSatisfy { $0.certainty != .confirmed })
  }

  @Test(arguments: [
    "The ministry confirmed the raid.", "ARMY CONFIRMED ATTACK ON PORT", "Breaking the siege took a year.",
  ])
  func anOrdinaryWordIsNoStrongOne(text: String) { #expect(Fixtures.read(text).selfClaims == nil) }
}
