import CGumbo
import Glibc
import Words

/// A parsed page as arrays, its nodes in document order; node 0 is the `html` element.
///
/// A node's subtree is the range from itself to its `end`, so that nothing needs recursion.
struct PageTree {
  struct Node {
    let tag: Tag
    let parent: Int
    /// After the last node of its subtree.
    var end: Int
    /// The bytes of a run of text.
    let text: Span
    let attributes: Range<Int>
    /// Which attributes it has, a bit for each.
    var named: UInt16 = 0
  }

  private(set) var nodes: [Node] = []
  private(set) var bytes: [UInt8] = []
  private var attributes: [(name: Attribute, value: Span)] = []

  /// Parses markup that is well-formed UTF-8.
  init(_ markup: SievedMarkup) {
    nodes.reserveCapacity(markup.bytes.count / 8)
    bytes.reserveCapacity(markup.keptBytes)
    let memory = ParserMemory()
    markup.bytes.withUnsafeBufferPointer { buffer in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      options.userdata = UnsafeMutableRawPointer(memory.state)
      options.allocator = { $0!.assumingMemoryBound(to: ParserMemory.Pools.self).pointee.allocate($1) }
      options.deallocator = { state, block in
        if let block { state!.assumingMemoryBound(to: ParserMemory.Pools.self).pointee.deallocate(block) }
      }
      guard let base = buffer.baseAddress, !buffer.isEmpty,
        let output = gumbo_parse_with_options(
          &options, UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), buffer.count),
        let root = output.pointee.root
      else { return }
      markup.source.withUnsafeBufferPointer { source in
        markup.contents.withUnsafeBufferPointer { contents in
          copy(root, Kept(markup: markup, source: source, contents: contents, base: UnsafeRawPointer(base)))
        }
      }
    }
  }

  @inline(__always) func value(_ name: Attribute, of node: Int) -> Span? {
    guard nodes[node].named & name.bit != 0 else { return nil }
    for i in nodes[node].attributes where attributes[i].name == name { return attributes[i].value }
    return nil
  }

  func string(_ name: Attribute, of node: Int) -> String? { value(name, of: node).map(string) }

  /// Whether the value of an attribute is a word.
  func says(_ word: StaticString, _ name: Attribute, of node: Int) -> Bool {
    guard let value = value(name, of: node), value.count == word.utf8CodeUnitCount else { return false }
    return bytes.withUnsafeBufferPointer { $0.has(word, at: value.start) }
  }

  func string(_ span: Span) -> String { String(decoding: bytes[span.start..<span.end], as: UTF8.self) }

  /// The text of a subtree, white space collapsed.
  func text(of node: Int) -> String {
    var out: [UInt8] = []
    for i in node..<nodes[node].end {
      let isText = nodes[i].tag == .text
      if !isText, !nodes[i].tag.isInline || nodes[i].tag == .br { out.append(0x20) }
      if isText { out.append(contentsOf: bytes[nodes[i].text.start..<nodes[i].text.end]) }
    }
    return String(decoding: out, as: UTF8.self).collapsed()
  }

  /// The text of a script, as it stands.
  func rawText(of node: Int) -> String {
    var out: [UInt8] = []
    for i in node..<nodes[node].end where nodes[i].tag == .text {
      out.append(contentsOf: bytes[nodes[i].text.start..<nodes[i].text.end])
    }
    return String(decoding: out, as: UTF8.self)
  }

  // MARK: Gumbo

  private typealias Pointer = UnsafeMutablePointer<GumboNode>

  /// What was kept back from the parser, and where the parser's input begins.
  private struct Kept {
    let markup: SievedMarkup
    let source: UnsafeBufferPointer<UInt8>
    let contents: UnsafeBufferPointer<UInt8>
    let base: UnsafeRawPointer
  }

  private mutating func copy(_ root: Pointer, _ kept: Kept) {
    var stack: [(node: Pointer, next: Int, index: Int)] = []
    if let index = add(root, parent: -1, kept) { stack.append((root, 0, index)) }
    while let top = stack.last {
      let children = top.node.pointee.v.element.children
      guard top.next < Int(children.length), let data = children.data else {
        nodes[top.index].end = nodes.count
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      guard let child = data[top.next]?.assumingMemoryBound(to: GumboNode.self) else { continue }
      if let index = add(child, parent: top.index, kept) { stack.append((child, 0, index)) }
    }
  }

  /// Adds a node; gives its index where it is an element, whose children come next.
  private mutating func add(_ node: Pointer, parent: Int, _ kept: Kept) -> Int? {
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let first = attributes.count
      if let tag = node.pointee.v.element.original_tag.data,
        let range = kept.markup.attributes(ofTagAt: UnsafeRawPointer(tag) - kept.base)
      {
        addKept(range, kept)
      }
      addParsed(node.pointee.v.element.attributes, after: first)
      let raw = Int(node.pointee.v.element.tag.rawValue)
      addElement(raw < Self.tags.count ? Self.tags[raw] : .other, parent, attributes: first..<attributes.count)
      return nodes.count - 1
    case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
      if let text = node.pointee.v.text.text { addText(Self.bytes(text), parent, kept) }
      return nil
    default: return nil
    }
  }

  private mutating func addElement(_ tag: Tag, _ parent: Int, attributes range: Range<Int>) {
    nodes.append(
      Node(
        tag: tag, parent: parent, end: nodes.count + 1, text: Span(0, 0), attributes: range,
        named: attributes[range].reduce(0) { $0 | $1.name.bit }))
  }

  /// Adds attributes that were kept back.
  private mutating func addKept(_ range: Range<Int>, _ kept: Kept) {
    for i in range {
      let attribute = kept.markup.attributes[i]
      let start = bytes.count
      bytes.append(contentsOf: kept.source.part(attribute.value.start..<attribute.value.end))
      attributes.append((attribute.name, Span(start, bytes.count)))
    }
  }

  private mutating func addParsed(_ vector: GumboVector, after first: Int) {
    guard vector.length > 0, let data = vector.data else { return }
    for i in 0..<Int(vector.length) {
      guard let attribute = data[i]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
        let name = Attribute(Self.bytes(attribute.name)[...])
      else { continue }
      let start = bytes.count
      bytes.append(contentsOf: Self.bytes(attribute.value))
      attributes.append((name, Span(start, bytes.count)))
    }
  }

  /// Adds text, with the runs and elements for what stands for them.
  private mutating func addText(_ words: UnsafeBufferPointer<UInt8>, _ parent: Int, _ kept: Kept) {
    var start = bytes.count
    var plain = 0
    var i = 0
    while i < words.count {
      guard words[i] >= 0xF3, let number = StandIn.number(words.baseAddress! + i), number < kept.markup.runs.count
      else {
        i += 1
        continue
      }
      bytes.append(contentsOf: words.part(plain..<i))
      i += 4
      plain = i
      switch kept.markup.runs[number] {
      case .text(let run): append(kept.source, run)
      case .element(let tag, let attributes, let content):
        closeText(from: start, parent)
        addLine(tag, parent, attributes, content, kept)
        start = bytes.count
      }
    }
    bytes.append(contentsOf: words.part(plain..<words.count))
    closeText(from: start, parent)
  }

  private mutating func closeText(from start: Int, _ parent: Int) {
    if start == bytes.count { return }
    nodes.append(
      Node(tag: .text, parent: parent, end: nodes.count + 1, text: Span(start, bytes.count), attributes: 0..<0))
  }

  /// Adds an element of a line that the parser did not see.
  private mutating func addLine(
    _ tag: Tag, _ parent: Int, _ attributes: Range<Int>, _ content: Range<Int>, _ kept: Kept
  ) {
    let first = self.attributes.count
    addKept(attributes, kept)
    let index = nodes.count
    addElement(tag, parent, attributes: first..<self.attributes.count)
    addText(kept.contents.part(content), index, kept)
    nodes[index].end = nodes.count
  }

  /// Appends a run with its line ends as the parser would have them: as newlines.
  private mutating func append(_ source: UnsafeBufferPointer<UInt8>, _ run: Span) {
    var i = run.start
    while i < run.end {
      let end = source.next(0x0D, in: i..<run.end)
      bytes.append(contentsOf: source.part(i..<end))
      if end == run.end { return }
      bytes.append(0x0A)
      i = end + 1
      if i < run.end, source[i] == 0x0A { i += 1 }
    }
  }

  private static func bytes(_ words: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafeRawPointer(words).assumingMemoryBound(to: UInt8.self), count: strlen(words))
  }

  /// By the number of a gumbo tag.
  private static let tags: [Tag] = (0..<Int(GUMBO_TAG_LAST.rawValue)).map { raw in
    guard let name = gumbo_normalized_tagname(GumboTag(UInt32(raw))) else { return .other }
    let tag = Tag(rawValue: String(cString: name)) ?? .other
    return tag == .text ? .other : tag
  }
}
