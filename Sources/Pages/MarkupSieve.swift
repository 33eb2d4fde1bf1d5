import Words

/// Takes out of markup what no article needs, before it is parsed: scripts, styles, comments, drawings and the tags
/// of bold and italics.
///
/// It also bounds what a hostile page can cost the parser, which looks through all open elements at a start tag and
/// through all attributes at an attribute: deep nesting is made shallow and tags of absurd length become bare.
struct MarkupSieve {
  /// Browsers stop at 512 (Blink, `kMaximumHTMLParserDOMTreeDepth`).
  private static let mostDepth = 400
  private static let mostTagBytes = 4096

  private let source: [UInt8]
  /// Whether what a page holds for readers without script stays.
  private let keepsNoscript: Bool
  private var out: [UInt8] = []
  /// Whether each open element's tag was kept.
  private var open: [Bool] = []
  /// Raw elements whose end tag does not occur any more, so that it is looked for only once.
  private var endless: Set<String> = []

  /// - Parameter withoutScript: whether what a page holds for readers without script stays.
  static func sieve(_ markup: [UInt8], withoutScript: Bool = false) -> [UInt8] {
    var sieve = MarkupSieve(source: markup, keepsNoscript: withoutScript)
    sieve.run()
    return sieve.out
  }

  private init(source: [UInt8], keepsNoscript: Bool) {
    self.source = source
    self.keepsNoscript = keepsNoscript
    out.reserveCapacity(source.count)
  }

  private mutating func run() {
    var i = 0
    while i < source.count {
      let tag = next(0x3C, from: i)
      out.append(contentsOf: source[i..<tag])
      i = tag < source.count ? markup(at: tag) : tag
    }
  }

  /// Reads the markup that begins at a `<`, and gives where it ends.
  private mutating func markup(at start: Int) -> Int {
    let after = start + 1 < source.count ? source[start + 1] : 0
    if after == UInt8(ascii: "!") || after == UInt8(ascii: "?") { return declaration(at: start) }
    let isEnd = after == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    guard nameStart < source.count, source[nameStart].isASCIILetter else {
      out.append(source[start])
      return start + 1
    }
    var nameEnd = nameStart
    while nameEnd < source.count, nameEnd < nameStart + 32, !Self.endsName(source[nameEnd]) { nameEnd += 1 }
    let end = tagEnd(from: nameEnd)
    let kind = Self.kinds[Self.key(source[nameStart..<nameEnd])] ?? .counted
    if kind == .dropped { return end }
    if kind == .raw {
      let name = String(decoding: source[nameStart..<nameEnd], as: UTF8.self).lowercased()
      if name == "noscript", keepsNoscript { return end }
      if !isEnd, !isMetadata(name, start, end) { return rawEnd(of: name, from: end) ?? end }
    }
    keep(kind, isEnd: isEnd, start: start, nameEnd: nameEnd, end: end)
    return end
  }

  private mutating func keep(_ kind: Kind, isEnd: Bool, start: Int, nameEnd: Int, end: Int) {
    if kind == .counted || kind == .raw {
      if isEnd {
        if open.popLast() == false { return }
      } else {
        open.append(open.count < Self.mostDepth)
        if open.last == false { return }
      }
    }
    if end - start <= Self.mostTagBytes || kind == .meta && end - start < 4 * Self.mostTagBytes {
      out.append(contentsOf: source[start..<end])
    } else {
      out.append(contentsOf: source[start..<nameEnd])
      out.append(0x3E)
    }
  }

  /// Comments go; a doctype stays.
  private mutating func declaration(at start: Int) -> Int {
    if source[start...].starts(with: "<!--".utf8) {
      if !endless.contains("--"), let end = find("-->", from: start + 4) { return end }
      endless.insert("--")
      return min(source.count, next(0x3E, from: start) + 1)
    }
    let end = min(source.count, next(0x3E, from: start) + 1)
    if source[start + 1] == UInt8(ascii: "!"), end - start < 300 { out.append(contentsOf: source[start..<end]) }
    return end
  }

  /// After the `>` of a tag; a `>` in a quoted value does not count.
  private func tagEnd(from start: Int) -> Int {
    var i = start
    var mayQuote = false
    while i < source.count {
      let byte = source[i]
      if byte == 0x3E { return i + 1 }
      if mayQuote, byte == 0x22 || byte == 0x27 {
        i = next(byte, from: i + 1) + 1
        mayQuote = false
        continue
      }
      mayQuote = byte == UInt8(ascii: "=") || (mayQuote && byte.isASCIISpace)
      i += 1
    }
    return source.count
  }

  /// Whether a script holds metadata: JSON-LD.
  private func isMetadata(_ name: String, _ start: Int, _ end: Int) -> Bool {
    guard name == "script" else { return false }
    return String(decoding: source[start..<min(end, start + 300)], as: UTF8.self).contains("ld+json")
  }

  /// After the end tag of a raw element, nil where it has none.
  private mutating func rawEnd(of name: String, from start: Int) -> Int? {
    if endless.contains(name) { return nil }
    var i = start
    let wanted = Array("</\(name)".utf8)
    while i < source.count {
      i = next(0x3C, from: i)
      if i + wanted.count <= source.count, zip(source[i...], wanted).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        return min(source.count, next(0x3E, from: i) + 1)
      }
      i += 1
    }
    endless.insert(name)
    return nil
  }

  private func find(_ words: String, from start: Int) -> Int? {
    let wanted = Array(words.utf8)
    var i = start
    while i + wanted.count <= source.count {
      i = next(wanted[0], from: i)
      if source[i...].starts(with: wanted) { return i + wanted.count }
      i += 1
    }
    return nil
  }

  /// The first place of a byte, or the end.
  private func next(_ byte: UInt8, from start: Int) -> Int {
    var i = start
    while i < source.count, source[i] != byte { i += 1 }
    return min(i, source.count)
  }

  /// What becomes of a tag. `counted` ones nest, and are cut where they nest too deep.
  private enum Kind { case counted, uncounted, dropped, raw, meta }

  private static let kinds: [UInt64: Kind] = {
    var kinds: [UInt64: Kind] = [:]
    for (names, kind) in [(dropped, Kind.dropped), (raw, .raw), (uncounted, .uncounted), (["meta"], .meta)] {
      for name in names { kinds[key(Array(name.utf8)[...])] = kind }
    }
    return kinds
  }()

  /// A name in small letters as a number (FNV-1a).
  private static func key(_ name: ArraySlice<UInt8>) -> UInt64 {
    name.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1.isASCIIUpper ? $1 | 0x20 : $1)) &* 0x100_0000_01b3 }
  }

  private static func endsName(_ byte: UInt8) -> Bool { byte.isASCIISpace || byte == 0x3E || byte == 0x2F }

  /// Tags that say nothing about an article; their content stays.
  private static let dropped: Set<String> = [
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "img", "source", "wbr",
    "picture", "path", "link-preview", "path", "base", "embed", "param", "track", "area", "map",
  ]
  /// Elements that go with all they hold.
  private static let raw: Set<String> = [
    "script", "style", "noscript", "svg", "iframe", "object", "template", "textarea", "select", "math", "canvas",
    "video", "audio", "noembed", "noframes", "xmp",
  ]
  /// Elements that close by themselves, so that they cannot nest by standing one after the other.
  private static let uncounted: Set<String> = [
    "a", "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "rt", "rp", "br",
    "hr", "input", "link", "col", "html", "head", "body", "colgroup",
  ]
}
