import Words

/// Undoes what happens to UTF-8 that was once read as windows-1252 and written again: `donâ€™t` for `don’t`.
///
/// Three such scalars in a row that make one are proof: no language writes them. Where a page has proof, pairs such as
/// `Ã©` are undone too.
enum Mojibake {
  /// - Parameter bytes: well-formed UTF-8, which comes back with every such sequence as the scalar it stands for.
  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var copied = 0
    var isProven = false
    var pairs: [Int] = []
    var i = 0
    while true {
      i = bytes.withUnsafeBufferPointer { $0.next(0xC3, from: i) }
      guard i < bytes.count else { break }
      guard let found = sequence(bytes, i) else {
        i += 1
        continue
      }
      if found.scalar.count > 2 {
        isProven = true
        out.append(contentsOf: bytes[copied..<i])
        out.append(contentsOf: found.scalar)
        copied = found.end
      } else {
        pairs.append(i)
      }
      i = found.end
    }
    guard isProven else { return bytes }
    out.append(contentsOf: bytes[copied...])
    return pairs.isEmpty ? out : withoutPairs(out)
  }

  private static func withoutPairs(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0xC3 || bytes[i] == 0xC2, let found = sequence(bytes, i), found.scalar.count == 2 {
        out.append(contentsOf: found.scalar)
        i = found.end
      } else {
        out.append(bytes[i])
        i += 1
      }
    }
    return out
  }

  /// The scalar whose UTF-8 bytes stand here, each written as a scalar of windows-1252; nil where none does.
  private static func sequence(_ bytes: [UInt8], _ start: Int) -> (scalar: [UInt8], end: Int)? {
    guard let lead = byte(bytes, start), lead.byte >= 0xC2 else { return nil }
    let length = lead.byte >= 0xF0 ? 4 : lead.byte >= 0xE0 ? 3 : 2
    var scalar = [lead.byte]
    var i = lead.end
    while scalar.count < length {
      guard let next = byte(bytes, i), next.byte & 0xC0 == 0x80 else { return nil }
      scalar.append(next.byte)
      i = next.end
    }
    return String(validating: scalar, as: UTF8.self) == nil ? nil : (scalar, i)
  }

  /// The byte of windows-1252, or of ISO 8859-1, that the scalar at `i` stands for; nil where it is neither.
  private static func byte(_ bytes: [UInt8], _ i: Int) -> (byte: UInt8, end: Int)? {
    guard i + 1 < bytes.count else { return nil }
    if bytes[i] == 0xC2 || bytes[i] == 0xC3 {
      return (bytes[i] == 0xC2 ? bytes[i + 1] : bytes[i + 1] | 0x40, i + 2)
    }
    let length = bytes[i] >= 0xE0 ? 3 : 2
    guard bytes[i] >= 0xC5, bytes[i] < 0xF0, i + length <= bytes.count,
      let scalar = String(decoding: bytes[i..<(i + length)], as: UTF8.self).unicodeScalars.first
    else { return nil }
    return Decoding.windows1252Byte(scalar).map { ($0, i + length) }
  }
}
