import Words

/// Takes out of markup what no article needs, before it is parsed: scripts, styles, comments, drawings and the tags
/// of bold and italics; and keeps back what the parser need not look at: text and attributes (``SievedMarkup``).
///
/// It also bounds what a hostile page can cost the parser, which looks through all open elements at a start tag and
/// through all attributes at an attribute: deep nesting is made shallow and tags of absurd length become bare.
struct MarkupSieve {
  /// Browsers stop at 512 (Blink, `kMaximumHTMLParserDOMTreeDepth`).
  private static let mostDepth = 400
  private static let mostTagBytes = 4096

  private let source: UnsafeBufferPointer<UInt8>
  /// Whether what a page holds for readers without script stays.
  private let keepsNoscript: Bool
  /// Whether runs of text go to the parser as scalars that stand for them.
  private let hasStandIns: Bool
  private var out: SievedMarkup
  /// Whether each open element's tag was kept.
  private var open: [Bool] = []
  /// Raw elements whose end tag does not occur any more, so that it is looked for only once.
  private var endless: Set<String> = []
  /// The elements of a line that may go to the parser as scalars.
  private var lines: LineElements

  /// - Parameter withoutScript: whether what a page holds for readers without script stays.
  static func sieve(_ markup: [UInt8], withoutScript: Bool = false) -> SievedMarkup {
    markup.withUnsafeBufferPointer { source in
      var sieve = MarkupSieve(source, SievedMarkup(source: markup), keepsNoscript: withoutScript)
      sieve.run()
      return sieve.out
    }
  }

  private init(_ source: UnsafeBufferPointer<UInt8>, _ out: SievedMarkup, keepsNoscript: Bool) {
    self.source = source
    self.keepsNoscript = keepsNoscript
    self.out = out
    hasStandIns = StandIn.areFree(in: source)
    lines = LineElements(areKept: !hasStandIns)
    self.out.bytes.reserveCapacity(source.count / 2)
  }

  private mutating func run() {
    var i = 0
    while i < source.count {
      let tag = source.next(0x3C, from: i)
      text(i..<tag)
      i = tag < source.count ? markup(at: tag) : tag
    }
  }

  // MARK: Text

  /// A run of text. Its first white space and its references stay, which are the parser's to read; what follows a `<` that
  /// begins no tag stays too.
  private mutating func text(_ run: Range<Int>) {
    out.keptBytes += run.count
    guard hasStandIns, out.bytes.last != 0x3C else { return copy(run) }
    var i = run.lowerBound
    while i < run.upperBound {
      let reference = source.next(UInt8(ascii: "&"), in: i..<run.upperBound)
      standIn(for: i..<reference)
      i = reference
      while i < run.upperBound, i == reference || source[i].isWordByte || source[i] == UInt8(ascii: "#") { i += 1 }
      if i < run.upperBound, source[i] == UInt8(ascii: ";") { i += 1 }
      copy(reference..<i)
    }
  }

  private mutating func standIn(for run: Range<Int>) {
    var start = run.lowerBound
    while start < run.upperBound, Self.isMarkupSpace(source[start]) { start += 1 }
    copy(run.lowerBound..<start)
    if run.upperBound - start < 2 || out.runs.count == StandIn.most { return copy(start..<run.upperBound) }
    StandIn.append(out.runs.count, to: &out.bytes)
    out.runs.append(.text(Span(start, run.upperBound)))
  }

  private mutating func copy(_ range: Range<Int>) { out.bytes.append(contentsOf: source.part(range)) }

  // MARK: Tags

  /// Reads the markup that begins at a `<`, and gives where it ends.
  private mutating func markup(at start: Int) -> Int {
    let after = start + 1 < source.count ? source[start + 1] : 0
    if after == UInt8(ascii: "!") || after == UInt8(ascii: "?") { return declaration(at: start) }
    let isEnd = after == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    guard nameStart < source.count, source[nameStart].isASCIILetter else {
      // The parser takes it for a comment, which ends at the next `>`.
      if isEnd, nameStart < source.count { return min(source.count, source.next(0x3E, from: nameStart) + 1) }
      out.bytes.append(source[start])
      out.keptBytes += 1
      return start + 1
    }
    var nameEnd = nameStart
    while nameEnd < source.count, nameEnd < nameStart + 32, !Self.endsName(source[nameEnd]) { nameEnd += 1 }
    let end = tagEnd(from: nameEnd)
    let kind = TagKind.of(source.part(nameStart..<nameEnd))
    if kind == .dropped { return end }
    if kind == .raw {
      let name = String(decoding: source[nameStart..<nameEnd], as: UTF8.self).lowercased()
      if name == "noscript", keepsNoscript { return end }
      if !isEnd, !lines.isInTitle {
        let close = endTag(of: name, from: end)
        return isMetadata(name, start, end) ? script(start..<end, close) : close?.upperBound ?? end
      }
    }
    keep(kind, isEnd: isEnd, start: start, nameEnd: nameEnd, end: end)
    return end
  }

  /// Keeps a script with metadata, which holds no markup whatever it looks like, and gives where it ends.
  private mutating func script(_ tag: Range<Int>, _ close: Range<Int>?) -> Int {
    let close = close ?? source.count..<source.count
    copy(tag)
    text(tag.upperBound..<close.lowerBound)
    copy(close)
    out.keptBytes += tag.count + close.count
    return close.upperBound
  }

  private mutating func keep(_ kind: TagKind, isEnd: Bool, start: Int, nameEnd: Int, end: Int) {
    if kind.nests {
      if isEnd {
        if open.popLast() == false { return }
      } else {
        open.append(open.count < Self.mostDepth)
        if open.last == false { return }
      }
    }
    let name = source.part((isEnd ? start + 2 : start + 1)..<nameEnd)
    let isWord = lines.isInTitle
    let isShort = end - start <= Self.mostTagBytes || kind == .meta && end - start < 4 * Self.mostTagBytes
    out.keptBytes += isShort ? end - start : nameEnd - start + 1
    if isEnd, lines.close(name, in: &out) { return }
    let place = out.bytes.count
    if !isShort {
      copy(start..<nameEnd)
      out.bytes.append(0x3E)
    } else if isEnd || isWord || kind.keepsAttributes || !withoutAttributes(start, nameEnd, end) {
      copy(start..<end)
    }
    if !isEnd, !isWord { lines.open(name, at: place..<out.bytes.count) }
  }

  /// Writes a start tag without its attributes, which go to ``SievedMarkup/attributes``; those with references stay for the
  /// parser to read. False where they cannot be told apart for certain, and nothing was written.
  private mutating func withoutAttributes(_ start: Int, _ nameEnd: Int, _ end: Int) -> Bool {
    guard nameEnd < end, source[end - 1] == 0x3E, Self.endsName(source[nameEnd]) else { return false }
    let tag = out.bytes.count
    let first = out.attributes.count
    copy(start..<nameEnd)
    var scan = AttributeScan(source, nameEnd..<(end - 1))
    while let found = scan.next() {
      guard let name = Attribute(source[found.name]), !has(name, from: first) else { continue }
      if source.next(UInt8(ascii: "&"), in: found.value) < found.value.upperBound
        || source.next(0x0D, in: found.value) < found.value.upperBound
      {
        out.bytes.append(0x20)
        copy(found.whole)
      } else {
        out.attributes.append((name, Span(found.value.lowerBound, found.value.upperBound)))
      }
    }
    guard scan.isRead else {
      out.bytes.removeLast(out.bytes.count - tag)
      out.attributes.removeLast(out.attributes.count - first)
      return false
    }
    out.bytes.append(0x3E)
    if out.attributes.count > first { out.tags.append((tag, first..<out.attributes.count)) }
    return true
  }

  /// Whether a tag has an attribute already; the first of a name counts.
  private func has(_ name: Attribute, from first: Int) -> Bool {
    for i in first..<out.attributes.count where out.attributes[i].name == name { return true }
    return false
  }

  /// Comments go; a doctype stays.
  private mutating func declaration(at start: Int) -> Int {
    if source.has("<!--", at: start) {
      if !endless.contains("--"), let end = find("-->", from: start + 4) { return end }
      endless.insert("--")
      return min(source.count, source.next(0x3E, from: start) + 1)
    }
    let end = min(source.count, source.next(0x3E, from: start) + 1)
    if source[start + 1] == UInt8(ascii: "!"), end - start < 300 {
      copy(start..<end)
      out.keptBytes += end - start
    }
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
        i = source.next(byte, from: i + 1) + 1
        mayQuote = false
        continue
      }
      mayQuote = byte == UInt8(ascii: "=") || (mayQuote && byte.isASCIISpace)
      i += 1
    }
    return source.count
  }

  // MARK: Raw elements

  /// Whether a script holds metadata: JSON-LD.
  private func isMetadata(_ name: String, _ start: Int, _ end: Int) -> Bool {
    guard name == "script" else { return false }
    return String(decoding: source[start..<min(end, start + 300)], as: UTF8.self).contains("ld+json")
  }

  /// The end tag of a raw element, nil where it has none.
  private mutating func endTag(of name: String, from start: Int) -> Range<Int>? {
    if endless.contains(name) { return nil }
    let name = Array(name.utf8)
    var i = start
    while i < source.count {
      i = source.next(0x3C, from: i)
      if i + 2 + name.count <= source.count, source[i + 1] == UInt8(ascii: "/"),
        name.indices.allSatisfy({ source[i + 2 + $0] | 0x20 == name[$0] | 0x20 })
      {
        return i..<min(source.count, source.next(0x3E, from: i) + 1)
      }
      i += 1
    }
    endless.insert(String(decoding: name, as: UTF8.self))
    return nil
  }

  /// After the first place of some words.
  private func find(_ words: StaticString, from start: Int) -> Int? {
    var i = start
    while i + words.utf8CodeUnitCount <= source.count {
      i = source.next(words.utf8Start.pointee, from: i)
      if source.has(words, at: i) { return i + words.utf8CodeUnitCount }
      i += 1
    }
    return nil
  }

  private static func endsName(_ byte: UInt8) -> Bool { byte.isASCIISpace || byte == 0x3E || byte == 0x2F }

  /// What is white space to the parser.
  private static func isMarkupSpace(_ byte: UInt8) -> Bool { byte.isASCIISpace && byte != 0x0B }
}
