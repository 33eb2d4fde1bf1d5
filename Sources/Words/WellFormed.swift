extension [UInt8] {
  /// Whether the bytes are well-formed UTF-8 (The Unicode Standard, table 3-7).
  public var isWellFormedUTF8: Bool {
    withUnsafeBytes { bytes in
      var i = 0
      while i < bytes.count {
        while i + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          i += 8
        }
        while i < bytes.count, bytes[i] < 0x80 { i += 1 }
        guard i < bytes.count else { return true }
        let length = wellFormedLength(bytes, i)
        if length == 0 { return false }
        i += length
      }
      return true
    }
  }
}

/// The length of the sequence of two to four bytes that begins here; 0 where it is not well-formed.
private func wellFormedLength(_ bytes: UnsafeRawBufferPointer, _ i: Int) -> Int {
  let lead = bytes[i]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
  guard lead >= 0xC2, lead <= 0xF4, i + length <= bytes.count else { return 0 }
  let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
  let most: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
  guard bytes[i + 1] >= least, bytes[i + 1] <= most else { return 0 }
  for k in 2..<max(2, length) where bytes[i + k] & 0xC0 != 0x80 { return 0 }
  return length
}
