import Foundation
import TestKit
import Testing
import Transfer

@testable import Delivery

@Suite struct WebhookTests {
  private let transfer = Transfer(userAgent: "Sitrep/test", allowedHosts: ["127.0.0.1"])

  /// The example of the standard.
  @Test func theSignatureIsTheStandards() throws {
    let hook = try #require(
      Webhook(
        transfer: transfer, address: try WebAddress("https://x.example"), secret: "whsec_plJ3nmyCDGBKInavdOK15jsl"))
    let body = Array(#"{"event_type":"ping","data":{"success":true}}"#.utf8)
    #expect(
      hook.signature(body, id: "msg_loFOjxBNrRLzqYUf", now: 1_731_705_121)
        == "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=")
  }

  @Test func anEventIsPostedWithItsSignature() throws {
    let server = try LoopbackServer { _ in .http(204) }
    let hook = try #require(
      Webhook(transfer: transfer, address: try WebAddress(server.address + "/in"), secret: Webhook.newSecret()))
    #expect(hook.send(Array("{}".utf8), id: "n1", now: 5) == .delivered)
    let request = try #require(server.requests.first)
    #expect(request.line == "POST /in HTTP/1.1" && request.body == Array("{}".utf8))
    #expect(request.field("webhook-id") == "n1" && request.field("webhook-timestamp") == "5")
    #expect(request.field("webhook-signature") == hook.signature(Array("{}".utf8), id: "n1", now: 5))
    #expect(request.field("Content-Type") == "application/json")
  }

  @Test(arguments: ["", "secret", "whsec_", "whsec_!!", "whsec_c2hvcnQ="])
  func aSecretThatIsNoneIsNotTaken(secret: String) throws {
    #expect(Webhook(transfer: transfer, address: try WebAddress("https://x.example"), secret: secret) == nil)
  }

  @Test func aTopicOfNtfyGetsItsNotice() throws {
    let server = try LoopbackServer { _ in .http(200) }
    let ntfy = Ntfy(transfer: transfer, address: try WebAddress(server.address + "/desk"))
    #expect(
      ntfy.send(title: "Gharyan", message: "taken, says the LNA", link: "https://desk.example/x", isUrgent: true)
        == .delivered)
    let request = try #require(server.requests.first)
    #expect(request.path == "/")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"click":"https://desk.example/x","message":"taken, says the LNA","priority":4,"title":"Gharyan","topic":"desk"}"#
    )
    let bare = Ntfy(transfer: transfer, address: try WebAddress(server.address))
    #expect(
      bare.send(title: "x", message: "y", link: nil, isUrgent: false)
        == .refused("\(server.address)/: names no topic; write for example https://ntfy.example/sitrep-desk"))
  }
}
