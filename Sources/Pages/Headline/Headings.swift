import Words

/// A heading of a page, or an element that its class calls a title.
struct Heading {
  let node: Int
  let tag: Tag
  /// Its text in the pieces that its elements make: a section's name beside the headline is a piece of its own.
  let pieces: [String]
  let title: Title
  /// Whether it stands in a part about other things or is a link to another page.
  let isAside: Bool
  /// Whether it is a link to the site's front page, as its name is.
  let isHomeward: Bool
  /// Whether it is a link to the page itself, as the headlines of blogs are.
  let isPermalink: Bool

  var text: String { title.text }
}

/// The headings of a page that may be the headline of its article.
struct Headings {
  private static let mostBytes = 400

  private let tree: PageTree
  private let names: NameMarks
  private let address: String?

  init(_ tree: PageTree, _ names: NameMarks, address: String?) {
    self.tree = tree
    self.names = names
    self.address = address.map(Self.path)
  }

  /// In their order, without those that are empty or too long.
  func all() -> [Heading] {
    tree.nodes.indices.filter { tree.nodes[$0].tag.isHeading || isNamedTitle($0) }.compactMap(heading)
  }

  private func heading(_ node: Int) -> Heading? {
    guard names.ofClass(node)?.isSite != true, names.ofID(node)?.isSite != true else { return nil }
    let (text, pieces) = words(of: node)
    guard !text.isEmpty, text.utf8.count < Self.mostBytes else { return nil }
    let target = target(of: node).map(Self.path)
    return Heading(
      node: node, tag: tree.nodes[node].tag, pieces: pieces, title: Title(text),
      isAside: target.map { $0 != address } ?? false || isInFurniture(node), isHomeward: target == "" && address != "",
      isPermalink: target != nil && target == address)
  }

  private func isNamedTitle(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    return (tag == .div || tag == .span || tag == .p) && tree.nodes[node].end - node < 8
      && names.ofClass(node)?.isTitle == true
  }

  /// Without buttons and the marks of links to the heading itself.
  private func words(of node: Int) -> (text: String, pieces: [String]) {
    var out: [UInt8] = []
    var pieces: [String] = []
    var i = node
    while i < tree.nodes[node].end {
      let part = tree.nodes[i]
      if part.tag == .button {
        i = part.end
        continue
      }
      if part.tag == .text {
        let text = tree.bytes[part.text.start..<part.text.end]
        out.append(contentsOf: text)
        let piece = String(decoding: text, as: UTF8.self).collapsed()
        if !piece.isEmpty { pieces.append(piece) }
      } else if !part.tag.isInline || part.tag == .br {
        out.append(0x20)
      }
      i += 1
    }
    var text = String(decoding: out, as: UTF8.self).collapsed()[...]
    while let last = text.last, "¶#§ ".contains(last) { text.removeLast() }
    return (String(text), pieces)
  }

  /// Where a heading leads that is a link as a whole; nil for a link to a part of the page.
  private func target(of node: Int) -> String? {
    var link = tree.nodes[node].parent
    if link < 0 || tree.nodes[link].tag != .a {
      guard let inner = (node..<tree.nodes[node].end).first(where: { tree.nodes[$0].tag == .a }) else { return nil }
      let isWhole = (node..<tree.nodes[node].end).allSatisfy {
        tree.nodes[$0].tag != .text || $0 > inner && $0 < tree.nodes[inner].end || tree.nodes[$0].text.count < 3
      }
      if !isWhole { return nil }
      link = inner
    }
    return tree.string(.href, of: link).flatMap { $0.isEmpty || $0.first == "#" ? nil : $0 }
  }

  /// Whether a part around it is about other things: a list of related reports, comments, an aside.
  private func isInFurniture(_ node: Int) -> Bool {
    var part = node
    while part > 0, tree.nodes[part].tag != .body {
      switch tree.nodes[part].tag {
      case .nav, .aside, .footer, .dialog: return true
      default: break
      }
      let isSmall = (tree.nodes[part].end - part) * 3 < tree.nodes.count
      switch names.ofClass(part)?.furniture ?? names.ofID(part)?.furniture {
      case .related, .comment, .subscription: if isSmall { return true }
      default: break
      }
      part = tree.nodes[part].parent
    }
    return false
  }

  /// The path of an address, its letters and slashes without host, query and closing slash, for comparing.
  static func path(_ address: String) -> String {
    let bytes = Array(address.utf8)
    var start = 0
    if let scheme = bytes.indices.first(where: { bytes[$0] == 0x3A && bytes[$0...].starts(with: "://".utf8) }) {
      start = bytes[(scheme + 3)...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
    }
    var end = bytes[start...].firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    var plain: [UInt8] = []
    while start < end {
      let byte = bytes[start]
      if byte.isWordByte || byte == UInt8(ascii: "/") { plain.append(byte) }
      start += byte == UInt8(ascii: "%") ? 3 : 1
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
