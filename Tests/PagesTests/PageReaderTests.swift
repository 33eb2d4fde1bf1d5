import Claims
import Pages
import Testing
import Words

/// The article of a page with this body.
func article(_ body: String, head: String = "", url: String? = nil) -> Article {
  let page = "<!doctype html><html><head>\(head)</head><body>\(body)</body></html>"
  return reader.article(of: Document(content: .html(Array(page.utf8)), url: url))
}

/// Two paragraphs long enough to be an article.
let first = "Forces loyal to Haftar took over Gharyan on Thursday without firing a shot, residents of the town said."
let second = "The Government of National Accord said that it would send reinforcements to the south of the capital."

@Suite struct FurnitureTests {
  @Test func anAdvertisementNeverJoinsTheParagraphsAroundIt() {
    for ad in ["- Advertisement -", "<span>Advertisement</span>", "ADVERTISEMENT<br>", "<br>Advertisement<br>"] {
      let text = article("<div><p>\(first)</p>\(ad)<p>\(second)</p></div>").text.description
      #expect(text == first + "\n" + second)
    }
  }

  @Test func anAdvertisementInsideOneParagraphSplitsIt() {
    let text = article("<div><p>\(first)<br>- Advertisement -<br>\(second)</p></div>").text.description
    #expect(text == first + "\n" + second)
  }

  @Test(arguments: ["0 6,986", "6,986", "12 comments", "1.2K shares", "214 Shares", "57 views"])
  func aCounterIsNeverText(counter: String) {
    let page = article("<article><h1>Gharyan taken</h1><p>\(first)</p><div>\(counter)</div><p>\(second)</p></article>")
    #expect(page.text.description == first + "\n" + second)
    #expect(page.removed.contains { $0.text == counter })
  }

  @Test(arguments: [
    ("<p>- Advertisement -</p>", Removed.Reason.advertisement),
    ("<div class='share-bar'>Facebook Twitter</div>", .counter),
    ("<p>Sign up for our newsletter</p>", .subscription),
    ("<div>Get real time updates directly on your device, subscribe now.</div>", .subscription),
    ("<p>Read also: <a href='/x'>Maps of the front</a></p>", .related),
    ("<aside><p>The front in maps and pictures, by our staff.</p></aside>", .related),
    ("<p>Tags: <a href='/l'>Libya</a>, <a href='/h'>Haftar</a></p>", .navigation),
    ("<ul class='comment-list'><li>Nobody asked me about any of this.</li></ul>", .comment),
    ("<div id='cookie-wall'><p>We value your privacy a great deal.</p></div>", .boilerplate),
    ("<figure><figcaption>Soldiers of the LNA rest near Gharyan.</figcaption></figure>", .caption),
    ("<p>Photo by A. Stringer</p>", .caption),
  ])
  func furnitureIsListedWithItsReason(markup: String, reason: Removed.Reason) {
    let page = article("<article><h1>Gharyan taken</h1><p>\(first)</p>\(markup)<p>\(second)</p></article>")
    #expect(page.text.description == first + "\n" + second)
    #expect(page.removed.map(\.reason) == [reason])
  }

  @Test func listsAndHeadingsKeepTheirLines() {
    let page = article(
      "<div><h1>T</h1><p>\(first)</p><h2>What next</h2><ul><li>Tripoli.</li><li>Misrata.</li></ul><p>\(second)</p></div>"
    )
    #expect(page.text.description == [first, "What next", "Tripoli.", "Misrata.", second].joined(separator: "\n"))
  }

  @Test func linksInsideASentenceStay() {
    let linked = first.replacing("Gharyan", with: "<a class='tag-link' href='/g'>Gharyan</a>")
    #expect(article("<div><p>\(linked)</p><p>\(second)</p></div>").text.description == first + "\n" + second)
  }
}

@Suite struct GivenTextTests {
  @Test func textIsKeptAndItsFurnitureOnlyMarked() {
    let words = "TRIPOLI, April 12 (Meridian) – \(first)\n\n0 6,986\n\n- Advertisement -\n\(second)\n"
    let article = reader.article(of: Document(content: .text(Text(words)), published: "2019-04-12"))
    #expect(article.text.description == words)
    #expect(article.removed.map(\.reason) == [.counter, .advertisement])
    #expect(article.removed.allSatisfy { $0.span.map(article.text.string) == $0.text })
    #expect(
      article.unread.map(article.text.string) == ["TRIPOLI, April 12 (Meridian) –", "0 6,986", "- Advertisement -"])
    #expect(article.publishedBasis == .given)
  }

  @Test func whatTheDocumentKnowsWins() {
    let page = Array("<title>A B C D</title><meta property=article:published_time content=2019-04-11>".utf8)
    let article = reader.article(
      of: Document(content: .html(page), published: "2019-04-12", outlet: "O", url: "http://o.example", title: "T"))
    #expect(article.title == "T" && article.outlet == "O" && article.url == "http://o.example")
    #expect(article.published == "2019-04-12" && article.publishedBasis == .given)
  }
}

@Suite struct DatelineTests {
  @Test(arguments: [
    "MOSCOW –", "TRIPOLI, April 12 (Meridian) –", "BENGHAZI (Sirte Times) _", "NEW YORK, N.Y. (AB) --",
    "(Meridian) --", "Tripoli (Meridian) -", "WADI AL-RABIE, Libya, Apr. 9 —", "Tripoli, 12 April 2019 –",
    "TRIPOLI/BENGHAZI —",
  ])
  func aDatelineIsUnread(dateline: String) {
    let article = reader.article(of: Document(content: .text(Text("\(dateline) \(first)"))))
    #expect(article.unread.map(article.text.string) == [dateline])
  }

  @Test(arguments: [
    "Gharyan – a town of 80,000 – fell on Thursday.", "Haftar's forces (LNA) attacked – and lost.",
    "The LNA - which denies it - shelled Ain Zara.", "UN-backed forces left.", "12 – that is how many died.",
    "LNA (the army of the east) took the town - residents said.",
  ])
  func aSentenceWithADashHasNone(words: String) {
    #expect(reader.article(of: Document(content: .text(Text(words)))).unread.isEmpty)
  }
}

/// Ways of looking for an article where a page shows none.
@Suite struct FallbackTests {
  @Test func whatIsForReadersWithoutScriptIsRead() {
    let page = article("<div id=app></div><noscript><h1>T</h1><p>\(first)</p><p>\(second)</p></noscript>")
    #expect(page.text.description == first + "\n" + second)
  }

  @Test func theBodyInLinkedDataIsRead() {
    let data = #"{"@type":"NewsArticle","articleBody":"\#(first)\n\n- Advertisement -\n\#(second)"}"#
    let page = article("<div id=app>Loading</div>", head: "<script type='application/ld+json'>\(data)</script>")
    #expect(page.text.description == first + "\n" + second)
  }

  @Test func anArticleInAnElementNamedLikeFurnitureIsRead() {
    let page = article("<div class='sidebar-content related'><p>\(first)</p><p>\(second)</p></div>")
    #expect(page.text.description == first + "\n" + second)
  }
}

@Suite struct ArticlePartsTests {
  @Test func theAgencyOfADatelineIsKept() {
    let page = article("<p>TRIPOLI, April 12 (Meridian) – \(first)</p><p>\(second)</p>")
    #expect(page.dateline.map(page.text.string) == "TRIPOLI, April 12 (Meridian) –")
    #expect(page.wire == "Meridian")
    #expect(article("<p>TRIPOLI – \(first)</p><p>\(second)</p>").wire == nil)
  }

  @Test func captionsStandApart() {
    let page = article(
      "<p>\(first)</p><figure><img src=a><figcaption>Soldiers of the LNA rest.</figcaption></figure><p>\(second)</p>")
    #expect(page.captions == ["Soldiers of the LNA rest."])
  }

  @Test func whatWasRemovedKnowsWhereItStood() {
    let page = article("<h1>T</h1><p>\(first)</p><p>- Advertisement -</p><p>\(second)</p><p>Share this</p>")
    #expect(page.removed.map(\.at) == [first.utf8.count, page.text.count])
  }

  @Test func theDayOfTheLastChangeIsKept() {
    let head =
      "<meta property=article:published_time content=2019-04-11><meta property=article:modified_time content=2019-04-12>"
    let page = article("<p>\(first)</p>", head: head)
    #expect(page.published == "2019-04-11" && page.modified == "2019-04-12")
  }

  @Test func aPastedTextIsCleanedWithTheSameReasons() {
    let words =
      "Gharyan falls\n0 6,986\n\n\(first)\n- Advertisement -\nSubscribe to our newsletter\n\(second)\nRelated articles\nA map of the front"
    let article = reader.article(of: Document(content: .pasted(Text(words))))
    #expect(article.text.description == ["Gharyan falls", first, second].joined(separator: "\n"))
    #expect(article.removed.map(\.reason) == [.counter, .advertisement, .subscription, .related, .related])
    #expect(article.title == "Gharyan falls")
  }
}

@Suite struct BodyTests {
  @Test func aStandfirstAboveTheArticleIsOfIt() {
    let page = article(
      "<h1>Gharyan falls</h1><p>The army of the east takes a town without a shot.</p>"
        + "<div class='share'>Share</div><div class='article-body'><p>\(first)</p><p>\(second)</p></div>")
    #expect(page.text.description.hasPrefix("The army of the east takes a town without a shot.\n" + first))
  }

  @Test func theBriefOfAFeedIsRead() {
    #expect(article("<article><p>Rebels took Brak.</p></article>").text.description == "Rebels took Brak.")
  }

  @Test func partsThatAScriptShowsOneByOneAreRead() {
    let parts = (1...6).map {
      "<div style='display: none'><h2>Part \($0)</h2><p>\(first) This is part \($0).</p></div>"
    }
    #expect(article("<h1>T</h1><p>\(second)</p>" + parts.joined()).text.description.contains("This is part 6."))
  }

  @Test(arguments: [
    ("overflow-hidden", true), ("md:hidden", true), ("answer-hiddenAnswer", true), ("hidden", false),
    ("card is-hidden", false),
  ])
  func aNameOfStyleHidesOnlyWhatItSays(name: String, isRead: Bool) {
    let page = article(
      "<article><p>\(first)</p><div class='\(name)'>\(second)</div><p>\(first.reversed())</p></article>")
    #expect(page.text.description.contains(second) == isRead)
  }

  @Test func theAddressOfAHeadingIsMadeOfItsOwnWords() {
    let page = article(
      "<p>\(first)</p><h2 id=what-share-of-the-town-has-fled>What share of the town has fled</h2><p>\(second)</p>")
    #expect(page.text.description == first + "\nWhat share of the town has fled\n" + second)
  }

  @Test func theHeaderOfASectionIsOfTheArticle() {
    let page = article(
      "<article><p>\(first)</p><section><header><h3>What the map shows</h3></header><p>\(second)</p></section></article>"
    )
    #expect(page.text.description == first + "\nWhat the map shows\n" + second)
  }

  @Test func aFirstParagraphThatIsHalfLinksIsOfTheArticle() {
    let lead =
      "Residents of the town of <a href=/g>Gharyan south of the capital and of its villages</a> have fled since Friday."
    let text = article("<article><p>\(lead)</p><p>\(first)</p><p>\(second)</p></article>").text.description
    #expect(text.hasPrefix("Residents of the town of Gharyan"))
  }

  @Test func linksToSourcesAreOfTheArticleAndLinksToTheOutletsOtherReportsAreNot() {
    func text(_ link: String) -> String {
      article(
        "<article><p>\(first)</p><ul><li><a href='\(link)'>Report of the panel of experts</a></li></ul>"
          + "<p>\(second)</p></article>", url: "https://www.kestrel.example/2019/04/12/a"
      ).text.description
    }
    #expect(text("https://panel.example/report") == first + "\nReport of the panel of experts\n" + second)
    for own in ["/report", "https://maps.kestrel.example/report"] { #expect(text(own) == first + "\n" + second) }
  }

  @Test func twoSitesOfOneCountryAreTwo() {
    func text(_ link: String, url: String) -> String {
      article(
        "<article><p>\(first)</p><ul><li><a href='\(link)'>Report of the panel of experts</a></li></ul>"
          + "<p>\(second)</p></article>", url: url
      ).text.description
    }
    let url = "https://www.kestrel.co.uk/2019/04/12/a"
    #expect(text("https://panel.co.uk/report", url: url).contains("Report of the panel"))
    #expect(text("https://panel.org.uk/report", url: url).contains("Report of the panel"))
    #expect(text("https://Maps.Kestrel.co.uk/report", url: url) == first + "\n" + second)
    #expect(text("https://co.kestrel.uk/report", url: "https://news.kestrel.uk/a") == first + "\n" + second)
  }

  @Test func aGalleryIsToldInItsCaptions() {
    let pictures = (1...6).map { "<figure><figcaption>\(first) This is picture \($0).</figcaption></figure>" }
    #expect(article("<h1>T</h1>" + pictures.joined()).text.description.contains("This is picture 6."))
  }

  @Test(arguments: ["By Ines Calder, Staff Writer | Updated May 6, 2025", "Fact-checked by Ines Calder"])
  func aLineThatNamesItsAuthorIsNotOfTheArticle(line: String) {
    #expect(
      article("<h1>T</h1><p>\(first)</p><p>\(line)</p><p>\(second)</p>").text.description == first + "\n" + second)
  }
}
