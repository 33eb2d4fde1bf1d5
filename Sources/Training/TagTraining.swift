import Language

/// Trains the tagger on its own tags before the word.
enum TagTraining {
  static func train(_ corpus: Corpus, _ chosen: [Int], classes: Int, epochs: Int, seed: UInt64) -> Learner {
    let learner = Learner()
    var chance = Chance(seed: seed)
    var order = chosen
    for _ in 0..<epochs {
      order.shuffle(using: &chance)
      for n in order {
        let item = corpus.items[n]
        walk(item.facts) { i, t1, t2, facts in
          let count = TaggerFeatures.fill(learner.keys, facts, i, t1, t2)
          learner.score(count)
          let best = best(learner.scores, classes)
          if best != Int(item.tags[i]) {
            learner.update(count, good: Int(item.tags[i]), bad: best)
          } else {
            learner.tick()
          }
          return best
        }
      }
    }
    return learner
  }

  /// Goes over a sentence with the tags that `choose` gives.
  private static func walk(
    _ facts: [WordFacts], _ choose: (Int, UInt64, UInt64, UnsafeBufferPointer<WordFacts>) -> Int
  ) {
    facts.withUnsafeBufferPointer { facts in
      var t1: UInt64 = 254
      var t2: UInt64 = 254
      for i in facts.indices {
        let best = choose(i, t1, t2, facts)
        t2 = t1
        t1 = UInt64(best)
      }
    }
  }

  static func best(_ scores: UnsafePointer<Int32>, _ classes: Int) -> Int {
    var best = 0
    for c in 1..<classes where scores[c] > scores[best] { best = c }
    return best
  }

  /// Gives every sentence the tags of a tagger that was trained without it.
  static func jackknife(_ corpus: Corpus, classes: Int, folds: Int, epochs: Int) async -> [[UInt8]] {
    let parts = await withTaskGroup(of: [(Int, [UInt8])].self) { group in
      for fold in 0..<folds {
        group.addTask {
          let train = corpus.items.indices.filter { $0 / 10 % folds != fold }
          let table = Frozen(
            Self.train(corpus, train, classes: classes, epochs: epochs, seed: UInt64(fold) + 100).averaged())
          return corpus.items.indices.filter { $0 / 10 % folds == fold }
            .map { ($0, table.tags(corpus.items[$0].facts, classes)) }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    var out = [[UInt8]](repeating: [], count: corpus.items.count)
    for (n, tags) in parts { out[n] = tags }
    return out
  }
}

/// A finished tagger in memory.
final class Frozen: @unchecked Sendable {
  private let index: UnsafeMutableBufferPointer<UInt32>
  private let entries: UnsafeMutableBufferPointer<UInt32>
  let table: WeightTable

  init(_ weights: [(key: UInt64, class: UInt8, weight: Int16)]) {
    let packed = WeightTable.pack(weights)
    index = .allocate(capacity: packed.index.count)
    entries = .allocate(capacity: max(1, packed.entries.count))
    _ = index.initialize(from: packed.index)
    _ = entries.initialize(from: packed.entries)
    table = WeightTable(index: UnsafeBufferPointer(index), entries: UnsafeBufferPointer(entries))
  }

  deinit {
    index.deallocate()
    entries.deallocate()
  }

  func tags(_ facts: [WordFacts], _ classes: Int) -> [UInt8] { Tagger(weights: table, classCount: classes).tags(facts) }
}

extension Tagger {
  func tags(_ facts: [WordFacts]) -> [UInt8] {
    var tags: [UInt8] = []
    tag(facts, into: &tags, Scratch())
    return tags
  }
}
