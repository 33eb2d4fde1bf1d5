import Claims
import Feeds
import TestKit
import Testing

/// The documents of a feed, each as `id | url | title | byline | published | outlet`.
private func rows(_ feed: String) -> [String] {
  Feed(Array(feed.utf8)).documents.map { document in
    [document.id, document.url, document.title, document.byline, document.published, document.outlet]
      .map { $0 ?? "-" }.joined(separator: " | ")
  }
}

private func pages(_ feed: String) -> [String] {
  Feed(Array(feed.utf8)).documents.map { document in
    guard case .html(let bytes) = document.content else { return "no page" }
    return String(decoding: bytes, as: UTF8.self)
  }
}

private let rss = """
  <?xml version="1.0" encoding="UTF-8"?>
  <!DOCTYPE rss [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>
  <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
  <title>Harbour Post &amp; Mail</title><link>http://post.example/</link>
  <item>
    <title>Gharyan&amp;#8217;s <![CDATA[<b>fall</b>]]></title>
    <link>http://post.example/gharyan</link>
    <guid isPermaLink="false">post-17</guid>
    <pubDate>Thu, 04 Apr 2019 18:30:00 +0200</pubDate>
    <dc:creator>Ines Calder</dc:creator>
    <source url="http://meridian.example/rss">Meridian</source>
    <description>Short.</description>
    <content:encoded><![CDATA[<p>Rebels took <i>Gharyan</i>.</p>]]></content:encoded>
    <media:group><media:content url="p.jpg"><media:description>Soldiers rest.</media:description></media:content></media:group>
  </item>
  <item><title>Two</title><guid>http://post.example/two</guid><description>&lt;p&gt;It is &amp;amp; was.&lt;/p&gt;</description>
    <author>desk@post.example (The Desk)</author></item>
  <item><description>Rebels seized Zawiya.
  Nobody fired.</description><author>desk@post.example</author></item>
  </channel></rss>
  """

@Suite struct FeedTests {
  @Test func rssItemsAreDocuments() {
    #expect(
      rows(rss) == [
        "post-17 | http://post.example/gharyan | Gharyan’s fall | Ines Calder | 2019-04-04T18:30:00+02:00 | Meridian",
        "http://post.example/two | http://post.example/two | Two | The Desk | - | Harbour Post & Mail",
        "- | - | - | - | - | Harbour Post & Mail",
      ])
    #expect(
      pages(rss) == [
        "<article><p>Rebels took <i>Gharyan</i>.</p><figure><figcaption><p>Soldiers rest.</p></figcaption></figure></article>",
        "<article><p>It is &amp; was.</p></article>",
        "<article><p>Rebels seized Zawiya.</p><p>Nobody fired.</p></article>",
      ])
    #expect(Feed(Array(rss.utf8)).trouble == nil)
  }

  @Test func rdfItemsAreDocuments() {
    let feed = """
      <rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://x.example"><title>X</title></channel>
      <item rdf:about="http://x.example/1"><title>One</title><link>http://x.example/1</link>
      <dc:date>2019-04-04T10:00:00Z</dc:date><description>A.</description></item></rdf:RDF>
      """
    #expect(rows(feed) == ["http://x.example/1 | http://x.example/1 | One | - | 2019-04-04T10:00:00Z | X"])
  }

  @Test func atomEntriesAreDocuments() {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Kestrel</title>
      <entry><id>tag:k.example,2019:1</id><title type="html">One &amp;amp; two</title>
        <link rel="self" href="http://k.example/feed"/><link href='http://k.example/1'/>
        <published>2019-04-04T10:00:00Z</published><updated>2019-04-05T10:00:00Z</updated>
        <author><name>A. Writer</name><email>a@k.example</email></author><author><name>B. Writer</name></author>
        <source><title>Meridian</title><id>m</id></source>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Rebels &amp; co left.</p></div></content>
      </entry></feed>
      """
    #expect(
      rows(feed) == [
        "tag:k.example,2019:1 | http://k.example/1 | One & two | A. Writer, B. Writer | 2019-04-04T10:00:00Z | Meridian"
      ])
    #expect(
      pages(feed) == [
        "<article><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Rebels &amp; co left.</p></div></article>"
      ])
  }

  @Test func jsonFeedItemsAreDocuments() {
    let feed = """
      {"title": "Lantern", "version": "https:\\/\\/jsonfeed.org\\/version\\/1.1", "items": [
      {"id": 7, "url": "http://l.example/7", "title": "T", "content_html": "<p>A &amp; b.</p>",
       "authors": [{"name": "Ines"}], "date_published": "2019-04-04T10:00:00+02:00"},
      {"id": "8", "content_text": "Rebels < 5."}]}
      """
    #expect(Feed.kind(of: Array(feed.utf8)) == .json)
    #expect(
      rows(feed) == [
        "7 | http://l.example/7 | T | Ines | 2019-04-04T10:00:00+02:00 | Lantern", "8 | - | - | - | - | Lantern",
      ])
    #expect(pages(feed) == ["<article><p>A &amp; b.</p></article>", "<article><p>Rebels &lt; 5.</p></article>"])
  }

  @Test(arguments: [
    ("Fri, 12 Apr 2019 10:00:00 GMT", "2019-04-12T10:00:00Z"), ("12 Apr 19 10:00 EST", "2019-04-12T10:00:00-05:00"),
    ("Fri, 12 April 2019", "2019-04-12"), ("2019-04-12", "2019-04-12"), ("12 Apr 2019 25:00", "2019-04-12"),
    ("yesterday", nil), ("31 Feb 2019", nil), ("", nil),
  ])
  func datesAreISO(words: String, date: String?) {
    let feed = "<rss><item><title>T</title><pubDate>\(words)</pubDate></item></rss>"
    #expect(Feed(Array(feed.utf8)).documents.map(\.published) == [date])
  }

  @Test func encodingsAreRead() {
    let head = Array("<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><title>".utf8)
    let feed = head + [0xCC, 0xE8, 0xF0] + Array("</title></item></channel></rss>".utf8)
    #expect(Feed(feed).documents.map(\.title) == ["Мир"])
  }
}

@Suite struct BrokenFeedTests {
  @Test(arguments: [
    (
      "<rss><channel><item><title>One</title></item><item><title>Tw", 1,
      "it ends inside '<item>' number 2, the 1 before it are read; fetch the feed again"
    ),
    ("<rss><channel><title>X</title>", 0, "it ends before its first item; fetch the feed again"),
    (
      "<rss><channel><item><title>One</title></item>", 1,
      "it ends after item 1, without '</rss>'; fetch the feed again"
    ),
    (
      #"{"version":"https://jsonfeed.org/version/1"}"#, 0,
      #"it is a JSON Feed without 'items'; write for example "items":[]"#
    ),
    (
      #"{"version":"https://jsonfeed.org/version/1","items":[{"title":"One"},{"ti"#, 1,
      "it ends without its last '}'; fetch the feed again"
    ),
  ])
  func whatIsWholeIsReadAndTheRestIsTold(feed: String, items: Int, message: String) {
    let feed = Feed(Array(feed.utf8))
    #expect(feed.documents.count == items)
    #expect(feed.trouble?.description == message)
  }

  @Test(arguments: [
    "<rss><channel><item><title>A & B</title><description><p>Raw<br>markup</description></item></channel></rss>",
    "<rss><channel><item><title>A & B</title><description>Raw <p>markup</item></channel></rss>",
    "<rss><channel><item><title>A &amp; B</title><description>Raw markup<![CDATA[]]></description></item></channel></rss >",
  ])
  func whatIsNotWellFormedIsStillRead(feed: String) {
    #expect(Feed(Array(feed.utf8)).documents.map(\.title) == ["A & B"])
    #expect(pages(feed).first?.contains("Raw") == true)
  }

  @Test(arguments: ["", "<", "<rss", "<!--", "<![CDATA[", "<rss a=", "<rss a='", "</", "<feed><entry><link href="])
  func scrapsGiveNothing(feed: String) { #expect(Feed(Array(feed.utf8)).documents.isEmpty) }

  @Test func manyOpenElementsCostNoMoreThanTheirBytes() {
    let feed = "<rss><item>" + String(repeating: "<title><a>", count: 200_000)
    #expect(Feed(Array(feed.utf8)).documents.isEmpty)
  }

  @Test(arguments: [
    ("<rss version='2.0'>", true), ("\u{FEFF}<?xml?><!-- a --><feed>", true), ("<rdf:RDF>", true),
    ("<html><rss>", false), ("Rebels <rss>", false),
    (#"{"text":"\"version\":\"https://jsonfeed.org/version/1\""}"#, false),
  ])
  func feedsAreToldFromPages(head: String, isFeed: Bool) {
    #expect((Feed.kind(of: Array(head.utf8)) != nil) == isFeed)
  }
}

@Suite struct MutationTests {
  @Test func brokenFeedsGiveWhatIsWhole() {
    let json = #"{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":"T","content_text":"x"}]}"#
    var mutator = Mutator(seed: 2019, seeds: [Array(rss.utf8), Array(json.utf8)])
    for _ in 0..<200 {
      let feed = Feed(mutator.next())
      #expect(feed.documents.count < 1000)
    }
  }
}
