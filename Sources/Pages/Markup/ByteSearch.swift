import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The first place of a byte from a place on, or the end.
  func next(_ byte: UInt8, from start: Int) -> Int { start < count ? next(byte, in: start..<count) : count }

  /// The first place of a byte in a range, or the range's end.
  func next(_ byte: UInt8, in range: Range<Int>) -> Int {
    guard let base = baseAddress, !range.isEmpty else { return range.upperBound }
    guard let found = memchr(base + range.lowerBound, Int32(byte), range.count) else { return range.upperBound }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether words stand at a place.
  func has(_ words: StaticString, at start: Int) -> Bool {
    guard start + words.utf8CodeUnitCount <= count, let base = baseAddress else { return false }
    return memcmp(base + start, words.utf8Start, words.utf8CodeUnitCount) == 0
  }

  /// A number for a table (FNV-1a); never 0.
  var hashed: UInt64 { reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } | 1 }

  /// The bytes of a range.
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: self[range]) }
}
