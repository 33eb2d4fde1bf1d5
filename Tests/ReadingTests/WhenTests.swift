import Claims
import Testing
import Words

/// When an act happened, and on what that rests. The reports are of Friday, 12 April 2019.
@Suite struct WhenTests {
  /// The act named by a word, in a text.
  private func when(_ trigger: String, in text: String) throws -> When {
    let words = Text(text)
    let claims = Fixtures.read(text).claims
    let claim = claims.first { words.string($0.trigger) == trigger }
    return try #require(
      claim, "no '\(trigger)' in '\(text)', only \(claims.map { words.string($0.trigger) })"
    ).when
  }

  @Test(arguments: [
    // What modifies the act's own word.
    ("On Tuesday the army said that rebels attacked the town on Monday.", "attacked", "2019-04-08", When.Basis.text),
    ("Rebels attacked the town on Monday and withdrew on Tuesday.", "attacked", "2019-04-08", .text),
    ("Rebels attacked the town on Monday and withdrew on Tuesday.", "withdrew", "2019-04-09", .text),
    // What opens the sentence.
    ("On Monday, residents said, rebels attacked the town.", "attacked", "2019-04-08", .context),
    // What an earlier sentence told.
    ("Rebels attacked the town on Monday. Soldiers shelled their camp.", "shelled", "2019-04-08", .context),
    // What lies before or after it is not of that day.
    ("Rebels attacked the town on Monday. Soldiers had shelled their camp.", "shelled", "2019-04-12", .published),
    ("Rebels attacked the town on Monday. Soldiers will shell their camp.", "shell", "2019-04-12", .published),
    ("The mayor fled on Tuesday after rebels attacked the town.", "attacked", "2019-04-12", .published),
    // Nothing tells.
    ("Rebels attacked the town.", "attacked", "2019-04-12", .published),
  ])
  func saysOnWhatItRests(text: String, trigger: String, value: String, basis: When.Basis) throws {
    let when = try when(trigger, in: text)
    #expect(when.value == value, "\(text)")
    #expect(when.basis == basis, "\(text)")
  }

  @Test func aDayDoesNotHoldForLong() throws {
    let filler = " The town lies on the coast. It has a port. It has a school. It has a market."
    let when = try when("shelled", in: "Rebels attacked the town on Monday.\(filler) Soldiers shelled their camp.")
    #expect(when.basis == .published)
  }
}
