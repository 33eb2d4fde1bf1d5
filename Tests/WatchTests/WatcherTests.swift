import Archive
import Claims
import Fetching
import Foundation
import Synchronization
import TestKit
import Testing
import Transfer
import Watch
import Words

/// A site on loopback whose pages a test changes, and a clock that goes only when there is nothing to do.
final class Site: Sendable {
  let server: LoopbackServer
  private let pages: Box
  private let seconds = Time()

  final class Box: Sendable {
    let answers = Mutex<[String: LoopbackServer.Answer]>([:])
  }

  final class Time: Sendable {
    let now = Mutex(1_555_063_200)
  }

  init() throws {
    let box = Box()
    pages = box
    server = try LoopbackServer { request in box.answers.withLock { $0[request.path] } ?? .http(404) }
  }

  subscript(_ path: String) -> LoopbackServer.Answer? {
    get { pages.answers.withLock { $0[path] } }
    set { pages.answers.withLock { $0[path] = newValue } }
  }

  var now: Int { seconds.now.withLock { $0 } }
  var asked: [String] { server.requests.map(\.path).filter { $0 != "/robots.txt" } }

  func watcher(_ archive: Archive) -> Watcher {
    let time = seconds
    let transfer = Transfer(userAgent: "Sitrep/test", allowedHosts: ["127.0.0.1"])
    return Watcher(
      archive: archive, fetcher: Fetcher(transfer, limits: TransferLimits(connecting: 1, whole: 2)),
      clock: { time.now.withLock { $0 } }
    ) { document, defaults in
      guard case .html(let bytes) = document.content else { preconditionFailure("a watcher gives markup") }
      var reading = Claims.Reading(id: document.id, text: Text(String(decoding: bytes, as: UTF8.self)))
      reading.title = document.title
      reading.published = document.published ?? defaults.published
      reading.outlet = defaults.outlet
      reading.url = defaults.url
      return reading
    }
  }

  /// Does all that is due until a moment, as a night would.
  @discardableResult
  func run(_ watcher: Watcher, seconds count: Int = 60) throws -> [WatchReport] {
    let end = now + count
    var reports: [WatchReport] = []
    try watcher.load()
    while true {
      while let step = watcher.take() { if let report = try watcher.perform(step) { reports.append(report) } }
      guard let next = watcher.nextAt, next <= end else { break }
      seconds.now.withLock { $0 = max($0 + 1, next) }
    }
    seconds.now.withLock { $0 = end }
    return reports
  }
}

@Suite struct WatcherTests {
  private let site: Site
  private let archive: Archive
  private let folder: String

  init() throws {
    site = try Site()
    folder = NSTemporaryDirectory() + "/sitrep-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    archive = try Archive(path: folder + "/desk.sqlite")
  }

  private func feed(_ items: [(id: String, link: String, title: String)]) -> LoopbackServer.Answer {
    let items = items.map { item in
      "<item><guid isPermaLink=\"false\">\(item.id)</guid><link>\(item.link)</link><title>\(item.title)</title><pubDate>Fri, 12 Apr 2019 10:00:00 GMT</pubDate><description>In short: \(item.id)</description></item>"
    }
    return .http(
      200, ["ETag": "\"1\""], "<rss><channel><title>Post</title>\(items.joined())</channel></rss>")
  }

  private func watch(_ path: String, as kind: Watched.Kind = .feed) throws {
    try archive.watch(site.server.address + path, as: kind, title: nil, now: site.now)
  }

  private func texts() throws -> [String] {
    try archive.documents().items.map(\.text).sorted()
  }

  @Test func newReportsAreFetchedReadAndKeptOnce() throws {
    site["/feed"] = feed([("1", "/a", "A"), ("2", "/b", "B")])
    site["/a"] = .http(200, [:], "page of a")
    site["/b"] = .http(200, [:], "page of b")
    try watch("/feed")
    let reports = try site.run(site.watcher(archive))
    #expect(reports.count == 3)
    #expect(try texts() == ["page of a", "page of b"])
    let document = try #require(try archive.documents().items.first)
    #expect(document.outlet == "Post" && document.published == "2019-04-12T10:00:00Z")
    // Watched reports have their story like any other.
    #expect(try archive.place(of: document.id) != nil)
    #expect(document.url == document.id && document.id.hasPrefix(site.server.address))
    let watched = try #require(try archive.watched().first)
    #expect(watched.title == "Post" && watched.status == "200" && watched.read == 2 && watched.waiting == 0)
    // The same again, by a program that was started anew.
    try site.run(site.watcher(archive), seconds: 2000)
    #expect(site.asked == ["/feed", "/a", "/b", "/feed", "/feed"])
    #expect(site.server.requests.last?.field("If-None-Match") == "\"1\"")
  }

  @Test func aChangedHeadlineStaysOneReportThatIsReadAgain() throws {
    site["/feed"] = feed([("1", "/a", "Gharyan falls")])
    site["/a"] = .http(200, [:], "first words")
    try watch("/feed")
    let watcher = site.watcher(archive)
    try site.run(watcher)
    site["/feed"] = feed([("1", "/a", "Gharyan holds")])
    site["/a"] = .http(200, [:], "second words")
    try site.run(watcher, seconds: 1000)
    #expect(try texts() == ["second words"])
    #expect(try archive.watched().first?.read == 1)
  }

  @Test func aFeedThatChangesItsIdsBringsNothingTwice() throws {
    site["/feed"] = feed([("x1", "/a", "A")])
    site["/a"] = .http(200, [:], "page of a")
    try watch("/feed")
    let watcher = site.watcher(archive)
    try site.run(watcher)
    // The description carries the id here, so only the date and the title stay: it is read again, and is the same report.
    site["/feed"] = feed([("x2", "/a", "A")])
    try site.run(watcher, seconds: 1000)
    #expect(try archive.watched().first?.read == 1)
    #expect(try texts() == ["page of a"])
  }

  @Test func itemsThatShareOneLinkAreTold() throws {
    site["/feed"] = feed([("1", "/live", "A"), ("2", "/live", "B")])
    site["/live"] = .http(200, [:], "live")
    try watch("/feed")
    try site.run(site.watcher(archive))
    #expect(try archive.watched().first?.read == 2)
  }

  @Test func aReportInTwoFeedsIsReadOnce() throws {
    site["/world"] = feed([("w1", "/a", "A")])
    site["/africa"] = feed([("a9", "/a", "A")])
    site["/a"] = .http(200, [:], "page of a")
    try watch("/world")
    let watcher = site.watcher(archive)
    try site.run(watcher)
    try watch("/africa")
    try site.run(watcher)
    #expect(site.asked.filter { $0 == "/a" }.count == 1)
    #expect(try archive.watched().map(\.read) == [1, 1])
  }

  @Test func aPageThatCannotBeHadIsReadFromTheFeedsWords() throws {
    site["/robots.txt"] = .http(200, [:], "User-agent: *\nDisallow: /closed")
    site["/feed"] = feed([("1", "/closed", "A"), ("2", "/gone", "B")])
    try watch("/feed")
    try site.run(site.watcher(archive))
    #expect(try texts().map { $0.contains("In short: 1") } == [true, false])
    #expect(try texts().last?.contains("In short: 2") == true)
    #expect(!site.asked.contains("/closed"))
  }

  @Test func aPageThatFailsForNowIsTriedLater() throws {
    site["/feed"] = feed([("1", "/a", "A")])
    site["/a"] = .http(503, ["Retry-After": "300"])
    try watch("/feed")
    let watcher = site.watcher(archive)
    let reports = try site.run(watcher)
    #expect(reports.last?.outcome == .putOff("\(site.server.address)/a: 503"))
    #expect(try texts().isEmpty)
    site["/a"] = .http(200, [:], "page of a")
    try site.run(watcher, seconds: 299)
    #expect(try texts() == ["page of a"])
  }

  @Test func goneFeedsStopAndMovedOnesAreFollowed() throws {
    site["/gone"] = .http(410)
    site["/old"] = .http(301, ["Location": "/new"])
    site["/new"] = feed([])
    try watch("/gone")
    try watch("/old")
    let watcher = site.watcher(archive)
    try site.run(watcher, seconds: 10)
    let watched = try archive.watched()
    #expect(watched.map(\.isStopped) == [true, false])
    #expect(watched.map(\.status) == ["410 gone for good", "200"])
    #expect(watched[1].address == site.server.address + "/new")
    try site.run(watcher, seconds: 3000)
    #expect(site.asked.filter { $0 == "/gone" }.count == 1)
    #expect(site.asked.filter { $0 == "/old" }.count == 1)
  }

  @Test func whatIsNoFeedIsTold() throws {
    site["/feed"] = .http(200, ["Content-Type": "application/rss+xml"], "<html>Sorry, come back later</html>")
    try watch("/feed")
    try site.run(site.watcher(archive))
    #expect(try archive.watched().first?.status == "200; what came is no feed and no sitemap")
  }

  @Test func aStormOf429IsLeftInPeace() throws {
    site["/feed"] = .http(429, ["Retry-After": "7200"])
    try watch("/feed")
    try site.run(site.watcher(archive), seconds: 7000)
    #expect(site.asked.count == 1)
    #expect(try archive.watched().first?.failures == 1)
  }

  @Test func ofASitemapOnlyWhatIsNewIsRead() throws {
    site["/index.xml"] = .http(
      200, [:],
      "<sitemapindex><sitemap><loc>\(site.server.address)/news.xml</loc><lastmod>2019-04-12</lastmod></sitemap></sitemapindex>"
    )
    func sitemap(_ more: String) -> LoopbackServer.Answer {
      .http(
        200, [:],
        "<urlset><url><loc>/old</loc><lastmod>2018-01-01</lastmod></url><url><loc>/undated</loc></url><url><loc>/new</loc><lastmod>2019-04-12</lastmod></url>\(more)</urlset>"
      )
    }
    site["/news.xml"] = sitemap("")
    for page in ["/old", "/undated", "/new", "/later"] { site[page] = .http(200, [:], page) }
    try watch("/index.xml", as: .sitemap)
    let watcher = site.watcher(archive)
    try site.run(watcher)
    #expect(try texts() == ["/new"])
    site["/news.xml"] = sitemap("<url><loc>/later</loc></url>")
    try site.run(watcher, seconds: 1000)
    #expect(try texts() == ["/later", "/new"])
  }

  @Test func aPageIsReadAgainWhenItChanges() throws {
    site["/live"] = .http(200, [:], "morning")
    try watch("/live", as: .page)
    let watcher = site.watcher(archive)
    try site.run(watcher)
    site["/live"] = .http(200, [:], "evening")
    try site.run(watcher, seconds: 1000)
    #expect(try texts() == ["evening"])
    #expect(try archive.documents().items.first?.id == site.server.address + "/live")
  }

  @Test func aWatchThatIsEndedIsAskedNoMore() throws {
    site["/feed"] = feed([])
    try watch("/feed")
    let watcher = site.watcher(archive)
    try site.run(watcher)
    #expect(try archive.unwatch(site.server.address + "/feed"))
    #expect(try !archive.unwatch(site.server.address + "/feed"))
    try site.run(watcher, seconds: 5000)
    #expect(site.asked == ["/feed"])
  }
}
