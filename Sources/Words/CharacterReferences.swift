extension String {
  /// With every run of white space as one blank, and none at the ends.
  public func collapsed() -> String {
    if isCollapsed { return self }
    let bytes = Array(utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var blank = false
    var i = 0
    while i < bytes.count {
      let noBreak = bytes[i] == 0xC2 && i + 1 < bytes.count && bytes[i + 1] == 0xA0
      if noBreak || bytes[i].isASCIISpace {
        blank = true
        i += noBreak ? 2 : 1
        continue
      }
      if blank, !out.isEmpty { out.append(0x20) }
      blank = false
      out.append(bytes[i])
      i += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private var isCollapsed: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      var previous: UInt8 = 0x20
      for byte in bytes {
        if byte.isASCIISpace, byte != 0x20 || previous == 0x20 { return false }
        if byte == 0xA0, previous == 0xC2 { return false }
        previous = byte
      }
      return previous != 0x20 || bytes.isEmpty
    } ?? false
  }

  /// With the character references of HTML resolved, as far as they occur in titles and names; others stay.
  public func decodingReferences() -> String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    var out = ""
    var rest = self[...]
    while let mark = rest.firstIndex(of: "&") {
      out += rest[..<mark]
      rest = rest[rest.index(after: mark)...]
      guard let end = rest.prefix(9).firstIndex(of: ";"), let scalar = reference(rest[..<end]) else {
        out += "&"
        continue
      }
      out.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }
}

private func reference(_ name: Substring) -> Unicode.Scalar? {
  if name.hasPrefix("#x") || name.hasPrefix("#X") {
    return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
  }
  if name.hasPrefix("#") { return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) }
  return references[String(name)]
}

/// The named references that occur in titles and names (HTML, "Named character references").
private let references: [String: Unicode.Scalar] = [
  "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "rsquo": "’", "lsquo": "‘", "rdquo": "”",
  "ldquo": "“", "ndash": "–", "mdash": "—", "hellip": "…", "eacute": "é",
]
