import Claims
import Digests
import Testing

@Suite struct DigestHoursTests {
  /// Seconds since 1970 of a moment in UTC.
  private func seconds(_ day: String, _ hour: Int, _ minute: Int = 0) throws -> Int {
    try #require(Day(iso: day)).number * 86_400 + hour * 3600 + minute * 60
  }

  @Test func theNextHourIsByTheReadersClock() throws {
    let berlin = try DigestHours(["18:30", "06:00"], zone: "Europe/Berlin")
    // Summer: two hours before UTC.
    let morning = try seconds("2019-04-12", 4)
    #expect(berlin.next(after: morning - 1) == morning)
    #expect(try berlin.next(after: morning) == seconds("2019-04-12", 16, 30))
    #expect(try berlin.next(after: seconds("2019-04-12", 17)) == seconds("2019-04-13", 4))
    // Winter: one.
    #expect(try berlin.next(after: seconds("2019-01-12", 0)) == seconds("2019-01-12", 5))
    let kathmandu = try DigestHours(["06:00"], zone: "Asia/Kathmandu")
    #expect(try kathmandu.next(after: seconds("2019-04-12", 0)) == seconds("2019-04-12", 0, 15))
  }

  @Test func anHourThatTheClockLeavesOutComesRightAfterAndOneThatComesTwiceOnce() throws {
    let berlin = try DigestHours(["02:30"], zone: "Europe/Berlin")
    #expect(try berlin.next(after: seconds("2019-03-31", 0)) == seconds("2019-03-31", 1))
    let back = try berlin.next(after: seconds("2019-10-26", 12))
    #expect(try back == seconds("2019-10-27", 0, 30))
    #expect(try berlin.next(after: back) == seconds("2019-10-28", 1, 30))
  }

  @Test func whatIsNoHourOrZoneIsTold() {
    let hour = #expect(throws: DigestHoursError.self) { try DigestHours(["6:00"], zone: "UTC") }
    #expect(hour?.description == "'6:00' is no hour of the day; write for example 06:00")
    let zone = #expect(throws: DigestHoursError.self) { try DigestHours(["06:00"], zone: "Berlin") }
    #expect(zone?.description == "'Berlin' is no time zone; write for example Europe/Berlin or UTC")
  }
}
