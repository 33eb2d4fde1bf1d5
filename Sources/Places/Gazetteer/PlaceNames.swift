import Rulebook

/// Makes the keys under which the gazetteer files its names.
///
/// The tables come from `Rules/en/places/spelling.rules` when a gazetteer is made, and from its file when it is read.
struct PlaceNames: Sendable {
  /// Two bytes of ASCII for each letter of U+00C0–U+024F and U+1E00–U+1EFF, zeros where a letter is dropped.
  let fold: [UInt8]
  /// The other tables, a line an entry: `article al`, `sound gh g`, `sound-end a`, `same-word saint st`.
  let lines: String
  private var articles: Set<[UInt8]> = []
  private var sounds: [(old: [UInt8], new: [UInt8])] = []
  private var ends: Set<UInt8> = []
  private var words: [[UInt8]: [UInt8]] = [:]
  private static let blocks = [0xC0..<0x250, 0x1E00..<0x1F00]

  init(fold: [UInt8], lines: String) {
    self.fold = fold
    self.lines = lines
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ").map { Array($0.utf8) }
      switch (parts.first.map { String(decoding: $0, as: UTF8.self) }, parts.count) {
      case ("article", 2): articles.insert(parts[1])
      case ("sound", 3): sounds.append((parts[1], parts[2]))
      case ("sound-end", 2): ends.formUnion(parts[1])
      case ("same-word", 3): words[parts[1]] = parts[2]
      default: break
      }
    }
  }

  /// The tables of the rules.
  init(_ rulebook: Rulebook) {
    var fold = [UInt8](repeating: 0, count: 2 * Self.blocks.reduce(0) { $0 + $1.count })
    for entry in rulebook.list("places", "letters")?.entries ?? [] {
      for scalar in (entry.value ?? "").unicodeScalars {
        guard let at = Self.slot(scalar.value) else { continue }
        for (i, byte) in entry.word.utf8.prefix(2).enumerated() { fold[2 * at + i] = byte }
      }
    }
    var lines: [String] = []
    for name in ["article", "sound", "sound-end", "same-word"] {
      for entry in rulebook.list("places", name)?.entries ?? [] {
        lines.append(([name, entry.word] + [entry.value].compactMap { $0 }).joined(separator: " "))
      }
    }
    self.init(fold: fold, lines: lines.joined(separator: "\n"))
  }

  /// Where a letter stands in ``fold``; nil for letters of other blocks.
  private static func slot(_ code: UInt32) -> Int? {
    let code = Int(code)
    if blocks[0].contains(code) { return code - blocks[0].lowerBound }
    return blocks[1].contains(code) ? code - blocks[1].lowerBound + blocks[0].count : nil
  }

  /// The name in lower-case ASCII words; empty where it holds letters of another script.
  func key(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var isOther = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      append(scalar.value, to: &out, &isOther)
    }
    guard !isOther else { return [] }
    return joined(out)
  }

  private func append(_ code: UInt32, to out: inout [UInt8], _ isOther: inout Bool) {
    switch code {
    case 0x30...0x39, 0x61...0x7A: out.append(UInt8(code))
    case 0x41...0x5A: out.append(UInt8(code) | 0x20)
    case 0x27, 0x60, 0x2E, 0x2019, 0x2018, 0x2B0..<0x370: break
    case 0..<0x80, 0x2000..<0x2070: out.append(0x20)
    default:
      guard let at = Self.slot(code) else { return isOther = true }
      for byte in fold[(2 * at)..<(2 * at + 2)] where byte != 0 { out.append(byte) }
    }
  }

  /// One blank between words, and one spelling for "saint" and its like.
  private func joined(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for word in bytes.split(separator: 0x20) {
      if !out.isEmpty { out.append(0x20) }
      out += words[Array(word)] ?? Array(word)
    }
    return out
  }

  /// The one spelling of a word that is written in two ways ("saint" is "st").
  func word(_ key: [UInt8]) -> [UInt8] { words[key] ?? key }

  /// Whether a word is an article inside names: the "ez" of "Deir ez-Zor".
  func isArticle(_ key: [UInt8]) -> Bool { articles.contains(key) }

  /// The transliteration key: articles off, one spelling for each sound, no doubled letters, no final -a.
  func sound(_ key: [UInt8]) -> [UInt8] {
    let parts = key.split(separator: 0x20).map(Array.init)
    let kept = parts.filter { !articles.contains($0) }
    var text = Array((kept.isEmpty ? parts : kept.map(bare)).joined())
    for (old, new) in sounds { text = Self.replaced(text, old, new) }
    var out: [UInt8] = []
    for byte in text where byte != out.last || out.isEmpty { out.append(byte) }
    if out.count > 4, let last = out.last, ends.contains(last) { out.removeLast() }
    return out
  }

  /// A word less the article that has grown together with it before a sun letter: "zor" for "ezzor".
  private func bare(_ word: [UInt8]) -> [UInt8] {
    for count in [3, 2] where word.count > count + 2 && articles.contains(Array(word.prefix(count))) {
      let sun = word[1..<count]
      if sun != [0x6C], word[count...].starts(with: sun) { return Array(word[count...]) }
    }
    return word
  }

  private static func replaced(_ text: [UInt8], _ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    guard text.contains(old[0]) else { return text }
    var out: [UInt8] = []
    var i = 0
    while i < text.count {
      if text[i...].starts(with: old) {
        out += new
        i += old.count
      } else {
        out.append(text[i])
        i += 1
      }
    }
    return out
  }

  /// FNV-1a of 64 bits with a last mix.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15
    return hash ^ hash >> 29
  }
}
