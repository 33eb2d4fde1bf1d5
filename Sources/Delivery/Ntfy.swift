import Foundation
import Transfer

/// Hands notices to a topic of an ntfy server, for phones without a browser's push.
///
/// Source: docs.ntfy.sh/publish, "Publish as JSON".
public struct Ntfy: Sendable {
  private struct Message: Encodable {
    let topic: String
    let title: String
    let message: String
    let click: String?
    let priority: Int
  }

  public let transfer: Transfer
  /// The topic's address: `https://ntfy.example/sitrep-desk`.
  public let address: WebAddress

  public init(transfer: Transfer, address: WebAddress) {
    self.transfer = transfer
    self.address = address
  }

  /// - Parameters:
  ///   - link: where a touch leads.
  ///   - isUrgent: whether a phone may make a noise at night.
  public func send(title: String, message: String, link: String?, isUrgent: Bool) -> DeliveryResult {
    let topic = address.path.split(separator: "/").last.map(String.init) ?? ""
    guard !topic.isEmpty, !topic.contains("?"), let server = try? WebAddress(address.site + "/") else {
      return .refused("\(address): names no topic; write for example https://ntfy.example/sitrep-desk")
    }
    let body = Message(topic: topic, title: title, message: message, click: link, priority: isUrgent ? 4 : 3)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(body) else { return .refused("\(address): the notice is no UTF-8") }
    do {
      let request = HTTPRequest(server, fields: ["Content-Type": "application/json"], body: Array(bytes))
      return DeliveryResult(try transfer.perform(request), from: address)
    } catch {
      return DeliveryResult(error)
    }
  }
}
