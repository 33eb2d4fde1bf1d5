import Words

/// What becomes of a tag of a page before the page is parsed.
enum TagKind: Int32 {
  /// It nests, and is cut where it nests too deep.
  case counted
  case uncounted, dropped, raw, meta
  /// As `counted` and `uncounted`, but its attributes matter to the parser.
  case whole, uncountedWhole

  var nests: Bool { self == .counted || self == .raw || self == .whole }
  var keepsAttributes: Bool { self == .whole || self == .uncountedWhole }

  /// The kind of a name in small or capital letters.
  static func of(_ name: UnsafeBufferPointer<UInt8>) -> TagKind {
    TagKind(rawValue: kinds[key(name)]) ?? .counted
  }

  private static let kinds: NumberTable = {
    let names: [(String, TagKind)] = [
      (droppedNames, .dropped), (rawNames, .raw), (uncountedNames, .uncounted), ("meta", .meta),
      ("isindex", .whole), ("html body input", .uncountedWhole),
    ]
    var kinds = NumberTable(capacity: 128)
    for (names, kind) in names {
      for name in names.split(separator: " ") {
        kinds.set(key(String(name)), kind.rawValue)
      }
    }
    return kinds
  }()

  /// A name in small letters as a number (FNV-1a).
  static func key(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    name.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1.isASCIIUpper ? $1 | 0x20 : $1)) &* 0x100_0000_01b3 }
  }

  static func key(_ name: String) -> UInt64 {
    var name = name
    return name.withUTF8 { key($0) }
  }

  /// Tags that say nothing about an article; their content stays.
  private static let droppedNames = """
    b big code em font i nobr s small strike strong tt u img source wbr picture path link-preview base embed param track \
    area map
    """
  /// Elements that go with all they hold.
  private static let rawNames = """
    script style noscript svg iframe object template textarea select math canvas video audio noembed noframes xmp
    """
  /// Elements that close by themselves, so that they cannot nest by standing one after the other.
  private static let uncountedNames = """
    a p li dd dt tr td th tbody thead tfoot option optgroup rt rp br hr link col head colgroup
    """
}
