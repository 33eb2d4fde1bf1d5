/// The words of a text, one after the other: runs of letters and digits, an apostrophe between letters with them.
public struct WordScanner: Sequence, IteratorProtocol {
  public struct Word: Sendable {
    public let span: Span
    /// The hash of the word in lower case, without a plural or possessive end.
    public let stemHash: UInt64
    /// The hash of the word in lower case, as it stands.
    public let hash: UInt64
    /// The number of letters of the stem, at least 1.
    public let letters: Int
    public let isCapital: Bool
    public let isNumber: Bool
  }

  private let text: Text
  private var at = 0
  private let end: Int

  public init(_ text: Text) {
    self.text = text
    end = text.count
  }

  /// The words of one span of a text.
  public init(_ text: Text, in span: Span) {
    self.text = text
    at = span.start
    end = span.end
  }

  public mutating func next() -> Word? {
    while at < end, !isWord(at) { at += width(at) }
    let start = at
    while at < end {
      if isWord(at) {
        at += width(at)
      } else if at > start, isApostrophe(at), at + width(at) < end, isWord(at + width(at)) {
        at += width(at)
      } else {
        break
      }
    }
    return at > start ? word(Span(start, at)) : nil
  }

  private func word(_ span: Span) -> Word {
    let bytes = text.bytes[span.start..<span.end]
    let first = bytes[span.start]
    var lower: [UInt8]
    var isCapital = first.isASCIIUpper
    if bytes.contains(where: { $0 >= 0x80 }) {
      let string = text.string(span)
      isCapital = string.unicodeScalars.first.map { $0.properties.isUppercase } ?? false
      lower = Array(string.lowercased().utf8)
    } else {
      lower = bytes.map { $0.isASCIIUpper ? $0 | 0x20 : $0 }
    }
    let hash = Hash.of(lower)
    Self.dropEnd(&lower)
    let letters = lower.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Word(
      span: span, stemHash: Hash.of(lower), hash: hash, letters: Swift.max(1, letters), isCapital: isCapital,
      isNumber: first.isASCIIDigit)
  }

  /// Takes off `'s`, `’s`, and the plural's `s`, `es` and `ies`.
  private static func dropEnd(_ word: inout [UInt8]) {
    if word.last == 0x73, word.count > 2 {
      if word[word.count - 2] == 0x27 {
        word.removeLast(2)
      } else if word.count > 4, word[word.count - 4] == 0xE2, word[word.count - 2] == 0x99 {
        word.removeLast(4)
      }
    }
    guard word.count > 3, word.last == 0x73 else { return }
    let before = word[word.count - 2]
    if before == 0x73 { return }
    if word.count > 4, before == 0x65, word[word.count - 3] == 0x69 {
      word.removeLast(3)
      word.append(0x79)
    } else if word.count > 4, before == 0x65, "sxzh".utf8.contains(word[word.count - 3]) {
      word.removeLast(2)
    } else {
      word.removeLast()
    }
  }

  private func width(_ at: Int) -> Int {
    switch text[at] {
    case 0..<0xC0: 1
    case 0..<0xE0: 2
    case 0..<0xF0: 3
    default: 4
    }
  }

  /// Letters and digits; beyond ASCII all but general punctuation (U+2000–U+206F), Latin-1 signs and U+3000–U+303F.
  private func isWord(_ at: Int) -> Bool {
    let byte = text[at]
    if byte < 0x80 { return byte.isASCIILetter || byte.isASCIIDigit }
    switch byte {
    case 0xC2: return text[at + 1] == 0xAA || text[at + 1] == 0xB5 || text[at + 1] == 0xBA
    case 0xE2: return text[at + 1] > 0x81
    case 0xE3: return text[at + 1] > 0x80
    default: return true
    }
  }

  private func isApostrophe(_ at: Int) -> Bool {
    text[at] == 0x27 || (text[at] == 0xE2 && at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] == 0x99)
  }
}

/// A hash that is the same in every run (FNV-1a, 64 bits).
public enum Hash {
  public static let start: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  public static func of(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* prime }
  }

  /// The hash of a row of hashes.
  public static func joined(_ parts: ArraySlice<UInt64>) -> UInt64 {
    parts.reduce(start) { hash, part in
      let mixed = (hash ^ part) &* prime
      return mixed ^ mixed >> 29
    }
  }
}
