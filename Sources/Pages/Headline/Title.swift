import Words

/// A title as something of the page gives it, and its parts.
struct Title {
  let text: String
  let words: [UInt64]

  /// A longer one is cut: what is cut in parts must be short for that to cost little.
  private static let mostBytes = 1000

  init(_ text: String) {
    let text =
      text.utf8.count > Self.mostBytes ? String(decoding: text.utf8.prefix(Self.mostBytes), as: UTF8.self) : text
    self.text = text.decodingReferences().collapsed()
    words = Self.words(self.text)
  }

  /// What stands between the parts of a window's title.
  static let marks = [" | ", " — ", " – ", " - ", " :: ", " » ", " · ", " « ", " • "]

  static func words(_ title: String) -> [UInt64] { LineWords(line: Array(title.utf8)[...]).words }

  /// The share of words that two titles have in common; a title within a longer one counts nearly whole.
  static func overlap(_ shown: [UInt64], _ named: [UInt64]) -> Double {
    guard !shown.isEmpty, !named.isEmpty else { return 0 }
    let common = Double(shown.count { named.contains($0) })
    let both = 2 * common / Double(shown.count + named.count)
    if shown.count >= 3 && named.starts(with: shown) { return max(both, 0.9) }
    return shown.count >= 4 && Int(common) == shown.count ? max(both, 0.85) : both
  }

  /// Where a title may be cut: for each mark in it, what stands before and what behind it, the shortest head first.
  static func cuts(of text: String) -> [(head: String, tail: String)] {
    let bytes = Array(text.utf8)
    var cuts: [(head: String, tail: String)] = []
    for i in bytes.indices.dropLast() where bytes[i] == 0x20 && !(bytes[i + 1] & 0xDF).isASCIIUpper {
      guard let mark = markBytes.first(where: { bytes[i...].starts(with: $0) }) else { continue }
      cuts.append(
        (
          String(decoding: bytes[..<i], as: UTF8.self).collapsed(),
          String(decoding: bytes[(i + mark.count)...], as: UTF8.self).collapsed()
        ))
    }
    return cuts
  }

  /// Where a title may be cut at the last place of each mark, by the order of the marks.
  static func lastCuts(of text: String) -> [(head: String, tail: String)] {
    let bytes = Array(text.utf8)
    return markBytes.compactMap { mark in
      var last: Int?
      var i = 0
      while i + mark.count <= bytes.count {
        let isHere = bytes[i] == mark[0] && bytes[i + 1] == mark[1] && bytes[i...].starts(with: mark)
        if isHere { last = i }
        i += isHere ? mark.count : 1
      }
      return last.map {
        (String(decoding: bytes[..<$0], as: UTF8.self), String(decoding: bytes[($0 + mark.count)...], as: UTF8.self))
      }
    }
  }

  private static let markBytes = marks.map { Array($0.utf8) }
}
