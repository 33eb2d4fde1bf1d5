import Delivery
import Foundation
import Testing

@Suite struct MailMessageTests {
  private func message(subject: String = "Three new claims", to: [String] = ["desk@example.org"], html: String? = nil)
    throws(MailError) -> MailMessage
  {
    try MailMessage(
      from: "Sitrep <sitrep@example.org>", to: to, subject: subject, date: "Fri, 12 Apr 2019 06:00:00 +0000",
      id: "digest-1@example.org", unsubscribe: "https://example.org/u/1",
      list: "Libya <libya.sitrep.example.org>", text: "“Gharyan” has changed hands.",
      html: html)
  }

  @Test func readsBackAsItWasWritten() throws {
    let mail = String(decoding: try message(html: "<p>Gharyan</p>").bytes, as: UTF8.self)
    let lines = mail.components(separatedBy: "\r\n")
    #expect(lines.contains("Subject: Three new claims"))
    #expect(lines.contains("List-Id: Libya <libya.sitrep.example.org>"))
    #expect(lines.contains("Auto-Submitted: auto-generated"))
    #expect(lines.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
    let bodies = lines.compactMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) }
    #expect(bodies.contains("“Gharyan” has changed hands."))
    #expect(bodies.contains("<p>Gharyan</p>"))
  }

  @Test(arguments: [
    "Haftar à Moscou – visite", String(repeating: "é", count: 90), "a =?b?= c", String(repeating: "x", count: 90),
  ])
  func subjectsBeyondShortASCIIAreEncodedWords(subject: String) throws {
    let mail = String(decoding: try message(subject: subject).bytes, as: UTF8.self)
    let header = mail.components(separatedBy: "\r\nDate:")[0].components(separatedBy: "Subject: ")[1]
    let words = header.components(separatedBy: "\r\n ")
    #expect(words.allSatisfy { $0.utf8.count <= 75 })
    let decoded = words.map { word -> String in
      let data = Data(base64Encoded: String(word.dropFirst("=?utf-8?B?".count).dropLast(2))) ?? Data()
      return String(decoding: data, as: UTF8.self)
    }
    #expect(decoded.joined() == subject)
  }

  @Test func aLineBreakInAHeaderIsRefused() {
    do {
      _ = try message(subject: "Hi\r\nBcc: all@example.org")
      Issue.record("a header was smuggled in")
    } catch { #expect(error.description == "the header 'Subject' holds a line break; write it on one line") }
  }

  @Test func aMessageNeedsARecipient() {
    do {
      _ = try message(to: [])
      Issue.record("a message to nobody")
    } catch {
      #expect(
        error.description == "the message has no recipient; write at least one address, for example 'desk@example.org'")
    }
  }
}
