import Words

/// Markup as the parser gets it, and what was kept back from the parser.
///
/// The parser takes some four hundred instructions a byte and three thousand a tag, so each run of text goes to it as one
/// scalar that stands for the run, so does each element of a line that holds only text, and other tags go without their
/// attributes; ``PageTree`` puts all of it back.
struct SievedMarkup {
  /// What a scalar stands for.
  enum Run {
    /// In ``source``.
    case text(Span)
    /// An element, its attributes in ``attributes``, and its content in ``contents``, which is text and stand-ins.
    case element(Tag, attributes: Range<Int>, content: Range<Int>)
  }

  /// What the parser gets.
  var bytes: [UInt8] = []
  /// The page, which the spans are of.
  let source: [UInt8]
  /// By the number of what stands for them.
  var runs: [Run] = []
  var contents: [UInt8] = []
  /// Start tags whose attributes were kept back, by their places in ``bytes``.
  var tags: [(start: Int, attributes: Range<Int>)] = []
  var attributes: [(name: Attribute, value: Span)] = []
  /// How many bytes of the page are neither script nor style nor another thing that no article needs.
  var keptBytes = 0

  /// The attributes that were kept back of a tag.
  func attributes(ofTagAt start: Int) -> Range<Int>? {
    var low = 0
    var high = tags.count
    while low < high {
      let middle = (low + high) / 2
      if tags[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low < tags.count && tags[low].start == start ? tags[low].attributes : nil
  }
}

/// The scalars that stand for runs of text and for elements: those for private use of planes 15 and 16.
enum StandIn {
  private static let first: UInt32 = 0xF0000
  /// The last two of a plane are no characters.
  private static let perPlane: UInt32 = 0xFFFE
  static let most = Int(perPlane) * 2

  /// Whether no scalar of the page is one of them, in itself or as a numeric reference.
  static func areFree(in page: UnsafeBufferPointer<UInt8>) -> Bool {
    for lead in [UInt8(0xF3), 0xF4] {
      var i = page.next(lead, from: 0)
      while i < page.count {
        if lead == 0xF4 || i + 1 < page.count && page[i + 1] >= 0xB0 { return false }
        i = page.next(lead, from: i + 1)
      }
    }
    var i = page.next(UInt8(ascii: "&"), from: 0)
    while i < page.count {
      if isPrivateReference(page, at: i + 1) { return false }
      i = page.next(UInt8(ascii: "&"), from: i + 1)
    }
    return true
  }

  /// Whether `#xF0000` and its like stand at a place.
  private static func isPrivateReference(_ page: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    var i = start
    guard i + 1 < page.count, page[i] == UInt8(ascii: "#") else { return false }
    i += 1
    let isHex = page[i] | 0x20 == UInt8(ascii: "x")
    if isHex { i += 1 }
    var value: UInt32 = 0
    while i < page.count, value < first, let digit = digit(page[i], isHex: isHex) {
      value = value * (isHex ? 16 : 10) + digit
      i += 1
    }
    return value >= first
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if byte.isASCIIDigit { return UInt32(byte - 0x30) }
    let small = byte | 0x20
    return isHex && small >= 0x61 && small <= 0x66 ? UInt32(small - 0x61 + 10) : nil
  }

  /// Appends what stands for a run.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    let number = UInt32(number)
    let scalar = number < perPlane ? first + number : first + 0x10000 + number - perPlane
    bytes.append(UInt8(0xF0 | scalar >> 18))
    bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }

  /// The number of the run that the four bytes of a scalar stand for, nil for a scalar that stands for none.
  static func number(_ bytes: UnsafePointer<UInt8>) -> Int? {
    let high = UInt32(bytes[0] & 0x07) << 18 | UInt32(bytes[1] & 0x3F) << 12
    let scalar = high | UInt32(bytes[2] & 0x3F) << 6 | UInt32(bytes[3] & 0x3F)
    guard scalar >= first else { return nil }
    return Int(scalar < first + 0x10000 ? scalar - first : scalar - first - 0x10000 + perPlane)
  }
}
