/// Makes the keys under which the gazetteer files its names; by the tables that stand in its file.
struct PlaceNames: Sendable {
  /// Two bytes of ASCII for each letter of U+00C0–U+024F and U+1E00–U+1EFF.
  private let fold: [UInt8]
  private var articles: Set<[UInt8]> = []
  private var spellings: [(old: [UInt8], new: [UInt8])] = []
  private var words: [[UInt8]: [UInt8]] = [:]

  init(fold: [UInt8], lines: String) {
    self.fold = fold
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ").map { Array($0.utf8) }
      switch (parts.first.map { String(decoding: $0, as: UTF8.self) }, parts.count) {
      case ("article", 2): articles.insert(parts[1])
      case ("spelling", 3): spellings.append((parts[1], parts[2]))
      case ("word", 3): words[parts[1]] = parts[2]
      default: break
      }
    }
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
    case 0xC0..<0x250: fold(Int(code - 0xC0), &out)
    case 0x1E00..<0x1F00: fold(Int(code - 0x1E00) + 0x250 - 0xC0, &out)
    case 0..<0x80, 0x2000..<0x2070: out.append(0x20)
    default: isOther = true
    }
  }

  private func fold(_ i: Int, _ out: inout [UInt8]) {
    for byte in fold[(2 * i)..<(2 * i + 2)] where byte != 0 { out.append(byte) }
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

  /// The transliteration key: articles off, one spelling for each sound, no doubled letters, no final -a.
  func sound(_ key: [UInt8]) -> [UInt8] {
    let parts = key.split(separator: 0x20).map(Array.init)
    let kept = parts.filter { !articles.contains($0) }
    var text = Array((kept.isEmpty ? parts : kept).joined())
    for (old, new) in spellings { text = Self.replaced(text, old, new) }
    var out: [UInt8] = []
    for byte in text where byte != out.last || out.isEmpty { out.append(byte) }
    if out.count > 4, let last = out.last, [0x61, 0x69, 0x68].contains(last) { out.removeLast() }
    return out
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
