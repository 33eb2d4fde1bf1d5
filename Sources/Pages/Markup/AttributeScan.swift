import Words

/// Tells the attributes of a start tag apart (HTML, "Tokenization", from "before attribute name" on).
struct AttributeScan {
  typealias Found = (name: Range<Int>, value: Range<Int>, whole: Range<Int>)

  private let source: UnsafeBufferPointer<UInt8>
  private var i: Int
  private let end: Int
  /// Whether all of the tag was read, and nothing in it is what ends a tag.
  private(set) var isRead = false

  /// - Parameter range: from behind the tag's name to its `>`.
  init(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.source = source
    i = range.lowerBound
    end = range.upperBound
  }

  /// The next attribute, its value without quotes; nil at the end and where a tag ends before its end.
  mutating func next() -> Found? {
    while i < end, source[i].isASCIISpace || source[i] == 0x2F { i += 1 }
    guard i < end else {
      isRead = true
      return nil
    }
    let start = i
    i += 1
    while i < end, !source[i].isASCIISpace, source[i] != 0x2F, source[i] != 0x3D {
      if source[i] == 0x3E { return nil }
      i += 1
    }
    let name = start..<i
    skipSpace()
    guard i < end, source[i] == 0x3D else { return (name, i..<i, name) }
    i += 1
    skipSpace()
    guard let value = value() else { return nil }
    return (name, value, start..<i)
  }

  private mutating func value() -> Range<Int>? {
    guard i < end else { return i..<i }
    let start = i
    if source[i] == 0x22 || source[i] == 0x27 {
      let close = source.next(source[i], in: (start + 1)..<end)
      guard close < end else { return nil }
      i = close + 1
      return (start + 1)..<close
    }
    while i < end, !source[i].isASCIISpace {
      if source[i] == 0x3E { return nil }
      i += 1
    }
    return start..<i
  }

  private mutating func skipSpace() {
    while i < end, source[i].isASCIISpace { i += 1 }
  }
}
