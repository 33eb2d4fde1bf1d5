import Claims
import TestKit
import Testing
import Words

@testable import Publishing

private func parse(_ line: String) throws(DocumentError) -> Document { try DocumentJSON.parse(Array(line.utf8)) }

@Suite struct DocumentJSONTests {
  @Test func readsTextAndWhatIsKnownOfIt() throws {
    let document = try parse(
      #" {"id":"a1","text":"Caf\u00e9 \ud83d\udea9\n\"x\"","published":"2019-04-12","outlet":"O","url":"u","title":"t","#
        + #""more":[1,-2.5e+3,{"deep":[true,false,null,"\\"]}]} "#)
    #expect(document.id == "a1")
    #expect(document.content == .text(Text("Café 🚩\n\"x\"")))
    #expect(document.published == "2019-04-12")
    #expect(document.outlet == "O")
    #expect(document.url == "u")
    #expect(document.title == "t")
  }

  @Test func readsHTMLAsBytes() throws {
    #expect(try parse(#"{"html":"<p>é</p>"}"#).content == .html(Array("<p>é</p>".utf8)))
  }

  @Test func takesNullAndEmptyAsAbsent() throws {
    let document = try parse(#"{"id":"","text":"","published":"","outlet":null}"#)
    #expect(document == Document(content: .text(Text(""))))
  }

  @Test func takesAReadingAsADocument() throws {
    let reading = SampleReading.full()
    let document = try DocumentJSON.parse(ReadingJSON.line(reading, layers: [.tokens, .predicates]))
    #expect(document.id == "doc-1")
    #expect(document.content == .text(Text(reading.text)))
    #expect(document.published == "2019-04-12")
  }

  @Test func replacesHalfASurrogatePairByOneScalar() throws {
    #expect(try parse(#"{"text":"a\ud83db\udea9\ud83d\u0041"}"#).content == .text(Text("a\u{FFFD}b\u{FFFD}\u{FFFD}A")))
  }

  @Test(arguments: [
    (
      "", "not_json",
      #"not JSON at byte 0: the line ends where an object should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      "[1]", "not_json",
      #"not JSON at byte 0: '[' where an object should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"text":"a" "id":1}"#, "not_json",
      #"not JSON at byte 12: '"' where ',' or '}' should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"text":"a"#, "not_json",
      #"not JSON at byte 10: the line ends where '"' should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"x":é}"#, "not_json",
      #"not JSON at byte 5: 'é' where a value should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"text":"a"} x"#, "not_json",
      #"not JSON at byte 13: 'x' where the end of the line should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"text":"\x"}"#, "not_json",
      #"not JSON at byte 10: 'x' where one of "\/bfnrtu should stand; write one object a line, for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"id":"a1"}"#, "no_text",
      #"no 'text' or 'html'; write for example {"id":"a1","text":"Rebels seized Gharyan."}"#
    ),
    (
      #"{"id":"a1","text":7}"#, "wrong_type",
      #"'text' is a number; write a string, for example "text":"Rebels seized Gharyan.""#
    ),
    (#"{"id":7,"text":"a"}"#, "wrong_type", #"'id' is a number; write a string, for example "id":"a1""#),
    (
      #"{"id":"a1","text":"a","published":"12 April"}"#, "bad_date",
      #"'published' is '12 April'; write an ISO 8601 date, for example "published":"2019-04-12""#
    ),
  ])
  func saysWhatWasSeenAndWhatToWrite(line: String, code: String, message: String) {
    do {
      _ = try parse(line)
      Issue.record("'\(line)' was taken")
    } catch {
      #expect(error.code.rawValue == code)
      #expect(error.message == message)
      #expect(error.id == (line.contains("a1") ? "a1" : nil))
    }
  }

  @Test func saysWhereTheBytesAreNotUTF8() {
    #expect(throws: DocumentError.self) { try DocumentJSON.parse(Array("{\"text\":\"é".utf8) + [0xFF]) }
    do { _ = try DocumentJSON.parse(Array("{\"text\":\"é".utf8) + [0xFF]) } catch {
      #expect(error.message == "not UTF-8 at byte 11; write the line as UTF-8")
    }
  }

  @Test func endsOnDeepNestingWithoutFalling() {
    let line = #"{"text":"a","x":"# + String(repeating: "[", count: 100_000)
    #expect(throws: DocumentError.self) { try parse(line) }
  }
}
