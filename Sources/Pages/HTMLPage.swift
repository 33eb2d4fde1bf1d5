import Claims
import Words

/// Reads a page of markup.
struct HTMLPage {
  private let rules: PageRules
  private let address: String?
  /// A body of fewer words makes the next, more lenient way of looking for it worth a try.
  private static let fewWords = 80
  /// Furniture outside the body is cut at so many bytes.
  private static let mostRemoved = 300

  init(_ rules: PageRules, address: String?) {
    self.rules = rules
    self.address = address
  }

  func article(_ bytes: [UInt8]) -> Article {
    let tree = PageTree(markup: MarkupSieve.sieve(Decoding.utf8(bytes)))
    let metadata = Metadata(tree, rules, address: address)
    let (page, body) = body(tree, title: metadata.titleNode)
    var article = Article(text: Text(""))
    article.title = metadata.title
    article.byline = metadata.byline
    article.published = metadata.published
    article.publishedBasis = metadata.publishedBasis
    article.outlet = metadata.outlet
    article.url = metadata.url
    article.text = text(page, body, metadata)
    article.removed = removed(page, body, tree)
    if let dateline = Dateline.find(article.text) { article.unread = [dateline] }
    return article
  }

  /// With classes and ids; without them where too little is left.
  private func body(_ tree: PageTree, title: Int?) -> (Blocks, Body) {
    let strict = Blocks(tree, Pruning(tree, rules.markup, title: title, byClass: true))
    let first = Body(tree, strict, rules, title: title)
    if first.words >= Self.fewWords { return (strict, first) }
    let lenient = Blocks(tree, Pruning(tree, rules.markup, title: title, byClass: false))
    let second = Body(tree, lenient, rules, title: title)
    return second.words > first.words * 2 ? (lenient, second) : (strict, first)
  }

  private func text(_ page: Blocks, _ body: Body, _ metadata: Metadata) -> Text {
    var out: [UInt8] = []
    for block in body.kept {
      if !out.isEmpty { out.append(0x0A) }
      out.append(contentsOf: page[block])
    }
    return Text(validating: out) ?? Text("")
  }

  /// Lines of the body one by one; what stands outside it, by the part of the page.
  private func removed(_ page: Blocks, _ body: Body, _ tree: PageTree) -> [Removed] {
    var out: [Removed] = []
    var words: [UInt8] = []
    var last: Removed.Reason?
    func close() {
      if let reason = last, !words.isEmpty { out.append(Removed(text: Self.cut(words), reason: reason)) }
      words = []
      last = nil
    }
    for item in body.removed {
      if item.inside || item.reason != last { close() }
      if item.inside {
        out.append(Removed(text: String(decoding: page[item.block], as: UTF8.self), reason: item.reason))
        continue
      }
      last = item.reason
      if words.count > Self.mostRemoved { continue }
      if !words.isEmpty { words.append(0x20) }
      words.append(contentsOf: page[item.block])
    }
    close()
    return out
  }

  private static func cut(_ words: [UInt8]) -> String {
    guard words.count > mostRemoved else { return String(decoding: words, as: UTF8.self) }
    var end = mostRemoved
    while end > 0, words[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: words[..<end], as: UTF8.self) + "…"
  }
}
