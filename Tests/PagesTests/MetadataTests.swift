import Claims
import Pages
import Testing

@Suite struct MetadataTests {
  private let linked = """
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Gharyan falls, says LNA",
    "datePublished":"2019-04-11T10:00:00Z","author":[{"name":"Ines Calder"}],"publisher":{"name":"Kestrel"},}</script>
    """

  @Test func linkedDataComesBeforeMetaAndTheAddress() {
    let page = article(
      "<p>\(first)</p>", head: linked + "<meta property='article:published_time' content='2019-04-12'>",
      url: "http://k.example/2019/04/13/x")
    #expect(page.title == "Gharyan falls, says LNA")
    #expect(page.byline == "Ines Calder" && page.outlet == "Kestrel")
    #expect(page.published == "2019-04-11T10:00:00Z" && page.publishedBasis == .metadata)
  }

  @Test func theHeadlineIsTheOneThePageShows() {
    let page = article(
      "<h1>Kestrel</h1><h2>Gharyan falls, says the LNA</h2><p>\(first)</p>",
      head: "<title>Gharyan falls, says the LNA | Kestrel</title>")
    #expect(page.title == "Gharyan falls, says the LNA")
    #expect(page.outlet == "Kestrel")
  }

  @Test func anOutletsNameIsTakenOffATitle() {
    let page = article("<p>\(first)</p>", head: "<title>Gharyan falls, says the LNA – Kestrel World</title>")
    #expect(page.title == "Gharyan falls, says the LNA")
  }

  @Test(arguments: [
    "<p>Posted on April 12, 2019</p>", "<div>Last updated:</div> <div>Apr 12, 2019</div>",
    "<abbr itemprop=datePublished title='2019-04-12T08:00:00Z'>08:00</abbr>",
  ])
  func aDateUnderTheReportIsRead(line: String) {
    let paragraphs = String(repeating: "<p>\(first)</p><p>\(second)</p>", count: 40)
    #expect(article("<h1>Troops take Gharyan</h1>\(paragraphs)\(line)").published?.hasPrefix("2019-04-12") == true)
  }

  @Test func aDayInTheReportIsNotItsOwn() {
    let paragraphs = String(repeating: "<p>\(first)</p><p>\(second)</p>", count: 40)
    #expect(article("<h1>Troops take Gharyan</h1>\(paragraphs)<p>They came on April 12, 2019.</p>").published == nil)
  }

  @Test(arguments: ["/2019/04/12/gharyan", "/news/2019/apr/12/gharyan", "/gharyan-2019-04-12.html", "/20190412/a"])
  func theAddressGivesADay(path: String) {
    let page = article("<p>\(first)</p>", url: "https://k.example\(path)")
    #expect(page.published == "2019-04-12" && page.publishedBasis == .url)
  }

  @Test(arguments: ["/2019/13/12/x", "/archive/1234567890", "/2019/04/x"])
  func anAddressWithoutADayGivesNone(path: String) {
    #expect(article("<p>\(first)</p>", url: "https://k.example\(path)").published == nil)
  }

  @Test(arguments: [
    ("Friday, April 12, 2019", "2019-04-12"), ("12 April 2019, 18:20", "2019-04-12"),
    ("12th of April, 2019", "2019-04-12"),
    ("04/15/2019", "2019-04-15"), ("15/04/2019", "2019-04-15"), ("12.04.2019", "2019-04-12"),
    ("Posted: Apr. 12 2019", "2019-04-12"),
  ])
  func aDateBesideTheHeadlineIsRead(words: String, day: String) {
    let page = article("<h1>Gharyan falls</h1><p class='date'>\(words)</p><p>\(first)</p><p>\(second)</p>")
    #expect(page.published == day && page.publishedBasis == .text)
    #expect(page.text.description == first + "\n" + second)
  }

  @Test(arguments: [
    ("2019-04-12 10:00:00", "2019-04-12T10:00:00"), ("2019-04-12T10:00:00.123+0200", "2019-04-12T10:00:00+02:00"),
    ("2019-04-12T99:00", "2019-04-12"), ("Fri, 12 Apr 2019 10:00:00 GMT", "2019-04-12"),
  ])
  func timesAreISO(words: String, wanted: String) {
    #expect(article("<p>\(first)</p>", head: "<meta name=date content='\(words)'>").published == wanted)
  }

  @Test(arguments: [
    ("<meta name=author content='By Ines Calder'>", "Ines Calder"),
    ("<meta name=author content='https://x.example/i'>", nil),
    ("<meta name=author content='@ines'>", nil),
    ("<meta name='dc.creator' content='Ren&amp;#233;e Duval'>", "Renée Duval"),
  ])
  func aBylineIsAName(head: String, byline: String?) {
    #expect(article("<p>\(first)</p>", head: head).byline == byline)
  }
}
