import Language

/// Sentences ready to learn from: their bytes stay in memory, their words are stretches of it.
final class Corpus: @unchecked Sendable {
  struct Item {
    let words: [UnsafeBufferPointer<UInt8>]
    let facts: [WordFacts]
    let gold: GoldSentence
    var tags: [UInt8]
    var heads: [Int]
    var labels: [UInt8]
  }

  var items: [Item] = []

  init(_ sentences: [GoldSentence], _ tagset: Tagset, _ reader: FactReader) {
    items = sentences.map { sentence in
      let words = sentence.words.map { word in
        let bytes = Array(word.form.utf8)
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = memory.initialize(from: bytes)
        return UnsafeBufferPointer(memory)
      }
      return Item(
        words: words, facts: reader.sentence(words), gold: sentence,
        tags: sentence.words.map { tagset.number($0.xpos, $0.upos) }, heads: sentence.words.map(\.head),
        labels: sentence.words.map { tagset.label($0.deprel) })
    }
  }
}

/// The pairs of XPOS and UPOS, and the relations, that the model tells apart.
struct Tagset: Sendable {
  let tags: [(xpos: XPOS, upos: UPOS)]
  let labels: [Deprel]
  private let numbers: [String: UInt8]
  private let fallback: [XPOS: UInt8]

  init(_ sentences: [GoldSentence], least: Int = 8) {
    var counts: [String: Int] = [:]
    var relations: [Deprel: Int] = [:]
    for word in sentences.flatMap(\.words) {
      counts["\(word.xpos.rawValue) \(word.upos.rawValue)", default: 0] += 1
      relations[word.deprel, default: 0] += 1
    }
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    var tags: [(xpos: XPOS, upos: UPOS)] = []
    var numbers: [String: UInt8] = [:]
    var fallback: [XPOS: UInt8] = [:]
    for (name, count) in names {
      let parts = name.split(separator: " ").map(String.init)
      let pair = (xpos: XPOS(rawValue: parts[0])!, upos: UPOS(rawValue: parts[1])!)
      if count < least, fallback[pair.xpos] != nil { continue }
      numbers[name] = UInt8(tags.count)
      if fallback[pair.xpos] == nil { fallback[pair.xpos] = UInt8(tags.count) }
      tags.append(pair)
    }
    self.tags = tags
    self.numbers = numbers
    self.fallback = fallback
    labels = relations.filter { $0.value >= 3 }.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map(\.key)
  }

  func number(_ xpos: XPOS, _ upos: UPOS) -> UInt8 {
    numbers["\(xpos.rawValue) \(upos.rawValue)"] ?? fallback[xpos] ?? 0
  }

  func label(_ deprel: Deprel) -> UInt8 {
    if let at = labels.firstIndex(of: deprel) { return UInt8(at) }
    let plain = Deprel(rawValue: String(deprel.rawValue.prefix { $0 != ":" })) ?? .dep
    return UInt8(labels.firstIndex(of: plain) ?? labels.firstIndex(of: .dep) ?? 0)
  }
}
