/// Ids made of names: UUIDs of version 5, the same for the same name everywhere.
///
/// Source: RFC 9562, 5.5 (RFC 4122, 4.3); SHA-1 by FIPS 180-4, 6.1.
struct NameUUID {
  private let namespace: [UInt8]

  /// RFC 9562's namespace of addresses, `6ba7b811-9dad-11d1-80b4-00c04fd430c8`.
  static let url = NameUUID(
    namespace: [
      0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
    ])

  /// A namespace of our own, which a name in this one gives.
  func namespace(_ name: String) -> NameUUID { NameUUID(namespace: bytes(name)) }

  private init(namespace: [UInt8]) { self.namespace = namespace }

  /// `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
  func id(_ name: String) -> String {
    var text = ""
    for (i, byte) in bytes(name).enumerated() {
      if [4, 6, 8, 10].contains(i) { text += "-" }
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }

  private func bytes(_ name: String) -> [UInt8] {
    var bytes = Array(SHA1.digest(namespace + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes
  }
}

/// SHA-1, which UUIDs of version 5 are defined by. For nothing else: it is broken.
private enum SHA1 {
  static func digest(_ message: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    var bytes = message + [0x80]
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bits = UInt64(message.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    for start in stride(from: 0, to: bytes.count, by: 64) { mix(bytes[start..<start + 64], into: &state) }
    return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words: [UInt32] = []
    for i in stride(from: block.startIndex, to: block.endIndex, by: 4) {
      words.append(block[i..<i + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }
    for i in 16..<80 { words.append(rotate(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1)) }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for (i, word) in words.enumerated() {
      let (f, constant): (UInt32, UInt32) =
        switch i {
        case ..<20: (b & c | ~b & d, 0x5A82_7999)
        case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      (a, b, c, d, e) = (rotate(a, 5) &+ f &+ e &+ constant &+ word, a, rotate(b, 30), c, d)
    }
    for (i, value) in [a, b, c, d, e].enumerated() { state[i] &+= value }
  }

  private static func rotate(_ word: UInt32, _ by: UInt32) -> UInt32 { word << by | word >> (32 - by) }
}
