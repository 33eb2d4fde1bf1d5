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

  init(_ tree: PageTree, _ rules: MarkupRules) {
    classes.reserveCapacity(tree.nodes.count)
    ids.reserveCapacity(tree.nodes.count)
    var known: [ArraySlice<UInt8>: Int32] = [:]
    for i in tree.nodes.indices {
      for name in [Attribute.class, .id] {
        var number: Int32 = -1
        if let value = tree.value(name, of: i) {
          let words = tree.bytes[value.start..<value.end]
          if let same = known[words] {
            number = same
          } else {
            number = Int32(marks.count)
            marks.append(rules.mark(words))
            known[words] = number
          }
        }
        if name == .class { classes.append(number) } else { ids.append(number) }
      }
    }
  }

  /// What the class of a node says; nil where it has none.
  func ofClass(_ node: Int) -> Mark? { classes[node] < 0 ? nil : marks[Int(classes[node])] }
  func ofID(_ node: Int) -> Mark? { ids[node] < 0 ? nil : marks[Int(ids[node])] }
}
