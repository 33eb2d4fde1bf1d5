/// What a sentence's tree and its names say of its references: more features for ``NameTagger``.
package struct ReferenceContext: Sendable {
  /// Of each word its relation, as a number.
  private let relations: [UInt32]
  /// Of each word the head of the phrase that it stands in.
  private let phraseHeads: [Int]
  /// Of each word the index of its head; -1 for the root.
  private let heads: [Int]
  /// Of each word 0, or for a name `2 × kind + 1` at its first word and `2 × kind + 2` at the others.
  private let names: [UInt32]

  /// How many features ``fill`` writes at most.
  package static let limit = 24

  /// - Parameter names: as ``NameTagger`` gives them.
  package init(heads: [Int], labels: [Deprel], names: [(kind: Int, words: Range<Int>)]) {
    self.heads = heads
    relations = labels.map { Self.numbers[$0] ?? 0 }
    var of = [UInt32](repeating: 0, count: heads.count)
    for (kind, words) in names {
      for i in words { of[i] = UInt32(2 * kind + (i == words.lowerBound ? 1 : 2)) }
    }
    self.names = of
    phraseHeads = heads.indices.map { word in
      var at = word
      for _ in 0..<8 where Self.inner.contains(labels[at]) && heads[at] >= 0 { at = heads[at] }
      return at
    }
  }

  private static let numbers = Dictionary(uniqueKeysWithValues: zip(Deprel.allCases, UInt32(0)...))
  private static let inner: Set<Deprel> = [.det, .amod, .compound, .nummod, .nmodPoss, .flat, .nmodDesc, .goeswith]

  /// Writes the features of a word behind the first `count` keys.
  /// - Returns: How many keys there are then.
  @inline(__always)
  package func fill(
    _ keys: UnsafeMutablePointer<UInt64>, after count: Int, _ facts: UnsafeBufferPointer<WordFacts>, _ i: Int,
    _ t1: UInt64
  ) -> Int {
    var features = FeatureKeys(keys, count: count)
    let before = i > 0 ? names[i - 1] : 99
    let after = i + 1 < names.count ? names[i + 1] : 99
    features.add(100, names[i], t1)
    features.add(101, names[i], UInt64(before))
    features.add(102, names[i], UInt64(after))
    features.add(103, names[i], UInt64(facts[i].form))
    features.add(104, after, t1)
    features.add(105, relations[i], t1)
    features.add(106, relations[i], UInt64(names[i]))
    let head = heads[i]
    let word = head >= 0 ? facts[head] : WordFacts.edge
    let way = UInt64(head < 0 ? 0 : head == i + 1 ? 1 : head == i - 1 ? 2 : head > i ? 3 : 4)
    features.add(107, relations[i], way)
    features.add(108, word.form, UInt64(relations[i]))
    features.add(109, word.cluster6, UInt64(relations[i]) << 3 | way)
    features.add(110, UInt32(way), t1)
    let top = phraseHeads[i]
    let noun = facts[top]
    let place = UInt64(top == i ? 0 : top > i ? 1 : 2)
    features.add(111, noun.form, place)
    features.add(112, noun.cluster, place)
    features.add(113, noun.cluster10, place << 8 | t1)
    features.add(114, noun.suffix4, place)
    features.add(115, relations[top], place << 8 | t1)
    features.add(116, noun.form, place << 8 | t1)
    features.add(117, noun.cluster6, UInt64(relations[top]) << 2 | place)
    let above = heads[top]
    let verb = above >= 0 ? facts[above] : WordFacts.edge
    features.add(118, verb.form, UInt64(relations[top]))
    features.add(119, verb.cluster6, UInt64(relations[top]))
    if i + 1 < heads.count {
      let next = phraseHeads[i + 1]
      features.add(120, relations[i + 1], next == top ? t1 : 1 << 8 | t1)
    }
    return features.count
  }
}
