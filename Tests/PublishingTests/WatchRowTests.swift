import Publishing
import Testing

@Suite struct WatchRowTests {
  private func row(failures: Int = 0, lastAt: Int? = 1_555_063_200, isStopped: Bool = false, status: String = "200")
    -> WatchRow
  {
    WatchRow(
      address: "https://post.example/feed?a&b", kind: "feed", title: "Post <1>", status: status,
      nextAt: 1_555_064_100, lastAt: lastAt, failures: failures, isStopped: isStopped, read: 12, waiting: 1, failed: 2)
  }

  @Test func aLineSaysHowItWentAndWhenItIsNext() {
    #expect(
      row().text(now: 1_555_063_500)
        == "feed  Post <1>  https://post.example/feed?a&b\n    12 read, 1 waits, 2 could not be had; asked 5 minutes ago: 200; next in 10 minutes\n"
    )
    #expect(row(failures: 3, status: "503").text(now: 1_555_063_500).contains("ago: 503 (3 times in a row); next in"))
    #expect(row(lastAt: nil).text(now: 1_555_063_500).hasSuffix("; not asked yet\n"))
    #expect(row(isStopped: true).text(now: 1_555_063_500).hasSuffix("ago: 200; asked no more\n"))
    #expect(row().text(now: 1_555_070_000).hasSuffix("asked 2 hours ago: 200; due now\n"))
  }

  @Test func anObjectHasSortedKeys() {
    #expect(
      row().json
        == #"{"address":"https://post.example/feed?a&b","failed":2,"failures":0,"kind":"feed","last_at":"2019-04-12T10:00:00Z","next_at":"2019-04-12T10:15:00Z","read":12,"status":"200","title":"Post <1>","waiting":1}"#
    )
  }

  @Test func thePageShowsTroubleFirstAndEscapesAll() throws {
    let page = try DeskPages().watched([row(), row(failures: 2, status: "503 <b>")], now: 1_555_063_500)
    #expect(page.contains("2 watched, 1 with trouble"))
    #expect(page.contains("Post &lt;1&gt;") && page.contains("503 &lt;b&gt;") && !page.contains("<1>"))
    let trouble = try #require(page.range(of: "class=\"troubled\""))
    let other = try #require(page.range(of: "ago: 200"))
    #expect(trouble.lowerBound < other.lowerBound)
    #expect(try DeskPages().watched([], now: 0).contains("sitrep watch add ADDRESS"))
  }
}
