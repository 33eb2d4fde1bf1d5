import Claims
import Pages
import Testing

@Suite struct HeadlineTests {
  @Test func aHeadlineInTwoPartsStaysWholeAndTheOutletGoes() {
    func title(_ whole: String) -> String? {
      article(
        "<h2>\(whole)</h2><p>\(first)</p>",
        head:
          "<title>\(whole)</title><meta property=og:title content='\(whole)'><meta property=og:site_name content=Kestrel>"
      ).title
    }
    #expect(title("Who holds Gharyan now | The war in maps") == "Who holds Gharyan now | The war in maps")
    #expect(title("Who holds Gharyan now | Kestrel News") == "Who holds Gharyan now")
  }

  @Test(arguments: [
    ("Local News | Troops take Gharyan", "Troops take Gharyan"), ("Troops take Gharyan¶", "Troops take Gharyan"),
    ("Troops take Gharyan Residents report no fighting", "Troops take Gharyan"),
    ("Troops take Gharyan without a shot", "Troops take Gharyan without a shot"),
  ])
  func whatStandsAroundTheHeadlineIsNotOfIt(heading: String, title: String) {
    let page = article(
      "<h1>\(heading)</h1><p>\(first)</p>", head: "<meta property=og:title content='Troops take Gharyan'>")
    #expect(page.title == title)
  }

  @Test func theOnlyHeadingOfThePageWinsOverAWindowTitleForSearchEngines() {
    let page = article(
      "<h1 class=logo>Kestrel</h1><h1>Troops take Gharyan</h1><p>\(first)</p>"
        + "<h2>Five things about Gharyan</h2><p>\(second)</p>",
      head: "<title>Fall of Gharyan: five things to know this week | Kestrel</title>")
    #expect(page.title == "Troops take Gharyan")
  }

  @Test func aLinkToAnotherReportIsNoHeadline() {
    let page = article(
      "<div class=head>Troops take Gharyan</div><p>\(first)</p>"
        + "<h1><a href='/2019/04/11/b'>Troops take Gharyan, residents say</a></h1>",
      head: "<meta property=og:title content='Troops take Gharyan, sources say'>", url: "https://k.example/2019/04/12/a"
    )
    #expect(page.title == "Troops take Gharyan, sources say")
  }

  @Test func aLinkToThePageItselfIsItsHeadlineAndOneToTheFrontPageItsOutlet() {
    let page = article(
      "<h2><a href='/'>Notes from the coast road</a></h2>"
        + "<h2><a href='/2019/04/12/a'>Troops take Gharyan</a></h2><p>\(first)</p>",
      head: "<title>Notes from the coast road | Troops take Gharyan</title>", url: "https://k.example/2019/04/12/a")
    #expect(page.title == "Troops take Gharyan")
  }

  @Test(arguments: [
    ("<h1>News</h1>", "News | Gharyan Relief Committee", "News"),
    (
      "<h1>Gharyan in maps</h1><h2>The town before the war</h2>", "The town before the war | Gharyan in maps",
      "The town before the war"
    ),
    ("<h1>Troops take Gharyan - Kestrel</h1>", "Troops take Gharyan - Kestrel", "Troops take Gharyan"),
    (
      "<h1>Troops take Gharyan – Forum</h1><h1>Troops take Gharyan</h1>", "Troops take Gharyan – Forum – Kestrel",
      "Troops take Gharyan"
    ),
    (
      "<h1><span>Question</span> Who holds Gharyan now?</h1>", "Question - Who holds Gharyan now? | Kestrel",
      "Question - Who holds Gharyan now?"
    ),
    (
      "<h1>Who holds Gharyan now <button>Copy link</button></h1>", "Who holds Gharyan now | Kestrel",
      "Who holds Gharyan now"
    ),
    (
      "<h1>2019 offensive on Gharyan explained</h1>", "Offensive on Gharyan explained",
      "2019 offensive on Gharyan explained"
    ),
    ("<p></p>", "Kestrel – Who holds Gharyan now", "Who holds Gharyan now"),
  ])
  func theWindowsTitleTellsWhereTheHeadlineEnds(headings: String, window: String, title: String) {
    let page = article(
      "\(headings)<p>\(first)</p>", head: "<title>\(window)</title><meta property=og:site_name content=Kestrel>",
      url: "https://www.k.example/2019/04/12/a")
    #expect(page.title == title)
  }

  @Test func aHeadlineCutShortInTheMetadataIsGivenWhole() {
    let whole = "Who holds Gharyan now, who held it before (and why it matters)"
    let page = article(
      "<h1>\(whole)</h1><p>\(first)</p>",
      head: """
        <title>\(whole)</title><script type="application/ld+json">{"@type":"NewsArticle","headline":
        "Who holds Gharyan now, who held it before (and"}</script>
        """)
    #expect(page.title == whole)
  }

  @Test func aFrontPageIsCalledWhatItsTitlesAgreeOn() {
    let name = "Kestrel | Reports from the coast road"
    let page = article(
      "<h1>Clear heads.</h1><p>\(first)</p>", head: "<title>\(name)</title><meta property=og:title content='\(name)'>",
      url: "https://k.example/")
    #expect(page.title == name)
  }
}
