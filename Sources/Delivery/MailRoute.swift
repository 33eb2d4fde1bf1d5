import Foundation
import Transfer

/// Where mail goes.
public enum MailRoute: Sendable {
  case server(MailServer)
  /// A folder that gets a file `.eml` for each message.
  case folder(String)

  /// Hands over one message to one recipient.
  /// - Parameters:
  ///   - sender: the address for bounces, bare.
  ///   - id: names the file in a folder.
  public func send(_ message: MailMessage, from sender: String, to recipient: String, id: String) -> DeliveryResult {
    switch self {
    case .server(let server):
      do throws(TransferError) {
        try server.send(message.bytes, from: sender, to: recipient)
        return .delivered
      } catch {
        return DeliveryResult(error)
      }
    case .folder(let folder):
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(message.bytes).write(to: URL(filePath: "\(folder)/\(id).eml"))
        return .delivered
      } catch {
        return .later("\(folder): \(error.localizedDescription)", after: nil)
      }
    }
  }
}
