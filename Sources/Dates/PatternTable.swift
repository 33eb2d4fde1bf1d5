/// All pattern trees laid flat: what the matcher runs over, without allocation or hashing.
struct PatternTable: Sendable {
  struct Node: Sendable {
    /// Ranges of ``edges`` and ``accepts``.
    let edges: Range<Int32>
    let accepts: Range<Int32>
  }

  struct Edge: Sendable {
    let kind: PatternElement.Kind
    let field: DateField?
    let glued: Bool
    /// The index of the node it leads to.
    let node: Int32
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var accepts: [PatternTree.Accept] = []
  /// The root of each phrase by its id, and last the root of the rules.
  private(set) var roots: [Int32] = []
  /// For each root and word (the last stands for numbers) the edges that the word can take.
  private var firstStarts: [Int32] = []
  private var firstEdges: [Int32] = []
  /// For each list and word the word's value; ``none`` where it is not in the list.
  private var values: [Int32] = []
  private let wordCount: Int
  private static let none = Int32.min

  init(phrases: [PatternTree], top: PatternTree, _ lexicon: DateLexicon) {
    wordCount = lexicon.wordCount
    values = [Int32](repeating: Self.none, count: lexicon.lists.count * wordCount)
    for (i, list) in lexicon.lists.enumerated() {
      for (word, value) in list.values { values[i * wordCount + word] = Int32(clamping: value) }
    }
    for tree in phrases + [top] { add(tree) }
    index(lexicon)
  }

  private mutating func add(_ tree: PatternTree) {
    let base = Int32(nodes.count)
    roots.append(base)
    for (i, own) in tree.edges.enumerated() {
      let firstEdge = Int32(edges.count)
      let firstAccept = Int32(accepts.count)
      for edge in own {
        let element = edge.element
        edges.append(
          Edge(kind: element.kind, field: element.field, glued: element.glued, node: base + Int32(edge.node)))
      }
      accepts += tree.accepts[i]
      nodes.append(Node(edges: firstEdge..<Int32(edges.count), accepts: firstAccept..<Int32(accepts.count)))
    }
  }

  /// Finds for each root which words can take which of its edges.
  private mutating func index(_ lexicon: DateLexicon) {
    let numbers = lexicon.list("number")?.values ?? [:]
    for root in roots {
      for word in 0...wordCount {
        firstStarts.append(Int32(firstEdges.count))
        for i in nodes[Int(root)].edges where canTake(Int(i), word, numbers, depth: 0) { firstEdges.append(i) }
      }
    }
    firstStarts.append(Int32(firstEdges.count))
  }

  private func canTake(_ edge: Int, _ word: Int, _ numbers: [Int: Int], depth: Int) -> Bool {
    switch edges[edge].kind {
    case .word(let id): return id == word
    case .list(let list): return word < wordCount && values[list * wordCount + word] != Self.none
    case .number(let number):
      return word == wordCount || numbers[word] != nil && (number == .count || number == .year)
    case .phrase(let id):
      guard depth < 8 else { return true }
      return nodes[Int(roots[id])].edges.contains { canTake(Int($0), word, numbers, depth: depth + 1) }
    }
  }

  /// The indices of the edges that a token can take at a root; of all other tokens none.
  func first(_ root: Int, _ word: Int) -> ArraySlice<Int32> {
    let column = word >= 0 ? word : wordCount
    guard word != DateLexicon.unknown, column <= wordCount else { return [] }
    let at = root * (wordCount + 1) + column
    return firstEdges[Int(firstStarts[at])..<Int(firstStarts[at + 1])]
  }

  /// A word's value in a list.
  func value(_ list: Int, _ word: Int) -> Int? {
    guard word >= 0, word < wordCount else { return nil }
    let value = values[list * wordCount + word]
    return value == Self.none ? nil : Int(value)
  }
}
