import Claims
import Words

/// A paragraph, heading, list item or other line of a page.
struct Block {
  /// In ``Blocks/bytes``.
  let span: Span
  /// The first node of its text.
  let node: Int
  /// The element that it fills.
  let owner: Int
  let words: Int
  /// The share of its bytes that are link text.
  let linkDensity: Double
  let isHeading: Bool
  let isListItem: Bool
  /// Why the part of the page it stands in is furniture, nil where it is not.
  let reason: Removed.Reason?
  let endsSentence: Bool

  /// Whether it reads like a paragraph of an article and not like a label, a teaser or a menu.
  var isProse: Bool { reason == nil && linkDensity < 0.4 && (words >= 12 || words >= 5 && endsSentence) }
}

/// The lines of a page in document order.
struct Blocks {
  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [Block] = []

  private let tree: PageTree
  private let pruning: Pruning
  private var start = 0
  private var first = -1
  private var owner = 0
  private var linkBytes = 0
  private var blank = false
  /// How many headings, list items and links are open, in this order.
  private var depth = (heading: 0, item: 0, link: 0, pre: 0)

  init(_ tree: PageTree, _ pruning: Pruning) {
    self.tree = tree
    self.pruning = pruning
    bytes.reserveCapacity(tree.bytes.count)
    var open: [Int] = []
    for i in tree.nodes.indices {
      while let last = open.last, tree.nodes[last].end <= i {
        close(last)
        open.removeLast()
        owner = open.last { !tree.nodes[$0].tag.isInline } ?? 0
      }
      let tag = tree.nodes[i].tag
      if tag == .text {
        append(i)
      } else {
        enter(i)
        open.append(i)
      }
    }
    flush()
  }

  subscript(block: Block) -> ArraySlice<UInt8> { bytes[block.span.start..<block.span.end] }

  private func breaks(_ node: Int) -> Bool {
    let tag = tree.nodes[node].tag
    return !tag.isInline || tag == .br || pruning.root[node] == Int32(node)
  }

  private mutating func enter(_ node: Int) {
    let tag = tree.nodes[node].tag
    if breaks(node) { flush() } else if tree.nodes[owner].tag != .p, follows(node) { blank = true }
    if !tag.isInline { owner = node }
    count(tag, by: 1)
  }

  /// Whether an element in a line stands directly behind another, as the links of a menu do.
  private func follows(_ node: Int) -> Bool {
    node > 0 && tree.nodes[node].tag != .other && tree.nodes[node - 1].tag == .text
      && tree.nodes[node - 1].parent != tree.nodes[node].parent && tree.nodes[node - 1].end == node
      && tree.nodes[tree.nodes[node - 1].parent].end == node
  }

  private mutating func close(_ node: Int) {
    if breaks(node) { flush() }
    count(tree.nodes[node].tag, by: -1)
  }

  private mutating func count(_ tag: Tag, by step: Int) {
    if tag.isHeading { depth.heading += step }
    if tag == .li || tag == .dd || tag == .dt { depth.item += step }
    if tag == .a || tag == .button { depth.link += step }
    if tag == .pre { depth.pre += step }
  }

  /// Adds a run of text, white space collapsed and invisible scalars left out.
  private mutating func append(_ node: Int) {
    if isHidden(node) { return }
    let span = tree.nodes[node].text
    let before = bytes.count
    var i = span.start
    while i < span.end {
      let plain = plainRun(i, span.end)
      if plain > i {
        if blank, bytes.count > start { bytes.append(0x20) }
        blank = false
        if first < 0 { first = node }
        bytes.append(contentsOf: tree.bytes[i..<plain])
        i = plain
        continue
      }
      let byte = tree.bytes[i]
      if byte == 0x0A, depth.pre > 0 {
        flush()
        i += 1
        continue
      }
      let skip = byte < 0xC2 ? 0 : blankOrNothing(i, span.end)
      if byte.isASCIISpace || skip == 2 || skip == -2 {
        if skip != -2 { blank = true }
        i += max(1, abs(skip))
      } else if skip == -3 {
        i += 3
      } else {
        if blank, bytes.count > start { bytes.append(0x20) }
        blank = false
        if first < 0 { first = node }
        bytes.append(byte)
        i += 1
      }
    }
    if depth.link > 0 { linkBytes += max(0, bytes.count - max(before, start)) }
  }

  /// The end of a run of bytes that stay as they are: letters, digits and punctuation of ASCII.
  private func plainRun(_ start: Int, _ end: Int) -> Int {
    tree.bytes.withUnsafeBufferPointer { bytes in
      var i = start
      while i < end, bytes[i] > 0x20, bytes[i] < 0x7F { i += 1 }
      return i
    }
  }

  /// Text of the head and of metadata is no text of the page.
  private func isHidden(_ node: Int) -> Bool {
    switch tree.nodes[max(0, tree.nodes[node].parent)].tag {
    case .title, .script, .head, .html: true
    default: false
    }
  }

  /// 2 for a no-break space; -2 for a soft hyphen, -3 for a zero-width space or a byte order mark; 0 for all others.
  private func blankOrNothing(_ i: Int, _ end: Int) -> Int {
    let byte = tree.bytes[i]
    if byte == 0xC2, i + 1 < end {
      return tree.bytes[i + 1] == 0xA0 ? 2 : tree.bytes[i + 1] == 0xAD ? -2 : 0
    }
    guard i + 2 < end else { return 0 }
    let next = (tree.bytes[i + 1], tree.bytes[i + 2])
    if byte == 0xE2, next.0 == 0x80, next.1 >= 0x8B, next.1 <= 0x8F { return -3 }
    return byte == 0xEF && next == (0xBB, 0xBF) ? -3 : 0
  }

  /// Closes the line that is being read.
  private mutating func flush() {
    defer {
      start = bytes.count
      first = -1
      linkBytes = 0
      blank = false
    }
    guard bytes.count > start, first >= 0 else { return }
    let line = bytes[start..<bytes.count]
    let words = 1 + line.count { $0 == 0x20 }
    let root = Int(pruning.root[first])
    blocks.append(
      Block(
        span: Span(start, bytes.count), node: first, owner: owner, words: words,
        linkDensity: Double(linkBytes) / Double(line.count), isHeading: depth.heading > 0,
        isListItem: depth.item > 0, reason: root < 0 ? nil : pruning.reasons[root],
        endsSentence: Self.endsSentence(line)))
  }

  private static func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
    var end = line.endIndex
    while end > max(line.startIndex, line.endIndex - 6), isClosing(line[end - 1]) { end -= 1 }
    guard end > max(line.startIndex, line.endIndex - 6) else { return false }
    let last = line[end - 1]
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
      || line.suffix(3).elementsEqual("…".utf8)
  }

  /// A quotation mark or bracket, or a byte of one.
  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x27, 0x29, 0x9D, 0x99, 0x80, 0xE2: true
    default: false
    }
  }
}
