import Archive
import Claims
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Publishing
import TestKit
import Testing
import Words

@testable import Server

@Suite struct ReviewTests {
  private let path = "/claims/doc-1-c1/review"

  /// The form as the page sends it where nothing was changed.
  private func form(_ act: String, _ changed: [String: String] = [:]) -> [String: String] {
    [
      "act": act, "by": "A. Analyst", "reason": "seen on two pictures", "document": "doc-1",
      "actors": "Forces loyal to Haftar [LBYMIL]", "recipients": "", "type": "ASSAULT", "mode": "seize",
      "certainty": "attributed", "from": "2019-04-11", "to": "2019-04-11", "place": "as-read",
    ].merging(changed) { $1 }
  }

  @Test func offersTheSlotsToBeMended() async throws {
    let body = try await TestDesk().get("/claims/doc-1-c1").body
    for field in [
      "name=\"actors\" value=\"Forces loyal to Haftar [LBYMIL]\"", "name=\"mode\" value=\"seize\"",
      "<option value=\"ASSAULT\" selected>assault</option>", "name=\"from\" type=\"date\" value=\"2019-04-11\"",
      "<option value=\"0\">Gharyan, LY</option>", "<option value=\"attributed\" selected>",
    ] { #expect(body.contains(field), "\(field)") }
  }

  @Test func mendsASlot() async throws {
    let desk = try TestDesk()
    let answer = try await desk.post(path, form("mended", ["actors": "the LNA [LBYREB]", "to": "2019-04-12"]))
    #expect(answer.status == 303)
    let claim = try #require(try desk.archive.claims(id: "doc-1-c1").first?.claim)
    #expect(claim.actors.map(\.text) == ["the LNA"] && claim.actors.map(\.code) == ["LBYREB"])
    #expect(Text(SampleReading.words).string(claim.actors[0].span) == "the LNA")
    #expect(claim.when.days == Day(iso: "2019-04-11")!...Day(iso: "2019-04-12")!)
    #expect(claim.control?.holder == "the LNA")
    #expect(claim.certainty == .attributed && claim.event.mode == "seize")
    let page = try await desk.get("/claims/doc-1-c1").body
    #expect(page.contains("mended: who, when") && page.contains("seen on two pictures"))
    #expect(page.contains("As it was read before"))
    #expect(try await desk.get("/places").body.contains("claimed to be held by the LNA"))
    #expect(try await desk.get("/v1/claims/doc-1-c1/reviews").body.contains("\"mended\":[\"actors\",\"when\"]"))
  }

  @Test func choosesAmongThePlacesOfTheDocument() async throws {
    let desk = try TestDesk()
    #expect(try await desk.post("/claims/doc-1-c2/review", form("mended", ["place": "0"])).status == 400)
    let sent = ["act": "mended", "by": "A", "place": "0", "recipients": "12 civilians [LBYCVL]", "certainty": "hedged"]
    #expect(try await desk.post("/claims/doc-1-c2/review", sent.merging(["type": "ASSAULT"]) { $1 }).status == 303)
    #expect(try desk.archive.claims(id: "doc-1-c2").first?.claim.places.map(\.geonameid) == [2_217_362])
    #expect(try await desk.post("/claims/doc-1-c2/review", sent.merging(["place": "7"]) { $1 }).status == 400)
  }

  @Test(arguments: [
    (["actors": "the navy"], "words that stand in the document"),
    (["actors": "the LNA [lby]"], "a code of capital letters"),
    (["from": "monday"], "a day, for example"), (["to": "2019-04-01"], "a day that is not before 2019-04-11"),
    (["type": "WAR"], "one or more of"), ([:], "nothing was changed in the form"), (["by": " "], "your name"),
  ])
  func saysWhatCannotBeMended(changed: [String: String], message: String) async throws {
    let desk = try TestDesk()
    let answer = try await desk.post(path, form("mended", changed))
    #expect(answer.status == 400)
    #expect(answer.body.contains(message) || changed["type"] != nil && answer.body.contains("ACCUSE"))
    #expect(try desk.archive.reviews(of: "doc-1-c1").isEmpty)
  }

  @Test func takesWrongClaimsOutOfTheQueueAndTheRecord() async throws {
    let desk = try TestDesk()
    #expect(try await desk.get("/review").body.contains("doc-1-c1"))
    let back = "/review?review=open&type=ASSAULT"
    let headers = try await desk.answer(to: path, form("wrong", ["back": back])).headers
    #expect(headers[.location] == back)
    let cookie = try #require(headers[.setCookie])
    #expect(cookie.hasPrefix("sitrep-reviewer=A.%20Analyst; "))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    #expect(try await !desk.get("/review").body.contains("doc-1-c1"))
    #expect(try await !desk.get("/").body.contains("doc-1-c1"))
    #expect(try await desk.get("/review?review=wrong").body.contains("doc-1-c1"))
    #expect(try await desk.get("/claims/doc-1-c1").body.contains("An analyst says that this is wrong"))
    #expect(try await desk.post(path, form("wrong", ["reason": ""])).status == 400)
    #expect(try await desk.post("/claims/none/review", form("wrong")).status == 404)
  }

  @Test func neverLeadsAwayFromTheDesk() {
    for path in ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb", ""] {
      #expect(Form.back(path) == "/", "\(path)")
    }
    #expect(Form.back("/review?review=open") == "/review?review=open")
  }

  @Test func keepsHowReliableASourceIs() async throws {
    let desk = try TestDesk()
    let judged = [
      "source": "Example Post", "judgement": "reliability:D", "by": "A. Analyst", "reason": "retracts often",
    ]
    #expect(try await desk.post("/judgements", judged).status == 303)
    let body = try await desk.get("/sources").body
    #expect(body.contains("<span class=\"grade\" title=\"not usually reliable\">D</span>"))
    #expect(body.contains("retracts often") && body.contains("1 report · 2 claims"))
    #expect(try await desk.get("/v1/sources").body.contains("\"reliability\":\"D\""))
    #expect(try await desk.get("/stories/doc-1").body.contains(">D</span>"))
    #expect(try await desk.post("/judgements", judged.merging(["judgement": "reliability:Z"]) { $1 }).status == 400)
    #expect(try await desk.post("/judgements", judged.merging(["reason": ""]) { $1 }).status == 400)
  }

  @Test func mergesAndSplitsHappenings() async throws {
    let told = [
      ToldSeizure(more: ownWords[0]), ToldSeizure(document: "d2", outlet: "Harbour Post", more: ownWords[1]),
    ]
    let desk = try TestDesk(told.map(\.reading))
    #expect(try await desk.get("/stories/d1").body.contains("told by 2 independent origins"))
    let sent = ["claim": "claim-d1", "by": "A", "reason": "two towns of one name", "back": "/stories/d1"]
    #expect(try await desk.post("/judgements", sent.merging(["judgement": "apart:claim-d2"]) { $1 }).status == 303)
    #expect(try await !desk.get("/stories/d1").body.contains("told by 2 independent origins"))
    #expect(try await desk.post("/judgements", sent.merging(["judgement": "same:claim-d2"]) { $1 }).status == 303)
    #expect(try await desk.get("/stories/d1").body.contains("told by 2 independent origins"))
    #expect(try await desk.post("/judgements", sent.merging(["judgement": "same:none"]) { $1 }).status == 404)
  }

  @Test func tellsWhatCameInSinceSomebodyLooked() async throws {
    let desk = try TestDesk([ToldSeizure(more: ownWords[0]).reading])
    let first = try await desk.get("/new").body
    #expect(first.contains("You have not looked before: 1 report came in"))
    let cookie = try await desk.answer(to: "/new", ["latest": "1"]).headers[.setCookie]
    let seen = try #require(cookie?.prefix { $0 != ";" })
    #expect(try await desk.get("/new", headers: [.cookie: String(seen)]).body.contains("0 reports came in"))
    try desk.archive.add(
      ToldSeizure(document: "d2", outlet: "Harbour Post", more: ownWords[1]).reading,
      addedAt: "2019-04-13T06:00:00Z")
    let body = try await desk.get("/new", headers: [.cookie: String(seen)]).body
    #expect(body.contains("1 report came in") && body.contains("also told by Harbour Post"))
  }
}

@Suite struct EntranceTests {
  private func desk(_ desk: TestDesk, isReadOnly: Bool = false) throws -> Desk {
    Desk(archive: desk.archive, host: "192.0.2.1", isReadOnly: isReadOnly)
  }

  private func ask(
    _ desk: Desk, _ uri: String, _ method: HTTPRequest.Method = .get, token: String? = nil, cookie: String? = nil,
    form: String = ""
  ) async throws -> (status: Int, body: String, headers: HTTPFields) {
    var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
    if let token { headers[.authorization] = "Bearer \(token)" }
    if let cookie { headers[.cookie] = cookie }
    let sent = headers
    return try await desk.application().test(.router) { client in
      try await client.execute(uri: uri, method: method, headers: sent, body: ByteBuffer(string: form)) {
        ($0.status.code, String(buffer: $0.body), $0.headers)
      }
    }
  }

  @Test func answersElsewhereOnlyWhoShowsAToken() async throws {
    let sample = try TestDesk()
    let desk = try desk(sample)
    let page = try await ask(desk, "/?type=ASSAULT")
    #expect(page.status == 303 && page.headers[.location] == "/enter?back=%2F%3Ftype%3DASSAULT")
    let api = try await ask(desk, "/v1/claims")
    #expect(api.status == 401 && api.headers[.wwwAuthenticate] == "Bearer" && !api.body.contains("Gharyan"))
    #expect(try await ask(desk, "/v1/claims", token: "guess").status == 401)
    #expect(try await ask(desk, "/claims/doc-1-c1/review", .post, form: "act=wrong&by=A&reason=r").status == 401)
    let token = try sample.archive.makeToken(name: "A. Analyst", mayWrite: true, addedAt: "t")
    #expect(try await ask(desk, "/v1/claims", token: token).body.contains("Gharyan"))
    _ = try sample.archive.endToken(name: "A. Analyst")
    #expect(try await ask(desk, "/v1/claims", token: token).status == 401)
  }

  @Test func letsABrowserIn() async throws {
    let sample = try TestDesk()
    let desk = try desk(sample)
    let token = try sample.archive.makeToken(name: "A. Analyst", mayWrite: true, addedAt: "t")
    #expect(try await ask(desk, "/enter").status == 200)
    let wrong = try await ask(desk, "/enter", .post, form: "token=guess")
    #expect(wrong.status == 403 && wrong.headers[.setCookie] == nil)
    let entered = try await ask(desk, "/enter", .post, form: "token=\(token)&back=%2Freview")
    #expect(entered.status == 303 && entered.headers[.location] == "/review")
    let cookie = try #require(entered.headers[.setCookie])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let shown = String(cookie.prefix { $0 != ";" })
    #expect(try await ask(desk, "/", cookie: shown).body.contains("Gharyan"))
    // The token's name stands under the review, whatever the form says.
    let sent = "act=wrong&by=Somebody&reason=r"
    #expect(try await ask(desk, "/claims/doc-1-c1/review", .post, cookie: shown, form: sent).status == 303)
    #expect(try sample.archive.reviews(of: "doc-1-c1").map(\.by) == ["A. Analyst"])
  }

  @Test func letsReadersOnlyLook() async throws {
    let sample = try TestDesk()
    let token = try sample.archive.makeToken(name: "Reader", mayWrite: false, addedAt: "t")
    let desk = try desk(sample)
    #expect(try await !ask(desk, "/claims/doc-1-c1", token: token).body.contains("<form"))
    let sent = "act=wrong&by=A&reason=r"
    let answer = try await ask(desk, "/claims/doc-1-c1/review", .post, token: token, form: sent)
    #expect(answer.status == 403 && answer.body.contains("nothing can be changed here"))
    let open = Desk(archive: sample.archive, isReadOnly: true)
    #expect(try await ask(open, "/claims/doc-1-c1/review", .post, form: sent).status == 403)
    #expect(try sample.archive.reviews(of: "doc-1-c1").isEmpty)
  }

  @Test func refusesWhoAsksTooOften() {
    var meter = RequestMeter(RequestLimits(perSecond: 2, burst: 3))
    #expect((0..<3).allSatisfy { _ in meter.wait(for: "192.0.2.7", now: 10) == nil })
    #expect(meter.wait(for: "192.0.2.7", now: 10) == 0.5)
    #expect(meter.wait(for: "192.0.2.8", now: 10) == nil)
    #expect(meter.wait(for: "192.0.2.7", now: 10.5) == nil)
    #expect(meter.wait(for: "192.0.2.7", now: 10.5) != nil)
  }
}

@Suite struct LiveTests {
  private func words(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  @Test func sendsChangesAsTheyCome() async throws {
    let desk = try TestDesk()
    var events = LiveEvents(desk.archive, since: 0)
    #expect(words(try await events.next()) == "retry: 3000\n\n")
    let first = words(try await events.next())
    #expect(first.hasPrefix("id: 1\nevent: change\ndata: {\"added\":[{\"claim\":{") && first.hasSuffix("}\n\n"))
    let added = Task { try desk.archive.add(SampleReading.full(id: "doc-2"), addedAt: "2019-04-13T06:00:00Z") }
    let second = words(try await events.next())
    #expect(second.hasPrefix("id: 2\n") && second.contains("\"document\":\"doc-2\""))
    _ = try await added.value
  }

  @Test func goesOnWhereAProgramWas() async throws {
    let desk = try TestDesk((1...3).map { SampleReading.full(id: "d\($0)") })
    var events = LiveEvents(desk.archive, since: 2)
    _ = try await events.next()
    #expect(words(try await events.next()).hasPrefix("id: 3\n"))
  }
}
