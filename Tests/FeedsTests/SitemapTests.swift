import Feeds
import Testing

@Suite struct SitemapTests {
  @Test func aNewsSitemapNamesItsReports() {
    let bytes = Array(
      """
      <?xml version="1.0"?><urlset xmlns:news="x">
      <url><loc> https://post.example/a?x=1&amp;y=2 </loc><lastmod>2019-04-13</lastmod><news:news>
        <news:publication><news:name>Post</news:name></news:publication>
        <news:publication_date>2019-04-12T10:00:00Z</news:publication_date><news:title>Gharyan &amp; after</news:title>
      </news:news></url>
      <url><lastmod>2019-04-11</lastmod></url>
      <url><loc>https://post.example/b</loc><lastmod>2019-04-11</lastmod></url></urlset>
      """.utf8)
    #expect(Sitemap.isOne(bytes))
    let entries = Sitemap(bytes).entries
    #expect(entries.map(\.address) == ["https://post.example/a?x=1&y=2", "https://post.example/b"])
    #expect(entries.map(\.date) == ["2019-04-12T10:00:00Z", "2019-04-11"])
    #expect(entries[0].title == "Gharyan & after" && entries[0].outlet == "Post")
    #expect(entries[1].title == nil)
  }

  @Test func anIndexNamesTheSitemapChangedLastFirst() {
    let bytes = Array(
      """
      <sitemapindex><sitemap><loc>http://x.example/1.xml</loc><lastmod>2019-01-01</lastmod></sitemap>
      <sitemap><loc>http://x.example/2.xml</loc></sitemap>
      <sitemap><loc>http://x.example/3.xml</loc><lastmod>2019-04-01</lastmod></sitemap></sitemapindex>
      """.utf8)
    #expect(
      Sitemap(bytes).sitemaps == ["http://x.example/3.xml", "http://x.example/1.xml", "http://x.example/2.xml"])
  }

  @Test(arguments: ["", "<rss><channel/></rss>", "<html><body>urlset</body></html>", "{\"urlset\":1}"])
  func otherFilesAreNone(words: String) { #expect(!Sitemap.isOne(Array(words.utf8))) }

  @Test func aSitemapThatIsCutKeepsWhatIsWhole() {
    let bytes = Array("<urlset><url><loc>http://x.example/a</loc></url><url><loc>http://x.exa".utf8)
    #expect(Sitemap(bytes).entries.map(\.address) == ["http://x.example/a"])
  }
}

@Suite struct OutlineTests {
  @Test func feedsAreFoundInAllFoldersOnce() throws {
    let bytes = Array(
      """
      <opml version="1.0"><body><outline text="Africa"><outline type="rss" text="Post &amp; Co" xmlUrl="http://a.example/f?x&amp;y"
       htmlUrl="http://a.example/"/></outline><outline xmlUrl="http://b.example/f"></outline>
      <outline xmlUrl="http://a.example/f?x&amp;y"/></body></opml>
      """.utf8)
    #expect(
      try Outline(bytes).feeds == [
        Outline.Feed(address: "http://a.example/f?x&y", title: "Post & Co", site: "http://a.example/"),
        Outline.Feed(address: "http://b.example/f"),
      ])
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let feeds = [
      Outline.Feed(
        address: "http://a.example/?x=\"1\"&y=<2>", title: "A \"quoted\" <name> & more", site: "http://a.example"),
      Outline.Feed(address: "http://b.example/f", title: "B"),
    ]
    #expect(try Outline(Outline(feeds: feeds).bytes).feeds == feeds)
  }

  @Test func anotherFileIsTold() {
    let error = #expect(throws: FeedError.self) { try Outline(Array("<rss></rss>".utf8)) }
    #expect(error?.description == "it is no OPML: it holds no '<opml>'; export the list from your reader again")
  }
}
