/// A half-open range `[start, end)` of UTF-8 byte offsets into a ``Text``.
///
/// Inside Sitrep every position is a byte offset; at the border (JSON, CoNLL-U, HTML) it becomes an
/// offset in Unicode scalars by ``ScalarOffsets``.
public struct Span: Hashable, Codable, Sendable {
  public let start: Int
  public let end: Int

  /// - Precondition: `start <= end`.
  public init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span must not end before it starts")
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  public var count: Int { end - start }
  public var isEmpty: Bool { start == end }

  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  public func contains(_ other: Span) -> Bool { start <= other.start && other.end <= end }
  public func overlaps(_ other: Span) -> Bool { start < other.end && other.start < end }

  /// The smallest span that holds both.
  public func union(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}

extension Span: Comparable {
  /// By start, then the shorter first.
  public static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension Span: CustomStringConvertible {
  public var description: String { "\(start)..<\(end)" }
}
