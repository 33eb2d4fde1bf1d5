import Claims
import Words

/// The reports of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom and JSON Feed.
///
///     let feed = Feed(bytes)
///     for document in feed.documents { … }
///
/// Source: RSS 2.0 (rssboard.org), RSS 1.0, RFC 4287, JSON Feed 1.1, the modules `content`, `dc` and `media`.
public struct Feed: Sendable {
  public enum Kind: Sendable { case xml, json }

  /// Its items in their order, as far as they are whole.
  public let documents: [Document]
  /// What a person has to mend, after the documents; nil where nothing.
  public let trouble: FeedError?

  /// Reads a feed that ``kind(of:)`` knows.
  /// - Parameters:
  ///   - bytes: the whole feed, in whatever encoding it declares.
  ///   - charset: the encoding that stands outside of it, such as in HTTP.
  public init(_ bytes: [UInt8], charset: String? = nil) {
    let text = Decoding.utf8(bytes, charset: charset)
    if Self.kind(of: text) == .json {
      self.init(JSONFeed.documents(text))
    } else {
      var feed = XMLFeed(text)
      self.init(feed.documents())
    }
  }

  private init(_ found: (documents: [Document], trouble: FeedError?)) {
    documents = found.documents
    trouble = found.trouble
  }

  /// Which kind of feed begins with these bytes; nil where they are none.
  /// - Parameter head: the first bytes, 4096 are enough.
  public static func kind(of head: [UInt8]) -> Kind? {
    var head = head.prefix(4096)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
    head = head.drop(while: \.isASCIISpace)
    switch head.first {
    case UInt8(ascii: "{"): return JSONFeed.isOne(head) ? .json : nil
    case UInt8(ascii: "<"):
      var scan = XMLScan(Array(head))
      while let piece = scan.next() {
        if case .start(let tag) = piece {
          return ["rss", "rdf:RDF", "feed", "channel"].contains(tag.name) ? .xml : nil
        }
      }
      return nil
    default: return nil
    }
  }
}

/// A feed that was cut or is broken.
public struct FeedError: Error, Hashable, Sendable, CustomStringConvertible {
  /// For example `it ends inside item 3 ("Gharyan falls"), the 2 before it are read; fetch the feed again`.
  public let description: String
}
