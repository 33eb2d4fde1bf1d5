import Foundation
import Words

/// A message that cannot be written as mail.
public enum MailError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A line break in a header would begin another header.
  case lineBreak(header: String)
  case noRecipient

  public var description: String {
    switch self {
    case .lineBreak(let header): "the header '\(header)' holds a line break; write it on one line"
    case .noRecipient: "the message has no recipient; write at least one address, for example 'desk@example.org'"
    }
  }
}

/// A digest as a mail: a text for any reader and, beside it, a page.
///
/// Source: RFC 5322 (message), 3834 (Auto-Submitted), 2919 (List-Id), 2045 to 2047 (MIME, encoded words), 2369 and 8058 (one-click unsubscription).
public struct MailMessage: Hashable, Sendable {
  public let from: String
  public let to: [String]
  public let subject: String
  /// As RFC 5322 writes it: `Fri, 12 Apr 2019 06:00:00 +0000`. Given, since nothing here has a clock.
  public let date: String
  /// Without angle brackets: `digest-1@sitrep.example`.
  public let id: String
  /// The address that ends the subscription.
  public let unsubscribe: String?
  /// What the list is called, for filters: `Libya <libya.sitrep.example>`.
  public let list: String?
  public let text: String
  public let html: String?

  /// - Throws: ``MailError``, for example `the header 'Subject' holds a line break; write it on one line`.
  public init(
    from: String, to: [String], subject: String, date: String, id: String, unsubscribe: String? = nil,
    list: String? = nil, text: String,
    html: String? = nil
  ) throws(MailError) {
    if to.isEmpty { throw .noRecipient }
    let optional = [("List-Unsubscribe", unsubscribe), ("List-Id", list)]
    let headers = [("From", from), ("Subject", subject), ("Date", date), ("Message-ID", id)] + to.map { ("To", $0) }
    for (name, value) in headers + optional.compactMap({ name, value in value.map { (name, $0) } }) {
      if value.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0 }) { throw .lineBreak(header: name) }
    }
    self.from = from
    self.to = to
    self.subject = subject
    self.date = date
    self.id = id
    self.unsubscribe = unsubscribe
    self.list = list
    self.text = text
    self.html = html
  }

  /// The message with CRLF line ends, ASCII alone, no line over 78 bytes but for long addresses. The same message gives the
  /// same bytes.
  public var bytes: [UInt8] {
    var lines = [
      "From: \(from)", "To: \(to.joined(separator: ",\r\n "))", "Subject: \(MailMessage.encoded(subject))",
      "Date: \(date)",
      "Message-ID: <\(id)>", "MIME-Version: 1.0", "Auto-Submitted: auto-generated",
    ]
    if let list { lines.append("List-Id: \(list)") }
    if let unsubscribe {
      lines += ["List-Unsubscribe: <\(unsubscribe)>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
    }
    guard let html else {
      return Array((lines + MailMessage.part("text/plain", text)).joined(separator: "\r\n").utf8)
    }
    let boundary = "sitrep-" + SHA256.hex(Array((text + html).utf8)).prefix(16)
    lines += ["Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "", "--\(boundary)"]
    lines += MailMessage.part("text/plain", text) + ["--\(boundary)"] + MailMessage.part("text/html", html)
    lines += ["--\(boundary)--", ""]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  private static func part(_ type: String, _ content: String) -> [String] {
    let base64 = Array(Data(content.utf8).base64EncodedString().utf8)
    let lines = stride(from: 0, to: base64.count, by: 76).map { start in
      String(decoding: base64[start..<min(start + 76, base64.count)], as: UTF8.self)
    }
    return ["Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", ""] + lines + [""]
  }

  /// A header's text as encoded words of at most 75 bytes where it is not short ASCII; no word cuts a scalar.
  static func encoded(_ text: String) -> String {
    if text.utf8.count <= 60, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !text.contains("=?") { return text }
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
