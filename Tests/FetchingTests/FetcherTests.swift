import Fetching
import TestKit
import Testing
import Transfer

@Suite struct FetcherTests {
  private func fetcher() -> Fetcher {
    Fetcher(
      Transfer(userAgent: "Sitrep/test", allowedHosts: ["127.0.0.1"]), limits: TransferLimits(connecting: 1, whole: 1))
  }

  /// Answers by path; robots.txt is not there unless it is among them.
  private func server(_ answers: [String: LoopbackServer.Answer]) throws -> LoopbackServer {
    try LoopbackServer { answers[$0.path] ?? .http(404) }
  }

  private func fetch(_ fetcher: Fetcher, _ server: LoopbackServer, _ path: String, now: Int = 0) throws -> Fetched {
    try fetcher.fetch(try WebAddress(server.address + path), accept: "*/*", now: now)
  }

  @Test func validatorsAreSentBackAsTheyCame() throws {
    let server = try server(["/feed": .http(304)])
    let address = try WebAddress(server.address + "/feed")
    let validators = Validators(etag: "W/\"a, b\"", lastModified: "Fri, 12 Apr 2019 10:00:00 GMT")
    let fetched = try fetcher().fetch(address, accept: "application/rss+xml", validators: validators, now: 0)
    #expect(fetched.response.status == 304)
    let asked = try #require(server.requests.last)
    #expect(asked.field("If-None-Match") == "W/\"a, b\"")
    #expect(asked.field("If-Modified-Since") == "Fri, 12 Apr 2019 10:00:00 GMT")
    #expect(asked.field("Accept") == "application/rss+xml")
  }

  @Test func robotsAreAskedOnceADayAndObeyed() throws {
    let server = try server([
      "/robots.txt": .http(200, [:], "User-agent: *\nDisallow: /closed"), "/open": .http(200), "/closed/a": .http(200),
    ])
    let fetcher = fetcher()
    #expect(try fetch(fetcher, server, "/open").response.status == 200)
    let closed = try WebAddress(server.address + "/closed/a")
    #expect(throws: FetchError.disallowed(closed)) { try fetcher.fetch(closed, accept: "*/*", now: 10) }
    _ = try fetch(fetcher, server, "/open", now: 86_000)
    #expect(server.requests.map(\.path) == ["/robots.txt", "/open", "/open"])
    _ = try fetch(fetcher, server, "/open", now: 86_500)
    #expect(server.requests.map(\.path).filter { $0 == "/robots.txt" }.count == 2)
  }

  @Test func aBrokenRobotsFileKeepsEverybodyOut() throws {
    let server = try server(["/robots.txt": .http(500), "/open": .http(200)])
    let fetcher = fetcher()
    #expect(throws: FetchError.robotsUnreachable(site: server.address)) { try fetch(fetcher, server, "/open") }
    #expect(throws: FetchError.robotsUnreachable(site: server.address)) {
      try fetch(fetcher, server, "/open", now: 500)
    }
    #expect(server.requests.count == 1)
  }

  @Test func redirectsAreFollowedAndPermanentOnesRemembered() throws {
    let server = try server([
      "/old": .http(301, ["Location": "/new"]), "/new": .http(308, ["Location": "/newest"]),
      "/newest": .http(302, ["Location": "/today"]), "/today": .http(200, [:], "x"),
    ])
    let fetched = try fetch(fetcher(), server, "/old")
    #expect(fetched.address.path == "/today")
    #expect(fetched.movedTo?.path == "/newest")
    #expect(try fetch(fetcher(), server, "/newest").movedTo == nil)
  }

  @Test func circlesAndBadRedirectsEnd() throws {
    let server = try server([
      "/circle": .http(301, ["Location": "/circle"]), "/file": .http(302, ["Location": "file:///etc/passwd"]),
    ])
    let circle = try WebAddress(server.address + "/circle")
    #expect(throws: FetchError.tooManyRedirects(circle)) { try fetcher().fetch(circle, accept: "*/*", now: 0) }
    #expect(server.requests.filter { $0.path == "/circle" }.count == 6)
    let file = try WebAddress(server.address + "/file")
    let bad = FetchError.badRedirect(from: file, to: "file:///etc/passwd")
    #expect(throws: bad) { try fetcher().fetch(file, accept: "*/*", now: 0) }
    #expect(bad.description == "\(file): leads on to 'file:///etc/passwd', which is no address of the web")
  }

  @Test func aRedirectIntoAPrivateNetworkIsNotFollowed() throws {
    let inside = try LoopbackServer { _ in .http(200, [:], "secret") }
    let target = inside.address.replacing("127.0.0.1", with: "127.0.0.2")
    let server = try server(["/out": .http(302, ["Location": target + "/admin"])])
    let error = #expect(throws: FetchError.self) { try fetch(fetcher(), server, "/out") }
    #expect(error?.description.contains("127.0.0.2, an address of a private network") == true)
    #expect(inside.requests.isEmpty)
  }
}
