import Claims
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2019-04-11", 17997, 4), ("1900-03-01", -25508, 4), ("2000-02-29", 11016, 2),
  ])
  func countsDaysAndWeekdays(iso: String, number: Int, weekday: Int) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.number == number)
    #expect(day.weekday == weekday)
    #expect(day.description == iso)
  }

  @Test(arguments: ["2019-02-29", "2019-13-01", "2019-4-1", "yesterday", "2019-04-11x"])
  func refusesWhatIsNoDay(iso: String) { #expect(Day(iso: iso) == nil) }

  @Test func readsTheDayOfADateTime() { #expect(Day(iso: "2019-04-12T18:30:00Z")?.description == "2019-04-12") }

  @Test func goesThereAndBackOverFourCenturies() throws {
    let first = try #require(Day(iso: "1800-01-01"))
    for number in stride(from: first.number, to: first.number + 146_097, by: 97) {
      let (year, month, day) = Day(number: number).civil
      #expect(Day(year: year, month: month, day: day)?.number == number)
    }
  }
}
