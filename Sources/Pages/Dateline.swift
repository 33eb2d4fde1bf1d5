import Words

/// Where a report says it was written: `MOSCOW –`, `TRIPOLI, April 12 (Agency) –`, `BENGHAZI (Agency) _`.
enum Dateline {
  /// The dateline at the beginning of one of the first lines, its dash included.
  static func find(_ text: Text) -> Span? {
    var start = 0
    for _ in 0..<4 where start < text.count {
      let end = text.bytes[start...].firstIndex(of: 0x0A) ?? text.count
      if let length = length(text.bytes[start..<min(end, start + 160)]) { return Span(start, start + length) }
      start = end
      while start < text.count, text[start] == 0x0A { start += 1 }
    }
    return nil
  }

  /// How many bytes of a line are a dateline, the blank after it not counted.
  ///
  /// A place is in capitals, or a date or an agency in brackets has to stand between it and the dash, so that
  /// "Gharyan – a town of 80,000 – fell" has none.
  private static func length(_ line: ArraySlice<UInt8>) -> Int? {
    let origin = line.startIndex
    var i = origin
    var words = 0
    var capitals = 0
    var small = 0
    var hasBracket = false
    var hasDigit = false
    while i < line.endIndex, i - origin < 90 {
      if let dash = dash(line, i), i > origin, line[i - 1].isASCIISpace || line[i - 1] == UInt8(ascii: ")") {
        let isPlace = capitals > 0 && (small == 0 || hasBracket || hasDigit)
        return isPlace && words <= 9 && (i + dash == line.endIndex || line[i + dash].isASCIISpace)
          ? i + dash - origin : nil
      }
      let byte = line[i]
      if byte == UInt8(ascii: "("), words > 0 {
        guard let close = line[i...].firstIndex(of: UInt8(ascii: ")")), close - i < 40 else { return nil }
        hasBracket = true
        i = close + 1
        continue
      }
      let endsSentence =
        byte == UInt8(ascii: ".") && i + 2 < line.endIndex && line[i + 1].isASCIISpace && i - origin > 30
      if endsSentence || byte == UInt8(ascii: ":") || byte == 0x22 { return nil }
      if byte.isWordByte, i == origin || !line[i - 1].isWordByte {
        words += 1
        let end = wordEnd(line, i)
        guard startsName(line[i..<end], first: words == 1) else { return nil }
        if byte.isASCIIDigit {
          hasDigit = true
        } else if isCapitals(line[i..<end]) {
          capitals += 1
        } else if !hasDigit, words <= 2 || !isShort(end - i) {
          small += 1; if words == 1 { capitals += 1 }
        }
      }
      i += 1
    }
    return nil
  }

  private static func isShort(_ count: Int) -> Bool { count <= 2 }

  private static func wordEnd(_ line: ArraySlice<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < line.endIndex, line[end].isWordByte { end += 1 }
    return end
  }

  /// Every word of a dateline begins with a capital, a digit or a letter beyond ASCII.
  private static func startsName(_ word: ArraySlice<UInt8>, first: Bool) -> Bool {
    guard let byte = word.first else { return false }
    return byte.isASCIIUpper || byte >= 0x80 || (byte.isASCIIDigit && !first)
  }

  private static func isCapitals(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 2 && word.allSatisfy { !$0.isASCIILower }
  }

  /// The length of the dash at `i`: hyphens, en and em dash, underscore.
  private static func dash(_ line: ArraySlice<UInt8>, _ i: Int) -> Int? {
    switch line[i] {
    case UInt8(ascii: "-"): i + 1 < line.endIndex && line[i + 1] == UInt8(ascii: "-") ? 2 : 1
    case UInt8(ascii: "_"): 1
    case 0xE2 where i + 2 < line.endIndex && line[i + 1] == 0x80 && (0x92...0x95).contains(line[i + 2]): 3
    default: nil
    }
  }
}
