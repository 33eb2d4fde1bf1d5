import Claims
import Words

/// Which parts of a page are furniture, by their tags, roles, classes and ids.
///
/// A part that holds most of the page's words is never taken out for its name: class words are as often about what a
/// layout has ("with-sidebar") as about what a part is.
struct Pruning {
  /// For each node, the topmost element that takes it out; -1 where none does.
  private(set) var root: [Int32]
  private(set) var reasons: [Int: Removed.Reason] = [:]

  /// A heading stands among so many first nodes of a section's header.
  private static let headerNodes = 16

  private let tree: PageTree
  private let names: NameMarks
  private let title: Int?
  /// Whether hidden parts are as good as others: where they hold much of a page, a script shows them one by one (tabs,
  /// galleries).
  private var showsHidden = false
  /// Whether captions are the article, as in a gallery of pictures.
  private var tellsInCaptions = false
  /// What each node's class and id, and what its tag and role say of it.
  private var classReasons: [Removed.Reason?] = []
  private var tagReasons: [Removed.Reason?] = []
  /// Whether a browser would not show the node.
  private var isHidden: [Bool] = []
  /// The words of running text before each node.
  private var words: [Int32] = [0]
  /// The words of links before each node.
  private var linkWords: [Int32] = [0]

  /// - Parameter byClass: whether all that class and id say counts, or of it only what names comments.
  init(_ tree: PageTree, _ names: NameMarks, title: Int?, byClass: Bool) {
    self.tree = tree
    self.names = names
    self.title = title
    root = [Int32](repeating: -1, count: tree.nodes.count)
    countWords()
    readNames()
    showsHidden = totalShare(of: isHidden) > 0.3
    tellsInCaptions = totalShare(of: zip(classReasons, tagReasons).map { $0 == .caption || $1 == .caption }) > 0.5
    for i in tree.nodes.indices {
      let parent = tree.nodes[i].parent
      if parent >= 0, root[parent] >= 0 {
        root[i] = root[parent]
      } else if let reason = reason(i, byClass: byClass) {
        root[i] = Int32(i)
        reasons[i] = reason
      }
    }
  }

  private mutating func countWords() {
    words.reserveCapacity(tree.nodes.count + 1)
    linkWords.reserveCapacity(tree.nodes.count + 1)
    var total: Int32 = 0
    var links: Int32 = 0
    for node in tree.nodes {
      if node.tag == .text {
        let isLink = tree.nodes[max(0, node.parent)].tag == .a
        if isLink || node.text.count > 40 {
          let blanks = Int32(tree.bytes[node.text.start..<node.text.end].count { $0 == 0x20 })
          if isLink { links += blanks + 1 } else { total += blanks }
        }
      }
      words.append(total)
      linkWords.append(links)
    }
  }

  /// The share of the page's running words that a node holds.
  private func share(_ node: Int) -> Double {
    Double(words[tree.nodes[node].end] - words[node]) / Double(max(1, words[tree.nodes.count]))
  }

  /// The share of the page's running words that all such parts hold together.
  private func totalShare(of isSuch: [Bool]) -> Double {
    var total = 0.0
    var end = 0
    for i in isSuch.indices where i >= end && isSuch[i] {
      total += share(i)
      end = tree.nodes[i].end
    }
    return total
  }

  /// Reads what the attributes of each node say, once.
  private mutating func readNames() {
    let count = tree.nodes.count
    classReasons.reserveCapacity(count)
    tagReasons.reserveCapacity(count)
    isHidden.reserveCapacity(count)
    for i in tree.nodes.indices {
      let isText = tree.nodes[i].tag == .text
      classReasons.append(isText ? nil : reasonOfClass(i))
      tagReasons.append(isText ? nil : reasonOfTag(i))
      isHidden.append(!isText && isNotShown(i))
    }
  }

  /// Whether a part holds paragraphs and hardly a link: what its name says of it is then not believed, unless it is
  /// one of the things that are prose themselves.
  private func isProse(_ node: Int, _ reason: Removed.Reason) -> Bool {
    if reason == .comment || reason == .boilerplate || reason == .caption { return false }
    let words = words[tree.nodes[node].end] - words[node]
    let links = linkWords[tree.nodes[node].end] - linkWords[node]
    return words > 80 && links * 10 < words || reason == .advertisement && words > 120 && links * 4 < words
  }

  private func reason(_ i: Int, byClass: Bool) -> Removed.Reason? {
    let node = tree.nodes[i]
    switch node.tag {
    case .text, .html, .body, .main, .head, .a, .br, .h1: return nil
    default: break
    }
    if let reason = believed(classReasons[i]), !standsInLine(i), byClass || reason == .comment,
      share(i) < (reason == .comment ? 0.75 : 0.4),
      !isProse(i, reason), !holdsTitle(i)
    {
      return reason
    }
    if !showsHidden, isHidden[i], share(i) < 0.15, !isProse(i, .related) { return .boilerplate }
    if let reason = believed(tagReasons[i]), share(i) < 0.4, !holdsTitle(i), !headsASection(i) { return reason }
    return nil
  }

  /// Whether a `header` is that of a section of an article: a heading and no links.
  private func headsASection(_ i: Int) -> Bool {
    tree.nodes[i].tag == .header && linkWords[tree.nodes[i].end] == linkWords[i]
      && (i..<min(tree.nodes[i].end, i + Self.headerNodes)).contains {
        tree.nodes[$0].tag.isHeading && tree.nodes[$0].tag != .h1
      }
  }

  private func believed(_ reason: Removed.Reason?) -> Removed.Reason? {
    reason == .caption && tellsInCaptions ? nil : reason
  }

  private func holdsTitle(_ i: Int) -> Bool {
    guard let title else { return false }
    return i <= title && title < tree.nodes[i].end
  }

  /// Whether an element is a part of a line: taking it out would tear a sentence.
  private func standsInLine(_ i: Int) -> Bool {
    let node = tree.nodes[i]
    guard node.tag.isInline, node.parent >= 0 else { return false }
    let parent = tree.nodes[node.parent].tag
    return parent.isInline || parent.isHeading || parent == .p || parent == .li || parent == .td
  }

  private func reasonOfClass(_ i: Int) -> Removed.Reason? {
    names.ofClass(i)?.furniture ?? (isSlug(i) ? nil : names.ofID(i)?.furniture)
  }

  /// Whether the id of a heading is made of its own words: `what-share-of-young-people-vote`.
  private func isSlug(_ i: Int) -> Bool {
    guard tree.nodes[i].tag.isHeading, let id = tree.value(.id, of: i) else { return false }
    return tree.bytes[id.start..<id.end].count { $0 == UInt8(ascii: "-") } >= 3
  }

  private func reasonOfTag(_ i: Int) -> Removed.Reason? {
    switch tree.nodes[i].tag {
    case .nav, .menu, .button, .search, .header: return .navigation
    case .footer, .dialog, .fieldset: return .boilerplate
    case .aside: return .related
    case .form: return .subscription
    case .figcaption, .caption: return .caption
    default: break
    }
    switch tree.string(.role, of: i)?.lowercased() {
    case "navigation", "banner", "menu", "menubar", "search", "tablist", "toolbar": return .navigation
    case "contentinfo", "dialog", "alertdialog", "alert": return .boilerplate
    case "complementary": return .related
    default: return nil
    }
  }

  /// Whether a browser would not show it; pages that fill in their text by script hide most of it at first.
  private func isNotShown(_ i: Int) -> Bool {
    // React streams parts of a page as hidden elements S:0, S:1 … and moves them to their place by script.
    if tree.value(.hidden, of: i) != nil { return tree.string(.id, of: i)?.hasPrefix("S:") != true }
    guard let style = tree.value(.style, of: i) else { return false }
    return tree.bytes.withUnsafeBufferPointer { bytes in
      (style.start..<style.end).contains { place in
        Self.stands("display:none", in: bytes, place..<style.end)
          || Self.stands("visibility:hidden", in: bytes, place..<style.end)
      }
    }
  }

  /// Whether words in small letters begin a range, in capitals or not, with blanks between its bytes or not.
  private static func stands(
    _ words: StaticString, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var i = range.lowerBound
    for k in 0..<words.utf8CodeUnitCount {
      while k > 0, i < range.upperBound, bytes[i] == 0x20 { i += 1 }
      guard i < range.upperBound,
        bytes[i] == words.utf8Start[k] || bytes[i].isASCIIUpper && bytes[i] | 0x20 == words.utf8Start[k]
      else { return false }
      i += 1
    }
    return true
  }
}
