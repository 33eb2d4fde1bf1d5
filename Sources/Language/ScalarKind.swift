import Words

/// What a scalar is to the tokeniser.
enum ScalarKind {
  case space, letter, digit, quote, hyphen, punctuation, symbol

  /// The kind of the scalar that starts at a byte, and its length in bytes.
  @inline(__always)
  static func at(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> (kind: ScalarKind, length: Int) {
    let byte = bytes[i]
    if byte < 0x80 { return (ascii(byte), 1) }
    let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    var scalar = UInt32(byte) & (0xFF >> UInt32(length + 1))
    for k in 1..<length { scalar = scalar << 6 | UInt32(bytes[i + k] & 0x3F) }
    return (wide(scalar), length)
  }

  static func ascii(_ byte: UInt8) -> ScalarKind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0...0x20, 0x7F: .space
    case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): .quote
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="),
      UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "#"):
      .symbol
    default: .punctuation
    }
  }

  /// By the blocks of Unicode; what is neither space, mark nor symbol is a letter.
  static func wide(_ scalar: UInt32) -> ScalarKind {
    switch scalar {
    case 0x80...0xA0, 0x1680, 0x2000...0x200B, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: .space
    case 0xAA, 0xB5, 0xBA: .letter
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A: .quote
    case 0xA1...0xBF, 0xD7, 0xF7: scalar == 0xA1 || scalar == 0xBF || scalar == 0xB7 ? .punctuation : .symbol
    case 0x200C...0x200F, 0x300...0x36F, 0x02B0...0x02FF: .letter
    case 0x2010, 0x2011: .hyphen
    case 0x2012...0x2027, 0x2030...0x205E, 0x3001...0x3020, 0x3030, 0xFE10...0xFE6F, 0xFF01...0xFF0F,
      0x060C, 0x061B, 0x061F, 0x06D4, 0x0964, 0x0965:
      .punctuation
    case 0x20A0...0x20CF, 0x2100...0x2BFF, 0xFE00...0xFE0F, 0x1F000...0x1FAFF, 0xE0000...0xE01EF: .symbol
    case 0x0660...0x0669, 0x06F0...0x06F9: .digit
    default: .letter
    }
  }
}

extension UInt8 {
  /// The small letter of a capital of ASCII, else itself.
  @inline(__always) var lowered: UInt8 { isASCIIUpper ? self | 0x20 : self }
}
