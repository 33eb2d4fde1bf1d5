import Words

/// Finds who signs an article where the page shows it.
struct Signatures {
  /// So far from the headline a signature may stand.
  private static let nodesBefore = 40
  private static let nodesBehind = 120
  /// So many nodes a line of names may have.
  private static let mostNodes = 16
  /// An element with more nodes is none of a signature.
  private static let mostSigned = 40

  private let tree: PageTree
  private let names: NameMarks
  private let words: BylineWords
  /// The nodes about the headline.
  private let near: Range<Int>?

  init(_ tree: PageTree, _ names: NameMarks, _ words: BylineWords, title: Int?) {
    self.tree = tree
    self.names = names
    self.words = words
    near = title.map { max(0, $0 - Self.nodesBefore)..<min(tree.nodes.count, tree.nodes[$0].end + Self.nodesBehind) }
  }

  /// A line "By …" beside the headline, `rel=author`, `itemprop=author`.
  func sure() -> [String?] {
    [
      near.flatMap { line(in: $0, labels: words.openers) },
      first { tree.says("author", .rel, of: $0) },
      first { tree.string(.itemprop, of: $0)?.contains("author") == true },
    ]
  }

  /// What a class says is a signature, a link to an author's page, "Written by …" anywhere, the first account of a thread.
  func likely() -> [String?] {
    [
      byline(),
      near.flatMap { link(in: $0) },
      line(in: 0..<tree.nodes.count, labels: words.labels),
      first { names.ofClass($0)?.isAccount == true },
    ]
  }

  /// The first signature in small elements of a kind.
  private func first(in range: Range<Int>? = nil, where isSuch: (Int) -> Bool) -> String? {
    for i in range ?? tree.nodes.indices {
      let node = tree.nodes[i]
      guard node.tag != .text, node.tag != .meta, node.end - i < Self.mostSigned, isSuch(i) else { continue }
      if let name = signature(i) { return name }
    }
    return nil
  }

  /// What a class says is a signature; where that is a name and more, the part that a class says is the name.
  private func byline() -> String? {
    func isByline(_ node: Int) -> Bool { names.ofClass(node)?.isByline == true }
    guard let all = first(where: isByline) else { return nil }
    if !all.contains(" ") || words.looksLikeName(all) { return all }
    return first { isByline($0) && signature($0).map(words.looksLikeName) == true } ?? all
  }

  /// The names that an element shows, without the roles and dates that stand in elements of their own behind them.
  private func signature(_ node: Int) -> String? {
    let all = pieces(in: node..<tree.nodes[node].end)
    let first = words.name(Self.joined(all.dropFirst(all.first.map(words.isOpener) == true ? 1 : 0)))
    return first.flatMap { words.looksLikeName($0) ? $0 : nil } ?? words.name(tree.text(of: node)) ?? unseen(node)
  }

  /// The name that an element does not show and only says (schema.org as microdata).
  private func unseen(_ node: Int) -> String? {
    let inner = (node..<tree.nodes[node].end).first {
      tree.nodes[$0].tag == .meta && tree.says("name", .itemprop, of: $0)
    }
    return inner.flatMap { tree.string(.content, of: $0) }.flatMap(words.name)
  }

  /// The runs of text of some nodes, without empty ones.
  private func pieces(in range: Range<Int>) -> [String] {
    range.filter { tree.nodes[$0].tag == .text }.map { tree.string(tree.nodes[$0].text).collapsed() }
      .filter { !$0.isEmpty }
  }

  /// The first piece, and those that a comma or "and" joins to it.
  private static func joined(_ pieces: ArraySlice<String>) -> String {
    var joined: [String] = []
    for piece in pieces {
      let isJoint = piece == "&" || piece == "and" || piece.first == ","
      let joins = joined.last.map { $0.last == "," || $0 == "&" || $0 == "and" } ?? true
      if !isJoint && !joins { break }
      joined.append(piece)
    }
    return joined.joined(separator: " ").replacing(" ,", with: ",")
  }

  /// "By Ines Calder" in a line of its own, the names perhaps in links.
  private func line(in range: Range<Int>, labels: [String]) -> String? {
    let openings = labels.map { Array($0.utf8.prefix { $0 != 0x20 }) }
    for i in range where tree.nodes[i].tag == .text && tree.nodes[i].text.count < 200 {
      let span = tree.nodes[i].text
      let shown = tree.bytes[span.start..<span.end].drop { !$0.isASCIILetter }
      guard let first = shown.first,
        openings.contains(where: { $0[0] == first | 0x20 && zip(shown, $0).allSatisfy { $0 | 0x20 == $1 } })
      else { continue }
      let text = tree.string(tree.nodes[i].text).collapsed().drop { !$0.isLetter }
      let small = text.lowercased()
      guard let label = labels.first(where: small.hasPrefix) else { continue }
      let rest = text.dropFirst(label.count).drop { $0 == " " || $0 == ":" }
      if rest.first != nil, rest.count == text.count - label.count { continue }
      let behind = pieces(in: i + 1..<min(tree.nodes.count, i + Self.mostNodes))
      let signed = (rest.isEmpty ? [] : [String(rest)]) + behind
      guard let name = words.name(Self.joined(signed[...])) else { continue }
      // "Ines Calder, Head of Maps and Figures at the Post": what she is has no form of a name.
      if let name = [name, String(name.prefix { $0 != "," })].first(where: words.looksLikeName) { return name }
    }
    return nil
  }

  /// A name that is a link to the page of an author.
  private func link(in range: Range<Int>) -> String? {
    for i in range where tree.nodes[i].tag == .a && tree.nodes[i].end - i < 12 {
      guard let path = tree.string(.href, of: i)?.split(separator: "/").dropLast(),
        path.contains(where: { words.paths.contains($0.lowercased()) }),
        let name = signature(i), words.looksLikeName(name)
      else { continue }
      return name
    }
    return nil
  }
}
