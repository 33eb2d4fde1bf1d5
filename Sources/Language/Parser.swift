/// Parses the words of a sentence: greedy arc-hybrid transitions. What comes out is one tree with one root.
package struct Parser: Sendable {
  let weights: WeightTable
  let labelCount: Int
  /// The number of the label `root`.
  let rootLabel: UInt8

  package init(weights: WeightTable, labelCount: Int, rootLabel: UInt8) {
    self.weights = weights
    self.labelCount = labelCount
    self.rootLabel = rootLabel
  }

  /// The head of each word (-1 for the root) and the number of its label.
  package func parse(_ facts: [WordFacts], _ tags: [UInt8], _ scratch: Scratch) -> (heads: [Int], labels: [UInt8]) {
    var state = ParserState(count: facts.count)
    facts.withUnsafeBufferPointer { facts in
      tags.withUnsafeBufferPointer { tags in
        while !state.isDone {
          if state.stack.isEmpty {
            state.apply(0)
            continue
          }
          let count = ParserFeatures.fill(scratch.keys, state, facts, tags)
          scratch.score(weights, count, 1 + 2 * labelCount)
          state.apply(best(state, scratch.scores))
        }
      }
    }
    var labels = state.labels
    if let root = state.stack.first { labels[root] = rootLabel }
    return (state.heads, labels)
  }

  private func best(_ state: borrowing ParserState, _ scores: UnsafePointer<Int32>) -> Int {
    var best = -1
    if state.canShift { best = 0 }
    var move = 1
    let left = state.canLeft
    let right = state.canRight
    while move <= 2 * labelCount {
      if left, best < 0 || scores[move] > scores[best] { best = move }
      if right, best < 0 || scores[move + 1] > scores[best] { best = move + 1 }
      move += 2
    }
    return best
  }
}
