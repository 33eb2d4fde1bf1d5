import Claims
import Words

/// Where a report says it was written: `MOSCOW –`, `TRIPOLI, April 12 (Agency) –`, `BENGHAZI (Agency) _`.
enum Dateline {
  /// Marks the dateline of an article as unread, and takes the agency from it.
  static func find(in article: inout Article) {
    guard let span = find(article.text), !article.unread.contains(where: { $0.contains(span) }) else { return }
    article.dateline = span
    article.unread.append(span)
    article.unread.sort()
    article.wire = agency(article.text.string(span))
  }

  /// What stands in the last brackets.
  private static func agency(_ dateline: String) -> String? {
    guard let open = dateline.lastIndex(of: "("), let close = dateline.lastIndex(of: ")"), open < close else {
      return nil
    }
    let name = String(dateline[dateline.index(after: open)..<close]).collapsed()
    return name.contains(where: \.isLetter) ? name : nil
  }

  /// The dateline at the beginning of one of the first lines, its dash included.
  static func find(_ text: Text) -> Span? {
    var start = 0
    for _ in 0..<4 where start < text.count {
      let end = text.bytes[start...].firstIndex(of: 0x0A) ?? text.count
      var line = DatelineScan(line: text.bytes[start..<min(end, start + 160)])
      if let length = line.length() { return Span(start, start + length) }
      start = end
      while start < text.count, text[start] == 0x0A { start += 1 }
    }
    return nil
  }
}

/// Looks for a dateline at the beginning of one line.
///
/// A place is in capitals, or a date or an agency in brackets has to stand between it and the dash, so that
/// "Gharyan – a town of 80,000 – fell" has none.
private struct DatelineScan {
  private static let mostBytes = 90
  private static let mostWords = 9

  let line: ArraySlice<UInt8>
  private var words = 0
  private var letters = 0
  private var hasCapitalsOnly = true
  private var hasBracket = false
  private var hasNumber = false

  init(line: ArraySlice<UInt8>) { self.line = line }

  /// How many bytes of the line are a dateline, the blank after it not counted.
  mutating func length() -> Int? {
    var i = line.startIndex
    while i < line.endIndex, i - line.startIndex < Self.mostBytes {
      if let dash = dash(at: i), i > line.startIndex, line[i - 1].isASCIISpace || line[i - 1] == UInt8(ascii: ")") {
        return isPlace(before: i) && endsAt(i + dash) ? i + dash - line.startIndex : nil
      }
      switch line[i] {
      case UInt8(ascii: "("):
        guard let close = line[i...].firstIndex(of: UInt8(ascii: ")")), close - i < 40 else { return nil }
        hasBracket = true
        i = close + 1
      case UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: ";"): return nil
      case let byte where byte.isWordByte:
        guard let end = word(at: i) else { return nil }
        i = end
      default: i += 1
      }
    }
    return nil
  }

  private func isPlace(before dash: Int) -> Bool {
    if words == 0 { return hasBracket }
    let hasDate = hasNumber && line[..<dash].contains(UInt8(ascii: ","))
    return words <= Self.mostWords && letters >= 3 && (hasCapitalsOnly || hasBracket || hasDate)
  }

  private func endsAt(_ i: Int) -> Bool { i == line.endIndex || line[i].isASCIISpace }

  /// Takes in a word and gives its end; nil where it is none of a dateline, whose words begin with a capital, a digit
  /// or a letter beyond ASCII.
  private mutating func word(at start: Int) -> Int? {
    var end = start
    while end < line.endIndex, line[end].isWordByte || line[end] == 0x27 { end += 1 }
    let word = line[start..<end]
    words += 1
    if line[start].isASCIIDigit {
      hasNumber = true
      return words > 1 ? end : nil
    }
    guard line[start].isASCIIUpper || line[start] >= 0x80 else {
      return words > 1 && word.elementsEqual("of".utf8) ? end : nil
    }
    if !hasNumber, !hasBracket { letters += word.count }
    // What follows a comma is a country, a state or a month: "BENGHAZI, Libya, April 12 –".
    let isFirst = words == 1 || !line[..<start].contains(UInt8(ascii: ","))
    if isFirst, word.contains(where: \.isASCIILower) { hasCapitalsOnly = false }
    return end
  }

  /// The length of the dash at `i`: hyphens, en and em dash, underscore.
  private func dash(at i: Int) -> Int? {
    switch line[i] {
    case UInt8(ascii: "-"): i + 1 < line.endIndex && line[i + 1] == UInt8(ascii: "-") ? 2 : 1
    case UInt8(ascii: "_"): 1
    case 0xE2 where i + 2 < line.endIndex && line[i + 1] == 0x80 && (0x92...0x95).contains(line[i + 2]): 3
    default: nil
    }
  }
}
