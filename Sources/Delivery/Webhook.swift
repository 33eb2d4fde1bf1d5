import Crypto
import Foundation
import Transfer

/// Hands events to a program of the user's, signed so that it can tell them from forged ones.
///
/// Source: Standard Webhooks 1.0 (standardwebhooks.com): the fields `webhook-id`, `webhook-timestamp`, `webhook-signature`.
public struct Webhook: Sendable {
  public let transfer: Transfer
  public let address: WebAddress
  private let secret: SymmetricKey

  /// - Parameter secret: `whsec_` and base64, as ``newSecret()`` makes it.
  public init?(transfer: Transfer, address: WebAddress, secret: String) {
    guard secret.hasPrefix("whsec_"), let bytes = Data(base64Encoded: String(secret.dropFirst(6))), bytes.count >= 16
    else { return nil }
    self.transfer = transfer
    self.address = address
    self.secret = SymmetricKey(data: bytes)
  }

  public static func newSecret() -> String {
    "whsec_" + SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
  }

  /// - Parameters:
  ///   - body: JSON.
  ///   - id: the same for each try, so that the other side can drop what it has already.
  ///   - now: seconds since 1970.
  public func send(_ body: [UInt8], id: String, now: Int) -> DeliveryResult {
    let fields: HTTPFields = [
      "Content-Type": "application/json", "webhook-id": id, "webhook-timestamp": "\(now)",
      "webhook-signature": signature(body, id: id, now: now),
    ]
    do {
      let response = try transfer.perform(HTTPRequest(address, fields: fields, body: body))
      return DeliveryResult(response, from: address)
    } catch {
      return DeliveryResult(error)
    }
  }

  func signature(_ body: [UInt8], id: String, now: Int) -> String {
    let signed = Data("\(id).\(now).".utf8) + body
    let code = HMAC<Crypto.SHA256>.authenticationCode(for: signed, using: secret)
    return "v1," + Data(code).base64EncodedString()
  }
}
