import Words

/// A list of feeds as readers exchange them.
///
/// Source: OPML 2.0 (opml.org/spec2).
public struct Outline: Hashable, Sendable {
  public struct Feed: Hashable, Sendable {
    public let address: String
    public let title: String?
    /// The site it is the feed of.
    public let site: String?

    public init(address: String, title: String? = nil, site: String? = nil) {
      self.address = address
      self.title = title
      self.site = site
    }
  }

  /// Each once, in their order, out of all folders.
  public let feeds: [Feed]

  public init(feeds: [Feed]) { self.feeds = feeds }

  /// Reads a file.
  /// - Throws: ``FeedError``, for example `it is no OPML: it holds no '<opml>'; export the list from your reader again`.
  public init(_ bytes: [UInt8]) throws(FeedError) {
    var scan = XMLScan(Decoding.utf8(bytes))
    var feeds: [Feed] = []
    var known: Set<String> = []
    var isOutline = false
    while let piece = scan.next() {
      guard case .start(let tag) = piece else { continue }
      isOutline = isOutline || tag.name == "opml"
      guard tag.name == "outline", let address = tag.attributes["xmlUrl"], known.insert(address).inserted else {
        continue
      }
      feeds.append(
        Feed(
          address: address, title: tag.attributes["title"] ?? tag.attributes["text"], site: tag.attributes["htmlUrl"]))
    }
    guard isOutline else {
      throw FeedError(description: "it is no OPML: it holds no '<opml>'; export the list from your reader again")
    }
    self.feeds = feeds
  }

  /// The file, one feed a line.
  public var bytes: [UInt8] {
    var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
    out += "<head><title>Watched by Sitrep</title></head>\n<body>\n"
    for feed in feeds {
      let title = Self.escaped(feed.title ?? feed.address)
      out += "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(Self.escaped(feed.address))\""
      if let site = feed.site { out += " htmlUrl=\"\(Self.escaped(site))\"" }
      out += "/>\n"
    }
    return Array((out + "</body>\n</opml>\n").utf8)
  }

  private static func escaped(_ words: String) -> String {
    words.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
