import Claims
import Testing

/// Whom the pronouns of a quotation mean, and who is no source because he says nothing.
@Suite struct VoiceTests {
  @Test(arguments: [
    ("\"We attacked the depot at dawn,\" Khalifa Haftar said.", "We", "Khalifa Haftar"),
    ("\"I ordered the arrest of the mayor,\" Emmanuel Macron said.", "I", "Emmanuel Macron"),
    ("\u{2018}We attacked the depot at dawn,\u{2019} Khalifa Haftar said.", "We", "Khalifa Haftar"),
  ])
  func whoSpeaksIsMeant(text: String, words: String, name: String) throws {
    let reading = Fixtures.read(text)
    let actor = try #require(reading.claims.flatMap(\.actors).first { $0.text == words }, "\(reading.claims)")
    let entity = try #require(reading.entities.first { $0.id == actor.entity })
    #expect(entity.name == name)
    #expect(actor.code == entity.actor?.code)
  }

  @Test func theWeOfASpokesmanIsTheBodyHeSpeaksFor() throws {
    let reading = Fixtures.read("Hamas spokesman Sami Odeh said: \"We attacked the base. I was there.\"")
    #expect(reading.claims.first?.actors.first?.code == "PSEREB")
  }

  @Test func whatIsOursIsOfOurSide() throws {
    let text = "\"Our troops attacked the base at dawn,\" Ukrainian President Volodymyr Zelensky said."
    #expect(Fixtures.read(text).claims.first?.actors.first?.code == "UKRMIL")
  }

  @Test func theyAreNotWhoSpeaks() {
    let reading = Fixtures.read("\"They attacked us at dawn,\" said Amina Yusuf, a teacher.")
    #expect(reading.claims.allSatisfy { $0.actors.isEmpty })
    #expect(reading.claims.first?.recipients.map(\.text) == ["us"])
  }

  @Test(arguments: [
    "The ministry did not confirm that rebels attacked the town.",
    "The ministry declined to say whether rebels attacked the town.",
    "The ministry has neither confirmed nor denied that rebels attacked the town.",
    "The ministry said it could not confirm that rebels attacked the town.",
  ])
  func whoSaysNothingIsNoSource(text: String) {
    #expect(Fixtures.read(text).claims.last?.accordingTo.map(\.text) == ["The Outlet"])
  }

  @Test func aRelativePronounIsTheNounBeforeIt() {
    let text = "The bridge fell, according to the health ministry, which said rebels attacked the town."
    #expect(Fixtures.read(text).claims.last?.accordingTo.first?.text == "the health ministry")
  }

  @Test func whoDeniesOrClaimsItIsASource() {
    for text in [
      "The ministry denied that rebels attacked the town.",
      "The ministry rejected claims that rebels attacked the town.",
      "The rebels claimed responsibility for the attack on the town.",
    ] {
      #expect(Fixtures.read(text).claims.last?.accordingTo.count == 2, "\(text)")
    }
  }
}
