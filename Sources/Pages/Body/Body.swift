import Claims
import Words

/// The lines of a page that are its article, and those that are not, with the reason.
struct Body {
  /// A line, why it is no part of the article (nil where it is), and whether it stands inside the article's element.
  typealias Line = (block: Block, reason: Removed.Reason?, isInside: Bool)

  /// In the order of the page, without the headline.
  private(set) var lines: [Line] = []
  /// The words of the lines that are the article.
  var words: Int { lines.reduce(0) { $0 + ($1.reason == nil ? $1.block.words : 0) } }

  /// A teaser has no more words than this beside its headline.
  private static let mostCardWords = 70
  /// On a page with less prose the teasers may be what it is about.
  private static let leastArticleWords = 100

  private let tree: PageTree
  private let names: NameMarks
  private let rules: PageRules
  private let page: Blocks
  /// The end of the host that the page is of: `harbour.example`.
  private let site: String?
  /// Whether any line is long enough for a paragraph; the brief of a feed may have none.
  private var hasProse = true
  /// For each line, why it is not of the article.
  private var verdicts: [Removed.Reason?]

  init(_ tree: PageTree, _ names: NameMarks, _ page: Blocks, _ rules: PageRules, title: Int?, address: String?) {
    self.tree = tree
    self.names = names
    self.rules = rules
    self.page = page
    site = address.map(rules.metadata.site(of:))
    verdicts = page.blocks.map(\.reason)
    judgeLines(title)
    judgeSections()
    judgeCards()
    hasProse = page.blocks.indices.contains { verdicts[$0] == nil && page.blocks[$0].isProse }
    let root = bestRoot()
    let inside = tree.nodes.isEmpty ? 0..<0 : root..<tree.nodes[root].end
    dropBeforeTitle(title, inside)
    dropLooseEnds(inside)
    let lead = lead(title, inside)
    for (i, block) in page.blocks.enumerated() {
      let isInside = inside.contains(block.node) || lead.contains(i)
      if let title, block.node > title, block.node < tree.nodes[title].end { continue }
      lines.append((block, verdicts[i] ?? (isInside ? nil : .boilerplate), isInside))
    }
  }

  /// Lines that say themselves that they are furniture, and lines that are only links.
  private mutating func judgeLines(_ title: Int?) {
    let furniture = rules.furniture
    var seen = SeenLines()
    for (i, block) in page.blocks.enumerated() where verdicts[i] == nil {
      if let reason = furniture.reason(page[block]), reason != .counter || !isCell(block) {
        verdicts[i] = reason
      } else if block.linkDensity > 0.8, !block.isHeading || block.isListItem, !isLoneLink(i), !leadsAway(block) {
        verdicts[i] = block.node < title ?? 0 ? .navigation : .related
      } else if block.words >= 8, !seen.insert(block.span, of: page) {
        verdicts[i] = .boilerplate
      }
    }
  }

  /// Whether a line stands in a table, where a number alone is a figure and no counter.
  private func isCell(_ block: Block) -> Bool {
    let tag = tree.nodes[block.owner].tag
    return tag == .td || tag == .th
  }

  /// Whether a line of link text stands alone between paragraphs: articles have such lines, menus do not.
  private func isLoneLink(_ i: Int) -> Bool {
    let blocks = page.blocks
    guard blocks[i].words >= 4, i > 0, i + 1 < blocks.count else { return false }
    return blocks[i - 1].isProse && blocks[i + 1].isProse && blocks[i].endsSentence
  }

  /// Whether a line of a paragraph, list or table is a link to another site, as those to sources are; menus and teasers
  /// lead to their own.
  private func leadsAway(_ block: Block) -> Bool {
    guard let site, block.isListItem || isCell(block) || tree.nodes[block.owner].tag == .p else { return false }
    var node = block.node
    while node > block.owner, tree.nodes[node].tag != .a { node = tree.nodes[node].parent }
    guard tree.nodes[node].tag == .a, let target = tree.string(.href, of: node), target.contains("//") else {
      return false
    }
    let other = rules.metadata.site(of: target)
    return !other.isEmpty && other != site
  }

  /// A heading such as "Related articles" takes with it what follows in the element that holds both.
  private mutating func judgeSections() {
    let furniture = rules.furniture
    for (i, block) in page.blocks.enumerated() where verdicts[i] == nil && block.words <= 8 {
      guard let reason = furniture.sectionReason(page[block]) else { continue }
      verdicts[i] = reason
      let end = sectionEnd(i)
      for j in (i + 1)..<max(i + 1, end) where verdicts[j] == nil { verdicts[j] = reason }
    }
  }

  /// The first line after the section that a line heads: the end of the element around it that holds more than the
  /// line, or the next heading, or a paragraph of an article too long for a teaser.
  private func sectionEnd(_ i: Int) -> Int {
    let blocks = page.blocks
    var element = blocks[i].owner
    while element > 0, i + 1 < blocks.count, tree.nodes[element].end <= blocks[i + 1].node {
      element = tree.nodes[element].parent
    }
    let end = tree.nodes[element].end
    var j = i + 1
    while j < blocks.count, blocks[j].node < end {
      if blocks[j].isHeading, !blocks[j].isListItem, blocks[j].linkDensity < 0.5, j > i + 1 { break }
      if blocks[j].isProse, blocks[j].words > 40, blocks[j].linkDensity < 0.2, !blocks[j].isListItem { break }
      j += 1
    }
    return j
  }

  /// Teasers before and behind an article: small elements that hold a headline that is a link and a few words more. One
  /// alone may be anything; two or more are a list of them.
  private mutating func judgeCards() {
    let blocks = page.blocks
    var cards: [Range<Int>] = []
    for (i, block) in blocks.enumerated() where block.linkDensity > 0.8 && block.words >= 4 && block.reason == nil {
      guard i + 1 < blocks.count else { continue }
      var element = block.owner
      while element > 0, tree.nodes[element].end <= blocks[i + 1].node { element = tree.nodes[element].parent }
      var end = i + 1
      var words = 0
      while end < blocks.count, blocks[end].node < tree.nodes[element].end, words <= Self.mostCardWords {
        words += blocks[end].words
        end += 1
      }
      if words <= Self.mostCardWords, end - i <= 5 { cards.append((i + 1)..<end) }
    }
    let inCards = Set(cards.joined())
    let prose = blocks.indices.filter {
      verdicts[$0] == nil && blocks[$0].isProse && blocks[$0].words >= 20 && !inCards.contains($0)
    }
    guard cards.count >= 2, let first = prose.first, let last = prose.last,
      prose.reduce(0, { $0 + blocks[$1].words }) >= Self.leastArticleWords,
      prose.reduce(0, { $0 + blocks[$1].words })
        > inCards.reduce(0, { $0 + (blocks[$1].reason == nil ? blocks[$1].words : 0) })
    else { return }
    for i in inCards where verdicts[i] == nil && (i < first || i > last) { verdicts[i] = .related }
  }

  // MARK: Where the article is

  /// The element whose lines gain the most: a word of prose counts one, a word of a link list minus one.
  private func bestRoot() -> Int {
    guard !tree.nodes.isEmpty else { return 0 }
    var gains = [Double](repeating: 0, count: tree.nodes.count + 1)
    for (i, block) in page.blocks.enumerated() { gains[block.node + 1] += gain(i) }
    for i in 1..<gains.count { gains[i] += gains[i - 1] }
    var best = 0
    var most = -Double.infinity
    for (i, node) in tree.nodes.enumerated() where !node.tag.isInline {
      let value = (gains[node.end] - gains[i]) * bonus(i)
      if value > most || value == most && node.end <= tree.nodes[best].end {
        most = value
        best = i
      }
    }
    return best
  }

  /// Whether a line is a paragraph; on a page without any, a short sentence is one.
  private func isProse(_ i: Int) -> Bool {
    let block = page.blocks[i]
    return block.isProse
      || !hasProse && verdicts[i] == nil && block.words >= 3 && block.endsSentence && block.linkDensity < 0.4
  }

  private func gain(_ i: Int) -> Double {
    let block = page.blocks[i]
    let words = Double(min(block.words, 200))
    if block.reason != nil { return 0 }
    if verdicts[i] != nil { return -min(words, 10) }
    if isProse(i) { return words * (1 - block.linkDensity) }
    if block.isHeading { return 0 }
    return block.linkDensity > 0.4 ? -words : block.isListItem ? words * 0.5 : 0
  }

  /// How much more the words of an element count for what it is called; between 1.2 and 1.5 for a body class the word F1
  /// on WCXB's development pages stays within 0.001.
  private func bonus(_ node: Int) -> Double {
    if tree.says("articleBody", .itemprop, of: node) { return 1.3 }
    if names.ofClass(node)?.isBody == true || names.ofID(node)?.isBody == true { return 1.2 }
    return tree.nodes[node].tag == .article ? 1.1 : tree.nodes[node].tag == .main ? 1.05 : 1
  }

  // MARK: Its edges

  /// What stands before the headline is no part of the article, where most of the prose follows it.
  private mutating func dropBeforeTitle(_ title: Int?, _ inside: Range<Int>) {
    guard let title, inside.contains(title) else { return }
    var before = 0
    var after = 0
    for (i, block) in page.blocks.enumerated() where verdicts[i] == nil && inside.contains(block.node) && block.isProse
    {
      if block.node < title { before += block.words } else { after += block.words }
    }
    guard after > before * 5 else { return }
    for (i, block) in page.blocks.enumerated() where verdicts[i] == nil && block.node < title {
      verdicts[i] = .boilerplate
    }
  }

  /// Paragraphs between the headline and the article's element: the standfirst, a summary.
  private func lead(_ title: Int?, _ inside: Range<Int>) -> Set<Int> {
    guard let title, !inside.contains(title), title < inside.lowerBound else { return [] }
    return Set(
      page.blocks.indices.filter { i in
        let block = page.blocks[i]
        return block.node >= tree.nodes[title].end && block.node < inside.lowerBound && verdicts[i] == nil
          && block.words >= 8 && block.endsSentence && block.linkDensity < 0.3 && !block.isListItem
      })
  }

  /// Labels before the first and after the last paragraph, and headings that head nothing.
  private mutating func dropLooseEnds(_ inside: Range<Int>) {
    func isParagraph(_ i: Int) -> Bool {
      let block = page.blocks[i]
      return isProse(i) || block.words >= 15 && block.endsSentence && block.linkDensity < 0.6
    }
    let indices = page.blocks.indices.filter { verdicts[$0] == nil && inside.contains(page.blocks[$0].node) }
    guard let first = indices.firstIndex(where: isParagraph),
      let last = indices.lastIndex(where: {
        isParagraph($0) || page.blocks[$0].isListItem || isCell(page.blocks[$0])
          || tree.nodes[page.blocks[$0].owner].tag == .pre
      })
    else { return }
    for i in indices[..<first] where !page.blocks[i].isHeading { verdicts[i] = .boilerplate }
    for i in indices[(last + 1)...] { verdicts[i] = .boilerplate }
  }
}

/// The lines of a page that were met already.
private struct SeenLines {
  private var table = NumberTable(capacity: 64)
  private var spans: [Span] = []

  /// False where an equal line was met.
  mutating func insert(_ span: Span, of page: Blocks) -> Bool {
    page.bytes.withUnsafeBufferPointer { bytes in
      let line = bytes.part(span.start..<span.end)
      let key = line.hashed
      let number = table[key]
      if number >= 0 { return !bytes.part(spans[Int(number)].start..<spans[Int(number)].end).elementsEqual(line) }
      table.set(key, Int32(spans.count))
      spans.append(span)
      return true
    }
  }
}
