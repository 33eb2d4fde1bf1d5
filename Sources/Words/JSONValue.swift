/// A value of JSON, read leniently: pages write line breaks into strings and commas after the last item.
public indirect enum JSONValue: Sendable {
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])
  /// A number, `true`, `false` or `null`, as it is written.
  case plain(String)

  public subscript(key: String) -> JSONValue? {
    if case .object(let fields) = self { return fields[key] }
    return nil
  }

  public var text: String? {
    if case .text(let words) = self { return words }
    return nil
  }

  /// A number, `true`, `false` or `null`, as it is written.
  public var words: String? {
    if case .plain(let words) = self { return words }
    return nil
  }

  /// The items of a list; a single value is a list of one.
  public var items: [JSONValue] {
    if case .list(let items) = self { return items }
    return [self]
  }

  /// The value that the words begin with; nil where they begin with none, or nest deeper than 40.
  public static func read(_ words: String) -> JSONValue? {
    var scan = JSONScan(bytes: Array(words.utf8))
    return scan.value(depth: 0)
  }
}

private struct JSONScan {
  let bytes: [UInt8]
  private var i = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard i < bytes.count, depth < 40 else { return nil }
    switch bytes[i] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return .text(string())
    default:
      let start = i
      while i < bytes.count, bytes[i].isWordByte || [0x2B, 0x2D, 0x2E].contains(bytes[i]) { i += 1 }
      return i > start ? .plain(String(decoding: bytes[start..<i], as: UTF8.self)) : nil
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    var fields: [String: JSONValue] = [:]
    i += 1
    while true {
      skipBlanks()
      guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else { break }
      let key = string()
      skipBlanks()
      guard i < bytes.count, bytes[i] == UInt8(ascii: ":") else { break }
      i += 1
      guard let value = value(depth: depth + 1) else { break }
      fields[key] = value
      skipBlanks()
      guard i < bytes.count, bytes[i] == UInt8(ascii: ",") else { break }
      i += 1
    }
    if i < bytes.count, bytes[i] == UInt8(ascii: "}") { i += 1 }
    return .object(fields)
  }

  private mutating func list(depth: Int) -> JSONValue? {
    var items: [JSONValue] = []
    i += 1
    while let item = value(depth: depth + 1) {
      items.append(item)
      skipBlanks()
      guard i < bytes.count, bytes[i] == UInt8(ascii: ",") else { break }
      i += 1
    }
    if i < bytes.count, bytes[i] == UInt8(ascii: "]") { i += 1 }
    return .list(items)
  }

  private mutating func string() -> String {
    var out: [UInt8] = []
    i += 1
    while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
      if bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count {
        i += 1
        escape(into: &out)
      } else {
        out.append(bytes[i])
      }
      i += 1
    }
    i += 1
    return String(decoding: out, as: UTF8.self)
  }

  private mutating func escape(into out: inout [UInt8]) {
    switch bytes[i] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): out.append(0x0A)
    case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
    case UInt8(ascii: "u"):
      var unit = unit(at: i + 1)
      if let high = unit, high & 0xFC00 == 0xD800, i + 6 < bytes.count, bytes[i + 5] == 0x5C,
        let low = self.unit(at: i + 7), low & 0xFC00 == 0xDC00
      {
        unit = 0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)
        i += 6
      }
      guard let unit, let scalar = Unicode.Scalar(unit), unit != 0 else { return }
      out.append(contentsOf: String(scalar).utf8)
      i += 4
    default: out.append(bytes[i])
    }
  }

  private func unit(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    return UInt32(String(decoding: bytes[start..<(start + 4)], as: UTF8.self), radix: 16)
  }

  private mutating func skipBlanks() {
    while i < bytes.count, bytes[i].isASCIISpace { i += 1 }
  }
}
