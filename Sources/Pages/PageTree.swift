import CGumbo
import Words

/// The elements that this room tells apart.
enum Tag: String, CaseIterable, Sendable {
  case html, head, body, title, meta, link, script, article, main, section, div, p, a, span, time, br, hr
  case h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, tbody, thead, tfoot, tr, td, th, caption
  case blockquote, pre, figure, figcaption, header, footer, nav, aside, form, button, label, input, address, center
  case fieldset, details, summary, cite, dialog, menu, hgroup, search
  /// Any other element.
  case other
  /// A run of text.
  case text

  var isHeading: Bool { self == .h1 || self == .h2 || self == .h3 || self == .h4 || self == .h5 || self == .h6 }

  /// Whether it stands in a line of text and does not begin a new one.
  var isInline: Bool {
    switch self {
    case .a, .span, .time, .label, .cite, .other, .text, .br, .input: true
    default: false
    }
  }
}

/// The attributes that this room reads.
enum Attribute: String, CaseIterable, Sendable {
  case `class`, id, href, rel, property, name, content, datetime, itemprop, itemtype, type, role, style, hidden
  case ariaHidden = "aria-hidden"
}

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
  }

  private(set) var nodes: [Node] = []
  private(set) var bytes: [UInt8] = []
  private var attributes: [(name: Attribute, value: Span)] = []

  /// Parses markup that is well-formed UTF-8.
  init(markup: [UInt8]) {
    nodes.reserveCapacity(markup.count / 32)
    bytes.reserveCapacity(markup.count)
    markup.withUnsafeBufferPointer { buffer in
      var options = kGumboDefaultOptions
      options.max_errors = 0
      guard !buffer.isEmpty,
        let output = gumbo_parse_with_options(
          &options, UnsafeRawPointer(buffer.baseAddress!).assumingMemoryBound(to: CChar.self), buffer.count)
      else { return }
      defer { gumbo_destroy_output(&options, output) }
      if let root = output.pointee.root { copy(root) }
    }
  }

  func value(_ name: Attribute, of node: Int) -> Span? {
    let range = nodes[node].attributes
    for i in range where attributes[i].name == name { return attributes[i].value }
    return nil
  }

  func string(_ name: Attribute, of node: Int) -> String? { value(name, of: node).map(string) }

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

  // MARK: Gumbo

  private typealias Pointer = UnsafeMutablePointer<GumboNode>

  private mutating func copy(_ root: Pointer) {
    var stack: [(node: Pointer, next: Int, index: Int)] = []
    if let index = add(root, parent: -1) { stack.append((root, 0, index)) }
    while let top = stack.last {
      let children = top.node.pointee.v.element.children
      guard top.next < Int(children.length), let data = children.data else {
        nodes[top.index].end = nodes.count
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      guard let child = data[top.next]?.assumingMemoryBound(to: GumboNode.self) else { continue }
      if let index = add(child, parent: top.index) { stack.append((child, 0, index)) }
    }
  }

  /// Adds a node; gives its index where it is an element, whose children come next.
  private mutating func add(_ node: Pointer, parent: Int) -> Int? {
    switch node.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let element = node.pointee.v.element
      let first = attributes.count
      addAttributes(element.attributes)
      let raw = Int(element.tag.rawValue)
      nodes.append(
        Node(
          tag: raw < Self.tags.count ? Self.tags[raw] : .other, parent: parent, end: nodes.count + 1,
          text: Span(0, 0), attributes: first..<attributes.count))
      return nodes.count - 1
    case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE:
      let start = bytes.count
      append(node.pointee.v.text.text)
      nodes.append(
        Node(tag: .text, parent: parent, end: nodes.count + 1, text: Span(start, bytes.count), attributes: 0..<0))
      return nil
    default: return nil
    }
  }

  private mutating func addAttributes(_ vector: GumboVector) {
    guard let data = vector.data else { return }
    for i in 0..<Int(vector.length) {
      guard let attribute = data[i]?.assumingMemoryBound(to: GumboAttribute.self).pointee,
        let name = Self.attribute(attribute.name)
      else { continue }
      let start = bytes.count
      append(attribute.value)
      attributes.append((name, Span(start, bytes.count)))
    }
  }

  private mutating func append(_ words: UnsafePointer<CChar>?) {
    guard let words else { return }
    var length = 0
    while words[length] != 0 { length += 1 }
    words.withMemoryRebound(to: UInt8.self, capacity: length) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
    }
  }

  /// The attribute of a name, without making a string of those that nobody reads.
  private static func attribute(_ name: UnsafePointer<CChar>?) -> Attribute? {
    guard let name else { return nil }
    for (wanted, attribute) in attributeNames {
      var i = 0
      while i < wanted.count, name[i] == wanted[i] { i += 1 }
      if i == wanted.count { return attribute }
    }
    return nil
  }

  /// With their closing NUL.
  private static let attributeNames: [([CChar], Attribute)] = Attribute.allCases.map {
    ($0.rawValue.utf8.map { CChar(bitPattern: $0) } + [0], $0)
  }

  /// By the number of a gumbo tag.
  private static let tags: [Tag] = (0..<Int(GUMBO_TAG_LAST.rawValue)).map { raw in
    guard let name = gumbo_normalized_tagname(GumboTag(UInt32(raw))) else { return .other }
    let tag = Tag(rawValue: String(cString: name)) ?? .other
    return tag == .text ? .other : tag
  }
}
