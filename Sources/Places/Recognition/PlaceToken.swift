import Words

/// A word of the text, as the search for places sees it.
struct PlaceToken: Sendable {
  let span: Span
  /// The word's key (``PlaceNames/key(_:)``).
  let key: [UInt8]
  let isCapital: Bool
  /// Whether a genitive 's, which the span leaves out, follows.
  let isGenitive: Bool
  /// Whether only a blank, or a hyphen, stands between it and the word before.
  let joins: Bool
  /// Whether the word before is followed by a comma and a blank.
  let afterComma: Bool
  /// Whether a sentence, line or quotation begins here.
  let isStart: Bool
}

/// Cuts a text into ``PlaceToken``s.
struct PlaceScanner {
  private let bytes: [UInt8]
  private let names: PlaceNames
  private let abbreviations: Set<[UInt8]>
  private var tokens: [PlaceToken] = []

  /// - Parameter abbreviations: words whose point does not end a name: "St."
  static func tokens(
    of text: Text, _ names: PlaceNames, abbreviations: Set<[UInt8]>, starts: Set<Int>
  ) -> [PlaceToken] {
    var scanner = PlaceScanner(bytes: text.bytes, names: names, abbreviations: abbreviations)
    scanner.run(starts)
    return scanner.tokens
  }

  private init(bytes: [UInt8], names: PlaceNames, abbreviations: Set<[UInt8]>) {
    self.bytes = bytes
    self.names = names
    self.abbreviations = abbreviations
  }

  private mutating func run(_ starts: Set<Int>) {
    tokens.reserveCapacity(bytes.count / 6)
    var at = 0
    var last = 0
    while at < bytes.count {
      guard isLetter(at) else {
        at += 1
        continue
      }
      let start = at
      at = end(from: start)
      let gap = bytes[last..<start]
      let span = Span(start, at)
      let genitive = genitiveEnd(at)
      tokens.append(
        PlaceToken(
          span: span, key: key(span), isCapital: isCapital(start), isGenitive: genitive > at,
          joins: joins(gap),
          afterComma: gap.count == 2 && gap.first == 0x2C && gap.last?.isASCIISpace == true,
          isStart: tokens.isEmpty || (starts.contains(start) && !joins(gap)) || gap.contains { $0 == 0x22 }
            || doubleBreak(gap)))
      at = genitive
      last = at
    }
  }

  /// Whether a gap does not part a name: one blank or hyphen, or the point and blank of "St. Louis".
  private func joins(_ gap: ArraySlice<UInt8>) -> Bool {
    if gap.count == 1 { return gap.first == 0x20 || gap.first == 0x0A || gap.first == 0x2D }
    guard gap.count == 2, gap.first == 0x2E, gap.last == 0x20, let last = tokens.last else { return false }
    return abbreviations.contains(last.key)
  }

  /// Where a genitive 's that begins here ends; here where there is none.
  private func genitiveEnd(_ at: Int) -> Int {
    var end = at
    if end < bytes.count, bytes[end] == 0x27 {
      end += 1
    } else if end + 2 < bytes.count, isWideSign(end), bytes[end + 2] == 0x99 {
      end += 3
    }
    guard end > at, end < bytes.count, bytes[end] | 0x20 == 0x73 else { return at }
    return end + 1 < bytes.count && bytes[end + 1].isWordByte && !isWideSign(end + 1) ? at : end + 1
  }

  private func doubleBreak(_ gap: ArraySlice<UInt8>) -> Bool { gap.lazy.filter { $0 == 0x0A }.count > 1 }

  /// A letter or digit; the signs U+2000 to U+206F are none, the right quote inside a word excepted.
  private func isLetter(_ i: Int) -> Bool {
    bytes[i].isWordByte && !isWideSign(i) && bytes[i] & 0xC0 != 0x80
  }

  private func isWideSign(_ i: Int) -> Bool {
    bytes[i] == 0xE2 && i + 1 < bytes.count && (bytes[i + 1] == 0x80 || bytes[i + 1] == 0x81)
  }

  private func isCapital(_ i: Int) -> Bool {
    if bytes[i].isASCIIUpper { return true }
    guard bytes[i] >= 0xC3 else { return false }
    let length = bytes[i] >= 0xE0 ? 3 : 2
    guard i + length <= bytes.count else { return false }
    return String(decoding: bytes[i..<(i + length)], as: UTF8.self).first?.isUppercase ?? false
  }

  /// Over letters, apostrophes and points inside ("O'Fallon", "U.S."), and the last point of such an abbreviation.
  private func end(from start: Int) -> Int {
    var at = start
    var points = 0
    while at < bytes.count {
      if bytes[at].isWordByte, !isWideSign(at) {
        at += 1
      } else if bytes[at] == 0x2E, at + 1 < bytes.count, bytes[at + 1].isASCIIUpper, at - start < 12 {
        points += 1
        at += 1
      } else if bytes[at] == 0x27 || bytes[at] == 0x60, isInside(at + 1, at + 2) {
        at += 1
      } else if isWideSign(at), at + 3 < bytes.count, bytes[at + 2] == 0x99, isInside(at + 3, at + 4) {
        at += 3
      } else {
        break
      }
    }
    return points > 0 && at < bytes.count && bytes[at] == 0x2E ? at + 1 : at
  }

  /// Whether a letter follows the apostrophe, and more than the "s" of a genitive.
  private func isInside(_ next: Int, _ after: Int) -> Bool {
    guard next < bytes.count, bytes[next].isASCIILetter else { return false }
    return after < bytes.count && bytes[after].isWordByte && !isWideSign(after)
  }

  /// ASCII words, the most, need no decoding.
  private func key(_ span: Span) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(span.count)
    for byte in bytes[span.start..<span.end] {
      if byte >= 0x80 { return names.key(bytes[span.start..<span.end]) }
      if byte.isASCIIUpper {
        out.append(byte | 0x20)
      } else if byte != 0x2E, byte != 0x27, byte != 0x60 {
        out.append(byte)
      }
    }
    return names.word(out)
  }
}
