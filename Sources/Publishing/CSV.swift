/// A table's lines (RFC 4180).
enum CSV {
  /// The cells with commas between them, CRLF at the end; quoted where they must be.
  static func line(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (i, cell) in cells.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      let mustQuote = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      guard mustQuote else {
        bytes.append(contentsOf: cell.utf8)
        continue
      }
      bytes.append(0x22)
      for byte in cell.utf8 { bytes.append(contentsOf: byte == 0x22 ? [0x22, 0x22] : [byte]) }
      bytes.append(0x22)
    }
    return bytes + [0x0D, 0x0A]
  }
}
