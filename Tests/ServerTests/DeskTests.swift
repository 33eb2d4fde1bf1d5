import Archive
import Claims
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Publishing
import Rulebook
import TestKit
import Testing
import Words

@testable import Server

/// What one report says beside the others, so that none is the copy of another.
let ownWords = [
  " Traders closed their shops at noon while families with children left by the southern road in crowded lorries.",
  " Our reporter counted nine burnt cars near the bridge; water and power had been off in every quarter since dawn.",
]

/// A desk over an archive in a folder of the test's own.
final class TestDesk {
  private static let tables = Result { try ExportTables(try Rulebook(directory: Repository.rules)) }

  let archive: Archive
  private let folder: Folder

  init(_ readings: [Reading] = [SampleReading.full()]) throws {
    folder = try Folder()
    archive = try Archive(path: folder.archive)
    for reading in readings { try archive.add(reading, addedAt: "2019-04-12T06:00:00Z") }
  }

  /// What the desk answers.
  func get(_ uri: String, headers: HTTPFields = [:]) async throws -> (status: Int, body: String, headers: HTTPFields) {
    let tables = try Self.tables.get()
    return try await Desk(archive: archive, exports: tables).application().test(.router) { client in
      try await client.execute(uri: uri, method: .get, headers: headers) { response in
        (response.status.code, String(buffer: response.body), response.headers)
      }
    }
  }
}

extension TestDesk {
  /// Sends a form.
  func post(_ uri: String, _ form: [String: String] = [:], fields: [String: String] = [:]) async throws -> (
    status: Int, body: String
  ) {
    let answer = try await answer(to: uri, form, fields: fields)
    return (answer.status, answer.body)
  }

  /// Sends a form, and gives the headers of what comes back, too.
  func answer(to uri: String, _ form: [String: String] = [:], fields: [String: String] = [:]) async throws -> (
    status: Int, body: String, headers: HTTPFields
  ) {
    let form = form.map { "\($0.key)=\(PercentCode.encoded($0.value))" }.joined(separator: "&")
    var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    for (name, value) in fields { if let name = HTTPField.Name(name) { headers[name] = value } }
    let sent = headers
    return try await Desk(archive: archive).application().test(.router) { client in
      try await client.execute(uri: uri, method: .post, headers: sent, body: ByteBuffer(string: form)) { response in
        (response.status.code, String(buffer: response.body), response.headers)
      }
    }
  }
}

@Suite struct DeskTests {
  @Test func showsWhatIsWatched() async throws {
    let desk = try TestDesk()
    try desk.archive.watch("https://post.example/feed", as: .feed, title: "Post", now: 0)
    let (status, body, _) = try await desk.get("/watched")
    #expect(status == 200)
    #expect(body.contains("<b>Post</b>") && body.contains("not asked yet"))
  }

  @Test func listsClaims() async throws {
    let (status, body, headers) = try await TestDesk().get("/")
    #expect(status == 200)
    #expect(headers[.contentType] == "text/html; charset=utf-8")
    #expect(body.contains("<b>Forces loyal to Haftar</b> <span class=\"arrow\">→</span> <i>seized</i>"))
    #expect(body.contains("<time datetime=\"2019-04-11\">11 April 2019</time>"))
    #expect(body.contains("<span class=\"badge hedged\""))
    #expect(body.contains("according to a military source in the LNA"))
    #expect(body.contains("href=\"/documents/doc-1?claim=doc-1-c1#claim-doc-1-c1\""))
    #expect(body.contains("2 claims"))
    #expect(!body.contains("{{"))
  }

  @Test(arguments: [
    ("/?type=ASSAULT", 2), ("/?type=aid", 0), ("/?place=gharyan", 1), ("/?actor=haftar&certainty=attributed", 1),
    ("/?outlet=Example+Post", 2), ("/?outlet=Example%20Post&q=civilians", 1), ("/?certainty=denied", 0),
  ])
  func filters(uri: String, count: Int) async throws {
    let body = try await TestDesk().get(uri).body
    #expect(body.components(separatedBy: "<article class=\"claim\">").count - 1 == count)
    #expect(body.contains("clear the filters"))
  }

  @Test func keepsTheFiltersFromPageToPage() async throws {
    let desk = try TestDesk((1...3).map { SampleReading.full(id: "d\($0)") })
    let first = try await desk.get("/?limit=4&certainty=hedged,attributed&outlet=Example+Post").body
    let path = try #require(first.firstMatch(of: #/rel="next" href="([^"]+)"/#)?.output.1)
    let second = try await desk.get(String(path).replacing("&amp;", with: "&")).body
    #expect(second.contains("certainty=hedged%2Cattributed"))
    #expect(second.contains("d1-c1") && !second.contains("d2-c1"))
    #expect(second.contains("← Latest"))
  }

  @Test func keepsFiltersThatTheFormDoesNotShow() async throws {
    let desk = try TestDesk((1...3).map { SampleReading.full(id: "d\($0)") })
    let dated = try await desk.get("/?recipient=civilians&from=2019-01-01").body
    #expect(dated.contains("0 claims") && dated.contains("name=\"from\" type=\"date\" value=\"2019-01-01\""))
    let first = try await desk.get("/?limit=1&recipient=civilians").body
    #expect(first.contains("3 claims") && first.contains("/claims.csv?recipient=civilians"))
    let path = try #require(first.firstMatch(of: #/rel="next" href="([^"]+)"/#)?.output.1)
    #expect(try await desk.get(String(path).replacing("&amp;", with: "&")).body.contains("3 claims"))
  }

  @Test func marksTheWordsOfTheChosenClaim() async throws {
    let body = try await TestDesk().get("/documents/doc-1?claim=doc-1-c1").body
    #expect(body.contains("<span class=\"anchor\" id=\"claim-doc-1-c1\"></span>"))
    #expect(body.contains("<mark class=\"evidence chosen\"><span class=\"slot actor\" title=\"who\">Forces loyal"))
    #expect(body.contains("<span class=\"slot source\" title=\"according to\">a military source in the LNA</span>"))
    #expect(body.contains("<a class=\"evidence\" href=\"/documents/doc-1?claim=doc-1-c2#claim-doc-1-c2\">At least"))
    #expect(body.contains("0 6,986"))
    #expect(body.contains("aria-label=\"What the colours mean\""))
  }

  @Test(arguments: [
    ("speakers", "<span class=\"slot source\" title=\"unnamed\">a military source in the LNA</span>"),
    ("speakers", "<span class=\"slot content\" title=\"what is said\">Forces loyal"),
    ("names", "<span class=\"slot actor\" title=\"Khalifa Haftar · person · LBYMIL\">Haftar</span>"),
    ("times", "<span class=\"slot when\" title=\"2019-04-11 · date\">Thursday</span>"),
    ("places", "<span class=\"slot place\" title=\"Gharyan · LY · city · 32.17222, 13.02028\">Gharyan</span>"),
  ])
  func marksALayerOfTheReading(layer: String, marked: String) async throws {
    let body = try await TestDesk().get("/documents/doc-1?layer=\(layer)").body
    #expect(body.contains(marked))
    #expect(body.contains("<a href=\"/documents/doc-1?layer=\(layer)\" aria-current=\"true\">"))
    #expect(!body.contains("<a class=\"evidence\""))
    #expect(try await TestDesk().get("/documents/doc-1?layer=colours").status == 400)
  }

  @Test func showsAClaimWithAllThatIsKnown() async throws {
    let body = try await TestDesk().get("/claims/doc-1-c2?document=doc-1").body
    #expect(body.contains("Rules/en/events/kill.rules:4"))
    #expect(body.contains("killed: at least 12 civilians"))
    #expect(body.contains("Believed, reported, alleged, supposed or possible."))
    #expect(body.contains("<b>unknown actor</b>: “Tripoli” – the city, or the government that sits in it"))
    #expect(body.contains("32.8, 13.27"))
  }

  @Test func showsWhatAnActorDoesAndToWhom() async throws {
    let desk = try TestDesk()
    #expect(try await desk.get("/claims/doc-1-c1").body.contains("<a href=\"/actors/Forces%20loyal%20to%20Haftar\">"))
    let body = try await desk.get("/actors/haftar").body
    #expect(body.contains("By the name of Forces loyal to Haftar [LBYMIL]"))
    #expect(
      body.contains("<a href=\"/?actor=haftar\">1 claim</a>: <span><a href=\"/?actor=haftar&amp;type=ASSAULT\">assault")
    )
    #expect(body.contains("<a href=\"/timeline?place=Gharyan\">Gharyan</a>"))
    #expect(try await desk.get("/actors/LBYCVL").body.contains("what is done to it"))
    let (status, trouble, _) = try await desk.get("/actors/nobody")
    #expect(status == 404 && trouble.contains("no claim names &#39;nobody&#39;"))
  }

  @Test func listsDocuments() async throws {
    let body = try await TestDesk().get("/documents?q=gharyan").body
    #expect(body.contains("<a href=\"/documents/doc-1\">CONFIRMED: Gharyan falls</a>"))
    #expect(body.contains("Friday, 12 April 2019"))
  }

  @Test func findsDocumentsWhoseIdsAreAddresses() async throws {
    let desk = try TestDesk([SampleReading.full(id: "https://example.org/a b?c=d&e")])
    let body = try await desk.get("/documents").body
    let path = try #require(body.firstMatch(of: #/<li><a href="([^"]+)"/#)?.output.1)
    #expect(try await desk.get(String(path)).status == 200)
  }

  @Test(arguments: [
    ("/nothing", "There is no such page"), ("/documents/x", "There is no such document"),
    ("/claims/x", "There is no such claim"), ("/claims/doc-1-c1?document=x", "There is no such claim"),
  ])
  func saysWhatIsNotThere(uri: String, title: String) async throws {
    let (status, body, headers) = try await TestDesk().get(uri)
    #expect(status == 404)
    #expect(body.contains("<h1>\(title)</h1>"))
    #expect(headers[.contentType] == "text/html; charset=utf-8")
  }

  @Test func saysWhatIsNotUnderstood() async throws {
    let (status, body, _) = try await TestDesk().get("/?from=monday")
    #expect(status == 400)
    #expect(body.contains("&#39;from=monday&#39; is not understood; write a day, for example 2019-04-12"))
  }

  @Test func escapesWhatReportsSay() async throws {
    var sample = SampleReading(
      id: "<b>\"x\"", words: "<script>alert(1)</script> \"\u{301} onmouseover='x' seized & held\nSecond.")
    sample.reading.title = "<img src=x onerror=alert(1)>\"\u{301}>"
    sample.reading.outlet = "\"><svg/onload=1>"
    sample.reading.url = "javascript:alert(1)"
    sample.reading.removed = [Removed(text: "<iframe>", reason: .advertisement)]
    let trigger = sample.span("seized")
    sample.reading.claims = [
      Claim(
        id: "'\"><x>", event: Event(type: .assault, mode: "<mode>"), trigger: trigger,
        actors: [sample.party("<script>alert(1)</script>", code: "<code>")], recipients: [],
        when: When(value: "<v>", interval: nil, precision: .unknown, basis: .text), places: [],
        accordingTo: [Source(text: "<source>", kind: .outlet)], certainty: .asserted, auxiliary: [], tense: .past,
        factuality: 1, casualties: nil, control: nil, evidence: Span(0, trigger.end), confidence: 0.5,
        rule: "<rule>")
    ]
    sample.reading.doubts = [Doubt(.unknownActor, trigger, "<doubt>")]
    let desk = try TestDesk([sample.reading])
    let document = "/documents/%3Cb%3E%22x%22"
    for uri in [
      "/", "/documents", document, document + "?claim='%22%3E%3Cx%3E", "/claims/'%22%3E%3Cx%3E", "/?q=%22%3E%3Cx%3E",
      "/places", "/stories", "/stories/%3Cb%3E%22x%22", "/timeline?place='%22%3E%3Cx%3E&actor=%22%3E%3Cx%3E",
      "/timeline?since=2000-01-01", "/review", "/review?q=%22%3E%3Cx%3E&review=open", "/sources", "/new",
      "/enter?back=%2F%22%3E%3Cx%3E", "/actors/alert", document + "?layer=names", document + "?layer=speakers",
    ] {
      let (status, body, headers) = try await desk.get(uri)
      #expect(status == 200, "\(uri)")
      for tag in ["<script>", "<img", "<svg/", "<iframe", "<x>", "<mode>", "<rule>", "<source>", "<doubt>", "<code>c"] {
        #expect(!body.contains(tag), "\(uri) lets \(tag) through")
      }
      let quote = "\"" + "\u{301}"
      #expect(!body.utf8Contains(quote), "\(uri)")
      #expect(!body.contains("href=\"javascript:"))
      #expect(headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'; style-src 'self'") == true)
    }
  }

  @Test(arguments: [
    ("localhost", true), ("localhost:8080", true), ("127.0.0.1:8080", true), ("[::1]:8080", true), ("LOCALHOST", true),
    ("evil.example", false), ("127.0.0.1.evil.example", false), ("", false),
  ])
  func answersOnlyToItsOwnName(authority: String, isOwn: Bool) {
    #expect(Guarding<DeskContext>.isOwn(authority) == isOwn)
  }

  @Test func saysThatItsAddressIsTaken() async throws {
    let desk = try TestDesk()
    let first = Desk(archive: desk.archive, port: 0)
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let serving = Task { try await first.run { port.yield($0) } }
    let taken = try #require(await ports.first { _ in true })
    let second = await #expect(throws: DeskError.self) { try await Desk(archive: desk.archive, port: taken).run() }
    #expect(second?.description == "127.0.0.1:\(taken): is taken by another program; end it, or give another port")
    serving.cancel()
    try await serving.value
  }

  @Test func answersHeads() async throws {
    let desk = try TestDesk()
    let status = try await Desk(archive: desk.archive).application().test(.router) { client in
      try await client.execute(uri: "/", method: .head) { $0.status.code }
    }
    #expect(status == 200)
  }

  @Test func tellsWhetherItIsWell() async throws {
    let desk = try TestDesk()
    #expect(try await desk.get("/healthz").body == "ok\n")
    try desk.archive.close()
    let (status, body, headers) = try await desk.get("/healthz")
    #expect(status == 500)
    #expect(body.contains("is closed; open it again"))
    #expect(headers[.contentSecurityPolicy] != nil)
  }
}

@Suite struct DeskJSONTests {
  private func object(_ body: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
  }

  @Test func givesClaimsAPageAtATime() async throws {
    let desk = try TestDesk()
    let first = try object(try await desk.get("/v1/claims?limit=1").body)
    let next = try #require(first["next"] as? String)
    let second = try object(try await desk.get("/v1/claims?limit=1&after=\(next)").body)
    let ids = [first, second].map { (($0["claims"] as? [[String: Any]])?.first?["claim"] as? [String: Any])?["id"] }
    #expect(ids.map { $0 as? String } == ["doc-1-c1", "doc-1-c2"])
    #expect(second["next"] == nil)
  }

  @Test func givesAReading() async throws {
    let (_, body, headers) = try await TestDesk().get("/v1/documents/doc-1")
    #expect(headers[.contentType] == "application/json; charset=utf-8")
    #expect(try object(body)["schema"] as? String == "sitrep/1")
  }

  @Test(arguments: [
    ("/v1/documents/x", 404, "no_document", "the archive has no document 'x'; look for it under '/documents'"),
    ("/v1/nothing", 404, "no_page", "'/v1/nothing' is no page of the desk; begin at '/'"),
    ("/v1/claims?limit=0", 400, "bad_value", "'limit=0' is not understood; write a number from 1 to 1000"),
    ("/v1/claims?after=x", 400, "bad_value", "'after=x' is not understood; write what an earlier page gave as 'next'"),
    (
      "/v1/claims?certainty=sure", 400, "bad_value",
      "'certainty=sure' is not understood; write one or more of confirmed, asserted, attributed, hedged, denied"
    ),
  ])
  func saysWhatIsWrong(uri: String, status: Int, code: String, message: String) async throws {
    let answer = try await TestDesk().get(uri)
    let problem = try object(answer.body)
    #expect(answer.status == status)
    #expect(answer.headers[.contentType] == "application/problem+json")
    #expect(problem["code"] as? String == code && problem["detail"] as? String == message)
    #expect(problem["status"] as? Int == status)
  }
}

@Suite struct APITests {
  private func object(_ body: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
  }

  /// Every path that is described answers, with the type that is described.
  @Test func theDescriptionIsTheServers() async throws {
    let desk = try TestDesk()
    try desk.archive.watch("https://post.example/feed", as: .feed, title: "Post", now: 0)
    let api = try object(try await desk.get("/v1/openapi.json").body)
    #expect(api["openapi"] as? String == "3.1.0")
    let paths = try #require(api["paths"] as? [String: [String: [String: Any]]])
    #expect(paths.count == 14)
    // What is sent as it happens has no end; LiveTests read it.
    #expect(paths["/v1/live"] != nil)
    for (path, operations) in paths where path != "/v1/live" {
      let id = path.contains("documents") || path.contains("stories") ? "doc-1" : "doc-1-c1"
      let uri = path.replacing("{id}", with: id)
      let (status, body, headers) = try await desk.get(uri)
      #expect(status == 200, "\(uri)")
      let responses = try #require(operations["get"]?["responses"] as? [String: [String: Any]])
      let types = try #require(responses["200"]?["content"] as? [String: Any])
      let type = try #require(headers[.contentType]).prefix { $0 != ";" }
      #expect(types.keys.contains(String(type)), "\(uri)")
      _ = try object(body)
      // Each parameter of a query is understood: a value that is none is refused, or filters all away.
      for parameter in operations["get"]?["parameters"] as? [[String: Any]] ?? []
      where parameter["in"] as? String == "query" {
        let name = try #require(parameter["name"] as? String)
        let other = try await desk.get("\(uri)?\(name)=-1x")
        #expect(other.status == 400 || other.body != body, "\(uri)?\(name)")
      }
    }
  }

  @Test func aSearchMayAskForChangesOfControlAlone() async throws {
    let desk = try TestDesk()
    let body = try await desk.get("/v1/claims?control=yes").body
    #expect(body.contains("doc-1-c1") && !body.contains("doc-1-c2"))
    #expect(try await desk.get("/v1/claims?control=no").status == 400)
  }

  @Test(arguments: ExportFormat.allCases)
  func aSearchIsGivenInEveryFormat(format: ExportFormat) async throws {
    let (status, body, headers) = try await TestDesk().get("/claims\(format.suffix)?place=Gharyan")
    #expect(status == 200 && headers[.contentType] == format.mediaType)
    #expect(!body.contains("reportedly killed"))
    let all = try await TestDesk().get("/claims\(format.suffix)").body
    #expect(all.utf8.count >= body.utf8.count)
    #expect(try await TestDesk().get("/claims\(format.suffix)?from=soon").status == 400)
  }

  @Test func listsLeadOn() async throws {
    let desk = try TestDesk()
    let (_, _, headers) = try await desk.get("/v1/claims?limit=1&type=ASSAULT")
    let link = try #require(HTTPField.Name("link").flatMap { headers[$0] })
    #expect(link.hasPrefix("</v1/claims?type=ASSAULT&after=") && link.hasSuffix("&limit=1>; rel=\"next\""))
    let next = try await desk.get(String(link.dropFirst().prefix { $0 != ">" }))
    #expect(next.body.contains("doc-1-c2") && !next.body.contains("doc-1-c1"))
    #expect(HTTPField.Name("link").flatMap { next.headers[$0] } == nil)
  }

  @Test func whatHasNotChangedIsNotSentAgain() async throws {
    let desk = try TestDesk()
    let (_, _, headers) = try await desk.get("/v1/claims")
    let tag = try #require(headers[.eTag])
    let again = try await desk.get("/v1/claims", headers: [.ifNoneMatch: "\"x\", \(tag)"])
    #expect(again.status == 304 && again.body.isEmpty)
    try desk.archive.add(SampleReading.full(id: "doc-2"), addedAt: "2019-04-12T07:00:00Z")
    #expect(try await desk.get("/v1/claims", headers: [.ifNoneMatch: tag]).status == 200)
  }

  @Test func changesAreToldInTheirOrder() async throws {
    let desk = try TestDesk()
    var changed = SampleReading.full()
    changed.claims.removeLast()
    try desk.archive.add(changed, addedAt: "2019-04-12T07:00:00Z")
    let all = try object(try await desk.get("/v1/changes").body)
    let changes = try #require(all["changes"] as? [[String: Any]])
    #expect(changes.map { ($0["added"] as? [Any])?.count } == [2, 0])
    #expect(changes.map { $0["replaced"] as? [String] } == [[], ["doc-1-c2"]])
    let next = try #require(all["next"] as? Int)
    let later = try object(try await desk.get("/v1/changes?since=\(next)").body)
    #expect((later["changes"] as? [Any])?.isEmpty == true && later["next"] as? Int == next)
    #expect(try await desk.get("/v1/changes?since=x").status == 400)
  }

  @Test func aSearchIsAFeedAndATable() async throws {
    let desk = try TestDesk()
    let list = try await desk.get("/?type=ASSAULT").body
    #expect(list.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/claims.atom?type=ASSAULT\">"))
    let (status, feed, headers) = try await desk.get("/claims.atom?type=ASSAULT")
    #expect(status == 200 && headers[.contentType] == "application/atom+xml; charset=utf-8")
    #expect(feed.contains("<title>Sitrep: claims of the type assault</title>"))
    #expect(feed.components(separatedBy: "<entry>").count == 3)
    #expect(feed.contains("according to a military source in the LNA, in Example Post · attributed"))
    let table = try await desk.get("/claims.csv?type=ASSAULT").body
    #expect(table.hasPrefix("document,outlet,") && table.components(separatedBy: "\r\n").count == 4)
    #expect(try await desk.get("/claims.atom?from=soon").status == 400)
  }
}

extension String {
  fileprivate func utf8Contains(_ other: String) -> Bool {
    let wanted = Array(other.utf8)
    let bytes = Array(utf8)
    return bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
