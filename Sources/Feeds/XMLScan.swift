import Words

/// Reads XML piece by piece, as feeds are written: what is not well-formed is taken as text and never an error.
///
/// Entities that a document declares itself are not expanded, so that no feed can blow up.
struct XMLScan {
  struct Tag {
    /// As it is written, without the prefix `atom:`.
    let name: String
    let attributes: [String: String]
    /// Whether it closes itself.
    let isEmpty: Bool
  }

  enum Piece {
    case start(Tag)
    case end(String)
    /// Its references to characters resolved.
    case text([UInt8])
  }

  let bytes: [UInt8]
  private(set) var at = 0

  /// - Parameter bytes: well-formed UTF-8.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; nil at the end.
  mutating func next() -> Piece? {
    while at < bytes.count {
      guard bytes[at] == 0x3C else { return text() }
      let after = at + 1 < bytes.count ? bytes[at + 1] : 0
      if has("<![CDATA[") { return section() }
      if after == UInt8(ascii: "!") || after == UInt8(ascii: "?") {
        skipDeclaration()
      } else if after == UInt8(ascii: "/") {
        at += 2
        let name = name()
        at = min(bytes.count, find(">") + 1)
        return .end(name)
      } else if after.isASCIILetter {
        return .start(tag())
      } else {
        at += 1
        return .text([0x3C])
      }
    }
    return nil
  }

  /// All that stands before the end of an element whose start was just read, or before an end tag of `outer`: its
  /// text, or its markup as it is written where there are elements in it.
  /// - Returns: nil where neither end comes.
  mutating func content(of tag: Tag, within outer: String) -> [UInt8]? {
    if tag.isEmpty { return [] }
    let start = at
    var depth = 1
    var words: [UInt8] = []
    var hasElements = false
    var end = at
    while let piece = next() {
      switch piece {
      case .start(let inner):
        hasElements = true
        if inner.name == tag.name, !inner.isEmpty { depth += 1 }
      case .end(let name):
        if name == tag.name { depth -= 1 }
        if name == outer { at = end }
        if depth == 0 || name == outer { return hasElements ? Array(bytes[start..<end]) : words }
      case .text(let more): words += more
      }
      end = at
    }
    return nil
  }

  // MARK: parts

  private mutating func text() -> Piece {
    let start = at
    while at < bytes.count, bytes[at] != 0x3C { at += 1 }
    return .text(resolved(bytes[start..<at]))
  }

  private mutating func section() -> Piece {
    let start = at + 9
    at = find("]]>", from: start)
    defer { at = min(bytes.count, at + 3) }
    return .text(Array(bytes[start..<at]))
  }

  /// A comment, a doctype with or without declarations in it, or a processing instruction.
  private mutating func skipDeclaration() {
    let end: String
    if has("<!--") {
      end = "-->"
    } else {
      let close = find(">")
      end = bytes[at..<close].contains(UInt8(ascii: "[")) ? "]>" : ">"
    }
    at = min(bytes.count, find(end) + end.utf8.count)
  }

  private mutating func name() -> String {
    let start = at
    while at < bytes.count, !bytes[at].isASCIISpace, bytes[at] != 0x3E, bytes[at] != 0x2F, bytes[at] != 0x3D { at += 1 }
    let name = String(decoding: bytes[start..<at], as: UTF8.self)
    return name.hasPrefix("atom:") ? String(name.dropFirst(5)) : name
  }

  private mutating func tag() -> Tag {
    at += 1
    let name = name()
    var attributes: [String: String] = [:]
    var isEmpty = false
    while at < bytes.count, bytes[at] != 0x3E {
      isEmpty = bytes[at] == 0x2F
      if bytes[at].isASCIISpace || bytes[at] == 0x2F || bytes[at] == 0x3D {
        at += 1
        continue
      }
      let key = self.name()
      let value = value()
      if attributes[key] == nil { attributes[key] = value }
    }
    at = min(bytes.count, at + 1)
    return Tag(name: name, attributes: attributes, isEmpty: isEmpty)
  }

  /// The value of an attribute, with or without quotes; empty where there is none.
  private mutating func value() -> String {
    while at < bytes.count, bytes[at].isASCIISpace { at += 1 }
    guard at < bytes.count, bytes[at] == 0x3D else { return "" }
    repeat { at += 1 } while at < bytes.count && bytes[at].isASCIISpace
    guard at < bytes.count else { return "" }
    let quote = bytes[at]
    let isQuoted = quote == 0x22 || quote == 0x27
    let start = isQuoted ? at + 1 : at
    at = start
    while at < bytes.count, isQuoted ? bytes[at] != quote : !bytes[at].isASCIISpace && bytes[at] != 0x3E { at += 1 }
    defer { if isQuoted { at = min(bytes.count, at + 1) } }
    return String(decoding: resolved(bytes[start..<at]), as: UTF8.self)
  }

  /// With the references of XML resolved: `&amp;`, `&#8217;`, and those of HTML that titles have; others stay.
  private func resolved(_ words: ArraySlice<UInt8>) -> [UInt8] {
    guard words.contains(UInt8(ascii: "&")) else { return Array(words) }
    return Array(String(decoding: words, as: UTF8.self).decodingReferences().utf8)
  }

  private func has(_ words: String) -> Bool { bytes[at...].starts(with: words.utf8) }

  /// Where the words stand next; the end where they do not.
  private func find(_ words: String, from start: Int? = nil) -> Int {
    let wanted = Array(words.utf8)
    var i = start ?? at
    while i + wanted.count <= bytes.count {
      if bytes[i] == wanted[0], bytes[i...].starts(with: wanted) { return i }
      i += 1
    }
    return bytes.count
  }
}
