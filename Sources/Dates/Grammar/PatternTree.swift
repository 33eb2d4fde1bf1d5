/// A tree of patterns: each edge an element, each path that ends in a node a rule.
struct PatternTree: Sendable {
  struct Edge: Sendable {
    let element: PatternElement
    let node: Int
  }

  struct Accept: Sendable {
    let rule: Int
    let sets: [DateFields.Filled]
  }

  private(set) var edges: [[Edge]] = [[]]
  private(set) var accepts: [[Accept]] = [[]]
  /// For nodes of many edges the row in `table`, else -1.
  private var rows: [Int] = []
  private var width = 0
  /// By row and key of a token: which of `choices` can go on with it.
  private var table: [UInt16] = []
  private var choices: [[Edge]] = [[]]

  mutating func add(_ path: PatternPath, rule: Int) {
    var node = 0
    for element in path.elements {
      if let known = edges[node].first(where: { $0.element == element }) {
        node = known.node
      } else {
        edges.append([])
        accepts.append([])
        edges[node].append(Edge(element: element, node: edges.count - 1))
        node = edges.count - 1
      }
    }
    accepts[node].append(Accept(rule: rule, sets: path.sets))
  }

  /// Lays down, for each node of many edges, which of them each key can take.
  /// - Parameters:
  ///   - width: how many keys there are; a word's key is its id, ``DateLexicon/key(_:)``.
  ///   - firsts: the keys with which an element can begin.
  mutating func index(width: Int, firsts: (PatternElement) -> [Int]) {
    self.width = width
    rows = edges.map { _ in -1 }
    for node in edges.indices where edges[node].count > 2 {
      var taken = [[Int]](repeating: [], count: width)
      for (i, edge) in edges[node].enumerated() {
        for key in firsts(edge.element) { taken[key].append(i) }
      }
      rows[node] = table.count / width
      var known: [[Int]: UInt16] = [[]: 0]
      for list in taken {
        let choice = known[list] ?? UInt16(choices.count)
        if Int(choice) == choices.count { choices.append(list.map { edges[node][$0] }) }
        known[list] = choice
        table.append(choice)
      }
    }
  }

  /// The edges of a node that a token with this key may take; none for a token without one.
  func edges(_ node: Int, _ key: Int) -> [Edge] {
    guard key >= 0 else { return [] }
    let row = rows[node]
    return row < 0 ? edges[node] : choices[Int(table[row * width + key])]
  }
}
