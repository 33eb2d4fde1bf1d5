import TestKit
import Testing
import Transfer

@Suite struct MailServerTests {
  private let message = Array("Subject: x\r\n\r\n.a line that begins with a dot\r\n".utf8)

  private func server(_ sink: MailSink, _ encryption: MailServer.Encryption = .none) -> MailServer {
    MailServer(host: "127.0.0.1", port: sink.port, encryption: encryption)
  }

  @Test func aMessageIsHandedOver() throws {
    let sink = try MailSink()
    try server(sink).send(message, from: "digest@sitrep.example", to: "reader@example.org")
    let taken = try #require(sink.messages.first)
    #expect(sink.messages.count == 1)
    #expect(taken.sender == "digest@sitrep.example" && taken.recipients == ["reader@example.org"])
    #expect(taken.content == "Subject: x\r\n\r\n.a line that begins with a dot")
  }

  @Test(arguments: ["550 no such user", "450 busy"])
  func aRefusedRecipientIsToldWithTheAnswer(refusal: String) throws {
    let sink = try MailSink { _ in refusal }
    let error = #expect(throws: TransferError.self) {
      try server(sink).send(message, from: "a@sitrep.example", to: "b@example.org")
    }
    guard case .answered(let code, _)? = error?.kind else {
      Issue.record("told as \(error?.description ?? "no error")")
      return
    }
    #expect(code == Int(refusal.prefix(3)))
    #expect(error?.place == "smtp://127.0.0.1:\(sink.port) for b@example.org")
    #expect(sink.messages.isEmpty)
  }

  @Test func nothingIsSentInTheOpenWhereEncryptionWasAskedFor() throws {
    let sink = try MailSink()
    let error = #expect(throws: TransferError.self) {
      try server(sink, .starttls).send(message, from: "a@sitrep.example", to: "b@example.org")
    }
    guard case .untrusted? = error?.kind else {
      Issue.record("told as \(error?.description ?? "no error")")
      return
    }
    #expect(sink.messages.isEmpty)
  }
}
