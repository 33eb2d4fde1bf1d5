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
    if String(validating: bytes, as: UTF8.self) == nil {
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
    var out: [UInt8] = []
    var start = at
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        out.append(contentsOf: bytes[start..<at])
        at += 1
        return out
      case UInt8(ascii: "\\"):
        out.append(contentsOf: bytes[start..<at])
        at += 1
        try escape(into: &out)
        start = at
      case 0..<0x20: throw wrong("'\"'")
      default: at += 1
      }
    }
    throw wrong("'\"'")
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
        var unused: [UInt8] = []
        try escape(into: &unused)
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

  private mutating func escape(into out: inout [UInt8]) throws(DocumentError) {
    guard let byte = peek else { throw wrong("'\"'") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try scalar()
      out.append(contentsOf: String(Character(scalar)).utf8)
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
