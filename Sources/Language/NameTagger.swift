/// Finds names, greedily from left to right: an averaged perceptron over BIO tags.
///
/// Classes: 0 is O, `1 + 2 × kind` begins a name of that kind (in the order of ``Name/Kind``), `2 + 2 × kind` goes on.
package enum NameFeatures {
  package static let limit = 64
  package static let classCount = 1 + 2 * 4

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
    var n = 0
    @inline(__always) func add(_ t: UInt64, _ a: UInt32, _ b: UInt64 = 0) {
      keys[n] = Hash.feature(t, UInt64(a), b)
      n += 1
    }
    add(1, w.form)
    add(2, w.form, t1 << 8 | 1)
    add(3, p1.form)
    add(4, n1.form)
    add(5, p2.form)
    add(6, n2.form)
    add(7, w.shape, UInt64(w.usualCase))
    add(8, w.suffix2)
    add(9, w.suffix3)
    add(10, w.suffix4)
    add(11, w.prefix3)
    add(12, w.cluster4)
    add(13, w.cluster6, tag)
    add(14, w.cluster10)
    add(15, w.cluster, tag)
    add(16, p1.cluster)
    add(17, n1.cluster)
    add(18, p1.cluster6, UInt64(w.cluster6))
    add(19, n1.cluster6, UInt64(w.cluster6))
    add(20, w.classes, UInt64(w.usualCase) << 8 | tag)
    add(21, 0, tag)
    add(22, UInt32(tagBefore), tag)
    add(23, UInt32(tagAfter), tag)
    add(24, UInt32(tagBefore), tagAfter << 8 | tag)
    add(25, UInt32(tagAfter), tagAfter2 << 8 | tag)
    add(26, 0, t1)
    add(27, UInt32(t1), t2)
    add(28, w.shape, t1)
    add(29, w.cluster, t1)
    add(30, UInt32(tag), t1)
    add(31, p1.form, UInt64(w.form))
    add(32, w.form, UInt64(n1.form))
    add(33, p1.form, UInt64(w.cluster))
    add(34, n1.form, UInt64(w.cluster))
    add(35, p1.form, UInt64(w.shape))
    add(36, n1.form, UInt64(w.shape))
    add(37, p1.shape, UInt64(w.shape))
    add(38, n1.shape, UInt64(w.shape))
    add(39, n1.cluster, t1)
    add(40, n1.form, t1)
    add(41, p1.cluster, t1)
    add(42, p1.suffix3, UInt64(w.shape))
    add(43, w.suffix3, UInt64(w.shape))
    add(44, n2.cluster, tag)
    add(45, p2.cluster, tag)
    add(46, p1.form, UInt64(p2.form))
    add(47, UInt32(tag), UInt64(i == 0 ? 1 : 0))
    return n
  }
}

/// Tags the names of a sentence.
package struct NameTagger: Sendable {
  let weights: WeightTable

  /// The names of a sentence, as kinds over half-open stretches of its words.
  func names(_ facts: [WordFacts], _ tags: [UInt8], _ scratch: Scratch) -> [(kind: Int, words: Range<Int>)] {
    var out: [(kind: Int, words: Range<Int>)] = []
    var t1: UInt64 = 0
    var t2: UInt64 = 0
    facts.withUnsafeBufferPointer { facts in
      tags.withUnsafeBufferPointer { tags in
        for i in facts.indices {
          let count = NameFeatures.fill(scratch.keys, facts, tags, i, t1, t2)
          scratch.score(weights, count, NameFeatures.classCount)
          let best = Self.best(scratch.scores, after: t1)
          if best > 0, best & 1 == 0, let last = out.indices.last {
            out[last].words = out[last].words.lowerBound..<(i + 1)
          } else if best > 0 {
            out.append((kind: (best - 1) / 2, words: i..<(i + 1)))
          }
          t2 = t1
          t1 = UInt64(best)
        }
      }
    }
    return out
  }

  /// The best class that may follow: a name only goes on after its own kind.
  package static func best(_ scores: UnsafePointer<Int32>, after t1: UInt64) -> Int {
    var best = 0
    for c in 1..<NameFeatures.classCount where scores[c] > scores[best] {
      if c & 1 == 0, t1 != UInt64(c), t1 != UInt64(c - 1) { continue }
      best = c
    }
    return best
  }
}
