import Delivery
import Foundation
import Transfer

/// The ways out that a program has: what is missing is told where it is needed.
public struct Carriers: Sendable {
  public var mail: MailRoute?
  /// Who the mails are from: a bare address.
  public var sender: String
  public var transfer: Transfer
  /// Whom push services may write to.
  public var contact: String
  /// The desk's address as its readers reach it, without a slash at its end.
  public var desk: String

  public init(mail: MailRoute?, sender: String, transfer: Transfer, contact: String, desk: String) {
    self.mail = mail
    self.sender = sender
    self.transfer = transfer
    self.contact = contact
    self.desk = desk
  }

  /// Sends one mail.
  /// - Parameter id: the same for each try of the same message, so that a reader's program sees one.
  func send(
    subject: String, text: String, html: String, to address: String, id: String, list: String, end: String?, now: Int
  ) -> DeliveryResult {
    let host = sender.split(separator: "@").last.map(String.init) ?? "localhost"
    let message: MailMessage
    do {
      message = try MailMessage(
        from: "Sitrep <\(sender)>", to: [address], subject: subject, date: Self.mailDate(now), id: "\(id)@\(host)",
        unsubscribe: end, list: "<\(list).\(host)>", text: text, html: html)
    } catch { return .refused("\(error)") }
    return mail?.send(message, from: sender, to: address, id: id)
      ?? .later("no way to send mail is given; write --smtp or --eml", after: nil)
  }

  /// `Fri, 12 Apr 2019 06:00:00 +0000`. Source: RFC 5322, 3.3.
  static func mailDate(_ seconds: Int) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "UTC")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
    return formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
  }
}
