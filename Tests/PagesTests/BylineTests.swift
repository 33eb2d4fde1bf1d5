import Claims
import Pages
import Testing

@Suite struct BylineTests {
  @Test(arguments: [
    ("<p>By <a href='/x'>Ines Calder</a></p>", "Ines Calder"),
    ("<p>by: Ines Calder, Apr 12, 2019</p>", "Ines Calder"),
    ("<p><span>| By </span><span>Ines de la Cruz</span></p>", "Ines de la Cruz"),
    ("<p class=byline><span>April Fulton</span><span>Head of Maps</span></p>", "April Fulton"),
    (
      "<p class=byline>By <a href='/a'>Ines Calder</a>, <a href='/b'>René Duval</a> and <a href='/c'>Tom Okoro</a></p>",
      "Ines Calder, René Duval and Tom Okoro"
    ),
    ("<p><a href='/authors/ines-calder'>Ines Calder</a></p>", "Ines Calder"),
    ("<p>by Ines Calder, Head of Maps and Figures at the Harbour Post of the Eastern Coast</p>", "Ines Calder"),
    ("<p>This post was written by Ines Calder, cartographer of the Harbour Post.</p>", "Ines Calder"),
    (
      "<div class=author>Notes from <p class=author-name>Ines Calder</p> Cartographer since May</div>", "Ines Calder"
    ),
    ("<div itemprop=author itemscope><meta itemprop=name content=coast_road></div>", "coast_road"),
    ("<p><a href='/authors/all'>Authors</a></p>", nil),
    ("<p class=byline>About the maps</p>", nil),
  ])
  func aSignatureBesideTheHeadlineIsRead(signature: String, byline: String?) {
    let page = article("<h1>Troops take Gharyan</h1>\(signature)<p>\(first)</p><p>\(second)</p>")
    #expect(page.byline == byline)
  }

  @Test func aSignatureUnderTheReportIsRead() {
    let page = article(
      "<h1>Troops take Gharyan</h1><p>\(first)</p><p>\(second)</p><p>Written by <b>Ines Calder</b></p>")
    #expect(page.byline == "Ines Calder")
  }

  @Test(arguments: [
    ("webmaster", "Ines Calder"), ("Kestrel", "Ines Calder"), ("page.head.extra.author", "Ines Calder"),
    ("René Duval", "René Duval"),
  ])
  func aNameThatThePageShowsIsBetterThanAnAccount(given: String, byline: String) {
    let page = article(
      "<h1>Troops take Gharyan</h1><p>By Ines Calder</p><p>\(first)</p>",
      head: "<meta name=author content='\(given)'><meta property=og:site_name content=Kestrel>")
    #expect(page.byline == byline)
  }

  @Test func whoOpensAThreadSignsIt() {
    let page = article(
      "<h1>Who has seen Gharyan lately?</h1><a class=username href='/members/ines.7'>coast_road</a><p>\(first)</p>")
    #expect(page.byline == "coast_road")
  }
}
