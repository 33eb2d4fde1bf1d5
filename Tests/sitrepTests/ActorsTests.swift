import Testing

@Suite struct ActorsCommandTests {
  @Test func anActorIsFoundByAnyOfHisNamesWithWhatHeWasThen() throws {
    let then = try Command.run("actors", "find", "erdoğan", "--on", "2019-04-12")
    #expect(
      then.output.hasPrefix("Recep Tayyip Erdogan\tTUR GOV\tperson\t2003-03-14..\tRules/en/actors/leaders.rules:"))
    #expect(try Command.run("actors", "find", "obama", "--on", "2019-04-12").output.contains("USA ELI"))
    let marshal = try Command.run("actors", "find", "Haftar", "--on", "2019-04-12").output
    #expect(marshal.contains("LBY REB\tperson\tMIL ..1987-03-22, REB 2014-05-16.."))
    #expect(marshal.contains("MIL by their own side"))
  }

  @Test func whoIsNotThereIsTold() throws {
    let result = try Command.run("actors", "find", "Nobody Whatsoever")
    #expect(result.status == 1)
    #expect(result.errors.contains("no actor 'Nobody Whatsoever'; write another name"))
    #expect(try Command.run("actors", "find", "x", "--on", "soon").errors.contains("--on 'soon' is no date"))
  }
}
