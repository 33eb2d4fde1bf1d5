import Rulebook
import Testing

@Suite struct RuleFileTests {
  @Test func readsBlocksFieldsAndLists() throws {
    let file = try RuleFile(
      path: "Rules/en/events/x.rules",
      contents: """
        # a comment
        source: CAMEO 192

        rule seize-place
          verb: seize, capture,
            overrun
          example: {actor Rebels} {event seized} {where Gharyan}.

        list months
          source: the calendar
          january = 1
          may
        """)
    #expect(file.blocks.map(\.name) == ["seize-place", "months"])
    #expect(file.blocks[0].items("verb") == ["seize", "capture", "overrun"])
    #expect(file.blocks[0].source == "CAMEO 192")
    #expect(file.blocks[0].place == "Rules/en/events/x.rules:4")
    #expect(file.blocks[1].source == "the calendar")
    #expect(file.blocks[1].entries.map(\.word) == ["january", "may"])
    #expect(file.blocks[1].entries.map(\.value) == ["1", nil])
  }

  @Test func readsLinesThatEndAsOnWindows() throws {
    let file = try RuleFile(path: "x.rules", contents: "source: s\r\nlist months\r\n  may = 5\r\n  june = 6\r\n")
    #expect(file.blocks[0].source == "s")
    #expect(file.blocks[0].entries.map(\.word) == ["may", "june"])
    #expect(file.blocks[0].entries.map(\.value) == ["5", "6"])
  }

  @Test(arguments: [
    (
      "source: s\nrule a\n  verb is take",
      "x.rules:3: error: 'verb is take' is not 'key: value'; write for example 'source: the CAMEO manual'"
    ),
    (
      "source: s\nrule",
      "x.rules:2: error: 'rule' opens no block; write its kind and name, for example 'rule seize-place'"
    ),
    (
      "rule a\n  verb: take",
      "x.rules:1: error: rule 'a' has no source; write 'source: …' in it, or once above the first block"
    ),
    ("source: s\nlist a\n", "x.rules:2: error: list 'a' is empty; write its lines indented by two"),
    (
      "  verb: take",
      "x.rules:1: error: 'verb: take' stands in no block; write a line such as 'rule seize-place' before it, without indentation"
    ),
  ])
  func saysPlaceWhatWasSeenAndWhatToWrite(contents: String, message: String) {
    #expect(throws: RuleFileError.self) { try RuleFile(path: "x.rules", contents: contents) }
    do { _ = try RuleFile(path: "x.rules", contents: contents) } catch { #expect(error.description == message) }
  }

  @Test func lintsWhatStandsTwice() throws {
    let one = try RuleFile(path: "R/en/d/a.rules", contents: "source: s\nlist m\n  may = 5\n  may = 6")
    let two = try RuleFile(path: "R/en/d/b.rules", contents: "source: s\nlist m\n  june = 6")
    #expect(
      Rulebook(files: [one, two]).lint().map(\.description) == [
        "R/en/d/a.rules:4: error: 'may' is already in line 3; take one of them out",
        "R/en/d/b.rules:2: error: list 'm' is already in R/en/d/a.rules:2; give it another name",
      ])
  }

  @Test func aFolderOfTheUserAddsRulesAndTakesThePlaceOfOurs() throws {
    let ours = Rulebook(files: [
      try RuleFile(
        path: "R/en/events/a.rules", contents: "source: s\nrule kill\n  verbs: kill\nrule meet\n  verbs: meet"),
      try RuleFile(path: "R/en/actors/a.rules", contents: "source: s\nrole kill\n  kind: person"),
    ])
    let theirs = Rulebook(files: [
      try RuleFile(
        path: "mine/events/b.rules", contents: "source: t\nrule kill\n  verbs: slay\nrule dance\n  verbs: dance")
    ])
    let both = ours.overlaid(by: theirs)
    #expect(
      both.blocks("events").map { "\($0.name) \($0.value("verbs") ?? "")" } == [
        "meet meet", "kill slay", "dance dance",
      ])
    #expect(both.blocks("actors").count == 1)
  }

  @Test func asksForAFolderThatHoldsRules() {
    do { _ = try Rulebook(directory: "/nowhere/Rules") } catch {
      #expect(
        error.description
          == "/nowhere/Rules:0: error: no rule files here; give the folder that holds 'en/dates', for example '--rules Rules'"
      )
    }
  }
}
