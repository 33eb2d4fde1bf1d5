import Glibc

/// Turns the bytes of a page into UTF-8.
///
/// Well-formed UTF-8 wins over what the page declares: pages that declare latin-1 and are sent as UTF-8 are common,
/// and text of windows-1252 that happens to be well-formed UTF-8 is not.
public enum Decoding {
  /// - Parameter charset: what stands outside the page for its encoding, such as the `charset` of HTTP.
  /// - Returns: well-formed UTF-8 without a byte order mark and without NUL.
  public static func utf8(_ bytes: [UInt8], charset: String? = nil) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), high: 1) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), high: 0) }
    if bytes.starts(with: [0x3C, 0]) { return utf16(bytes[...], high: 1) }
    if bytes.starts(with: [0, 0x3C]) { return utf16(bytes[...], high: 0) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    let clean = hasNUL(body) ? body.filter { $0 != 0 } : body
    if clean.isWellFormedUTF8 { return clean }
    if let name = charset ?? declared(clean), let read = Charset.utf8(clean, from: name) { return read }
    return singleBytes(clean)
  }

  private static func hasNUL(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false }
  }

  /// The encoding that a page or a feed names in its first 1024 bytes (WHATWG HTML, "prescan a byte stream"):
  /// `charset=windows-1251`, `encoding="koi8-r"`.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(1024)
    for mark in ["charset=", "encoding="] {
      guard let found = firstIndex(of: Array(mark.utf8), in: head) else { continue }
      let name = head[found...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
        .prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D || $0 == 0x5F }
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  /// After the first place where the words stand, in small or capital letters.
  private static func firstIndex(of words: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= words.count else { return nil }
    for i in bytes.startIndex...(bytes.endIndex - words.count)
    where zip(bytes[i...], words).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) { return i + words.count }
    return nil
  }

  /// Whether a page begins as UTF-16 does: with a byte order mark, or with `<`.
  public static func isUTF16(_ bytes: [UInt8]) -> Bool {
    [[0xFF, 0xFE], [0xFE, 0xFF], [0x3C, 0], [0, 0x3C]].contains { bytes.starts(with: $0) }
  }

  /// - Parameter high: which byte of each unit is the high one; a byte that is left over at the end is dropped.
  private static func utf16(_ bytes: ArraySlice<UInt8>, high: Int) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for i in stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2) {
      units.append(UInt16(bytes[i + high]) << 8 | UInt16(bytes[i + 1 - high]))
    }
    return Array(String(decoding: units, as: UTF16.self).utf8).filter { $0 != 0 }
  }

  /// Bytes that are not all UTF-8: sequences that are well-formed stay where they are the rule or the page declares
  /// UTF-8, and every other byte is read as windows-1252, as browsers read latin-1.
  private static func singleBytes(_ bytes: [UInt8]) -> [UInt8] {
    var sequences = 0
    var strays = 0
    var i = 0
    while i < bytes.count {
      let length = sequenceLength(bytes, i)
      if length > 1 { sequences += 1 } else if bytes[i] >= 0x80 { strays += 1 }
      i += max(1, length)
    }
    let keepsSequences = sequences > strays || declaresUTF8(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + strays * 2)
    i = 0
    while i < bytes.count {
      let length = sequenceLength(bytes, i)
      if length == 1 || (length > 1 && keepsSequences) {
        out.append(contentsOf: bytes[i..<(i + length)])
        i += length
      } else {
        let scalar = bytes[i] < 0xA0 ? windows1252[Int(bytes[i]) - 0x80] : UInt16(bytes[i])
        out.append(contentsOf: String(Unicode.Scalar(scalar) ?? "?").utf8)
        i += 1
      }
    }
    return out
  }

  /// The length of the well-formed UTF-8 sequence at `i`; 0 where there is none.
  private static func sequenceLength(_ bytes: [UInt8], _ i: Int) -> Int {
    let lead = bytes[i]
    if lead < 0x80 { return 1 }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
    guard length > 0, i + length <= bytes.count else { return 0 }
    return String(validating: bytes[i..<(i + length)], as: UTF8.self) == nil ? 0 : length
  }

  private static func declaresUTF8(_ bytes: [UInt8]) -> Bool { declared(bytes)?.lowercased() == "utf-8" }

  /// The byte from 0x80 to 0x9F that stands for a scalar in windows-1252.
  public static func windows1252Byte(_ scalar: Unicode.Scalar) -> UInt8? {
    windows1252.firstIndex { UInt32($0) == scalar.value }.map { UInt8($0 + 0x80) }
  }

  /// The scalars of bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
  private static let windows1252: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]
}
