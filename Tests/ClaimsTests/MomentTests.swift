import Claims
import Testing

@Suite struct MomentTests {
  private let day = Day(number: 18_000)

  @Test func tellsItsZone() {
    #expect(Moment(day, minute: 360).description == "2019-04-14T06:00")
    #expect(Moment(day, minute: 360, zone: 0).description == "2019-04-14T06:00Z")
    #expect(Moment(day, minute: 360, zone: 330).description == "2019-04-14T06:00+05:30")
    #expect(Moment(day, minute: 360, zone: -210).description == "2019-04-14T06:00-03:30")
  }

  @Test func comesBeforeWhatTheClockOfGreenwichPutsLater() {
    let moscow = Moment(day, minute: 8 * 60, zone: 180)
    let london = Moment(day, minute: 6 * 60, zone: 0)
    #expect(moscow < london)
    #expect(!(london < moscow))
    #expect(Moment(day, minute: 60, zone: 120) < Moment(day))
  }
}
