import Language

/// Trains the name tagger on the names of the sentences that somebody looked through.
enum NameTraining {
  /// The chance in a hundred that a feature is left out at a step: measured, 10 gives more than 0 and than 25.
  static let forgotten: UInt64 = 10

  /// A sentence to learn from.
  struct Lesson {
    let facts: [WordFacts]
    let tags: [UInt8]
    let gold: [Int]
    /// Of references what they are found by besides the words.
    var context: ReferenceContext?

    init(_ item: Corpus.Item, tags: [UInt8], context: ReferenceContext? = nil) {
      facts = item.facts
      self.tags = tags
      gold = NameTraining.classes(item.gold.words)
      self.context = context
    }
  }

  static func train(_ lessons: [Lesson], epochs: Int, seed: UInt64) -> Learner {
    let learner = Learner(patience: 3)
    var chance = Chance(seed: seed)
    var order = Array(lessons.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &chance)
      for n in order { run(lessons[n], learner, &chance) }
    }
    return learner
  }

  /// The gold classes of a sentence, from its `B` and `I`.
  static func classes(_ words: [GoldSentence.Word]) -> [Int] {
    words.indices.map { i in
      let name = Int(words[i].name)
      guard name > 0 else { return 0 }
      let kind = (name - 1) / 2
      let begins = name & 1 == 1
      let ends = i + 1 == words.count || Int(words[i + 1].name) != 2 * kind + 2
      return 1 + 4 * kind + (begins ? (ends ? 3 : 0) : (ends ? 2 : 1))
    }
  }

  /// The class to learn where the name that is open was not begun as gold has it.
  private static func reachable(_ gold: [Int], _ i: Int, after t1: Int, isLast: Bool) -> Int {
    let isOpen = t1 > 0 && (t1 - 1) & 3 < 2
    let wanted = gold[i]
    if isOpen {
      let inner = 2 + (t1 - 1) / 4 * 4
      return !isLast && wanted > 0 && (wanted - 1) & 3 == 1 ? inner : inner + 1
    }
    guard wanted > 0 else { return 0 }
    let place = (wanted - 1) & 3
    let begins = !isLast && place < 2
    return (wanted - 1) / 4 * 4 + (begins ? 1 : 4)
  }

  private static func run(_ lesson: Lesson, _ learner: Learner, _ chance: inout Chance) {
    lesson.facts.withUnsafeBufferPointer { facts in
      lesson.tags.withUnsafeBufferPointer { tags in
        var t1: UInt64 = 0
        var t2: UInt64 = 0
        for i in facts.indices {
          var filled = NameFeatures.fill(learner.keys, facts, tags, i, t1, t2)
          if let context = lesson.context { filled = context.fill(learner.keys, after: filled, facts, i, t1) }
          let count = learner.forget(filled, share: forgotten, &chance)
          learner.score(count)
          let best = NameFeatures.best(learner.scores, after: Int(t1), isLast: NameFeatures.mustEnd(facts, i))
          let wanted = Self.reachable(lesson.gold, i, after: Int(t1), isLast: NameFeatures.mustEnd(facts, i))
          if best != wanted { learner.update(count, good: wanted, bad: best) } else { learner.tick() }
          t2 = t1
          t1 = UInt64(best)
        }
      }
    }
  }
}
