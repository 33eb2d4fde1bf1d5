import Words

/// A word, number or sign of the text, as the date patterns see it.
struct DateToken: Sendable {
  let span: Span
  /// The word's id in the lexicon; ``DateLexicon/unknown`` or ``DateLexicon/number``.
  let word: Int
  let number: Number?
  /// Whether it stands right after the token before it.
  let glued: Bool
  let isCapital: Bool
  /// Whether it begins with a letter of ASCII or any letter beyond it.
  let isLetter: Bool
  /// Whether an unknown word ends as past tenses do.
  let endsInEd: Bool
  /// Whether an unknown word ends as plurals do.
  let endsInS: Bool
  /// Whether a paragraph or sentence begins here: no expression goes on over it.
  var isBreak: Bool

  /// A number in digits and how it is written.
  struct Number: Sendable {
    let value: Int
    let digits: Int
    let suffix: Suffix
    /// Whether an apostrophe stands before it: '98.
    let isShortened: Bool

    enum Suffix: Sendable { case none, ordinal, plural, grouped, decimal }
  }
}

/// Cuts a text into ``DateToken``s, byte by byte.
struct DateScanner {
  private let bytes: [UInt8]
  private let lexicon: DateLexicon
  private var at = 0
  private(set) var tokens: [DateToken] = []

  init(_ text: Text, _ lexicon: DateLexicon) {
    bytes = text.bytes
    self.lexicon = lexicon
  }

  /// All tokens, those at `starts` marked as breaks.
  static func tokens(of text: Text, _ lexicon: DateLexicon, starts: [Int]) -> [DateToken] {
    var scanner = DateScanner(text, lexicon)
    scanner.tokens.reserveCapacity(text.count / 5)
    scanner.run()
    scanner.breakAt(starts)
    return scanner.tokens
  }

  private mutating func run() {
    var newlines = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte.isASCIISpace {
        if byte == 0x0A { newlines += 1 }
        at += 1
        continue
      }
      let start = at
      let before = tokens.count
      if byte.isASCIIDigit {
        number(start)
      } else if byte.isWordByte, !isWideSign(at) {
        word(start)
      } else {
        sign(start)
      }
      if newlines > 1, tokens.count > before { tokens[before].isBreak = true }
      newlines = 0
    }
  }

  private mutating func add(
    _ start: Int, word: Int, number: DateToken.Number? = nil, endsInEd: Bool = false, endsInS: Bool = false
  ) {
    let glued = tokens.last?.span.end == start
    tokens.append(
      DateToken(
        span: Span(start, at), word: word, number: number, glued: glued, isCapital: bytes[start].isASCIIUpper,
        isLetter: bytes[start].isASCIILetter || bytes[start] >= 0x80 && !isWideSign(start),
        endsInEd: endsInEd, endsInS: endsInS, isBreak: false))
  }

  private mutating func word(_ start: Int) {
    while at < bytes.count, bytes[at].isWordByte, !bytes[at].isASCIIDigit, !isWideSign(at) { at += 1 }
    // "sept.", "a.m.", "o'clock", "p.m": the longer form first.
    if let end = longerForm(from: start) {
      at = end
      return add(start, word: lexicon.id(bytes, start, end))
    }
    let id = lexicon.id(bytes, start, at)
    let isPlain = id == DateLexicon.unknown && at - start > 3 && bytes[start].isASCIILower
    let endsInEd = isPlain && bytes[at - 1] == 0x64 && bytes[at - 2] == 0x65 && bytes[at - 3] != 0x65
    let endsInS = isPlain && bytes[at - 1] == 0x73 && bytes[at - 2] != 0x73
    add(start, word: id, endsInEd: endsInEd, endsInS: endsInS)
  }

  /// Where a known word with points or an apostrophe inside ends, if one starts here.
  private func longerForm(from start: Int) -> Int? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: "'") else { return nil }
    var best: Int?
    var end = at
    while end < bytes.count, end - start < 8, bytes[end].isASCIILetter || bytes[end] == 0x2E || bytes[end] == 0x27 {
      end += 1
      if end < bytes.count, bytes[end].isASCIILetter, bytes[end - 1].isASCIILetter { continue }
      if lexicon.id(bytes, start, end) != DateLexicon.unknown { best = end }
    }
    return best
  }

  /// Whether a sign of general punctuation (U+2000 to U+203F: dashes, curly quotes) stands here.
  private func isWideSign(_ i: Int) -> Bool {
    i + 2 < bytes.count && bytes[i] == 0xE2 && bytes[i + 1] == 0x80
  }

  private mutating func number(_ start: Int, shortened: Bool = false) {
    var value = 0
    var digits = 0
    var suffix = DateToken.Number.Suffix.none
    while at < bytes.count {
      if bytes[at].isASCIIDigit {
        value = min(value * 10 + Int(bytes[at] - 0x30), 1_000_000_000)
        digits += 1
        at += 1
      } else if suffix != .decimal, isGroup(at) {
        suffix = .grouped
        at += 1
      } else if bytes[at] == 0x2E, suffix == .none, at + 1 < bytes.count, bytes[at + 1].isASCIIDigit,
        !isDotted(at, start), !isClock(at)
      {
        suffix = .decimal
        at += 1
        while at < bytes.count, bytes[at].isASCIIDigit { at += 1 }
      } else {
        break
      }
    }
    if suffix == .none { suffix = letters() }
    add(
      start, word: DateLexicon.number,
      number: DateToken.Number(value: value, digits: digits, suffix: suffix, isShortened: shortened))
  }

  /// Whether a comma with just three digits after it stands here.
  private func isGroup(_ i: Int) -> Bool {
    guard bytes[i] == 0x2C, i + 3 < bytes.count else { return false }
    guard bytes[(i + 1)...(i + 3)].allSatisfy(\.isASCIIDigit) else { return false }
    return i + 4 >= bytes.count || !bytes[i + 4].isASCIIDigit
  }

  /// Whether the point here is one of two, as in "11.04.2019", after a number that begins at `start`.
  private func isDotted(_ i: Int, _ start: Int) -> Bool {
    if start > 1, bytes[start - 1] == 0x2E, bytes[start - 2].isASCIIDigit { return true }
    var end = i + 1
    while end < bytes.count, end - i < 4, bytes[end].isASCIIDigit { end += 1 }
    return end + 1 < bytes.count && bytes[end] == 0x2E && bytes[end + 1].isASCIIDigit
  }

  /// Whether the point here stands in a time of day: "11.30pm", "6.05 a.m.".
  private func isClock(_ i: Int) -> Bool {
    guard i + 4 < bytes.count, bytes[i + 1].isASCIIDigit, bytes[i + 2].isASCIIDigit else { return false }
    let half = bytes[i + 3] == 0x20 ? i + 4 : i + 3
    guard half + 1 < bytes.count, [0x61, 0x70].contains(bytes[half] | 0x20) else { return false }
    return bytes[half + 1] | 0x20 == 0x6D || bytes[half + 1] == 0x2E
  }

  /// Reads the "th" of "11th" and the "s" of "1990s".
  private mutating func letters() -> DateToken.Number.Suffix {
    var end = at
    while end < bytes.count, end - at < 3, bytes[end].isASCIILetter { end += 1 }
    let letters = bytes[at..<end].map { $0 | 0x20 }
    if letters == [0x73] {
      at = end
      return .plural
    }
    guard letters.count == 2, ["st", "nd", "rd", "th"].contains(String(decoding: letters, as: UTF8.self)) else {
      return .none
    }
    at = end
    return .ordinal
  }

  private mutating func sign(_ start: Int) {
    let isWide = isWideSign(start)
    at += isWide ? 3 : 1
    if bytes[start] == 0x27 || isWide && (bytes[start + 2] == 0x98 || bytes[start + 2] == 0x99) {
      return apostrophe(start)
    }
    add(start, word: lexicon.id(bytes, start, at))
  }

  /// Reads "'98", "'s" and what else an apostrophe, straight or curly, begins.
  private mutating func apostrophe(_ start: Int) {
    if at + 1 < bytes.count, bytes[at].isASCIIDigit, bytes[at + 1].isASCIIDigit,
      start == 0 || !bytes[start - 1].isWordByte
    {
      return number(start, shortened: true)
    }
    let letters = at
    while at < bytes.count, bytes[at].isASCIILetter { at += 1 }
    let word = [0x27] + bytes[letters..<at]
    add(start, word: lexicon.id(word, 0, word.count))
  }

  private mutating func breakAt(_ starts: [Int]) {
    var next = starts.makeIterator()
    var start = next.next()
    for i in tokens.indices {
      while let s = start, s < tokens[i].span.start { start = next.next() }
      if start == tokens[i].span.start, !followsAbbreviation(i) { tokens[i].isBreak = true }
    }
  }

  /// Whether the token before is a known word with a point, so that the sentence may have been cut wrongly.
  private func followsAbbreviation(_ i: Int) -> Bool {
    guard i > 0, tokens[i - 1].word >= 0 else { return false }
    let last = tokens[i - 1].span
    return last.count > 1 && bytes[last.end - 1] == 0x2E
  }
}
