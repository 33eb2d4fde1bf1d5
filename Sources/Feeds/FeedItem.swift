import Claims
import Words

/// One item of a feed, whatever the feed calls its parts, and the document it makes.
struct FeedItem {
  /// What it is known by; may be empty.
  var id: String?
  var url: String?
  var title: String?
  var byline: String?
  /// As the feed writes it.
  var published: String?
  var outlet: String?
  /// Markup or plain text.
  var body: String?
  /// What stands under its pictures.
  var captions: [String] = []

  /// The report; nil where the item has neither a text nor a title.
  var document: Document? {
    guard body != nil || title != nil else { return nil }
    var page = "<article>"
    page += FeedItem.markup(body ?? title ?? "")
    for caption in captions { page += "<figure><figcaption>\(FeedItem.markup(caption))</figcaption></figure>" }
    return Document(
      id: id, content: .html(Array((page + "</article>").utf8)), published: published.flatMap(FeedDate.iso),
      outlet: outlet, url: url, title: title, byline: byline)
  }

  /// The words as markup: as they are where they have tags, else each line a paragraph.
  private static func markup(_ words: String) -> String {
    let bytes = Array(words.utf8)
    let hasTags = bytes.indices.dropLast().contains { i in
      bytes[i] == 0x3C && (bytes[i + 1].isASCIILetter || bytes[i + 1] == UInt8(ascii: "/"))
    }
    if hasTags { return words }
    return words.split(separator: "\n").map { "<p>\($0.replacing("<", with: "&lt;"))</p>" }.joined()
  }
}

extension FeedItem {
  /// An `item` of RSS or an `entry` of Atom.
  ///
  /// The outlet is the `source` that an item was taken from, else the feed itself.
  init(_ fields: [String: [String]], channel: [String: [String]]) {
    func first(_ names: String...) -> String? { names.lazy.compactMap { fields[$0]?.first }.first }
    func line(_ words: String?) -> String? {
      words.map { $0.decodingReferences().withoutTags().collapsed() }.flatMap { $0.isEmpty ? nil : $0 }
    }
    id = line(first("guid", "id", "about", "link", "link@href"))
    url = line(first("feedburner:origLink", "link", "link@href"))
    if url == nil, first("guid@isPermaLink") != "false", let id, id.hasPrefix("http") { url = id }
    title = line(first("title", "media:title"))
    byline = line((fields["dc:creator"] ?? fields["author/name"]).map { $0.joined(separator: ", ") })
    byline = byline ?? line(first("author")).flatMap(Self.name)
    published = first("pubDate", "published", "dc:date", "issued", "updated", "dcterms:issued", "modified")
    outlet = line(first("source", "source/title")) ?? line(channel["title"]?.first)
    body = first("content:encoded", "content", "description", "summary")
    captions = (fields["media:description"] ?? []).filter { $0 != body }
  }

  /// RSS 2.0 asks for `mail@example.org (Ines Calder)`; the mail alone is no name.
  private static func name(_ author: String) -> String? {
    if let open = author.firstIndex(of: "("), let close = author.lastIndex(of: ")"), open < close {
      return String(author[author.index(after: open)..<close])
    }
    return author.contains("@") ? nil : author
  }
}

extension String {
  /// Without the tags that some feeds write into their titles.
  fileprivate func withoutTags() -> String {
    var scan = XMLScan(Array(utf8))
    var out: [UInt8] = []
    while let piece = scan.next() { if case .text(let words) = piece { out += words } }
    return String(decoding: out, as: UTF8.self)
  }
}
