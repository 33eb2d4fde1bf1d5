import Claims
import Pages
import Testing
import Words

/// Pages that hold no article, or not all of one: what is found is told, and nothing breaks.
@Suite struct PageDoubtTests {
  private func doubts(_ page: some Sequence<UInt8>) -> [String] {
    reader.article(of: Document(content: .html(Array(page)))).doubts.map { "\($0.kind.rawValue): \($0.message)" }
  }

  @Test func anArticleHasNone() { #expect(article("<p>\(first)</p><p>\(second)</p>").doubts.isEmpty) }

  @Test(arguments: [
    ("", "no_article: the page is empty"), (" \n", "no_article: the page is empty"),
    ("<html><body><nav><a href=/>Home</a></nav></body></html>", "no_article: the page holds no words of an article"),
    ("%PDF-1.4 …", "no_article: this is a PDF file and no page; nothing was read"),
  ])
  func aPageWithoutAnArticleIsTold(page: String, doubt: String) { #expect(doubts(page.utf8) == [doubt]) }

  @Test func bytesThatAreNoTextAreTold() {
    #expect(
      doubts((0..<3000).map { UInt8(truncatingIfNeeded: $0) }) == [
        "no_article: this is no page: 104 of its first 1024 bytes are no text; nothing was read"
      ])
    #expect(
      doubts([0x89, 0x50, 0x4E, 0x47, 13]) == ["no_article: this is a PNG picture and no page; nothing was read"])
  }

  @Test func aPageThatIsFilledInByScriptIsTold() {
    let page = "<div id=app></div><script>\(String(repeating: "x();", count: 100))</script>"
    #expect(doubts(page.utf8) == ["no_article: the page holds no words of an article: 417 of its 435 bytes are script"])
  }

  @Test(arguments: [
    "<div class=paywall><p>Already a subscriber? Log in.</p></div>",
    "<p>To continue reading, subscribe now.</p>",
    #"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#,
    #"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>"#,
  ])
  func aStubBeforeAPaywallIsTold(wall: String) {
    let page = article("<h1>Gharyan falls</h1><p>\(first)</p>\(wall)")
    #expect(page.text.description == first)
    #expect(page.doubts.map(\.message) == ["only 18 words stand before a paywall; the article is not all there"])
  }

  @Test(arguments: [
    "<meta property=og:type content=video.other>",
    #"<script type="application/ld+json">{"@type":"VideoObject","name":"T"}</script>"#,
  ])
  func aVideoPageIsTold(head: String) {
    let page = article("<h1>Watch</h1><video src=a.mp4></video><p>\(first)</p>", head: head)
    #expect(page.doubts.map(\.message) == ["the page shows a video and holds only 18 words"])
  }
}

/// Large pages cost time and memory in step with their bytes; these would take minutes if they did not.
@Suite struct LargePageTests {
  private func read(_ page: String) -> Article { reader.article(of: Document(content: .html(Array(page.utf8)))) }

  @Test func aScriptOfMegabytesIsPassedOver() {
    let script = String(repeating: "if (a < b && c > d) { f('<p>', \"</div>\"); }\n", count: 50_000)
    #expect(read("<script>\(script)</script><p>\(first)</p><p>\(second)</p>").text.description == first + "\n" + second)
  }

  @Test func everythingUnclosedIsRead() {
    let tags = ["div", "span", "ul", "li", "table", "tr", "td", "a href=x", "section", "h2", "font", "b"]
    let soup = (0..<60_000).map { "<\(tags[$0 % tags.count])>" }.joined()
    _ = read("<p>\(first)" + soup + second)
  }

  @Test func aTitleOfAMegabyteInManyPartsIsCut() throws {
    let parts = String(repeating: "part - ", count: 150_000)
    let page = read("<title>\(parts)</title><meta property=og:title content='\(parts)'><p>\(first)</p><p>\(second)</p>")
    #expect(try #require(page.title).utf8.count <= 1000)
    #expect(page.text.description == first + "\n" + second)
  }

  @Test func aPageOfMegabytesIsReadToItsEnd() {
    let lines = (1...12_000).map {
      "<div class='row'><p>\(first) So it went \($0) times.</p><a href='/x'>more of it</a></div>"
    }
    let page = "<h1>All of it</h1>" + lines.joined()
    #expect(read(page + "<p>\(second)</p>").text.description.hasSuffix(second))
  }
}
