import Language

/// Trains the parser with the dynamic oracle of arc-hybrid: it learns from the states its own mistakes lead to.
enum ParserTraining {
  static func train(_ corpus: Corpus, _ tags: [[UInt8]], labels: Int, epochs: Int, seed: UInt64) -> Learner {
    let learner = Learner(patience: 10)
    var chance = Chance(seed: seed)
    var order = Array(corpus.items.indices)
    for epoch in 0..<epochs {
      order.shuffle(using: &chance)
      for n in order {
        let item = corpus.items[n]
        let oracle = Oracle(heads: item.heads, labels: item.labels)
        run(item.facts, tags[n], oracle, learner, labels, explores: epoch > 0, &chance)
      }
    }
    return learner
  }

  private static func run(
    _ facts: [WordFacts], _ tags: [UInt8], _ oracle: Oracle, _ learner: Learner, _ labels: Int, explores: Bool,
    _ chance: inout Chance
  ) {
    var state = ParserState(count: facts.count)
    facts.withUnsafeBufferPointer { facts in
      tags.withUnsafeBufferPointer { tags in
        while !state.isDone {
          if state.stack.isEmpty {
            state.apply(0)
            continue
          }
          let count = ParserFeatures.fill(learner.keys, state, facts, tags)
          learner.score(count)
          let (best, good) = choose(state, learner.scores, oracle, labels)
          if best != good { learner.update(count, good: good, bad: best) } else { learner.tick() }
          let follows = explores && chance.next() % 10 != 0
          state.apply(follows ? best : good)
        }
      }
    }
  }

  /// The move that scores best, and the one that scores best among those that lose least; one and the same if it is right.
  private static func choose(
    _ state: ParserState, _ scores: UnsafePointer<Int32>, _ oracle: Oracle, _ labels: Int
  ) -> (best: Int, good: Int) {
    let costs = oracle.costs(state)
    var least = Int.max
    for kind in 0..<3 where state.allows(kind) { least = min(least, costs.of[kind]) }
    var best = -1
    var good = -1
    for move in 0..<(1 + 2 * labels) {
      let kind = move == 0 ? 0 : 1 + (move - 1) & 1
      guard state.allows(kind) else { continue }
      if best < 0 || scores[move] > scores[best] { best = move }
      guard costs.of[kind] == least else { continue }
      if let wanted = costs.label[kind], move > 0, (move - 1) / 2 != wanted { continue }
      if good < 0 || scores[move] > scores[good] { good = move }
    }
    return (best, good)
  }
}

/// How many arcs of the gold tree each kind of move makes impossible.
struct Oracle {
  let heads: [Int]
  let labels: [UInt8]
  private let children: [[Int]]

  init(heads: [Int], labels: [UInt8]) {
    self.heads = heads
    self.labels = labels
    var children = [[Int]](repeating: [], count: heads.count)
    for (i, head) in heads.enumerated() where head >= 0 { children[head].append(i) }
    self.children = children
  }

  /// The costs of SHIFT, LEFT and RIGHT, and the label that LEFT or RIGHT must have where its arc is right.
  func costs(_ state: ParserState) -> (of: [Int], label: [Int?]) {
    var of = [0, 0, 0]
    var label: [Int?] = [nil, nil, nil]
    let next = state.next
    let stack = state.stack
    if let top = stack.last {
      let head = heads[top]
      let below = stack.count > 1 ? stack[stack.count - 2] : -2
      let waiting = children[top].reduce(0) { $0 + ($1 >= next ? 1 : 0) }
      of[1] = waiting + (head == -1 || head == below || head > next ? 1 : 0)
      of[2] = waiting + (head == -1 || head >= next ? 1 : 0)
      if head == next { label[1] = Int(labels[top]) }
      if head == below { label[2] = Int(labels[top]) }
    }
    if next < state.count {
      var cost = 0
      for word in stack where heads[word] == next { cost += 1 }
      if heads[next] >= 0, heads[next] < next, heads[next] != stack.last, stack.contains(heads[next]) { cost += 1 }
      of[0] = cost
    }
    return (of, label)
  }
}
