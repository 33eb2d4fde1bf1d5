import Words

/// The elements of a line of text that are open while markup is sieved: those that hold nothing but text, and other such
/// elements, go to the parser as one scalar (``StandIn``), as it does with them what it does with text.
///
/// That is so for elements that the parser has no rule of its own for. For a link it has one: a link that is left open goes on
/// in all that follows, and ends where the next begins; so no link goes as a scalar while one may be open.
struct LineElements {
  private struct Open {
    let name: UInt64
    let tag: Tag
    /// Where its tag begins in the parser's input, and where its content does.
    let start: Int
    let content: Int
  }

  /// What else a tag is here.
  private enum Role: Int32 {
    /// Those between a table and its cells, where the parser puts text elsewhere; cells; the table's end.
    case row = 100
    case cell, table, form, title
  }

  /// Whether all of them go to the parser as they are.
  private let areKept: Bool
  private var open: [Open] = []
  /// Whether a link may be open, and whether it may stay so beyond its end tag, as one around a table does.
  private var isLinked = false
  private var isTorn = false
  /// Whether what comes stands in a table and in none of its cells.
  private var isBetweenCells = false
  /// Whether tags are words: in the window's title.
  private(set) var isInTitle = false
  /// Where the scalar of an element ends in the parser's input, no start tag after it.
  private var lastEnd: Int?

  init(areKept: Bool) { self.areKept = areKept }

  /// Takes in a start tag that goes to the parser.
  /// - Parameter place: where it stands in the parser's input.
  mutating func open(_ name: UnsafeBufferPointer<UInt8>, at place: Range<Int>) {
    let key = TagKind.key(name)
    let number = Self.numbers[key]
    let isLink = number == Self.link
    let isBare = place.count == name.count + 2
    if Tag.ofLine.indices.contains(Int(number)), isBare, !areKept, !isBetweenCells, !isLinked || !isLink {
      let tag = Tag.ofLine[Int(number)]
      open.append(Open(name: key, tag: tag, start: place.lowerBound, content: place.upperBound))
    } else {
      open.removeAll(keepingCapacity: true)
    }
    lastEnd = nil
    if isLink { isLinked = true }
    switch Role(rawValue: number) {
    case .row, .table: isBetweenCells = true
    case .cell: isBetweenCells = false
    case .title: isInTitle = true
    case .form, nil: return
    }
    isTorn = isTorn || isLinked
  }

  /// Takes in an end tag. True where the element that it ends is now a scalar, and the tag need not go to the parser.
  mutating func close(_ name: UnsafeBufferPointer<UInt8>, in out: inout SievedMarkup) -> Bool {
    let key = TagKind.key(name)
    let number = Self.numbers[key]
    if isInTitle, number != Role.title.rawValue { return false }
    if let last = open.last, last.name == key, out.runs.count < StandIn.most, isText(out.bytes[last.content...]) {
      open.removeLast()
      fold(last, in: &out)
      if number == Self.link { isLinked = false }
      return true
    }
    open.removeAll(keepingCapacity: true)
    if number == Self.link, !isTorn { isLinked = false }
    switch Role(rawValue: number) {
    case .row, .cell: isBetweenCells = true
    case .table: isBetweenCells = false
    case .title: isInTitle = false
    // Gumbo puts the text at a form's end behind the form; a comment makes it place what stands before in time.
    case .form:
      if let lastEnd { out.bytes.insert(contentsOf: "<!---->".utf8, at: lastEnd) }
      lastEnd = nil
    case nil: break
    }
    return false
  }

  /// Whether some of the parser's input is text without references, and no tag.
  private func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { $0.next(0x26, from: 0) == $0.count && $0.next(0x3C, from: 0) == $0.count }
  }

  private mutating func fold(_ element: Open, in out: inout SievedMarkup) {
    let start = out.contents.count
    out.contents.append(contentsOf: out.bytes[element.content...])
    out.bytes.removeLast(out.bytes.count - element.start)
    var attributes = 0..<0
    if let last = out.tags.last, last.start == element.start {
      attributes = last.attributes
      out.tags.removeLast()
    }
    StandIn.append(out.runs.count, to: &out.bytes)
    lastEnd = out.bytes.count
    out.runs.append(.element(element.tag, attributes: attributes, content: start..<out.contents.count))
  }

  private static let link = Int32(Tag.ofLine.firstIndex(of: .a) ?? 0)

  /// For the name of a tag its index in ``Tag/ofLine`` or its role.
  private static let numbers: NumberTable = {
    var numbers = NumberTable()
    for (i, tag) in Tag.ofLine.enumerated() where tag != .other { numbers.set(TagKind.key("\(tag)"), Int32(i)) }
    for name in ["abbr", "q", "sub", "sup", "mark", "ins", "del"] { numbers.set(TagKind.key(name), 0) }
    let roles: [(String, Role)] = [
      ("table", .table), ("title", .title), ("form", .form), ("td", .cell), ("th", .cell), ("caption", .cell),
      ("tr", .row), ("tbody", .row), ("thead", .row), ("tfoot", .row), ("colgroup", .row), ("col", .row),
    ]
    for (name, role) in roles { numbers.set(TagKind.key(name), role.rawValue) }
    return numbers
  }()
}
