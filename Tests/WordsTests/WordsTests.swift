import Testing
import Words

@Suite struct TextTests {
  @Test func refusesBytesThatAreNotUTF8() {
    #expect(Text(validating: [0x61, 0xFF]) == nil)
    #expect(Text(validating: Array("Hafṭar".utf8))?.description == "Hafṭar")
  }

  @Test(arguments: ["plain", "“Gharyan” – taken", "🕊 a ʿAyn", String(repeating: "é", count: 300) + "z"])
  func offsetsAgreeWithTheScalarsOfTheText(words: String) {
    let text = Text(words)
    let offsets = ScalarOffsets(text)
    var byte = 0
    for (scalar, value) in words.unicodeScalars.enumerated() {
      #expect(offsets.scalar(byte) == scalar)
      #expect(offsets.byte(scalar) == byte)
      byte += String(value).utf8.count
    }
    #expect(offsets.scalar(text.count) == words.unicodeScalars.count)
    #expect(offsets.byte(offsets.count) == text.count)
  }

  @Test func trimsBlanksAtTheEdgesOnly() {
    let text = Text("  a b\n")
    #expect(text.string(text.trimmed(text.span)) == "a b")
  }
}

@Suite struct MarkedTextTests {
  @Test func readsLabelsValuesAndNesting() throws {
    let marked = try #require(MarkedText("{actor Forces loyal to {name Haftar}} left on {time=2019-04-11 Thursday}."))
    #expect(marked.text.description == "Forces loyal to Haftar left on Thursday.")
    #expect(marked.marks.map(\.label) == ["actor", "name", "time"])
    #expect(marked.marks.map { marked.text.string($0.span) } == ["Forces loyal to Haftar", "Haftar", "Thursday"])
    #expect(marked.marks[2].value == "2019-04-11")
  }

  @Test(arguments: ["{actor Haftar", "Haftar}", "{Haftar}", "{ x}"])
  func refusesBracesThatDoNotPair(words: String) { #expect(MarkedText(words) == nil) }

  @Test func keepsEscapedBraces() { #expect(MarkedText(#"a \{b\}"#)?.text.description == "a {b}") }
}

@Suite struct SHA256Tests {
  /// The vectors of FIPS 180-4's examples, and a length on each side of the padding's edge.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1000), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"),
  ])
  func agreesWithTheStandard(words: String, digest: String) { #expect(SHA256.hex(Array(words.utf8)) == digest) }
}
