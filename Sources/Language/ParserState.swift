/// A state of the arc-hybrid parser: a stack, the next word, and the arcs made so far.
///
/// Moves: 0 is SHIFT; `1 + 2 × label` is LEFT (the top of the stack hangs on the next word), `2 + 2 × label` RIGHT
/// (the top hangs on the word below it). There is no word for the root: what is left on the stack in the end is it.
///
/// Source: M. Kuhlmann, C. Gómez-Rodríguez, G. Satta, "Dynamic programming algorithms for transition-based dependency
/// parsers" (ACL 2011); the oracle of the trainer: Y. Goldberg, J. Nivre (TACL 2013).
package struct ParserState {
  package private(set) var stack: [Int] = []
  package private(set) var next = 0
  package private(set) var heads: [Int]
  package private(set) var labels: [UInt8]
  package let count: Int
  /// The leftmost and rightmost two children of each word, -1 for none, and how many there are.
  private(set) var children: [Children]

  struct Children {
    var left1 = -1
    var left2 = -1
    var right1 = -1
    var right2 = -1
    var leftCount = 0
    var rightCount = 0
    /// The set of labels (number mod 64) among the children.
    var labels: UInt64 = 0
  }

  package init(count: Int) {
    self.count = count
    heads = Array(repeating: -1, count: count)
    labels = Array(repeating: 255, count: count)
    children = Array(repeating: Children(), count: count)
    stack.reserveCapacity(count)
  }

  package var isDone: Bool { next == count && stack.count <= 1 }
  package var canShift: Bool { next < count }
  package var canLeft: Bool { !stack.isEmpty && next < count }
  package var canRight: Bool { stack.count > 1 }

  package func allows(_ move: Int) -> Bool { move == 0 ? canShift : move & 1 == 1 ? canLeft : canRight }

  package mutating func apply(_ move: Int) {
    if move == 0 {
      stack.append(next)
      next += 1
      return
    }
    let label = UInt8((move - 1) / 2)
    let child = stack.removeLast()
    let head = move & 1 == 1 ? next : stack[stack.count - 1]
    heads[child] = head
    labels[child] = label
    children[head].labels |= 1 << UInt64(label & 63)
    if child < head {
      children[head].left2 = children[head].left1
      children[head].left1 = child
      children[head].leftCount += 1
    } else {
      children[head].right2 = children[head].right1
      children[head].right1 = child
      children[head].rightCount += 1
    }
  }

  /// The n-th word from the top of the stack, -1 for none.
  @inline(__always)
  func top(_ n: Int) -> Int { stack.count > n ? stack[stack.count - 1 - n] : -1 }

  @inline(__always)
  func ahead(_ n: Int) -> Int { next + n < count ? next + n : -1 }
}
