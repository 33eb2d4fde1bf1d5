import Claims
import Testing
import Words

@testable import Stories

private let quake = """
  An earthquake of magnitude 6.1 struck the island of Aceh on Tuesday, killing at least 22 people.
  Rescue workers dug through the rubble of a mosque in Bener Meriah, where children were reading the Koran.
  The agency for disasters said that more than 200 people were hurt and hundreds of houses were damaged.
  """
private let quakeElsewhere = """
  A strong earthquake shook the southern coast of Iran on Saturday and damaged villages on Qeshm.
  Five people were killed in Bandar Abbas, the governor of Hormozgan told state television.
  Tents and water were sent to families whose houses fell.
  """
private let quakeAgain = """
  Troops carried tents into Bener Meriah, the district of Aceh that was hit worst by the earthquake of Tuesday.
  The toll rose to 30 after the bodies of children were found in the mosque.
  """

private func document(_ id: String, _ text: String, _ day: String? = nil) -> StoryDocument {
  StoryDocument(id: id, text: Text(text), published: day.flatMap { Day(iso: $0) })
}

@Suite struct OriginTests {
  @Test(arguments: [
    "Deadly quake hits Aceh\nJAKARTA (Reuters) - " + quake,
    quake + "\nReporting by A. Writer; editing by B. Editor",
    String(quake.split(separator: "\n").dropFirst().joined(separator: "\n")),
    quake.replacing("At least 22", with: "Some 22").replacing("hurt", with: "injured").uppercased(),
  ])
  func knowsACopy(copy: String) {
    for pair in [[quake, copy], [copy, quake]] {
      let places = StoryMaker.all([document("a", pair[0]), document("b", pair[1])])
      #expect(places.map(\.origin) == ["a", "a"])
      #expect(places.map(\.story) == ["a", "a"])
    }
  }

  @Test func keepsTwoReportsOfOneHappeningApart() {
    let places = StoryMaker.all([document("a", quake), document("b", quakeAgain)])
    #expect(places.map(\.origin) == ["a", "b"])
  }

  @Test func takesNoStandingPhraseForACopy() {
    let line = "\nSubscribe to our newsletter for more."
    let places = StoryMaker.all([document("a", quake + line), document("b", quakeElsewhere + line)])
    #expect(places.map(\.origin) == ["a", "b"])
  }

  @Test func putsTheSameShortTextTogetherAndEmptyOnesApart() {
    var maker = StoryMaker()
    let places = ["Gharyan falls", "Gharyan falls", "", ""].enumerated().map { maker.place(document("\($0)", $1)) }
    #expect(places.map(\.origin) == ["0", "0", "2", "3"])
  }
}

@Suite struct StoryTests {
  @Test func tellsTwoHappeningsOfOneKindApart() {
    let all = [document("a", quake), document("b", quakeElsewhere), document("c", quakeAgain)]
    #expect(StoryMaker.all(all).map(\.story) == ["a", "b", "a"])
    #expect(StoryMaker.all(all) == StoryMaker.all(all))
  }

  @Test func opensANewStoryAfterAMonth() {
    let near = [document("a", quake, "2013-07-02"), document("b", quakeAgain, "2013-07-04")]
    let far = [document("a", quake, "2013-07-02"), document("b", quakeAgain, "2013-09-04")]
    let others = [document("x", quakeElsewhere, "2013-07-02")]
    #expect(StoryMaker.all(near + others).map(\.story) == ["a", "a", "x"])
    #expect(StoryMaker.all(far + others).map(\.story) == ["a", "b", "x"])
  }

  @Test func groupsAsDocumentsComeToo() {
    var maker = StoryMaker()
    let places = [document("a", quake), document("b", quakeElsewhere), document("c", quake + " More later.")]
      .map { maker.place($0) }
    #expect(places.map(\.story) == ["a", "b", "a"])
  }
}

@Suite struct LogarithmTests {
  @Test(arguments: [0.001, 0.5, 0.67, 1, 1.34, 2, 3.7, 1000] as [Float])
  func takesLogarithmsAndPowers(x: Float) {
    #expect(abs(Logarithm.natural(Logarithm.power(x, 1)) - Logarithm.natural(x)) < 1e-4)
    #expect(abs(Logarithm.power(x, 2) - x * x) <= 1e-4 * x * x)
  }
}

@Suite struct TwinTests {
  /// Reports of two raids on one coast: what is shared, and what only one of them has.
  private func reports(_ names: [String], _ facts: String) -> [StoryDocument] {
    (0..<6).map { i in
      document(
        "\(names[0])\(i)",
        """
        The navy said its patrol boat stopped pirates in the gulf off the coast and arrested them after a chase. \
        \(names[i % names.count]) told reporters that \(facts). Sailors on the merchant ship were unharmed. \
        Report number \(i) of the navy and its patrol in the gulf.
        """)
    }
  }

  private var twins: [StoryDocument] {
    reports(["Varma", "Nair"], "the frigate Sukanya seized 26 men and their skiffs on November 11")
      + reports(["Habib", "Osman"], "the cruiser Mysore seized 23 gunmen aboard the Gibe on December 13")
  }

  @Test func partsTwoHappeningsOfOneKind() {
    let places = StoryMaker.all(twins)
    #expect(Set(places.prefix(6).map(\.story)).count == 1)
    #expect(Set(places.suffix(6).map(\.story)).count == 1)
    #expect(places[0].story != places[11].story)
  }

  @Test func keepsOneHappeningWhole() {
    #expect(Set(StoryMaker.all(Array(twins.prefix(6))).map(\.story)).count == 1)
  }

  /// The canonical partition is one whatever the order.
  @Test func doesNotHangOnTheOrder() {
    let documents = twins + [document("a", quake), document("b", quakeElsewhere), document("c", quakeAgain)]
    func groups(_ documents: [StoryDocument]) -> [String: StoryPlace] {
      Dictionary(uniqueKeysWithValues: zip(documents.map(\.id), StoryMaker.all(documents)))
    }
    #expect(groups(documents) == groups(documents.reversed()))
  }

  @Test func goesOnFromWhatWasPlacedBefore() {
    var first = StoryMaker()
    let place = first.place(document("a", quake))
    var second = StoryMaker()
    second.remember(document("a", quake), at: place)
    #expect(second.place(document("b", quakeAgain)).story == "a")
    #expect(second.place(document("c", "JAKARTA (Reuters) - " + quake)).origin == "a")
  }
}

@Suite struct SharedTextTests {
  @Test func findsTheSentencesOfTheOriginal() {
    let copy = Text(
      "Deadly quake\n" + quake.replacing("\n", with: "\n") + "\nWe add a line of our own at the end here.")
    var start = 0
    let lines = copy.description.split(separator: "\n").map { line in
      defer { start += line.utf8.count + 1 }
      return Span(start, start + line.utf8.count)
    }
    #expect(SharedText.sentences(lines, of: copy, in: Text(quake)) == Array(lines[1...3]))
  }
}
