import Claims
import Words

/// Reads RSS and Atom: whatever stands in an `item` or an `entry`, by the names of its elements.
struct XMLFeed {
  /// Elements whose content is a text or markup, taken whole.
  private static let texts: Set = [
    "title", "description", "summary", "content", "content:encoded", "media:description", "media:title", "tagline",
    "subtitle", "info",
  ]

  private var scan: XMLScan
  private var channel: [String: [String]] = [:]
  private var found: [Document] = []

  /// - Parameter bytes: well-formed UTF-8.
  init(_ bytes: [UInt8]) { scan = XMLScan(bytes) }

  mutating func documents() -> (documents: [Document], trouble: FeedError?) {
    var root: String?
    var isClosed = false
    while let piece = scan.next() {
      switch piece {
      case .start(let tag) where tag.name == "item" || tag.name == "entry":
        guard let fields = fields(of: tag) else { return (found, cut(in: tag)) }
        if let document = FeedItem(fields, channel: channel).document { found.append(document) }
      case .start(let tag) where Self.texts.contains(tag.name):
        let words = scan.content(of: tag, within: "channel") ?? []
        channel[tag.name, default: []].append(String(decoding: words, as: UTF8.self))
      case .start(let tag): root = root ?? tag.name
      case .end(let name): isClosed = isClosed || name == root
      case .text: break
      }
    }
    if isClosed { return (found, nil) }
    let seen = found.isEmpty ? "before its first item" : "after item \(found.count), without '</\(root ?? "rss")>'"
    return (found, FeedError(description: "it ends \(seen); fetch the feed again"))
  }

  private func cut(in tag: XMLScan.Tag) -> FeedError {
    let before = found.isEmpty ? "" : ", the \(found.count) before it are read"
    return FeedError(
      description: "it ends inside '<\(tag.name)>' number \(found.count + 1)\(before); fetch the feed again")
  }

  /// The texts of an item by the path of their elements, `source` or `author/name`; attributes as `link@href`.
  /// - Returns: nil where the feed ends inside it.
  private mutating func fields(of item: XMLScan.Tag) -> [String: [String]]? {
    var fields: [String: [String]] = [:]
    func add(_ path: String, _ words: some Sequence<UInt8>) {
      let value = String(decoding: Array(words), as: UTF8.self)
      if value.utf8.contains(where: { !$0.isASCIISpace }) { fields[path, default: []].append(value) }
    }
    if let about = item.attributes["rdf:about"] { add("about", about.utf8) }
    if item.isEmpty { return fields }
    var path: [String] = []
    while let piece = scan.next() {
      switch piece {
      case .start(let tag):
        let name = (path + [tag.name]).joined(separator: "/")
        if Self.texts.contains(tag.name), tag.name != "content" || path.isEmpty {
          guard let words = scan.content(of: tag, within: item.name) else { return nil }
          let isMedia = tag.name.hasPrefix("media:")
          add(isMedia ? tag.name : name, words)
        } else {
          attributes(of: tag, name, add)
          if !tag.isEmpty, path.count < 8 { path.append(tag.name) }
        }
      case .end(let name):
        if name == item.name { return fields }
        if let open = path.lastIndex(of: name) { path.removeSubrange(open...) }
      case .text(let words): if !path.isEmpty { add(path.joined(separator: "/"), words) }
      }
    }
    return nil
  }

  /// The address of a link that leads to the report; whether an id is an address.
  private func attributes(of tag: XMLScan.Tag, _ name: String, _ add: (String, String.UTF8View) -> Void) {
    if tag.name == "link", let address = tag.attributes["href"], ["alternate", nil].contains(tag.attributes["rel"]) {
      add(name + "@href", address.utf8)
    }
    if tag.name == "guid", let answer = tag.attributes["isPermaLink"] { add("guid@isPermaLink", answer.utf8) }
  }
}
