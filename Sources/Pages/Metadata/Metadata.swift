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
  let bylineLabels: [String]
  let authorPaths: Set<String>
  /// What stands before the day of a page.
  let dateLabels: Phrases
  /// What stands before a country's end of a host for all who register there: `co` of `.co.uk`.
  private let registries: Set<String>
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
    bylineLabels = words("byline-labels")
    authorPaths = Set(words("author-paths"))
    dateLabels = MarkupRules.phrases(rulebook, "date-labels")
    registries = Set(words("registries"))
    days = DateWords(rulebook)
  }

  /// The end of an address's host that is of one site: `harbour.example`, `harbour.co.uk`.
  func site(of address: String) -> String {
    let parts = SiteNames.host(of: address).lowercased().split(separator: ".")
    let isShared =
      parts.count > 2 && parts[parts.count - 1].utf8.count == 2
      && registries.contains(String(parts[parts.count - 2]))
    return parts.suffix(isShared ? 3 : 2).joined(separator: ".")
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

  /// A label has no more words; it and its date have no more bytes, and stand in so many nodes.
  private static let labelWords = 3
  private static let mostLabelBytes = 80
  private static let labelNodes = 4

  private let tree: PageTree
  private let names: NameMarks
  private let rules: PageRules
  private var values: [String: String] = [:]
  /// The `title` element.
  private var window: String?
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
      case .title where window == nil: window = tree.text(of: i)
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

  private mutating func findTitle() {
    let given = [linked.headline].compactMap { $0 } + rules.metadata.titles.compactMap { values[$0] }
    let finder = TitleFinder(
      headings: Headings(tree, names, address: url).all(), given: given, window: window, outlet: outlet,
      sites: SiteNames([outlet, linked.publisher] + rules.metadata.outlets.map { values[$0] }, address: url))
    let isFront = url.map { Headings.path($0).isEmpty } ?? false
    (title, titleNode) = isFront ? finder.frontPage() : finder.find()
  }

  /// What the window's title has beside the headline: `Headline | Outlet`, `Outlet: Headline`.
  private func outletOfTitle() -> String? {
    guard let whole = window, let title, let found = whole.firstRange(of: title) else { return nil }
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

  /// The first of the metadata or beside the headline that has the form of a name; else the first of all, the outlet's own
  /// name only where there is no other.
  private mutating func findByline() {
    let words = BylineWords(rules.metadata)
    func isOther(_ name: String) -> Bool { name.lowercased() != outlet?.lowercased() }
    let given = [linked.authors, first(rules.metadata.bylines)].map { $0?.decodingReferences() }
    let shown = Signatures(tree, names, words, title: titleNode)
    let signed = (given + shown.sure()).compactMap { $0.flatMap(words.name) }
    byline = signed.first { isOther($0) && words.looksLikeName($0) }
    if byline != nil { return }
    let all = signed + shown.likely().compactMap { $0.flatMap(words.name) }
    byline = all.first(where: isOther) ?? all.first
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
    } else if let day = labelledDate() {
      published = day.description
      publishedBasis = .text
    }
  }

  /// The first `time` element that has a date, those of class or item "published" before others.
  private func timeElement() -> String? {
    var found: String?
    for (i, node) in tree.nodes.enumerated() where node.tag != .text {
      let isItem = tree.says("datePublished", .itemprop, of: i)
      guard node.tag == .time || isItem else { continue }
      let days = rules.metadata.days
      let words = tree.string(.datetime, of: i) ?? tree.string(.content, of: i) ?? tree.text(of: i)
      let said = days.iso(words) ?? days.day(in: words)?.description
      guard let date = said ?? tree.string(.title, of: i).flatMap(days.iso) else { continue }
      if isItem { return date }
      if found == nil, titleNode.map({ i > $0 || tree.nodes[$0].end > i - 60 }) ?? true { found = date }
    }
    return found
  }

  /// A date behind "Posted on" and its like, anywhere.
  private func labelledDate() -> Day? {
    for (i, node) in tree.nodes.enumerated() where node.tag == .text && node.text.count < Self.mostLabelBytes {
      let words = LineWords(line: tree.bytes[node.text.start..<node.text.end], most: Self.labelWords).words
      guard !words.isEmpty, rules.metadata.dateLabels.match(words, at: 0) != nil else { continue }
      let line = tree.nodes[i..<min(tree.nodes.count, i + Self.labelNodes)].filter { $0.tag == .text }
      let said = line.map { tree.string($0.text) }.joined(separator: " ")
      if let day = rules.metadata.days.day(in: String(said.prefix(Self.mostLabelBytes))) { return day }
    }
    return nil
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
