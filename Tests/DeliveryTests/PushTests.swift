import Crypto
import Foundation
import TestKit
import Testing
import Transfer

@testable import Delivery

@Suite struct PushTests {
  /// The worked example of RFC 8291, appendix A.
  @Test func theWorkedExampleOfTheStandard() throws {
    let subscription = PushSubscription(
      endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
      keys: .init(
        p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        auth: "BTBZMqHH6r4Tts7J_aSIgg"))
    let raw = try #require(Base64URL.decoded("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
    let body = try PushEncryption.encrypt(
      Array("When I grow up, I want to be a watermelon".utf8), for: subscription,
      salt: try #require(Base64URL.decoded("DGv6ra1nlYgDCS1FRnbzlw")),
      key: P256.KeyAgreement.PrivateKey(rawRepresentation: raw))
    #expect(
      Base64URL.encoded(body)
        == "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )
  }

  /// A browser of the test's own, which can read what is for it.
  private struct Browser {
    let key = P256.KeyAgreement.PrivateKey()
    let auth = Data((0..<16).map { UInt8($0) })

    func subscription(_ endpoint: String) -> PushSubscription {
      PushSubscription(
        endpoint: endpoint,
        keys: .init(p256dh: Base64URL.encoded(key.publicKey.x963Representation), auth: Base64URL.encoded(auth)))
    }

    func read(_ body: [UInt8]) throws -> String {
      let (salt, own) = (Data(body[..<16]), Data(body[21..<86]))
      let shared = try key.sharedSecretFromKeyAgreement(with: .init(x963Representation: own))
      let secret = shared.hkdfDerivedSymmetricKey(
        using: Crypto.SHA256.self, salt: auth,
        sharedInfo: Data("WebPush: info\0".utf8) + key.publicKey.x963Representation + own, outputByteCount: 32)
      func derived(_ info: String, _ count: Int) -> SymmetricKey {
        HKDF<Crypto.SHA256>.deriveKey(
          inputKeyMaterial: secret, salt: salt, info: Data(info.utf8), outputByteCount: count)
      }
      let nonce = derived("Content-Encoding: nonce\0", 12).withUnsafeBytes { Data($0) }
      let box = try AES.GCM.SealedBox(
        nonce: .init(data: nonce), ciphertext: Data(body[86..<(body.count - 16)]), tag: Data(body.suffix(16)))
      let plain = try AES.GCM.open(box, using: derived("Content-Encoding: aes128gcm\0", 16))
      #expect(plain.last == 2)
      return String(decoding: plain.dropLast(), as: UTF8.self)
    }
  }

  private func sender(_ key: PushKey = PushKey()) -> PushSender {
    PushSender(
      transfer: Transfer(userAgent: "Sitrep/test", allowedHosts: ["127.0.0.1"]), key: key,
      contact: "mailto:desk@example.org")
  }

  @Test func aDeviceReadsWhatWasSent() throws {
    let server = try LoopbackServer { _ in .http(201) }
    let browser = Browser()
    let message = PushMessage(
      body: Array("Ghāryān fell".utf8), lifetime: 3600, urgency: .high,
      topic: "claim/1=x-\(String(repeating: "y", count: 40))")
    let result = sender().send(message, to: browser.subscription(server.address + "/push/1"), now: 0)
    #expect(result == .delivered)
    let request = try #require(server.requests.first)
    #expect(try browser.read(request.body) == "Ghāryān fell")
    #expect(request.field("Content-Encoding") == "aes128gcm" && request.field("TTL") == "3600")
    #expect(request.field("Urgency") == "high")
    #expect(request.field("Topic") == "claim1x-" + String(repeating: "y", count: 24))
  }

  @Test func theServerProvesWhoItIs() throws {
    let server = try LoopbackServer { _ in .http(201) }
    let key = try PushKey(words: PushKey().words)
    _ = sender(key).send(
      PushMessage(body: [1]), to: Browser().subscription(server.address + "/push"), now: 1_555_063_200)
    let field = try #require(server.requests.first?.field("Authorization"))
    #expect(field.hasPrefix("vapid t=") && field.hasSuffix(", k=\(key.publicWords)"))
    let parts = field.dropFirst(8).prefix { $0 != "," }.split(separator: ".").map(String.init)
    let claims = String(decoding: try #require(Base64URL.decoded(parts[1])), as: UTF8.self)
    #expect(claims == #"{"aud":"\#(server.address)","exp":1555106400,"sub":"mailto:desk@example.org"}"#)
    let signature = try P256.Signing.ECDSASignature(
      rawRepresentation: try #require(Base64URL.decoded(parts[2])))
    let point = try #require(Base64URL.decoded(key.publicWords))
    let verifier = try P256.Signing.PublicKey(x963Representation: point)
    #expect(verifier.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
  }

  @Test(arguments: [
    (404, DeliveryResult.gone("X: answers 404")), (410, .gone("X: answers 410")),
    (429, .later("X: answers 429", after: 30)), (503, .later("X: answers 503", after: 30)),
    (400, .refused("X: answers 400")), (413, .refused("X: answers 413")),
  ])
  func answersAreUnderstood(status: Int, expected: DeliveryResult) throws {
    let server = try LoopbackServer { _ in .http(status, ["Retry-After": "30"]) }
    let result = sender().send(PushMessage(body: [1]), to: Browser().subscription(server.address), now: 0)
    let site = server.address
    func named(_ words: String) -> String { words.replacing("X", with: site) }
    switch expected {
    case .delivered: #expect(result == .delivered)
    case .gone(let words): #expect(result == .gone(named(words)))
    case .later(let words, let after): #expect(result == .later(named(words), after: after))
    case .refused(let words): #expect(result == .refused(named(words)))
    }
  }

  @Test func anEndpointOnAPrivateNetworkIsRefused() throws {
    let closed = PushSender(transfer: Transfer(userAgent: "x"), key: PushKey(), contact: "mailto:x@example.org")
    let server = try LoopbackServer { _ in .http(201) }
    guard
      case .refused(let why) = closed.send(
        PushMessage(body: [1]), to: Browser().subscription(server.address), now: 0)
    else {
      Issue.record("it is sent")
      return
    }
    #expect(why.contains("an address of a private network") && server.requests.isEmpty)
  }

  @Test func brokenSubscriptionsAreTold() throws {
    #expect(throws: PushError.noSubscription) { try PushSubscription(json: "{}") }
    let keys = #"{"endpoint":"https://x.example","keys":{"p256dh":"AAAA","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}"#
    #expect(throws: PushError.badKey("keys.p256dh")) { try PushSubscription(json: keys) }
    #expect(throws: PushError.badServerKey) { try PushKey(words: "nonsense") }
    #expect(
      PushError.badKey("keys.auth").description
        == "'keys.auth' is no key of a browser; hand on what its PushSubscription gives")
    let long = [UInt8](repeating: 1, count: 5000)
    #expect(throws: PushError.tooLong(bytes: 5000)) {
      try PushEncryption.encrypt(long, for: Browser().subscription("https://x.example"))
    }
  }
}
