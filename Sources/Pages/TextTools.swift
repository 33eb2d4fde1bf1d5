import Words

/// With every run of white space as one blank, and none at the ends.
func collapsed(_ words: String) -> String {
  let bytes = Array(words.utf8)
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

/// With the character references that metadata carry twice over resolved.
func decoded(_ words: String) -> String {
  guard words.utf8.contains(UInt8(ascii: "&")) else { return words }
  var out = ""
  var rest = words[...]
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

extension String {
  /// The last place where the words stand.
  func lastRange(of words: String) -> Range<Index>? {
    var last: Range<Index>?
    var start = startIndex
    while let found = self[start...].firstRange(of: words) {
      last = found
      start = found.upperBound
    }
    return last
  }
}

extension PageTree {
  /// The text of a script, as it stands.
  func rawText(of node: Int) -> String {
    var out: [UInt8] = []
    for i in node..<nodes[node].end where nodes[i].tag == .text {
      out.append(contentsOf: bytes[nodes[i].text.start..<nodes[i].text.end])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
