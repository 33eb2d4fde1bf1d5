import Claims
import Words

/// What the classes and ids of a page say of its elements, each name looked up once: pages repeat the same few.
struct NameMarks {
  struct Mark {
    var furniture: Removed.Reason?
    var isBody = false
    var isTitle = false
    var isSite = false
    var isByline = false
    var isAccount = false
    var isDate = false
  }

  private var marks: [Mark] = []
  /// For each node, the mark of its class and of its id; -1 where it has none.
  private var classes: [Int32] = []
  private var ids: [Int32] = []
  /// The mark of each name by the name's hash, and where the name of a mark stands in the tree.
  private var known: NumberTable
  private var places: [Span] = []

  init(_ tree: PageTree, _ rules: MarkupRules) {
    classes.reserveCapacity(tree.nodes.count)
    ids.reserveCapacity(tree.nodes.count)
    known = NumberTable(capacity: tree.nodes.count / 4)
    tree.bytes.withUnsafeBufferPointer { bytes in
      for i in tree.nodes.indices {
        classes.append(mark(tree.value(.class, of: i), in: bytes, rules))
        ids.append(mark(tree.value(.id, of: i), in: bytes, rules))
      }
    }
  }

  private mutating func mark(_ place: Span?, in bytes: UnsafeBufferPointer<UInt8>, _ rules: MarkupRules) -> Int32 {
    guard let place else { return -1 }
    let name = bytes.part(place.start..<place.end)
    let key = name.hashed
    let number = known[key]
    if number >= 0 {
      let first = places[Int(number)]
      if bytes.part(first.start..<first.end).elementsEqual(name) { return number }
    }
    let new = Int32(marks.count)
    known.set(key, new)
    places.append(place)
    marks.append(rules.mark(name))
    return new
  }

  /// What the class of a node says; nil where it has none.
  func ofClass(_ node: Int) -> Mark? { classes[node] < 0 ? nil : marks[Int(classes[node])] }
  func ofID(_ node: Int) -> Mark? { ids[node] < 0 ? nil : marks[Int(ids[node])] }
}
