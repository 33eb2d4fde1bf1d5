import Claims
import Rulebook
import Words

/// Which keys of a page's metadata say what, best first: `Rules/*/pages/metadata.rules`, compiled.
struct MetadataRules: Sendable {
  let titles: [String]
  let bylines: [String]
  let dates: [String]
  let outlets: [String]
  let addresses: [String]
  let articleTypes: Set<String>
  /// Dates that are only of the last change.
  let changes: [String]
  let bylineWords: [String]
  let bylineEnds: [String]
  let days: DateWords

  init(_ rulebook: Rulebook) {
    func words(_ name: String) -> [String] { rulebook.words("pages", name) }
    titles = words("title-keys")
    bylines = words("byline-keys")
    dates = words("date-keys")
    outlets = words("outlet-keys")
    addresses = words("address-keys")
    articleTypes = Set(words("article-types"))
    changes = words("change-keys")
    bylineWords = words("byline-words")
    bylineEnds = words("byline-ends")
    days = DateWords(rulebook)
  }
}

/// What a page says about its article in its head, in JSON-LD and beside the headline.
struct Metadata {
  private(set) var title: String?
  private(set) var byline: String?
  private(set) var published: String?
  private(set) var publishedBasis: PublishedBasis?
  private(set) var modified: String?
  private(set) var outlet: String?
  private(set) var url: String?
  /// The `h1` or other heading that shows the title.
  private(set) var titleNode: Int?
  private(set) var articleBody: String?
  /// Whether the page says that not everybody may read its article.
  var isPaid: Bool { linked.isPaid || values["article:content_tier"].map { $0 != "free" } ?? false }
  /// Whether the page says that it shows a video.
  var isVideo: Bool { linked.hasVideo || values["og:type"]?.hasPrefix("video") ?? false }

  private let tree: PageTree
  private let names: NameMarks
  private let rules: PageRules
  private var values: [String: String] = [:]
  private var linked = LinkedData()

  init(_ tree: PageTree, _ names: NameMarks, _ rules: PageRules, address: String?) {
    self.tree = tree
    self.names = names
    self.rules = rules
    collect()
    outlet = first(rules.metadata.outlets) ?? linked.publisher
    url = address ?? first(rules.metadata.addresses)
    articleBody = linked.body
    findTitle()
    outlet = outlet ?? outletOfTitle()
    findByline()
    findDate()
  }

  private mutating func collect() {
    for (i, node) in tree.nodes.enumerated() {
      switch node.tag {
      case .meta:
        guard let content = tree.string(.content, of: i)?.collapsed(), !content.isEmpty else { continue }
        for name in [Attribute.property, .name, .itemprop] {
          guard let key = tree.string(name, of: i)?.lowercased(), values[key] == nil else { continue }
          values[key] = content
        }
      case .link where tree.string(.rel, of: i)?.lowercased() == "canonical":
        values["canonical"] = tree.string(.href, of: i)
      case .title where values["title"] == nil: values["title"] = tree.text(of: i)
      case .script: linked.read(tree.rawText(of: i), types: rules.metadata.articleTypes)
      default: break
      }
    }
  }

  private func first(_ keys: [String]) -> String? {
    for key in keys { if let value = values[key], !value.isEmpty { return value } }
    return nil
  }

  // MARK: Title

  /// The heading that says what the metadata say; else the only `h1`; else the metadata without the outlet's name.
  private mutating func findTitle() {
    let given = linked.headline ?? first(rules.metadata.titles)
    let bare = given.map { withoutOutlet($0.decodingReferences()) }
    let names = [linked.headline, first(rules.metadata.titles), values["title"]].compactMap { $0 }.map {
      $0.decodingReferences()
    }
    let wanted = names.map(Self.words)
    let outletWords = outlet.map(Self.words)
    var best: (node: Int, text: String, score: Double)?
    for (i, node) in tree.nodes.enumerated() where node.tag.isHeading || isNamedTitle(i) {
      let text = tree.text(of: i)
      guard !text.isEmpty, text.utf8.count < 400 else { continue }
      let words = Self.words(text)
      if words == outletWords { continue }
      var score = wanted.map { Self.overlap(words, $0) }.max() ?? 0
      guard score > 0.5 || node.tag == .h1 && names.isEmpty else { continue }
      score += node.tag == .h1 ? 0.3 : node.tag == .h2 ? 0.1 : 0
      if score > (best?.score ?? 0) + 0.001 { best = (i, text, score) }
    }
    if best == nil {
      let heads = tree.nodes.indices.filter { tree.nodes[$0].tag == .h1 && tree.text(of: $0).contains(" ") }
      if heads.count == 1 { best = (heads[0], tree.text(of: heads[0]), 0) }
    }
    titleNode = best?.node
    title = best.map { Self.withoutMark($0.text.decodingReferences()) }.map {
      core(of: $0, names) ?? (isTwoParted($0) ? $0 : Self.beforeBar($0))
    }
    title = title ?? bare ?? values["title"].map(withoutOutlet)
  }

  /// What the metadata say, where a heading has the section before it or a subtitle behind it.
  private func core(of heading: String, _ names: [String]) -> String? {
    let length = heading.split(separator: " ").count
    func isLong(_ name: String) -> Bool {
      let words = name.split(separator: " ").count
      return words >= 3 && words * 3 >= length && name.utf8.count < heading.utf8.count
    }
    if let name = names.map(withoutOutlet).first(where: { heading.hasSuffix($0) && isLong($0) }) { return name }
    return names.first { name in
      let rest = heading.hasPrefix(name) ? heading.dropFirst(name.count).drop { $0 == " " } : ""
      return isLong(name) && rest.first.map { !$0.isLowercase && !"-–—:,".contains($0) } ?? false
    }
  }

  /// Without the mark of a link to the heading itself.
  private static func withoutMark(_ heading: String) -> String {
    var heading = heading[...]
    while let last = heading.last, "¶#§ ".contains(last) { heading.removeLast() }
    return String(heading)
  }

  private func isNamedTitle(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    return (tag == .div || tag == .span || tag == .p) && tree.nodes[node].end - node < 8
      && names.ofClass(node)?.isTitle == true
  }

  /// The share of words that two titles have in common; a title within a longer one counts nearly whole.
  private static func overlap(_ shown: [UInt64], _ named: [UInt64]) -> Double {
    guard !shown.isEmpty, !named.isEmpty else { return 0 }
    let common = Double(shown.count { named.contains($0) })
    let both = 2 * common / Double(shown.count + named.count)
    if shown.count >= 3 && named.starts(with: shown) { return max(both, 0.9) }
    return shown.count >= 4 && Int(common) == shown.count ? max(both, 0.85) : both
  }

  private static func words(_ title: String) -> [UInt64] { LineWords(line: Array(title.utf8)[...]).words }

  /// What stands before the first bar, which no headline has in it; the whole where that is too short to be one.
  private static func beforeBar(_ title: String) -> String {
    guard let bar = title.firstRange(of: " | ") else { return title }
    let head = title[..<bar.lowerBound]
    return head.split(separator: " ").count >= 3 ? String(head).collapsed() : title
  }

  /// Without ` | Outlet` or ` - Outlet` at the end and `Outlet: ` at the beginning.
  private func withoutOutlet(_ title: String) -> String {
    var words = isTwoParted(title) ? title : Self.beforeBar(title)
    for mark in [" | ", " — ", " – ", " - ", " :: ", " » ", " · ", " « "] {
      guard let cut = words.lastRange(of: mark) else { continue }
      let tail = String(words[cut.upperBound...])
      let head = String(words[..<cut.lowerBound])
      let isOutlet = outlet.map { Self.overlap(Self.words(tail), Self.words($0)) > 0.5 } ?? false
      if isOutlet || tail.split(separator: " ").count <= 4 && head.split(separator: " ").count >= 3 {
        words = head.collapsed()
        break
      }
    }
    return words
  }

  /// Whether the part behind the only bar is the headline's too: the page's title and its metadata both have it, and it is
  /// not of the outlet that they name.
  private func isTwoParted(_ title: String) -> Bool {
    guard let outlet, let bar = title.firstRange(of: " | "), values["title"]?.decodingReferences().collapsed() == title
    else { return false }
    let tail = title[bar.upperBound...]
    return !tail.contains(" | ") && tail.split(separator: " ").count >= 2
      && Self.overlap(Self.words(String(tail)), Self.words(outlet)) == 0
  }

  /// What the window's title has beside the headline: `Headline | Outlet`, `Outlet: Headline`.
  private func outletOfTitle() -> String? {
    guard let whole = values["title"], let title, let found = whole.firstRange(of: title) else { return nil }
    let ends = [String(whole[..<found.lowerBound]), String(whole[found.upperBound...])].map { end in
      let isEdge = { (c: Character) in " |-–—:·»«".contains(c) }
      return String(end.drop(while: isEdge).reversed().drop(while: isEdge).reversed())
    }
    guard let name = ends.first(where: { !$0.isEmpty }), ends.contains(""), name.split(separator: " ").count <= 5 else {
      return nil
    }
    return name
  }

  // MARK: Byline

  /// The first that is a name; the outlet's own name only where there is no other.
  private mutating func findByline() {
    let words = BylineWords(rules.metadata)
    let given = [linked.authors, first(rules.metadata.bylines)] + words.shown(tree, names, near: titleNode)
    let candidates = given.compactMap { $0 }.compactMap { words.name($0.decodingReferences()) }
    byline = candidates.first { $0.lowercased() != outlet?.lowercased() } ?? candidates.first
  }

  // MARK: Date

  private mutating func findDate() {
    let days = rules.metadata.days
    func date(_ words: String?) -> String? { words.flatMap { days.iso($0) ?? days.day(in: $0)?.description } }
    modified = date(linked.modified) ?? date(first(rules.metadata.changes))
    let given = date(linked.published) ?? date(first(rules.metadata.dates)) ?? date(linked.pagePublished)
    if let found = given ?? timeElement() {
      published = found
      publishedBasis = .metadata
    } else if let day = (url ?? values["canonical"]).flatMap(days.dayOfAddress) {
      published = day.description
      publishedBasis = .url
    } else if let day = shownDate() {
      published = day.description
      publishedBasis = .text
    } else if let modified {
      published = modified
      publishedBasis = .metadata
    }
  }

  /// The first `time` element that has a date, those of class or item "published" before others.
  private func timeElement() -> String? {
    var found: String?
    for (i, node) in tree.nodes.enumerated() where node.tag != .text {
      let isItem = tree.string(.itemprop, of: i) == "datePublished"
      guard node.tag == .time || isItem else { continue }
      let words = tree.string(.datetime, of: i) ?? tree.string(.content, of: i) ?? tree.text(of: i)
      guard let date = rules.metadata.days.iso(words) ?? rules.metadata.days.day(in: words)?.description else {
        continue
      }
      if isItem { return date }
      if found == nil, titleNode.map({ i > $0 || tree.nodes[$0].end > i - 60 }) ?? true { found = date }
    }
    return found
  }

  /// A date in an element that its class calls one, or in a short line near the headline.
  private func shownDate() -> Day? {
    for (i, node) in tree.nodes.enumerated() where node.tag != .text && node.end - i < 16 {
      guard (names.ofClass(i) ?? names.ofID(i))?.isDate == true else { continue }
      if let day = rules.metadata.days.day(in: tree.text(of: i)) { return day }
    }
    guard let titleNode else { return nil }
    for i in max(0, titleNode - 20)..<min(tree.nodes.count, tree.nodes[titleNode].end + 120) {
      let node = tree.nodes[i]
      guard node.tag == .text, node.text.count < 80, !(titleNode..<tree.nodes[titleNode].end).contains(i) else {
        continue
      }
      if let day = rules.metadata.days.day(in: tree.string(node.text)) { return day }
    }
    return nil
  }
}
