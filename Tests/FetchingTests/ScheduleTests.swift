import Fetching
import Testing
import Transfer

@Suite struct ScheduleTests {
  @Test(arguments: [
    ("Fri, 12 Apr 2019 10:00:00 GMT", 1_555_063_200), ("Friday, 12-Apr-19 10:00:00 GMT", 1_555_063_200),
    ("Fri Apr 12 10:00:00 2019", 1_555_063_200), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Sat, 29 Feb 2020 23:59:59 GMT", 1_583_020_799),
  ])
  func datesOfThreeForms(words: String, expected: Int) { #expect(HTTPDate.seconds(words) == expected) }

  @Test(arguments: ["", "0", "soon", "Fri, 12 Foo 2019 10:00:00 GMT", "Fri, 12 Apr 2019 25:00:00 GMT", "1 2 3 4:5:6"])
  func whatIsNoDateIsNone(words: String) { #expect(HTTPDate.seconds(words) == nil) }

  @Test func anAnswerSaysHowLongItIsGood() {
    #expect(Freshness.seconds(["cache-control": "public, Max-Age=3600"]) == 3600)
    #expect(Freshness.seconds(["Cache-Control": "no-store", "Expires": "Fri, 12 Apr 2019 10:00:00 GMT"]) == 0)
    #expect(
      Freshness.seconds(["Date": "Fri, 12 Apr 2019 10:00:00 GMT", "Expires": "Fri, 12 Apr 2019 11:00:00 GMT"]) == 3600)
    #expect(Freshness.seconds(["Expires": "0"]) == 0)
    #expect(Freshness.seconds([:]) == nil)
  }

  @Test func retryAfterIsSecondsOrADate() {
    #expect(Freshness.retryAfter(["Retry-After": "120"], now: 1000) == 120)
    #expect(Freshness.retryAfter(["retry-after": "Fri, 12 Apr 2019 10:00:00 GMT"], now: 1_555_063_000) == 200)
    #expect(Freshness.retryAfter(["retry-after": "soon"], now: 0) == nil)
  }

  private let rules = PollRules(interval: 900, longest: 86_400)
  private let now = 1_000_000

  private func state(_ status: Int, _ fields: HTTPFields = [:], from before: PollState? = nil) throws -> PollState {
    let address = try WebAddress("https://example.org/feed")
    let fetched = Fetched(response: HTTPResponse(status: status, fields: fields), address: address, movedTo: nil)
    return rules.state(after: .success(fetched), of: before ?? PollState(address: address), now: now)
  }

  private func wait(_ state: PollState) -> Int { state.nextAt - now }

  @Test func anAnswerIsLeftForTheIntervalOrAsLongAsItIsGood() throws {
    #expect((810...990).contains(wait(try state(200))))
    #expect((3240...3960).contains(wait(try state(304, ["Cache-Control": "max-age=3600"]))))
    #expect(wait(try state(200, ["Cache-Control": "max-age=99999999"])) <= 95_040)
  }

  @Test func validatorsAreKeptLetterForLetterUntilTheNextWholeAnswer() throws {
    let first = try state(200, ["ETag": "W/\"x y\"", "Last-Modified": "Fri, 12 Apr 2019 10:00:00 GMT"])
    #expect(first.validators.etag == "W/\"x y\"")
    let second = try state(304, ["ETag": "\"other\""], from: first)
    #expect(second.validators == first.validators && second.failures == 0)
    #expect(try state(200, from: second).validators == Validators())
  }

  @Test func retryAfterIsKeptToTheSecond() throws {
    for status in [429, 503] {
      let later = try state(status, ["Retry-After": "7200"])
      #expect(wait(later) == 7200)
      #expect(later.failures == 1)
      #expect(later.status == "\(status)")
    }
    #expect(wait(try state(429, ["Retry-After": "1"])) == 900)
  }

  @Test func failuresDoubleTheWaitAndAnAnswerEndsThem() throws {
    var state = PollState(address: try WebAddress("https://example.org/feed"))
    var waits: [Int] = []
    for _ in 0..<12 {
      state = try self.state(500, from: state)
      waits.append(wait(state))
    }
    #expect((1620...1980).contains(waits[0]) && (3240...3960).contains(waits[1]))
    #expect(waits.allSatisfy { $0 <= 95_040 })
    #expect(state.failures == 12)
    #expect(try self.state(200, from: state).failures == 0)
  }

  @Test func whatIsGoneIsNotAskedAgain() throws {
    #expect(try state(410).isStopped)
    #expect(try !state(404).isStopped)
  }

  @Test func feedsThatBeganTogetherPartWays() throws {
    let waits = try (0..<50).map { i in
      let address = try WebAddress("https://example.org/feed\(i)")
      let fetched = Fetched(response: HTTPResponse(status: 200), address: address, movedTo: nil)
      return wait(rules.state(after: .success(fetched), of: PollState(address: address), now: now))
    }
    #expect(Set(waits).count > 30)
  }
}

@Suite struct AgendaTests {
  @Test func aHostIsAskedOneThingAtATimeWithAPause() throws {
    var agenda = Agenda<String>()
    for (task, host) in [("a1", "a"), ("a2", "a"), ("b1", "b")] { agenda.add(task, host: host, dueAt: 100) }
    #expect(agenda.take(now: 99) == nil)
    #expect(agenda.nextAt == 100)
    #expect(agenda.take(now: 100)?.task == "a1")
    #expect(agenda.take(now: 100)?.task == "b1")
    #expect(agenda.take(now: 100) == nil)
    #expect(agenda.isBusy && agenda.count == 1)
    agenda.finish(host: "a", now: 103)
    #expect(agenda.take(now: 103) == nil)
    #expect(agenda.nextAt == 104)
    #expect(agenda.take(now: 104)?.task == "a2")
  }

  @Test func whoWaitedLongestIsNext() {
    var agenda = Agenda<String>()
    agenda.add("late", host: "a", dueAt: 300)
    agenda.add("early", host: "b", dueAt: 100)
    agenda.add("middle", host: "c", dueAt: 200)
    let order = (0..<3).compactMap { _ in agenda.take(now: 1000)?.task }
    #expect(order == ["early", "middle", "late"])
    #expect(agenda.nextAt == nil)
  }
}
