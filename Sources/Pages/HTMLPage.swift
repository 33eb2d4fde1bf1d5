import Claims
import Words

/// Reads a page of markup.
struct HTMLPage {
  private let rules: PageRules
  private let address: String?
  /// A body of fewer words makes the next, more lenient way of looking for it worth a try.
  private static let fewWords = 80

  init(_ rules: PageRules, address: String?) {
    self.rules = rules
    self.address = address
  }

  func article(_ bytes: [UInt8]) -> Article {
    if let doubt = PageDoubts.noPage(bytes) {
      var article = Article(text: Text(""))
      article.doubts = [doubt]
      return article
    }
    let markup = Mojibake.repaired(Decoding.utf8(bytes))
    let sieved = MarkupSieve.sieve(markup)
    var result = read(PageTree(sieved))
    if result.body.words < Self.fewWords, hasNoscript(markup) {
      let second = read(PageTree(MarkupSieve.sieve(markup, withoutScript: true)))
      if second.body.words > result.body.words * 2 { result = second }
    }
    let lines = ArticleLines(result.body, result.page)
    var article = Article(text: lines.text)
    article.removed = lines.removed
    if result.body.words < Self.fewWords, let told = told(result.metadata), told.count > article.text.count * 2 {
      article.text = told
      article.removed = lines.removed.map { Removed(text: $0.text, reason: $0.reason, at: 0) }
    }
    fill(&article, result.metadata)
    article.doubts = PageDoubts.doubts(of: article, result.metadata, sieved, walls: rules.walls)
    return article
  }

  private func fill(_ article: inout Article, _ metadata: Metadata) {
    article.title = metadata.title
    article.byline = metadata.byline
    article.published = metadata.published
    article.publishedBasis = metadata.publishedBasis
    article.modified = metadata.modified
    article.outlet = metadata.outlet
    article.url = metadata.url
    Dateline.find(in: &article)
  }

  private typealias Result = (metadata: Metadata, page: Blocks, body: Body)

  /// With all that classes and ids say; with hardly any of it where too little is left.
  private func read(_ tree: PageTree) -> Result {
    let names = NameMarks(tree, rules.markup)
    let metadata = Metadata(tree, names, rules, address: address)
    let title = metadata.titleNode
    let strict = Blocks(tree, Pruning(tree, names, title: title, byClass: true))
    let first = Body(tree, names, strict, rules, title: title, address: metadata.url)
    if first.words >= Self.fewWords { return (metadata, strict, first) }
    let lenient = Blocks(tree, Pruning(tree, names, title: title, byClass: false))
    let second = Body(tree, names, lenient, rules, title: title, address: metadata.url)
    return second.words > first.words * 2 ? (metadata, lenient, second) : (metadata, strict, first)
  }

  /// The body that JSON-LD gives, for pages that fill in their text by script.
  private func told(_ metadata: Metadata) -> Text? {
    guard let body = metadata.articleBody else { return nil }
    let tree = PageTree(MarkupSieve.sieve(Array("<body>\(body.replacing("\n", with: "<p>"))".utf8)))
    let lines = Blocks(tree, Pruning(tree, NameMarks(tree, rules.markup), title: nil, byClass: false))
    let words = lines.blocks.map { String(decoding: lines[$0], as: UTF8.self) }
    return Text(words.filter { rules.furniture.reason(Array($0.utf8)[...]) == nil }.joined(separator: "\n"))
  }

  private func hasNoscript(_ markup: [UInt8]) -> Bool {
    let wanted = Array("<noscript".utf8)
    return markup.indices.contains { markup[$0] == 0x3C && markup[$0...].starts(with: wanted) }
  }
}
