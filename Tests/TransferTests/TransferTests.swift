import Testing
import TestKit
import Transfer

@Suite struct TransferTests {
  private let transfer = Transfer(userAgent: "Sitrep/test (+mailto:desk@example.org)", allowedHosts: ["127.0.0.1"])
  private let limits = TransferLimits(connecting: 1, whole: 0.3, bytes: 100_000)

  private func answer(_ answer: LoopbackServer.Answer) throws -> Result<HTTPResponse, TransferError> {
    let server = try LoopbackServer { _ in answer }
    let address = try WebAddress(server.address)
    return Result { () throws(TransferError) in try transfer.perform(HTTPRequest(address), limits: limits) }
  }

  private func kind(_ result: Result<HTTPResponse, TransferError>) -> TransferError.Kind? {
    if case .failure(let error) = result { return error.kind }
    return nil
  }

  @Test func whatIsAskedAndWhatComesBack() throws {
    let server = try LoopbackServer { _ in .http(203, ["ETag": "W/\"a b\"", "x-y": "1"], "words") }
    let request = HTTPRequest(try WebAddress(server.address + "/a?b=c"), fields: ["If-None-Match": "\"q\""])
    let response = try transfer.perform(request, limits: limits)
    #expect(response.status == 203)
    #expect(response.body == Array("words".utf8))
    #expect(response.fields["etag"] == "W/\"a b\"" && response.fields["X-Y"] == "1")
    let seen = try #require(server.requests.first)
    #expect(seen.line == "GET /a?b=c HTTP/1.1")
    #expect(seen.field("User-Agent") == "Sitrep/test (+mailto:desk@example.org)")
    #expect(seen.field("If-None-Match") == "\"q\"")
    #expect(seen.field("Accept-Encoding") == "gzip, deflate, br")
  }

  @Test func aBodyIsPosted() throws {
    let server = try LoopbackServer { _ in .http(201) }
    let request = HTTPRequest(
      try WebAddress(server.address), fields: ["Content-Type": "application/json"], body: [0x7B, 0, 0x7D])
    #expect(try transfer.perform(request).status == 201)
    let seen = try #require(server.requests.first)
    #expect(seen.line.hasPrefix("POST ") && seen.body == [0x7B, 0, 0x7D])
    #expect(seen.field("Content-Type") == "application/json" && seen.field("Expect") == nil)
  }

  @Test func aPrivateHostIsAskedOnlyIfAllowed() throws {
    let server = try LoopbackServer { _ in .http(200) }
    for host in ["127.0.0.1", "localhost"] {
      let address = try WebAddress("http://\(host):\(server.port)/")
      let error = #expect(throws: TransferError.self) { try Transfer(userAgent: "x").perform(HTTPRequest(address)) }
      guard case .closedNetwork(let found)? = error?.kind else {
        Issue.record("\(host) is not told as closed: \(error?.description ?? "no error")")
        continue
      }
      #expect(!found.isPublic)
    }
    #expect(server.requests.isEmpty)
  }

  @Test func theErrorOfAClosedHostSaysHowToAllowIt() throws {
    let loopback = try #require(NetworkAddress("127.0.0.1"))
    #expect(
      TransferError("http://desk.lan/", .closedNetwork(loopback)).description
        == "http://desk.lan/: stands for 127.0.0.1, an address of a private network; allow it with '--allow-host' if you mean it"
    )
  }

  @Test func silenceEndsAtTheLimit() throws {
    #expect(kind(try answer(.silence)) == .timedOut(seconds: 0.3))
  }

  @Test func anEndlessBodyEndsAtTheLimit() throws {
    let junk = [UInt8](repeating: 0x20, count: 4096)
    let endless = LoopbackServer.Answer.endless(head: "HTTP/1.1 200 OK\r\n\r\n", junk)
    let found = kind(try answer(endless))
    #expect(found == .tooLarge(bytes: 100_000))
  }

  @Test func anEndlessHeadEndsAtTheLimit() throws {
    let line = Array("X-Junk: \(String(repeating: "a", count: 2000))\r\n".utf8)
    guard case .failure? = Optional(try answer(.endless(head: "HTTP/1.1 200 OK\r\n", line))) else {
      Issue.record("an endless head is taken")
      return
    }
  }

  @Test func aPackedBodyIsBoundedUnpacked() throws {
    let gzip = LoopbackServer.Answer.http(200, ["Content-Encoding": "gzip"], Self.packedZeros)
    #expect(kind(try answer(gzip)) == .tooLarge(bytes: 100_000))
  }

  @Test func aBodyThatEndsTooEarlyIsNotTaken() throws {
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this"
    #expect(kind(try answer(.bytes(Array(cut.utf8)))) == .cut)
  }

  @Test(arguments: [
    (TransferError.Kind.noSuchHost, "there is no such host; look at how it is written"),
    (.refused, "takes no connection; it may be down"), (.timedOut(seconds: 30), "gave no whole answer in 30 seconds"),
    (.tooLarge(bytes: 9), "sends more than 9 bytes; it is not read"),
    (.cut, "ended before the length it had promised"),
    (.answered(code: 550, "no such user"), "answered 550 no such user"),
  ])
  func errorsSayWhatWasSeen(kind: TransferError.Kind, expected: String) {
    #expect(TransferError("http://x.example/", kind).description == "http://x.example/: \(expected)")
  }

  @Test func aPortWhereNobodyListensIsTold() throws {
    let server = try LoopbackServer { _ in .silence }
    let other = try WebAddress("http://127.0.0.1:\(server.port == 9 ? 10 : 9)/")
    let error = #expect(throws: TransferError.self) { try transfer.perform(HTTPRequest(other), limits: limits) }
    #expect(error?.kind == .refused)
  }

  @Test func anotherSchemeIsNeverFollowedByTheLibrary() throws {
    let response = try answer(.http(302, ["Location": "file:///etc/passwd"])).get()
    #expect(response.status == 302 && response.fields["location"] == "file:///etc/passwd")
  }

  /// The gzip of 200,000 zero bytes, by zlib.
  private static let packedZeros: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 237, 193, 49, 1, 0, 0, 0, 194, 160, 245, 79, 109, 6, 127, 160, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 128, 215, 0, 123, 88, 224, 92, 64, 13, 3, 0,
  ]
}
