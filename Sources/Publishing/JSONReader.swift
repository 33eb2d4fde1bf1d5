import Glibc
import Words

/// Reads one JSON value (RFC 8259) from bytes, and knows at which byte it stops making sense.
struct JSONReader {
  /// How deep arrays and objects may lie in each other.
  private static let deepest = 256

  private let bytes: [UInt8]
  private(set) var at = 0
  private var depth = 0

  /// - Throws: ``DocumentError`` where the bytes are not UTF-8.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    self.bytes = bytes
    if !bytes.isWellFormedUTF8 {
      throw DocumentError(
        code: .notUTF8,
        message: "not UTF-8 at byte \(Self.firstBroken(bytes)); write the line as UTF-8",
        id: nil)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The whole of the input as one object; `member` is called before each value and must read or skip it.
  mutating func object(
    _ member: (inout JSONReader, String) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    space()
    guard peek == UInt8(ascii: "{") else { throw wrong("an object") }
    try members(member)
    space()
    if at < bytes.count { throw wrong("the end of the line") }
  }

  /// What stands here, in words: "a string", "a number", "an array" …
  var kind: String {
    switch peek {
    case UInt8(ascii: "\""): "a string"
    case UInt8(ascii: "{"): "an object"
    case UInt8(ascii: "["): "an array"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "true or false"
    case UInt8(ascii: "n"): "null"
    default: "a number"
    }
  }

  /// Passes over one value of whatever kind.
  mutating func skip() throws(DocumentError) {
    switch peek {
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "{"): try members { (reader, _) throws(DocumentError) in try reader.skip() }
    case UInt8(ascii: "["): try elements()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  /// The string that stands here, its escapes undone; half a surrogate pair becomes U+FFFD.
  mutating func string() throws(DocumentError) -> [UInt8] {
    at += 1
    var out = [UInt8](repeating: 0, count: lengthOfString())
    var count = 0
    while true {
      run(into: &out, &count)
      guard let byte = peek, byte >= 0x20 else { throw wrong("'\"'") }
      at += 1
      if byte == UInt8(ascii: "\"") { break }
      let scalar = try escape()
      if scalar.isASCII {
        out[count] = UInt8(scalar.value)
        count += 1
      } else {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          out[count] = byte
          count += 1
        }
      }
    }
    out.removeLast(out.count - count)
    return out
  }

  /// The bytes from here to the quotation mark that ends a string, or to the end: its escapes undone, it has no more.
  private func lengthOfString() -> Int {
    bytes.withUnsafeBytes { bytes in
      var from = at
      while from < bytes.count, let found = memchr(bytes.baseAddress! + from, 0x22, bytes.count - from) {
        let mark = UnsafeRawPointer(found) - bytes.baseAddress!
        var start = mark
        while start > at, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        if (mark - start) % 2 == 0 { return mark - at }
        from = mark + 1
      }
      return bytes.count - at
    }
  }

  /// Takes in bytes that stand for themselves, up to a quotation mark, a backslash or a control character.
  private mutating func run(into out: inout [UInt8], _ count: inout Int) {
    var length = 0
    bytes.withUnsafeBytes { bytes in
      let start = at
      let most = bytes.count - start
      // Eight bytes at once: which are below 0x20, a quotation mark or a backslash (Hacker's Delight, 6-1).
      let ones: UInt64 = 0x0101_0101_0101_0101
      while length + 8 <= most {
        let word = bytes.loadUnaligned(fromByteOffset: start + length, as: UInt64.self)
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let low = (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
        if low & (ones << 7) != 0 { break }
        length += 8
      }
      while length < most, !Self.isSpecial(bytes[start + length]) { length += 1 }
      let end = min(length, out.count - count)
      out.withUnsafeMutableBytes { target in
        UnsafeMutableRawBufferPointer(rebasing: target[count...]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + end)]))
      }
    }
    at += length
    count += length
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  // MARK: parts

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func space() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func deeper() throws(DocumentError) {
    depth += 1
    if depth > Self.deepest { throw wrong("no more than \(Self.deepest) arrays in each other") }
    at += 1
    space()
  }

  private mutating func members(
    _ member: (inout JSONReader, String) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    try deeper()
    if !take(UInt8(ascii: "}")) {
      repeat {
        space()
        guard peek == UInt8(ascii: "\"") else { throw wrong("'\"'") }
        let key = String(decoding: try string(), as: UTF8.self)
        space()
        guard take(UInt8(ascii: ":")) else { throw wrong("':'") }
        space()
        try member(&self, key)
        space()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw wrong("',' or '}'") }
    }
    depth -= 1
  }

  private mutating func elements() throws(DocumentError) {
    try deeper()
    if !take(UInt8(ascii: "]")) {
      repeat {
        space()
        try skip()
        space()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw wrong("',' or ']'") }
    }
    depth -= 1
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipString() throws(DocumentError) {
    at += 1
    while let byte = peek, byte >= 0x20 {
      at += 1
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\") {
        _ = try escape()
      }
    }
    throw wrong("'\"'")
  }

  private mutating func word(_ word: StaticString) throws(DocumentError) {
    let expected = word.withUTF8Buffer { Array($0) }
    guard bytes[at...].starts(with: expected) else { throw wrong("a value") }
    at += expected.count
  }

  private mutating func number() throws(DocumentError) {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
  }

  private mutating func digits() throws(DocumentError) {
    let start = at
    while let byte = peek, byte.isASCIIDigit { at += 1 }
    if at == start { throw wrong("a value") }
  }

  /// The scalar that an escape stands for, its backslash read.
  private mutating func escape() throws(DocumentError) -> Unicode.Scalar {
    guard let byte = peek else { throw wrong("'\"'") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    default:
      at -= 1
      throw wrong("one of \"\\/bfnrtu")
    }
  }

  /// The scalar of `\uXXXX`, or of two of them that are a surrogate pair.
  private mutating func scalar() throws(DocumentError) -> Unicode.Scalar {
    let high = try hex()
    guard (0xD800..<0xDC00).contains(high), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    let second = at
    at += 2
    let low = try hex()
    guard (0xDC00..<0xE000).contains(low) else {
      at = second
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hex() throws(DocumentError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw wrong("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  // MARK: trouble

  private func wrong(_ expected: String) -> DocumentError {
    var seen = "the line ends"
    if at < bytes.count {
      let end = bytes[(at + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
      seen = bytes[at] < 0x20 ? "a control character" : "'\(String(decoding: bytes[at..<end], as: UTF8.self))'"
    }
    return DocumentError(
      code: .notJSON,
      message:
        "not JSON at byte \(at): \(seen) where \(expected) should stand; "
        + "write one object a line, for example {\"id\":\"a1\",\"text\":\"Rebels seized Gharyan.\"}",
      id: nil)
  }

  private static func firstBroken(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var at = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): at += scalar.count
      case .error, .emptyInput: return at
      }
    }
  }
}
