import Language

/// Trains the name tagger on the names of the sentences that somebody looked through.
enum NameTraining {
  static func train(_ corpora: [(Corpus, [[UInt8]])], epochs: Int, seed: UInt64) -> Learner {
    let learner = Learner(patience: 2)
    var chance = Chance(seed: seed)
    var order: [(Int, Int)] = []
    for (c, corpus) in corpora.enumerated() {
      for n in corpus.0.items.indices where corpus.0.items[n].gold.hasNames { order.append((c, n)) }
    }
    for _ in 0..<epochs {
      order.shuffle(using: &chance)
      for (c, n) in order { run(corpora[c].0.items[n], corpora[c].1[n], learner) }
    }
    return learner
  }

  private static func run(_ item: Corpus.Item, _ tags: [UInt8], _ learner: Learner) {
    item.facts.withUnsafeBufferPointer { facts in
      tags.withUnsafeBufferPointer { tags in
        var t1: UInt64 = 0
        var t2: UInt64 = 0
        for i in facts.indices {
          let count = NameFeatures.fill(learner.keys, facts, tags, i, t1, t2)
          learner.score(count)
          let best = NameTagger.best(learner.scores, after: t1)
          var gold = Int(item.gold.words[i].name)
          if gold > 0, gold & 1 == 0, t1 != UInt64(gold), t1 != UInt64(gold - 1) { gold -= 1 }
          if best != gold { learner.update(count, good: gold, bad: best) } else { learner.tick() }
          t2 = t1
          t1 = UInt64(best)
        }
      }
    }
  }
}
