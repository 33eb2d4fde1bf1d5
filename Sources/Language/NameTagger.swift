/// Finds names, greedily from left to right: an averaged perceptron over tags for where in a name a word stands.
///
/// Classes: 0 is no name; for each kind (in the order of ``Name/Kind``) `1 + 4 × kind` begins a name, `2 + …` goes on,
/// `3 + …` ends it, `4 + …` is a name of one word.
package enum NameFeatures {
  package static let limit = 96
  package static let classCount = 1 + 4 * 4

  /// Whether a name cannot go on after a word: the sentence ends, or a comma or full stop follows (but "Acme, Inc.").
  @inline(__always)
  package static func mustEnd(_ facts: UnsafeBufferPointer<WordFacts>, _ i: Int) -> Bool {
    guard i + 1 < facts.count else { return true }
    guard endMarks.contains(facts[i + 1].form) else { return false }
    return !(i + 2 < facts.count && facts[i + 2].isTitle && facts[i + 2].endsInMark)
  }

  private static let endMarks = Set([",", ".", ";", ":", "?", "!", "(", ")"].map { MorphologyKeys.formHash($0) })

  /// Whether a word of this class is in the name that the word before began.
  @inline(__always)
  package static func goesOn(_ label: Int) -> Bool { label > 0 && ((label - 1) & 3 == 1 || (label - 1) & 3 == 2) }

  /// The best class that may follow: a name begun must go on and end.
  @inline(__always)
  package static func best(_ scores: UnsafePointer<Int32>, after t1: Int, isLast: Bool) -> Int {
    let isOpen = t1 > 0 && (t1 - 1) & 3 < 2
    if isOpen {
      let inner = 2 + (t1 - 1) / 4 * 4
      return isLast || scores[inner + 1] >= scores[inner] ? inner + 1 : inner
    }
    var best = 0
    for c in 1..<classCount where scores[c] > scores[best] {
      let place = (c - 1) & 3
      if place == 3 || place == 0 && !isLast { best = c }
    }
    return best
  }

  @inline(__always)
  package static func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ facts: UnsafeBufferPointer<WordFacts>, _ tags: UnsafeBufferPointer<UInt8>,
    _ i: Int, _ t1: UInt64, _ t2: UInt64
  ) -> Int {
    let count = facts.count
    let w = facts[i]
    let p1 = i > 0 ? facts[i - 1] : WordFacts.edge
    let p2 = i > 1 ? facts[i - 2] : WordFacts.edge
    let n1 = i + 1 < count ? facts[i + 1] : WordFacts.edge
    let n2 = i + 2 < count ? facts[i + 2] : WordFacts.edge
    let tag = UInt64(tags[i])
    let tagBefore = i > 0 ? UInt64(tags[i - 1]) : 255
    let tagAfter = i + 1 < count ? UInt64(tags[i + 1]) : 255
    let tagAfter2 = i + 2 < count ? UInt64(tags[i + 2]) : 255
    var features = FeatureKeys(keys)
    features.add(1, w.form)
    features.add(2, w.form, t1 << 8 | 1)
    features.add(3, p1.form)
    features.add(4, n1.form)
    features.add(5, p2.form)
    features.add(6, n2.form)
    features.add(7, w.shape, UInt64(w.usualCase))
    features.add(8, w.suffix2)
    features.add(9, w.suffix3)
    features.add(10, w.suffix4)
    features.add(11, w.prefix3)
    features.add(12, w.cluster4)
    features.add(13, w.cluster6, tag)
    features.add(14, w.cluster10)
    features.add(15, w.cluster, tag)
    features.add(16, p1.cluster)
    features.add(17, n1.cluster)
    features.add(18, p1.cluster6, UInt64(w.cluster6))
    features.add(19, n1.cluster6, UInt64(w.cluster6))
    features.add(20, w.classes, UInt64(w.usualCase) << 8 | tag)
    features.add(21, UInt64(0), tag)
    features.add(22, UInt32(tagBefore), tag)
    features.add(23, UInt32(tagAfter), tag)
    features.add(24, UInt32(tagBefore), tagAfter << 8 | tag)
    features.add(25, UInt32(tagAfter), tagAfter2 << 8 | tag)
    features.add(26, UInt64(0), t1)
    features.add(27, UInt32(t1), t2)
    features.add(28, w.shape, t1)
    features.add(29, w.cluster, t1)
    features.add(30, UInt32(tag), t1)
    features.add(31, p1.form, UInt64(w.form))
    features.add(32, w.form, UInt64(n1.form))
    features.add(33, p1.form, UInt64(w.cluster))
    features.add(34, n1.form, UInt64(w.cluster))
    features.add(35, p1.form, UInt64(w.shape))
    features.add(36, n1.form, UInt64(w.shape))
    features.add(37, p1.shape, UInt64(w.shape))
    features.add(38, n1.shape, UInt64(w.shape))
    features.add(39, n1.cluster, t1)
    features.add(40, n1.form, t1)
    features.add(41, p1.cluster, t1)
    features.add(42, p1.suffix3, UInt64(w.shape))
    features.add(43, w.suffix3, UInt64(w.shape))
    features.add(44, n2.cluster, tag)
    features.add(45, p2.cluster, tag)
    features.add(46, p1.form, UInt64(p2.form))
    features.add(47, UInt32(tag), UInt64(i == 0 ? 1 : 0))
    features.add(48, w.cluster10, t1)
    features.add(49, n1.form, UInt64(n2.form))
    features.add(50, UInt32(truncatingIfNeeded: w.exact), t1 << 8 | 1)
    features.add(51, p1.cluster10, UInt64(n1.cluster10))
    let kinds = UInt64(w.nameKinds)
    features.add(64, w.nameKinds, tag)
    features.add(65, w.nameKinds, UInt64(w.usualCase) << 8 | t1)
    features.add(66, p1.nameKinds << 8 | n1.nameKinds, kinds)
    features.add(67, n1.form, kinds)
    features.add(68, p1.form, kinds)
    features.add(69, w.shape, UInt64(n1.nameKinds) << 8 | kinds)
    features.add(70, p1.nameKinds, kinds << 8 | t1)
    // In a headline all is one run of capitals: it says nothing.
    if w.isCapital, w.shape & 3 == CaseMode.normal.rawValue { addRun(&features, facts, i, t1) }
    return features.count
  }

  /// The run of capitals that a word is in: its first and last word, what stands around it.
  @inline(__always)
  private static func addRun(
    _ features: inout FeatureKeys, _ facts: UnsafeBufferPointer<WordFacts>, _ i: Int, _ t1: UInt64
  ) {
    let run = capitals(facts, i)
    let first = facts[run.lowerBound]
    let last = facts[run.upperBound - 1]
    let before = run.lowerBound > 0 ? facts[run.lowerBound - 1] : WordFacts.edge
    let after = run.upperBound < facts.count ? facts[run.upperBound] : WordFacts.edge
    let place = UInt64(min(i - run.lowerBound, 2) << 2 | min(run.upperBound - 1 - i, 2))
    features.add(52, last.form, place)
    features.add(53, last.cluster, place)
    features.add(54, last.suffix4, place)
    features.add(55, first.form, place)
    features.add(56, first.cluster, place)
    features.add(57, before.form, place)
    features.add(58, after.form, place)
    features.add(59, before.form, UInt64(after.form))
    features.add(60, last.form, UInt64(first.form))
    features.add(61, before.cluster, UInt64(last.cluster))
    features.add(62, after.cluster, UInt64(last.cluster))
    features.add(63, UInt32(place), t1)
    features.add(71, first.nameKinds << 8 | last.nameKinds, place)
    features.add(72, last.nameKinds, UInt64(before.form))
  }

  /// The run of capitalised words around one, over hyphens; at most eight words either way.
  private static func capitals(_ facts: UnsafeBufferPointer<WordFacts>, _ i: Int) -> Range<Int> {
    var start = i
    var end = i + 1
    while start > 0, i - start < 8 {
      if facts[start - 1].isCapital {
        start -= 1
      } else if start > 1, facts[start - 1].isHyphen, facts[start - 2].isCapital {
        start -= 2
      } else {
        break
      }
    }
    while end < facts.count, end - i < 8 {
      if facts[end].isCapital {
        end += 1
      } else if end + 1 < facts.count, facts[end].isHyphen, facts[end + 1].isCapital {
        end += 2
      } else {
        break
      }
    }
    return start..<end
  }
}

/// Tags the names of a sentence.
package struct NameTagger: Sendable {
  let weights: WeightTable

  package init(weights: WeightTable) { self.weights = weights }

  /// The names of a sentence, as kinds over half-open stretches of its words.
  /// - Parameter context: what references are found by besides the words.
  package func names(
    _ facts: [WordFacts], _ tags: [UInt8], _ scratch: Scratch, context: ReferenceContext? = nil
  ) -> [(kind: Int, words: Range<Int>)] {
    var out: [(kind: Int, words: Range<Int>)] = []
    var t1: UInt64 = 0
    var t2: UInt64 = 0
    facts.withUnsafeBufferPointer { facts in
      tags.withUnsafeBufferPointer { tags in
        for i in facts.indices {
          var count = NameFeatures.fill(scratch.keys, facts, tags, i, t1, t2)
          if let context { count = context.fill(scratch.keys, after: count, facts, i, t1) }
          scratch.score(weights, count, NameFeatures.classCount)
          let best = NameFeatures.best(scratch.scores, after: Int(t1), isLast: NameFeatures.mustEnd(facts, i))
          if NameFeatures.goesOn(best), let last = out.indices.last {
            out[last].words = out[last].words.lowerBound..<(i + 1)
          } else if best > 0 {
            out.append((kind: (best - 1) / 4, words: i..<(i + 1)))
          }
          t2 = t1
          t1 = UInt64(best)
        }
      }
    }
    return out
  }
}
