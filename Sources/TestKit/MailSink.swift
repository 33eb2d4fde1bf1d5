import Foundation

/// A mail server on loopback that takes or refuses what a test tells it to.
public final class MailSink: Sendable {
  public struct Message: Hashable, Sendable {
    public let sender: String
    public let recipients: [String]
    /// As it came, with CRLF.
    public let content: String
  }

  public let port: Int
  private let box = Box()

  public var messages: [Message] { box.messages }

  /// - Parameter refusal: the answer to a recipient that is not taken, for example `550 no such user`; nil takes him.
  public init(refusal: @escaping @Sendable (String) -> String? = { _ in nil }) throws {
    let box = box
    port = try Loopback.listen { MailSink.serve($0, box, refusal) }
  }

  private static func serve(_ connection: Int32, _ box: Box, _ refusal: (String) -> String?) {
    var sender = ""
    var recipients: [String] = []
    var content: [String]?
    func answer(_ line: String) { _ = Loopback.write(Array((line + "\r\n").utf8), to: connection) }
    answer("220 sink")
    var lines = Lines(connection)
    while let line = lines.next() {
      if let open = content {
        if line == "." {
          box.add(Message(sender: sender, recipients: recipients, content: open.joined(separator: "\r\n")))
          content = nil
          answer("250 taken")
        } else {
          content = open + [line.hasPrefix("..") ? String(line.dropFirst()) : line]
        }
        continue
      }
      let address = String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
      switch line.prefix(4).uppercased() {
      case "EHLO", "HELO": answer("250 sink")
      case "MAIL":
        sender = address
        recipients = []
        answer("250 ok")
      case "RCPT":
        if let refused = refusal(address) {
          answer(refused)
        } else {
          recipients.append(address)
          answer("250 ok")
        }
      case "DATA":
        content = []
        answer("354 go on")
      case "QUIT":
        answer("221 bye")
        return
      default: answer("502 what?")
      }
    }
  }

  /// The lines that come in, without their ends.
  private struct Lines {
    let connection: Int32
    var bytes: [UInt8] = []

    init(_ connection: Int32) { self.connection = connection }

    mutating func next() -> String? {
      while true {
        if let end = bytes.firstIndex(of: 0x0A) {
          defer { bytes.removeSubrange(...end) }
          return String(decoding: bytes[..<end].filter { $0 != 0x0D }, as: UTF8.self)
        }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(connection, &buffer, buffer.count, 0)
        if count <= 0 { return nil }
        bytes += buffer[..<count]
      }
    }
  }

  private final class Box: @unchecked Sendable {
    private let lock = NSLock()
    private var taken: [Message] = []

    func add(_ message: Message) { lock.withLock { taken.append(message) } }
    var messages: [Message] { lock.withLock { taken } }
  }
}
