import Claims
import Words

/// The addresses that a site lists for robots: a sitemap with or without news, or an index of sitemaps.
///
/// Source: sitemaps.org 0.9; Google's news extension, whose dates, titles and outlets are taken.
public struct Sitemap: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let address: String
    /// ISO 8601: when the report was published, else when the page was changed last.
    public let date: String?
    public let title: String?
    public let outlet: String?
  }

  /// The most entries that one file may hold; the rest is not read.
  public static let most = 50_000

  public private(set) var entries: [Entry] = []
  /// Addresses of other sitemaps, the one that was changed last first.
  public private(set) var sitemaps: [String] = []

  /// Whether a file begins as a sitemap does.
  public static func isOne(_ head: [UInt8]) -> Bool {
    var scan = XMLScan(Array(head.prefix(4096)))
    while let piece = scan.next() {
      if case .start(let tag) = piece { return tag.name == "urlset" || tag.name == "sitemapindex" }
    }
    return false
  }

  /// - Parameter bytes: the whole file; what is broken in it is passed over.
  public init(_ bytes: [UInt8]) {
    var scan = XMLScan(Decoding.utf8(bytes))
    var fields: [String: String] = [:]
    var name = ""
    var indexed: [(address: String, date: String)] = []
    while entries.count < Self.most, let piece = scan.next() {
      switch piece {
      case .start(let tag):
        name = tag.name
        if name == "url" || name == "sitemap" { fields = [:] }
      case .text(let words): fields[name, default: ""] += String(decoding: words, as: UTF8.self)
      case .end(let ended):
        if ended == "sitemap", let address = Self.words(fields["loc"]) {
          indexed.append((address, Self.words(fields["lastmod"]) ?? ""))
        }
        if ended == "url", let entry = Self.entry(fields) { entries.append(entry) }
        name = ""
      }
    }
    sitemaps = indexed.enumerated().sorted { ($1.element.date, $0.offset) < ($0.element.date, $1.offset) }
      .map(\.element.address)
  }

  private static func entry(_ fields: [String: String]) -> Entry? {
    guard let address = words(fields["loc"]) else { return nil }
    return Entry(
      address: address, date: words(fields["news:publication_date"] ?? fields["lastmod"]),
      title: words(fields["news:title"]), outlet: words(fields["news:name"]))
  }

  private static func words(_ words: String?) -> String? {
    words.map { $0.collapsed() }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
