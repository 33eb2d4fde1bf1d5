import Claims
import Testing
import Words

@testable import Publishing

@Suite struct ArticleTests {
  private var article: Article {
    var article = Article(text: Text("TRIPOLI (Meridian) – Rebels <left>.\nNobody fired."))
    article.id = "a1"
    article.title = "Rebels & co"
    article.outlet = "Harbour Post"
    article.published = "2019-04-12"
    article.publishedBasis = .metadata
    article.dateline = Span(0, 22)
    article.wire = "Meridian"
    article.removed = [
      Removed(text: "Home", reason: .navigation, at: 0), Removed(text: "Rebels rest.", reason: .caption, at: 37),
      Removed(text: "6 <shares>", reason: .counter, at: 51),
    ]
    article.doubts = [Doubt(.cutArticle, Span(0, 0), "only 5 words stand before a paywall")]
    return article
  }

  @Test func printsOneLineOfSortedKeys() {
    let line = String(decoding: ArticleJSON.line(article), as: UTF8.self)
    #expect(
      line == #"{"captions":["Rebels rest."],"dateline":{"end":20,"start":0},"doubts":[{"end":0,"kind":"cut_article","#
        + #""message":"only 5 words stand before a paywall","start":0}],"id":"a1","outlet":"Harbour Post","#
        + #""published":"2019-04-12","published_basis":"metadata","removed":[{"at":0,"reason":"navigation","#
        + #""text":"Home"},{"at":35,"reason":"caption","text":"Rebels rest."},{"at":49,"reason":"counter","#
        + #""text":"6 <shares>"}],"text":"TRIPOLI (Meridian) – Rebels <left>.\nNobody fired.","#
        + #""text_sha256":"\#(SHA256.hex(article.text.bytes))","title":"Rebels & co","wire":"Meridian"}"# + "\n")
  }

  @Test func printsParagraphsForPeople() {
    #expect(
      ArticleText(width: 80).page(article) == """
        Rebels & co
        Harbour Post · 2019-04-12

        TRIPOLI (Meridian) – Rebels <left>.

        Nobody fired.

        doubt: only 5 words stand before a paywall


        """)
  }

  @Test func strikesThroughWhatWasRemovedInItsPlace() {
    let html = ArticlePage().article(article)
    let lines = html.split(separator: "\n").filter { $0.hasPrefix("<p") }
    #expect(
      lines == [
        #"<p class="meta">Harbour Post · 2019-04-12</p>"#,
        #"<p class="notice">only 5 words stand before a paywall</p>"#,
        #"<p class="cut"><span class="faint">navigation</span> <del>Home</del></p>"#,
        #"<p><span class="faint" title="dateline">TRIPOLI (Meridian) –</span> Rebels &lt;left&gt;.</p>"#,
        #"<p class="cut"><span class="faint">caption</span> <del>Rebels rest.</del></p>"#, "<p>Nobody fired.</p>",
        #"<p class="cut"><span class="faint">counter</span> <del>6 &lt;shares&gt;</del></p>"#,
      ])
  }

  @Test func theDeskShowsWhatWasRemovedOnRequest() throws {
    var reading = Reading(id: "a1", text: article.text)
    reading.removed = article.removed + [Removed(text: "Nobody fired.", reason: .boilerplate, span: Span(38, 51))]
    let pages = try DeskPages()
    let plain = pages.document(reading, chosen: nil)
    #expect(plain.contains("<p>Nobody fired.</p>") && plain.contains("/documents/a1?removed=shown"))
    let whole = pages.document(reading, chosen: nil, showsRemoved: true)
    #expect(whole.contains("<span class=\"faint\">caption</span> <del>Rebels rest.</del></p>\n<p class=\"cut\">"))
    #expect(whole.contains("<del>Nobody fired.</del>") && !whole.contains("?removed=shown"))
  }
}
