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

  @Test(arguments: [
    "2019-04-12", "2019-04-12T06:30", "2019-04-12T06:30Z", "2019-04-12T06:30+02:00", "2019-04-12T06:30-05:00",
  ])
  func readsWhatItWrites(iso: String) {
    #expect(Moment(iso: iso)?.description == iso)
  }

  @Test func readsSecondsAndPassesOverBrokenTimes() {
    #expect(Moment(iso: "2019-04-12T06:30:59.5+0200")?.description == "2019-04-12T06:30+02:00")
    #expect(Moment(iso: "2019-04-12T99:99")?.description == "2019-04-12")
    #expect(Moment(iso: "yesterday") == nil)
  }
}
