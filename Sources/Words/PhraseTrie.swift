/// Phrases found in a text from a given byte on, whatever the case of ASCII letters.
///
/// One blank in a phrase matches one blank or newline of the text. Look-up costs the length of the longest match.
public struct PhraseTrie: Sendable {
  private struct Node: Sendable {
    var byte: UInt8
    var value: Int32 = -1
    var firstChild: Int32 = -1
    var sibling: Int32 = -1
  }

  private var nodes = [Node(byte: 0)]
  /// For each first byte, the node it leads to from the root; -1 for none.
  private var roots = [Int32](repeating: -1, count: 256)

  public init() {}

  /// Adds a phrase; a phrase that is there already keeps its first value.
  public mutating func add(_ phrase: String, _ value: Int) {
    var at: Int32 = 0
    for byte in phrase.utf8.map(PhraseTrie.folded) { at = child(at, byte) ?? append(byte, to: at) }
    if at != 0, nodes[Int(at)].value < 0 { nodes[Int(at)].value = Int32(value) }
  }

  /// All phrases that begin at an offset, the longest last: where each ends, and its value. The caller minds word edges.
  public func matches(in text: Text, at offset: Int) -> [(end: Int, value: Int)] {
    var found: [(end: Int, value: Int)] = []
    text.bytes.withUnsafeBufferPointer { bytes in
      guard offset < bytes.count else { return }
      var at = roots[Int(PhraseTrie.folded(bytes[offset]))]
      var end = offset + 1
      while at >= 0 {
        if nodes[Int(at)].value >= 0 { found.append((end, Int(nodes[Int(at)].value))) }
        guard end < bytes.count, let next = child(at, PhraseTrie.folded(bytes[end])) else { return }
        at = next
        end += 1
      }
    }
    return found
  }

  private func child(_ node: Int32, _ byte: UInt8) -> Int32? {
    if node == 0 { return roots[Int(byte)] < 0 ? nil : roots[Int(byte)] }
    var at = nodes[Int(node)].firstChild
    while at >= 0 {
      if nodes[Int(at)].byte == byte { return at }
      at = nodes[Int(at)].sibling
    }
    return nil
  }

  private mutating func append(_ byte: UInt8, to node: Int32) -> Int32 {
    let new = Int32(nodes.count)
    nodes.append(Node(byte: byte))
    if node == 0 {
      roots[Int(byte)] = new
    } else {
      nodes[Int(new)].sibling = nodes[Int(node)].firstChild
      nodes[Int(node)].firstChild = new
    }
    return new
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte.isASCIIUpper ? byte + 32 : byte == 0x0A ? 0x20 : byte
  }
}
