import Claims
import Testing
import Words

/// How far the text commits itself to what single words name.
@Suite struct FactualityTests {
  private func factuality(of word: String, in text: String) throws -> Double {
    let reading = Fixtures.read(text)
    return try #require(reading.predicates.first { Text(reading.text).string($0.span) == word }).factuality
  }

  @Test func whatIsKnownAlreadyIsTouchedLessThanWhatIsNot() throws {
    let known = try factuality(of: "raid", in: "The council wants to discuss the raid.")
    let new = try factuality(of: "raid", in: "The council wants to order a raid.")
    let act = try factuality(of: "attack", in: "The council wants to attack the port.")
    #expect(known > new)
    #expect(new > act)
  }

  @Test(arguments: [
    ("attack", "Rebels did not attack the town."), ("attack", "The rebels will not attack the town."),
    ("attack", "The rebels are too weak to attack the town."),
    ("attacking", "Instead of attacking, the rebels withdrew."),
    ("gave", "Neither the mayor nor the bishop gave a reason."),
  ])
  func whatIsNotDoneIsBelowZero(word: String, text: String) throws {
    #expect(try factuality(of: word, in: text) < 0)
  }

  @Test(arguments: [
    ("said", "\"Nothing is certain in this town of ours,\" said a letter of the council."),
    ("made", "She denied the charges made by the mayor."),
    ("left", "The guards failed to close the gate and left."),
    ("leave", "The envoy was the first to leave the town."), ("allegations", "The mayor denied the allegations."),
  ])
  func whatIsDoneIsAboveTwo(word: String, text: String) throws {
    #expect(try factuality(of: word, in: text) > 2)
  }

  @Test(arguments: [
    ("charged", "If the man is caught and charged, he will stand trial."),
    ("Stop", "\"Stop the raids!\" they shouted."),
    ("pay", "They have to pay for the bridge."), ("enter", "The ship asked for permission to enter the port."),
    ("killing", "The port may have been shelled, killing six people."),
  ])
  func whatIsOpenIsBetween(word: String, text: String) throws {
    #expect(try 0..<2.1 ~= factuality(of: word, in: text))
  }
}
