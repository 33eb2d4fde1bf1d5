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
    let markup = Decoding.utf8(bytes)
    var result = read(PageTree(markup: MarkupSieve.sieve(markup)))
    if result.body.words < Self.fewWords, hasNoscript(markup) {
      let second = read(PageTree(markup: MarkupSieve.sieve(markup, withoutScript: true)))
      if second.body.words > result.body.words * 2 { result = second }
    }
    var article = Article(text: text(result))
    if result.body.words < Self.fewWords, let told = told(result.metadata), told.count > article.text.count * 2 {
      article.text = told
    }
    article.title = result.metadata.title
    article.byline = result.metadata.byline
    article.published = result.metadata.published
    article.publishedBasis = result.metadata.publishedBasis
    article.outlet = result.metadata.outlet
    article.url = result.metadata.url
    article.removed = removed(result)
    if let dateline = Dateline.find(article.text) { article.unread = [dateline] }
    return article
  }

  private typealias Result = (metadata: Metadata, page: Blocks, body: Body)

  /// With all that classes and ids say; with hardly any of it where too little is left.
  private func read(_ tree: PageTree) -> Result {
    let metadata = Metadata(tree, rules, address: address)
    let title = metadata.titleNode
    let strict = Blocks(tree, Pruning(tree, rules.markup, title: title, byClass: true))
    let first = Body(tree, strict, rules, title: title)
    if first.words >= Self.fewWords { return (metadata, strict, first) }
    let lenient = Blocks(tree, Pruning(tree, rules.markup, title: title, byClass: false))
    let second = Body(tree, lenient, rules, title: title)
    return second.words > first.words * 2 ? (metadata, lenient, second) : (metadata, strict, first)
  }

  /// The body that JSON-LD gives, for pages that fill in their text by script.
  private func told(_ metadata: Metadata) -> Text? {
    guard let body = metadata.articleBody else { return nil }
    let tree = PageTree(markup: MarkupSieve.sieve(Array("<body>\(body.replacing("\n", with: "<p>"))".utf8)))
    let lines = Blocks(tree, Pruning(tree, rules.markup, title: nil, byClass: false))
    let words = lines.blocks.map { String(decoding: lines[$0], as: UTF8.self) }
    return Text(words.filter { rules.furniture.reason(Array($0.utf8)[...]) == nil }.joined(separator: "\n"))
  }

  private func hasNoscript(_ markup: [UInt8]) -> Bool {
    let wanted = Array("<noscript".utf8)
    return markup.indices.contains { markup[$0] == 0x3C && markup[$0...].starts(with: wanted) }
  }

  private func text(_ result: Result) -> Text {
    var out: [UInt8] = []
    for block in result.body.kept {
      if !out.isEmpty { out.append(0x0A) }
      out.append(contentsOf: result.page[block])
    }
    return Text(validating: out) ?? Text("")
  }

  /// Lines of the body one by one; what stands outside it, by the part of the page.
  private func removed(_ result: Result) -> [Removed] {
    let page = result.page
    var out: [Removed] = []
    var words: [UInt8] = []
    var last: Removed.Reason?
    func close() {
      if let reason = last, !words.isEmpty { out.append(Removed(text: Self.cut(words), reason: reason)) }
      words = []
      last = nil
    }
    for item in result.body.removed {
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
