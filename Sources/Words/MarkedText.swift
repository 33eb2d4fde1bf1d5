/// A text with marked stretches, as gold files and the `example` lines of rules write them.
///
/// `{actor Forces loyal to Haftar} {event seized} {where=4 Gharyan}` marks three stretches; a mark may hold a
/// value after `=` and other marks inside. `\{`, `\}` and `\\` stand for themselves.
public struct MarkedText: Sendable {
  public struct Mark: Hashable, Sendable {
    public let label: String
    /// What stands after `=` in the mark's head, nil where nothing does.
    public let value: String?
    public let span: Span
  }

  public let text: Text
  /// In the order in which the marks open.
  public let marks: [Mark]

  /// Reads marked text.
  /// - Returns: nil where a brace is not closed, not opened, or has no label.
  public init?(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [(index: Int, start: Int)] = []
    var found: [(label: String, value: String?, start: Int, end: Int)] = []
    let source = Array(marked.utf8)
    var i = 0
    while i < source.count {
      switch source[i] {
      case UInt8(ascii: "\\") where i + 1 < source.count:
        bytes.append(source[i + 1])
        i += 2
      case UInt8(ascii: "{"):
        guard let space = source[i...].firstIndex(of: 0x20), space > i + 1 else { return nil }
        let head = String(decoding: source[(i + 1)..<space], as: UTF8.self)
        guard !head.contains("}") else { return nil }
        let parts = head.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        open.append((found.count, bytes.count))
        found.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : nil, bytes.count, -1))
        i = space + 1
      case UInt8(ascii: "}"):
        guard let last = open.popLast() else { return nil }
        found[last.index].end = bytes.count
        i += 1
      default:
        bytes.append(source[i])
        i += 1
      }
    }
    guard open.isEmpty, let text = Text(validating: bytes) else { return nil }
    self.text = text
    marks = found.map { Mark(label: $0.label, value: $0.value, span: Span($0.start, $0.end)) }
  }
}
