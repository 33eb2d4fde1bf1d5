import Claims
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_555_063_205, "2019-04-12T10:00:05Z"), (-1, "1969-12-31T23:59:59Z"),
    (1_583_020_799, "2020-02-29T23:59:59Z"),
  ])
  func secondsAreWrittenInUTC(seconds: Int, expected: String) { #expect(Timestamp.iso(seconds) == expected) }
}
