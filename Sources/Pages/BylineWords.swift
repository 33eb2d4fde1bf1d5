import Words

/// Finds who signs an article where the page shows it, and takes the name out of the words around it.
struct BylineWords {
  private let openers: [String]
  private let ends: [String]
  private let days: DateWords

  init(_ rules: MetadataRules) {
    openers = rules.bylineWords
    ends = rules.bylineEnds
    days = rules.days
  }

  /// What the page shows as the author: `rel=author`, `itemprop=author`, a class that says so, a line "By …" under the
  /// headline.
  func shown(_ tree: PageTree, _ names: NameMarks, near title: Int?) -> [String?] {
    var byRelation: String?
    var byItem: String?
    var byClass: String?
    for (i, node) in tree.nodes.enumerated() where node.tag != .text && node.tag != .meta && node.end - i < 40 {
      if byRelation == nil, tree.string(.rel, of: i) == "author" { byRelation = tree.text(of: i) }
      if byItem == nil, tree.string(.itemprop, of: i)?.contains("author") == true { byItem = tree.text(of: i) }
      if byClass == nil, names.ofClass(i)?.isByline == true {
        let text = tree.text(of: i)
        if self.name(text) != nil { byClass = text }
      }
    }
    return [byRelation, byItem, byClass, title.flatMap { line(tree, after: $0) }]
  }

  /// "By Ines Calder" in the lines after the headline, the name perhaps in a link of its own.
  private func line(_ tree: PageTree, after title: Int) -> String? {
    let end = min(tree.nodes.count, tree.nodes[title].end + 80)
    let lines = (tree.nodes[title].end..<end).filter { tree.nodes[$0].tag == .text }
      .map { tree.string(tree.nodes[$0].text).collapsed() }.filter { !$0.isEmpty }
    for (i, words) in lines.enumerated() {
      let small = words.lowercased()
      guard small == "by" || small == "by:" || small.hasPrefix("by ") else { continue }
      let signed = small.count > 3 ? words : i + 1 < lines.count ? lines[i + 1] : ""
      if let name = name(signed), looksLikeName(name) { return name }
    }
    return nil
  }

  private func looksLikeName(_ words: String) -> Bool {
    let parts = words.split(separator: " ")
    return (2...6).contains(parts.count) && parts.allSatisfy { $0.first?.isUppercase == true || $0 == "and" }
  }

  /// A name without "By", dates and accounts; nil for an address, an account or a text too long to be a name.
  func name(_ words: String) -> String? {
    var name = withoutOpener(words.collapsed())
    if let by = name.lowercased().firstRange(of: " by ") {
      name = String(name.dropFirst(name.lowercased().distance(from: name.lowercased().startIndex, to: by.upperBound)))
    }
    for mark in [" | ", " • ", " · ", " / ", " - ", " – ", " — ", " » ", "- 2", " ("] {
      if let cut = name.firstRange(of: mark) { name = String(name[..<cut.lowerBound]) }
    }
    name = withoutEnd(name)
    while let last = name.last, " ,-–|:;".contains(last) { name.removeLast() }
    let isName =
      name.count >= 2 && name.count < 100 && !name.contains("://") && !name.contains("@") && !name.contains("www.")
      && name.contains { $0.isLetter } && !openers.contains(name.lowercased())
    return isName ? name : nil
  }

  private func withoutOpener(_ words: String) -> String {
    let small = words.lowercased()
    for opener in openers where small.hasPrefix(opener) {
      let rest = words.dropFirst(opener.count)
      if rest.first == " " || rest.first == ":" { return String(rest.drop { $0 == " " || $0 == ":" }) }
    }
    return words
  }

  /// Cut where a date begins, or words such as "Updated".
  private func withoutEnd(_ words: String) -> String {
    var kept: [Substring] = []
    for part in words.split(separator: " ") {
      let small = part.lowercased().filter { $0.isLetter || $0.isNumber }
      if ends.contains(small) || days.isMonth(small) || part.first?.isNumber == true { break }
      kept.append(part)
    }
    return kept.joined(separator: " ")
  }
}
