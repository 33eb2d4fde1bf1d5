import Words

/// Chooses the headline of a page among its headings and what its metadata say.
///
/// The heading that says what the metadata say is the headline as readers see it; the metadata tell where it begins and
/// ends. Figures: `Technotes/which-headline-is-it.md`.
struct TitleFinder {
  /// So many headings that lead to the front page are taken for the site's name.
  private static let mostNames = 8

  private let headings: [Heading]
  /// What the metadata say, best first, and the window's title at the end.
  private let given: [Title]
  private let window: Title?
  private let outlet: String?
  private let sites: SiteNames
  /// The headings that say more than the site's name.
  private let unnamed: [Heading]
  /// What the headline may be by the metadata: each of them, and their parts before a mark; behind one where the site's
  /// name stands before it.
  private var leads: Set<[UInt64]> = []
  /// What stands at their ends.
  private var tails: Set<[UInt64]> = []

  init(headings: [Heading], given: [String], window: String?, outlet: String?, sites: SiteNames) {
    self.headings = headings
    self.window = window.map { Title($0) }
    self.given = (given + [window].compactMap { $0 }).map { Title($0) }
    self.outlet = outlet
    let sites = sites.adding(headings.lazy.filter(\.isHomeward).prefix(Self.mostNames).map(\.text))
    self.sites = sites
    unnamed = headings.filter { !sites.isName($0.title) }
    for title in self.given {
      leads.insert(title.words)
      for cut in Title.cuts(of: title.text) {
        if sites.isName(cut.head) {
          leads.insert(Title.words(cut.tail))
        } else {
          leads.insert(Title.words(cut.head))
          tails.insert(Title.words(cut.tail))
        }
      }
    }
    tails.subtract(leads)
  }

  /// The headline and the heading that shows it.
  func find() -> (title: String?, node: Int?) {
    let shown = best()
    let title = shown.map(text) ?? given.first.map { withoutSite($0.text) }
    return (title, shown?.node)
  }

  /// The name of a site's front page: what two of its sources agree on.
  func frontPage() -> (title: String?, node: Int?) {
    let shown = headings.first { heading in heading.tag == .h1 && given.contains { $0.words == heading.title.words } }
    if let shown { return (shown.text, shown.node) }
    guard let window, given.dropLast().contains(where: { $0.words == window.words }) else { return find() }
    return (window.text, best()?.node)
  }

  // MARK: Which heading

  private func best() -> Heading? {
    let isLeadShown = unnamed.contains { leads.contains($0.title.words) }
    let firsts = unnamed.filter { $0.tag == .h1 && !$0.isAside && $0.title.words.count > 1 }
    let isLone = Set(firsts.map(\.title.words)).count == 1
    var best: (heading: Heading, score: Double)?
    for heading in unnamed {
      let isFirst = heading.tag == .h1
      let isSection = tails.contains(heading.title.words) && (isLeadShown || !isFirst && !heading.isPermalink)
      let match = isSection ? 0 : agreement(heading.title.words)
      let isOnly = isFirst && isLone && !heading.isAside && heading.title.words.count > 1
      guard match > (heading.isAside ? 0.85 : isFirst ? 0.5 : 0.7) || isOnly && !isSection || isFirst && given.isEmpty
      else { continue }
      var score = match + (isFirst ? 0.3 : heading.tag == .h2 ? 0.1 : 0)
      if isOnly { score += 0.3 }
      if heading.isAside { score -= 0.3 }
      if score > (best?.score ?? 0) + 0.001 { best = (heading, score) }
    }
    guard let best = best?.heading else { return nil }
    return headings.first { $0.tag == .h1 && $0.title.words == best.title.words } ?? best
  }

  /// How much a heading says what the metadata say.
  private func agreement(_ words: [UInt64]) -> Double {
    leads.contains(words) ? 1 : given.map { Title.overlap(words, $0.words) }.max() ?? 0
  }

  // MARK: Its text

  private func text(_ heading: Heading) -> String {
    if let name = core(heading) ?? shownAlone(heading) { return name }
    return isTwoParted(heading.text) ? heading.text : withoutName(Self.beforeBar(heading.text))
  }

  /// What the metadata say, where a heading has the section before it or a subtitle behind it.
  private func core(_ heading: Heading) -> String? {
    let names = given.map(\.text).filter { name in
      !given.contains { $0.text.hasPrefix(name + " ") && $0.text.dropFirst(name.count + 1).first?.isLetter == true }
    }
    let bare = names.map(withoutSite)
    if let name = bare.first(where: { fills($0, heading) }) { return name }
    let text = heading.text
    let length = text.split(separator: " ").count
    func isLong(_ name: String) -> Bool {
      let words = name.split(separator: " ").count
      return words >= 3 && words * 3 >= length && name.utf8.count < text.utf8.count
    }
    if let name = bare.first(where: { isLong($0) && endsApart(text, $0) }) { return name }
    return names.first { name in
      let rest = text.hasPrefix(name) ? text.dropFirst(name.count).drop { $0 == " " } : ""
      return isLong(name) && rest.first.map { $0.isUppercase || $0.isNumber } ?? false
    }
  }

  /// Whether a heading ends with a name that something else than a word stands before.
  private func endsApart(_ text: String, _ name: String) -> Bool {
    guard text.hasSuffix(name), let last = text.dropLast(name.count).last(where: { $0 != " " }) else { return false }
    return !last.isLetter && !last.isNumber
  }

  /// Its beginning, where another heading shows that alone.
  private func shownAlone(_ heading: Heading) -> String? {
    Title.cuts(of: heading.text).first { cut in headings.contains { $0.tag == .h1 && $0.text == cut.head } }?.head
  }

  /// Whether a name is said by some of the pieces of a heading: the first ones or the last.
  private func fills(_ name: String, _ heading: Heading) -> Bool {
    let pieces = heading.pieces
    guard pieces.count > 1 else { return false }
    let words = Title.words(name)
    return (0..<pieces.count).contains { i in
      Title.words(pieces[i...].joined(separator: " ")) == words
        || i > 0 && Title.words(pieces[..<i].joined(separator: " ")) == words
    }
  }

  /// What stands before the first bar, which no headline has in it; the whole where that is too short to be one.
  private static func beforeBar(_ title: String) -> String {
    guard let bar = title.firstRange(of: " | ") else { return title }
    let head = title[..<bar.lowerBound]
    return head.split(separator: " ").count >= 3 ? String(head).collapsed() : title
  }

  /// Without the site's own name at its end.
  private func withoutName(_ title: String) -> String {
    Title.cuts(of: title).first { sites.isName($0.tail) }?.head ?? title
  }

  /// Without ` | Outlet` or ` - Outlet` at the end, or `Outlet | ` at the beginning.
  private func withoutSite(_ title: String) -> String {
    if let cut = Title.cuts(of: title).first(where: { sites.isName($0.head) }) { return cut.tail }
    let words = isTwoParted(title) ? title : Self.beforeBar(title)
    for (head, tail) in Title.lastCuts(of: words) {
      if sites.isAlike(tail) || tail.split(separator: " ").count <= 4 && head.split(separator: " ").count >= 3 {
        return head.collapsed()
      }
    }
    return words
  }

  /// Whether the part behind the only bar is the headline's too: the page's title and its metadata both have it, and it is
  /// not of the outlet that they name.
  private func isTwoParted(_ title: String) -> Bool {
    guard let outlet, let bar = title.firstRange(of: " | "), window?.text == title else { return false }
    let tail = title[bar.upperBound...]
    return !tail.contains(" | ") && tail.split(separator: " ").count >= 2
      && Title.overlap(Title.words(String(tail)), Title.words(outlet)) == 0
  }
}
