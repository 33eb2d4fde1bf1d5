import Claims
import Pages
import Testing
import Words

@Suite struct EncodingTests {
  private func text(_ bytes: [UInt8]) -> String {
    reader.article(of: Document(content: .html(bytes))).text.description
  }

  private let words = "“Ḥafṭar’s men are in the café”, said an elder of the town on Thursday – nobody fired a shot."

  @Test func utf8NeedsNoDeclaration() { #expect(text(Array("<p>\(words)".utf8)) == words) }

  @Test func utf8WinsOverADeclarationOfLatin1() {
    #expect(text(Array("<meta charset=iso-8859-1><p>\(words)".utf8)) == words)
  }

  @Test func marksOfUTF8AndUTF16AreRead() {
    let page = "<p>\(words)"
    #expect(text([0xEF, 0xBB, 0xBF] + Array(page.utf8)) == words)
    #expect(text([0xFF, 0xFE] + page.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) == words)
    #expect(text([0xFE, 0xFF] + page.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }) == words)
  }

  @Test(arguments: ["<meta charset=windows-1252>", "<meta charset=iso-8859-1>", ""])
  func latin1IsReadAsWindows1252(head: String) {
    let bytes =
      Array("\(head)<p>".utf8) + [0x93] + Array("The caf".utf8) + [0xE9, 0x94]
      + Array(" was hit on Friday, she said.".utf8)
    #expect(text(bytes) == "“The café” was hit on Friday, she said.")
  }

  @Test func aStrayByteInUTF8IsReadAndSpoilsNothing() {
    #expect(text(Array("<meta charset=utf-8><p>".utf8) + [0x92] + Array(words.utf8)) == "’" + words)
  }
}

@Suite struct NastyInputTests {
  private func read(_ page: String) -> Article { reader.article(of: Document(content: .html(Array(page.utf8)))) }

  @Test(arguments: [
    "", " ", "<", "<!", "<!--", "<p", "</", "<a href='", "<script>", "<script type=ld+json>{\"a\":[[[", "<title>",
    "\u{0}",
    "<table><tr><td>", "<html></html>", "&#xD800;&#0;&bogus;", "<svg><p>", "<p></p></p></body></html></p>",
  ])
  func brokenPagesGiveAnArticle(page: String) { #expect(read(page).text.count < 20) }

  @Test func bytesThatAreNoTextGiveAnArticle() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
    _ = reader.article(of: Document(content: .html(bytes)))
  }

  @Test(arguments: ["div", "span", "b", "a", "p", "table", "ul><li", "font color=x", "x-y", "blockquote", "form", "h1"])
  func deepNestingIsRead(tag: String) {
    let page = read(String(repeating: "<\(tag)>", count: 100_000) + first)
    #expect(
      page.text.description.hasSuffix(first) || page.removed.contains { $0.text.hasSuffix(first) }
        || page.title == first)
  }

  @Test func deepJSONIsRead() {
    _ = read("<script type='application/ld+json'>\(String(repeating: "[", count: 200_000))</script><p>\(first)")
  }

  @Test func manyAttributesAreRead() {
    let attributes = (0..<50_000).map { "a\($0)=1" }.joined(separator: " ")
    #expect(read("<p \(attributes)>\(first)").text.description == first)
  }

  @Test func unclosedScriptsAndCommentsDoNotSwallowThePage() {
    let page = read(String(repeating: "<!-- <script> <style> ", count: 20_000) + "<p>\(first)</p><p>\(second)</p>")
    #expect(page.text.description == first + "\n" + second)
  }

  @Test func aLongPageIsReadToItsEnd() {
    let paragraphs = (1...3_000).map { "<p class=a>\(first) This is report \($0).</p>" }.joined()
    #expect(read(paragraphs + "<p>\(second)</p>").text.description.hasSuffix(second))
  }
}

@Suite struct MojibakeTests {
  private func text(_ page: String) -> String { article("<p>\(page)</p><p>\(second)</p>").text.description }

  @Test func textThatWasEncodedTwiceIsRead() {
    #expect(
      text("He didnâ€™t say â€œnoâ€\u{9D} â€“ the cafÃ© was hit.") == "He didn’t say “no” – the café was hit.\n"
        + second)
    #expect(text("He didnâ\u{80}\u{99}t say so, said an elder of the town.").hasPrefix("He didn’t say so"))
  }

  @Test func accentsAloneAreNoProof() {
    #expect(text("SÃ£o Tomé is a town, said an elder on Friday.").hasPrefix("SÃ£o Tomé is"))
  }
}
