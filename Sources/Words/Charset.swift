import Glibc

/// The encodings that the C library knows beside UTF-8 and windows-1252: windows-1251, koi8-r, shift_jis, gbk …
enum Charset {
  /// What browsers read as windows-1252 (WHATWG Encoding, "Names and labels"), which ``Decoding`` does itself.
  private static let western: Set = [
    "ascii", "us-ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "windows-1252", "cp1252", "x-cp1252",
    "utf-8", "utf8",
  ]

  /// The bytes as UTF-8; nil where the encoding is not known here, or where they are not well-formed in it.
  static func utf8(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    let name = name.lowercased()
    guard !western.contains(name), name.utf8.count < 40 else { return nil }
    let converter = iconv_open("UTF-8", name)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    // A scalar has at most four bytes in UTF-8, and comes from one byte at least.
    var out = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
    var input = bytes
    let written: Int? = input.withUnsafeMutableBytes { source in
      out.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = source.count
        var room = target.count
        guard iconv(converter, &from, &left, &to, &room) != -1, left == 0 else { return nil }
        return target.count - room
      }
    }
    return written.map { out[..<$0].filter { $0 != 0 } }
  }
}
