import Words

/// Part-of-speech tags, greedily from left to right: an averaged perceptron over the word, its neighbours and the two
/// tags before it. Its classes are pairs of XPOS and UPOS.
package enum TaggerFeatures {
  package static let limit = 48

  /// The keys that do not hang on the tags before.
  @inline(__always)
  package static func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ facts: UnsafeBufferPointer<WordFacts>, _ i: Int, _ t1: UInt64, _ t2: UInt64
  ) -> Int {
    let w = facts[i]
    let p1 = i > 0 ? facts[i - 1] : WordFacts.edge
    let p2 = i > 1 ? facts[i - 2] : WordFacts.edge
    let n1 = i + 1 < facts.count ? facts[i + 1] : WordFacts.edge
    let n2 = i + 2 < facts.count ? facts[i + 2] : WordFacts.edge
    var n = 0
    @inline(__always) func add(_ t: UInt64, _ a: UInt32, _ b: UInt64 = 0) {
      keys[n] = Hash.feature(t, UInt64(a), b)
      n += 1
    }
    add(1, w.form)
    add(2, w.suffix1)
    add(3, w.suffix2)
    add(4, w.suffix3)
    add(5, w.suffix4)
    add(6, w.prefix1)
    add(7, w.prefix3)
    add(8, w.shape)
    add(9, w.cluster4)
    add(10, w.cluster6)
    add(11, w.cluster10)
    add(12, w.cluster)
    add(13, w.classes, UInt64(w.usualCase))
    add(14, p1.form)
    add(15, p2.form)
    add(16, n1.form)
    add(17, n2.form)
    add(18, p1.cluster6, t1)
    add(19, n1.cluster6)
    add(20, n1.cluster)
    add(21, n1.suffix3)
    add(22, p1.suffix3)
    add(23, n1.classes)
    add(24, 0, t1)
    add(25, UInt32(t2), t1)
    add(26, w.form, t1)
    add(27, w.form, UInt64(n1.form))
    add(28, w.suffix3, t1)
    add(29, w.classes, t1)
    add(30, w.cluster, t1)
    add(31, n1.cluster, UInt64(w.cluster))
    add(32, p1.form, UInt64(w.form))
    add(33, n1.shape, UInt64(w.shape))
    add(34, p1.cluster, UInt64(n1.cluster))
    add(35, w.shape, UInt64(i == 0 ? 1 : 0) << 8 | UInt64(w.usualCase))
    add(36, n2.cluster, UInt64(n1.cluster6))
    add(37, n1.classes, UInt64(w.classes))
    add(38, UInt32(t1), UInt64(n1.form))
    add(39, 0)
    return n
  }
}

/// Tags the words of a sentence.
package struct Tagger: Sendable {
  let weights: WeightTable
  let classCount: Int

  package init(weights: WeightTable, classCount: Int) {
    self.weights = weights
    self.classCount = classCount
  }

  package func tag(_ facts: [WordFacts], into tags: inout [UInt8], _ scratch: Scratch) {
    tags.removeAll(keepingCapacity: true)
    facts.withUnsafeBufferPointer { facts in
      var t1: UInt64 = 254
      var t2: UInt64 = 254
      for i in facts.indices {
        let count = TaggerFeatures.fill(scratch.keys, facts, i, t1, t2)
        let best = scratch.best(weights, count, classCount)
        tags.append(UInt8(best))
        t2 = t1
        t1 = UInt64(best)
      }
    }
  }
}

/// The buffers of one analysis: keys of features and scores of classes.
package final class Scratch {
  let keys: UnsafeMutablePointer<UInt64>
  private let bounds: UnsafeMutablePointer<UInt32>
  let scores: UnsafeMutablePointer<Int32>

  package init() {
    keys = .allocate(capacity: 256)
    bounds = .allocate(capacity: 2 * 256 + 1)
    scores = .allocate(capacity: WeightTable.scoreCount)
  }

  deinit {
    keys.deallocate()
    bounds.deallocate()
    scores.deallocate()
  }

  /// Scores the classes by the first `count` keys.
  @inline(__always)
  func score(_ weights: WeightTable, _ count: Int, _ classes: Int) {
    scores.update(repeating: 0, count: classes)
    weights.add(keys, count, bounds, to: scores)
  }

  /// The class that scores highest, the first among equals.
  @inline(__always)
  func best(_ weights: WeightTable, _ count: Int, _ classes: Int) -> Int {
    score(weights, count, classes)
    var best = 0
    for c in 1..<max(1, classes) where scores[c] > scores[best] { best = c }
    return best
  }
}
