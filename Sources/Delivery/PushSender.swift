import Crypto
import Foundation
import Transfer

/// The key by which push services know this server again. Source: RFC 8292 (VAPID).
public struct PushKey: Sendable {
  private let key: P256.Signing.PrivateKey

  /// A new one.
  public init() { key = P256.Signing.PrivateKey() }

  /// - Parameter words: what ``words`` gave.
  public init(words: String) throws(PushError) {
    guard let bytes = Base64URL.decoded(words), let key = try? P256.Signing.PrivateKey(rawRepresentation: bytes) else {
      throw .badServerKey
    }
    self.key = key
  }

  /// The secret, to be kept.
  public var words: String { Base64URL.encoded(key.rawRepresentation) }

  /// What a browser is given to subscribe with: base64url of the uncompressed point.
  public var publicWords: String { Base64URL.encoded(key.publicKey.x963Representation) }

  /// The field that proves who sends: a token that is good for twelve hours and for one push service.
  func authorization(for address: WebAddress, contact: String, now: Int) -> String {
    let head = Base64URL.encoded(Data(#"{"alg":"ES256","typ":"JWT"}"#.utf8))
    let fields = #"{"aud":"\#(address.site)","exp":\#(now + 43_200),"sub":"\#(contact)"}"#
    let signed = "\(head).\(Base64URL.encoded(Data(fields.utf8)))"
    let signature = (try? key.signature(for: Data(signed.utf8)))?.rawRepresentation ?? Data()
    return "vapid t=\(signed).\(Base64URL.encoded(signature)), k=\(publicWords)"
  }
}

/// A notice for a device.
public struct PushMessage: Hashable, Sendable {
  public enum Urgency: String, Hashable, Sendable { case low, normal, high }

  public let body: [UInt8]
  /// Seconds for which the push service keeps it for a device that is away.
  public let lifetime: Int
  public let urgency: Urgency
  /// A later notice of the same topic takes the place of one that was not delivered yet: a correction that of its claim.
  public let topic: String?

  /// - Parameter topic: at most 32 letters of base64url (RFC 8030, 5.4); others are left out.
  public init(body: [UInt8], lifetime: Int = 86_400, urgency: Urgency = .normal, topic: String? = nil) {
    self.body = body
    self.lifetime = lifetime
    self.urgency = urgency
    self.topic = topic.map {
      String($0.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }.prefix(32))
    }
  }
}

/// Hands notices to push services.
public struct PushSender: Sendable {
  public let transfer: Transfer
  public let key: PushKey
  /// Whom a push service may write to: `mailto:desk@example.org`.
  public let contact: String

  public init(transfer: Transfer, key: PushKey, contact: String) {
    self.transfer = transfer
    self.key = key
    self.contact = contact
  }

  /// - Parameter now: seconds since 1970.
  public func send(_ message: PushMessage, to subscription: PushSubscription, now: Int) -> DeliveryResult {
    do {
      let address = try WebAddress(subscription.endpoint)
      let body = try PushEncryption.encrypt(message.body, for: subscription)
      var fields: HTTPFields = [
        "Authorization": key.authorization(for: address, contact: contact, now: now), "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream", "TTL": "\(message.lifetime)", "Urgency": message.urgency.rawValue,
      ]
      if let topic = message.topic, !topic.isEmpty { fields.add("Topic", topic) }
      let response = try transfer.perform(HTTPRequest(address, fields: fields, body: body))
      return DeliveryResult(response, from: address)
    } catch let error as TransferError {
      return DeliveryResult(error)
    } catch {
      return .refused("\(error)")
    }
  }
}
