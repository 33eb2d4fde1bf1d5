import Claims
import Testing
import Words

/// The day of publication of a report that does not give it.
@Suite struct PublishedTests {
  private let words =
    "Forces loyal to Haftar took over Gharyan on Thursday the 4th of April without firing a shot, residents said."

  @Test func daysThatFitAreCandidatesAndTheLatestIsTaken() throws {
    let reading = Fixtures.shared.read(Document(content: .text(Text(words))), now: Day(iso: "2020-01-01"))
    #expect(reading.published == "2019-04-04" && reading.publishedBasis == .text)
    #expect(reading.publishedCandidates.prefix(2).map(\.description) == ["2019-04-04", "2013-04-04"])
    let days = reading.publishedCandidates.count
    #expect(
      reading.doubts.filter { $0.kind == .unknownDate }.map(\.message) == [
        "the day of publication is inferred from weekdays and dates in the text; "
          + "the text names no year and \(days) days fit, of which the latest is taken"
      ])
  }

  @Test(arguments: ["http://post.example/2013/04/gharyan", "http://post.example/news/2013/gharyan.html"])
  func theAddressDecidesTheYear(url: String) {
    let reading = Fixtures.shared.read(Document(content: .text(Text(words)), url: url), now: Day(iso: "2020-01-01"))
    #expect(reading.published == "2013-04-04" && reading.publishedCandidates.isEmpty)
    #expect(
      reading.doubts.filter { $0.kind == .unknownDate }.map(\.message) == [
        "the day of publication is inferred from weekdays and dates in the text and the address"
      ])
  }
}
