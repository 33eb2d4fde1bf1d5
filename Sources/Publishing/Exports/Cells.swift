/// Lines of tables.
enum Cells {
  /// RFC 4180: a comma between cells, quotes where a cell needs them, CRLF at the end.
  static func csv(_ cells: [String]) -> [UInt8] {
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

  /// A tab between cells, a line feed at the end. Nothing is quoted: tabs and breaks inside a cell become blanks.
  static func tsv(_ cells: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (i, cell) in cells.enumerated() {
      if i > 0 { bytes.append(0x09) }
      bytes.append(contentsOf: cell.utf8.map { $0 < 0x20 ? 0x20 : $0 })
    }
    return bytes + [0x0A]
  }

  /// Several values of a cell.
  static func list(_ values: [String]) -> String { values.joined(separator: "; ") }

  /// The shortest digits that read back as the same double; a whole number without a fraction.
  static func number(_ value: Double) -> String {
    var json = JSONWriter()
    json.value(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
