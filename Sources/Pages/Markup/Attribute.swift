import Words

/// The attributes that this room reads.
enum Attribute: UInt16, CaseIterable, Sendable {
  case `class`, id, href, rel, property, name, content, datetime, itemprop, type, role, style, hidden, title

  /// A bit of its own.
  var bit: UInt16 { 1 << rawValue }

  /// Their names as numbers: ``key(_:)``.
  private static let keys = allCases.map { attribute in
    var name = "\(attribute)"
    return name.withUTF8 { key($0[...]) }
  }

  /// The attribute of a name in small or capital letters, nil for those that nobody reads.
  init?(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    guard name.count <= 8 else { return nil }
    let key = Self.key(name)
    guard let number = Self.keys.firstIndex(of: key) else { return nil }
    self = Self.allCases[number]
  }

  /// Up to eight letters in small form, one a byte.
  private static func key(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    name.reduce(0) { $0 << 8 | UInt64($1.isASCIIUpper ? $1 | 0x20 : $1) }
  }
}
