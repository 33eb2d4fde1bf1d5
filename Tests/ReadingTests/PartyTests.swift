import Claims
import Testing

/// Who takes part in an act, where the words that name them stand apart from it.
@Suite struct PartyTests {
  @Test(arguments: [
    ("Chad, Mali, Niger and Togo condemned Ruritania.", ["Chad", "Mali", "Niger", "Togo"]),
    ("The mayor was shot on 24 August by gunmen.", ["gunmen"]),
    ("The raids carried out by the rebels killed six people.", ["the rebels"]),
    ("The rebels claimed responsibility for the attack on the barracks.", ["The rebels"]),
    ("The murder of the mayor is attributed to rebels.", ["rebels"]),
    ("The judge was held hostage by soldiers on Monday.", ["soldiers"]),
    ("The attack was staged, according to the police, by rebels.", ["rebels"]),
    ("Last week gunmen opened fire on a bus in Derna.", ["gunmen"]),
    ("No group has claimed responsibility for the attack on the barracks.", []),
  ])
  func whoDidItIsFound(text: String, actors: [String]) {
    let claim = Fixtures.read(text).claims.first { $0.event.type == .assault || $0.event.type == .accuse }
    #expect(claim?.actors.map(\.text) == actors)
  }

  @Test(arguments: [
    (
      "Soldiers killed two reporters, Ann Lee and Bob Ray, on Monday.", ["two reporters", "Ann Lee", "Bob Ray"]
    ),
    ("The government condemned the murder of the engineer.", ["the engineer"]),
    ("A bomb exploded at dawn in front of the bank.", ["the bank"]),
    ("A bomb exploded in Kabul on Monday.", []),
    ("The engineer was the target of an attack by rebels.", ["The engineer"]),
    ("They asked for the release of the engineer Juan Mir, kidnapped on Tuesday by rebels.", ["the engineer Juan Mir"]),
    ("Gunmen killed a 19-year-old boy.", ["a 19-year-old boy"]),
    ("Shells were fired from positions in Derna.", []),
  ])
  func whomItIsDoneToIsFound(text: String, recipients: [String]) {
    let claim = Fixtures.read(text).claims.first { $0.event.type == .assault }
    #expect(claim?.recipients.map(\.text) == recipients)
  }

  @Test func aPronounThatIsLeftOpenIsNobody() {
    let claim = Fixtures.read("They attacked the barracks on Monday.").claims.first
    #expect(claim?.actors.map(\.text) == [])
    #expect(claim?.recipients.map(\.text) == ["the barracks"])
  }

  @Test func thoseWhoAreNamedAreNotCountedTwice() {
    let killed = Fixtures.read("Soldiers killed two reporters, Ann Lee and Bob Ray, on Monday.").claims.first?
      .casualties
    #expect(killed?.killed?.max == 2)
  }

  @Test(arguments: ["The front suspended its attacks on the army.", "They called for an end to the violence in Mali."])
  func whatIsStoppedIsNoNewDeed(text: String) {
    #expect(Fixtures.read(text).claims.filter { $0.event.type == .assault }.map(\.rule) == [])
  }
}
