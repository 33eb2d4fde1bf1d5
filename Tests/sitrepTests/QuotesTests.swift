import Foundation
import Testing

@Suite struct QuotesTests {
  private let report =
    "“We will not leave the town,” Khalifa Haftar said on Friday. His spokesman added that talks would go on. The envoy criticised the raid."

  @Test func everySpeakerIsListedWithWhatHeSaid() throws {
    let all = try Command.run("quotes", "-", input: Data(report.utf8)).objects
    #expect(all.map { $0["source"] as? String } == ["Khalifa Haftar", "His spokesman", "The envoy"])
    #expect(all.map { $0["quote"] as? String } == ["direct", "indirect", "indirect"])
    #expect(all[2]["content"] as? String == "the raid")
  }

  @Test func oneSpeakerOrDirectSpeechAloneIsListed() throws {
    let his = try Command.run("quotes", "--by", "haftar", "--format", "text", "-", input: Data(report.utf8)).output
    #expect(his.contains("Khalifa Haftar said") && !his.contains("envoy"))
    #expect(try Command.run("quotes", "--direct", "-", input: Data(report.utf8)).objects.count == 1)
  }

  @Test func anEmptyNameIsRefused() throws {
    let result = try Command.run("quotes", "--by", " ", "-")
    #expect(result.status == 2)
    #expect(result.errors.contains("--by is empty; write a name, for example --by Haftar"))
  }
}
