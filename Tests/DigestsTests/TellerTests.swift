import Archive
import Claims
import Corroboration
import Crypto
import Delivery
import Digests
import Foundation
import TestKit
import Testing
import Transfer
import Words

@Suite struct TellerTests {
  private let test: TestArchive
  private var archive: Archive { test.archive }
  /// 7 April 2019, 06:00 UTC.
  private let morning = 1_554_616_800

  init() throws { test = try TestArchive() }

  private func carriers(_ mail: MailRoute?) -> Carriers {
    Carriers(
      mail: mail, sender: "digest@sitrep.example",
      transfer: Transfer(userAgent: "Sitrep/test", allowedHosts: ["127.0.0.1"]),
      contact: "mailto:desk@example.org", desk: "https://desk.example")
  }

  private func server(_ sink: MailSink) -> MailRoute {
    .server(MailServer(host: "127.0.0.1", port: sink.port, encryption: .none))
  }

  @discardableResult
  private func tell(_ carriers: Carriers, at now: Int) throws -> [TellReport] {
    try Teller(archive: archive, carriers: carriers, now: now).tell()
  }

  @discardableResult
  private func subscribe(
    _ channel: Subscription.Channel = .mail, to target: String = "reader@example.org",
    question: String = "place=Gharyan",
    origins: Int? = nil, secret: String? = nil, state: Subscription.State = .active
  ) throws -> Subscription {
    let wish = Subscription.Wish(
      name: "Gharyan", question: question, origins: origins, channel: channel, target: target, secret: secret,
      times: channel == .mail ? ["06:00"] : [])
    return try archive.subscribe(wish.checked(), state: state, nextAt: morning)
  }

  /// The plain text of a mail.
  private func text(_ message: MailSink.Message) throws -> String {
    let parts = message.content.components(separatedBy: "\r\n\r\n")
    let body = try #require(parts.first { Data(base64Encoded: $0.replacing("\r\n", with: "")) != nil })
    return String(decoding: Data(base64Encoded: body.replacing("\r\n", with: "")) ?? Data(), as: UTF8.self)
  }

  @Test func aHappeningOfTwoOutletsIsToldOnceWithItsSources() throws {
    try subscribe()
    try test.add(Reports.post)
    try test.add(Reports.gazette)
    let sink = try MailSink()
    #expect(try tell(carriers(server(sink)), at: morning).map(\.told) == [1])
    let message = try #require(sink.messages.first)
    #expect(message.recipients == ["reader@example.org"] && message.sender == "digest@sitrep.example")
    #expect(message.content.contains("Subject: Gharyan: 1 happening\r\n"))
    #expect(message.content.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
    #expect(message.content.contains("List-Unsubscribe: <https://desk.example/subscriptions/1-"))
    let text = try text(message)
    #expect(text.contains("Khalifa Haftar → seized"))
    #expect(text.contains("according to "))
    #expect(text.contains("2 independent origins"))
    #expect(text.contains("https://desk.example/documents/https%3A%2F%2Fexample.org%2F"))
    // The next morning there is nothing new, and no mail.
    #expect(try tell(carriers(server(sink)), at: morning + 86_400).map(\.told) == [0])
    #expect(sink.messages.count == 1)
  }

  @Test func aDenialOfWhatWasSentGoesToWhoWasSentIt() throws {
    try subscribe(question: "place=Gharyan&certainty=asserted")
    try test.add(Reports.post)
    let sink = try MailSink()
    try tell(carriers(server(sink)), at: morning)
    try test.add(Reports.denial)
    #expect(try tell(carriers(server(sink)), at: morning + 86_400).map(\.told) == [1])
    let message = try #require(sink.messages.last)
    #expect(message.content.contains("Subject: Gharyan: 1 update\r\n"))
    #expect(try text(message).contains("UPDATE: denied by Herald"))
    #expect(try tell(carriers(server(sink)), at: morning + 2 * 86_400).map(\.told) == [0])
  }

  @Test func aClaimThatItsReportNoLongerMakesIsWithdrawnOnce() throws {
    try subscribe()
    try test.add(Reports.post)
    let sink = try MailSink()
    try tell(carriers(server(sink)), at: morning)
    var changed = Reading(id: Reports.post.id, text: Text("Nothing happened in the town on Thursday."))
    changed.outlet = "Post"
    changed.published = "2019-04-05"
    try test.add(changed)
    #expect(try tell(carriers(server(sink)), at: morning + 86_400).map(\.told) == [1])
    #expect(try text(try #require(sink.messages.last)).contains("UPDATE: withdrawn: Post no longer says so"))
    #expect(try tell(carriers(server(sink)), at: morning + 2 * 86_400).map(\.told) == [0])
  }

  @Test func aThresholdIsPassedWhenTheSecondOriginComes() throws {
    try subscribe(origins: 2)
    try test.add(Reports.post)
    let sink = try MailSink()
    #expect(try tell(carriers(server(sink)), at: morning).map(\.told) == [0])
    try test.add(Reports.gazette)
    #expect(try tell(carriers(server(sink)), at: morning + 86_400).map(\.told) == [1])
  }

  @Test func anAnalystsJudgementDecidesWhatPasses() throws {
    let wish = Subscription.Wish(
      name: "Sure", question: "place=Gharyan", credibility: 2, channel: .mail, target: "reader@example.org")
    try archive.subscribe(wish.checked(), state: .active, nextAt: morning)
    try test.add(Reports.post)
    let judgement = try #require(
      Judgement(claim: "Post-1", is: .improbable, by: "A. Analyst", at: "2019-04-06T09:00Z", reason: "seen otherwise"))
    try archive.judge(judgement)
    #expect(try tell(carriers(server(try MailSink())), at: morning).map(\.told) == [0])
  }

  @Test func aStoryCanBeFollowed() throws {
    let story = Reports.post.id
    try subscribe(question: "story=\(PercentCode.encoded(story))")
    try subscribe(question: "story=another")
    try test.add(Reports.post)
    #expect(try tell(carriers(server(try MailSink())), at: morning).map(\.told) == [1, 0])
  }

  @Test func whatIsOutsideTheSearchIsNotTold() throws {
    try subscribe(question: "place=Tripoli")
    try test.add(Reports.post)
    #expect(try tell(carriers(server(try MailSink())), at: morning).map(\.told) == [0])
  }

  @Test func whatCouldNotBeSentIsSentLater() throws {
    try subscribe()
    try test.add(Reports.post)
    let busy = try MailSink { _ in "450 busy" }
    guard case .later? = try tell(carriers(server(busy)), at: morning).first?.result else {
      Issue.record("a busy server is not told")
      return
    }
    #expect(try tell(carriers(server(busy)), at: morning + 1).isEmpty)
    let sink = try MailSink()
    #expect(try tell(carriers(server(sink)), at: morning + 3600).map(\.told) == [1])
    #expect(try archive.subscriptions().map(\.failures) == [0])
  }

  @Test func anAddressThatIsRefusedThreeTimesIsLeftAlone() throws {
    try subscribe()
    try test.add(Reports.post)
    let sink = try MailSink { _ in "550 no such user" }
    for hour in 0..<5 { try tell(carriers(server(sink)), at: morning + hour * 3601) }
    let subscription = try #require(try archive.subscriptions().first)
    #expect(subscription.state == .ended && subscription.failures == 3)
    #expect(subscription.status.contains("550"))
  }

  @Test func aNewAddressIsAskedOnceAndToldNothingElse() throws {
    try subscribe(state: .pending)
    try test.add(Reports.post)
    let sink = try MailSink()
    for day in 0..<3 { try tell(carriers(server(sink)), at: morning + day * 86_400) }
    #expect(sink.messages.count == 1)
    let text = try text(try #require(sink.messages.first))
    let token = try archive.linkSigner().token(for: 1)
    #expect(text.contains("https://desk.example/subscriptions/\(token)"))
    #expect(text.contains("claims in a place named like “Gharyan”"))
  }

  @Test func mailsCanBeWrittenAsFiles() throws {
    try subscribe()
    try test.add(Reports.post)
    let folder = NSTemporaryDirectory() + "/sitrep-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try tell(carriers(.folder(folder)), at: morning)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names == ["digest-1-0.eml"])
  }

  @Test func aWebhookGetsASignedEvent() throws {
    let server = try LoopbackServer { _ in .http(204) }
    try subscribe(.webhook, to: server.address + "/in", secret: Webhook.newSecret())
    try test.add(Reports.post)
    #expect(try tell(carriers(nil), at: morning).map(\.told) == [1])
    let request = try #require(server.requests.first)
    #expect(request.field("webhook-signature")?.hasPrefix("v1,") == true)
    let event = try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
    #expect(event["type"] as? String == "happening.new" && event["claims"] as? [String] == ["Post-1"])
    #expect((event["basis"] as? String)?.hasPrefix("according to Post · asserted") == true)
    #expect(try tell(carriers(nil), at: morning + 10).map(\.told) == [0])
  }

  @Test func aDeviceThatIsGoneIsForgotten() throws {
    let server = try LoopbackServer { _ in .http(410) }
    let key = P256.KeyAgreement.PrivateKey().publicKey.x963Representation
    let words = key.base64EncodedString()
    let target =
      #"{"endpoint":"\#(server.address)/push","keys":{"p256dh":"\#(words)","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}"#
    try subscribe(.push, to: target)
    try test.add(Reports.post)
    guard case .gone? = try tell(carriers(nil), at: morning).first?.result else {
      Issue.record("it is not told as gone")
      return
    }
    #expect(try archive.subscriptions().map(\.state) == [.ended])
    #expect(server.requests.first?.field("Topic") == "Post-1")
  }
}
