import Claims
import Words

/// Reads JSON Feed 1 and 1.1.
enum JSONFeed {
  /// Whether an object begins so that its `version` is an address of jsonfeed.org; the same words inside a text of it
  /// have a backslash before their quotes.
  static func isOne(_ head: ArraySlice<UInt8>) -> Bool {
    let plain = Array(String(decoding: head, as: UTF8.self).replacing("\\/", with: "/").utf8)
    let key = Array("\"version\"".utf8)
    return plain.indices.dropFirst().contains { i in
      guard plain[i] == key[0], plain[i - 1] != UInt8(ascii: "\\"), plain[i...].starts(with: key) else { return false }
      let value = plain[(i + key.count)...].drop { $0.isASCIISpace || $0 == UInt8(ascii: ":") }
      return ["\"https://jsonfeed.org/version/", "\"http://jsonfeed.org/version/"].contains {
        value.starts(with: $0.utf8)
      }
    }
  }

  /// - Parameter bytes: well-formed UTF-8.
  static func documents(_ bytes: [UInt8]) -> (documents: [Document], trouble: FeedError?) {
    let feed = JSONValue.read(String(decoding: bytes, as: UTF8.self))
    guard let items = feed?["items"]?.items else {
      return ([], FeedError(description: "it is a JSON Feed without 'items'; write for example \"items\":[]"))
    }
    let documents = items.compactMap { FeedItem($0, feed: feed).document }
    let isWhole = bytes.last { !$0.isASCIISpace } == UInt8(ascii: "}")
    return (documents, isWhole ? nil : FeedError(description: "it ends without its last '}'; fetch the feed again"))
  }
}

extension FeedItem {
  fileprivate init(_ item: JSONValue, feed: JSONValue?) {
    func text(_ names: String...) -> String? {
      names.lazy.compactMap { item[$0]?.text }.first { $0.utf8.contains { !$0.isASCIISpace } }
    }
    id = item["id"]?.text ?? item["id"]?.words ?? text("url")
    url = text("url", "external_url")
    title = text("title")?.collapsed()
    let authors = [item["authors"], item["author"], feed?["authors"], feed?["author"]].lazy.compactMap { $0 }.first
    let names = authors?.items.compactMap { $0["name"]?.text } ?? []
    byline = names.isEmpty ? nil : names.joined(separator: ", ")
    published = text("date_published", "date_modified")
    outlet = feed?["title"]?.text?.collapsed()
    body = text("content_html", "content_text", "summary")
  }
}
