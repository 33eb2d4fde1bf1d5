/// Turns byte offsets of a text into offsets in Unicode scalars, and back.
///
/// A checkpoint every 64 bytes keeps a look-up at constant cost; a text of ASCII alone needs no table.
public struct ScalarOffsets: Sendable {
  private static let step = 64
  private let text: Text
  /// How many scalars start before byte `step * i`; empty for ASCII.
  private let checkpoints: [Int]
  /// The number of scalars of the text.
  public let count: Int

  public init(_ text: Text) {
    self.text = text
    var scalars = 0
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(text.count / Self.step + 1)
    text.bytes.withUnsafeBufferPointer { bytes in
      for (i, byte) in bytes.enumerated() {
        if i % Self.step == 0 { checkpoints.append(scalars) }
        if byte & 0xC0 != 0x80 { scalars += 1 }
      }
    }
    count = scalars
    self.checkpoints = scalars == text.count ? [] : checkpoints
  }

  /// The scalar offset of a byte offset in `0...text.count`.
  public func scalar(_ byte: Int) -> Int {
    if checkpoints.isEmpty { return byte }
    if byte == text.count { return count }
    var scalars = checkpoints[byte / Self.step]
    for i in (byte / Self.step * Self.step)..<byte where text[i] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }

  /// The byte offset of a scalar offset in `0...count`.
  public func byte(_ scalar: Int) -> Int {
    if checkpoints.isEmpty { return scalar }
    if scalar >= count { return text.count }
    let low = checkpoints.partitioningIndex { $0 > scalar } - 1
    var seen = checkpoints[low]
    var i = low * Self.step
    while true {
      if text[i] & 0xC0 != 0x80 {
        if seen == scalar { return i }
        seen += 1
      }
      i += 1
    }
  }
}
