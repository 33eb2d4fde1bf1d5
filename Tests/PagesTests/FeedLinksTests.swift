import Pages
import Testing

@Suite struct FeedLinksTests {
  @Test func thePageNamesItsFeeds() {
    let page = """
      <html><head><link rel="alternate" type="application/rss+xml" title="News" href="/feed">
      <LINK HREF='https://x.example/atom?a=1&amp;b=2' TYPE="application/atom+xml; charset=utf-8" REL="alternate home">
      <link rel=alternate type=application/feed+json href=f.json><link rel="alternate" hreflang="fr" href="/fr">
      <link rel="stylesheet" type="application/rss+xml" href="/no"></head><body><p>Words</p></body></html>
      """
    #expect(FeedLinks.addresses(in: Array(page.utf8)) == ["/feed", "https://x.example/atom?a=1&b=2", "f.json"])
  }
}
