/// A text as validated UTF-8 bytes, never normalised.
///
/// Positions in it are byte offsets (``Span``). Copying is cheap: the bytes are shared.
public struct Text: Hashable, Sendable {
  public let bytes: [UInt8]

  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  /// The text of these bytes, or nil where they are not well-formed UTF-8.
  public init?(validating bytes: [UInt8]) {
    guard bytes.isWellFormedUTF8 else { return nil }
    self.bytes = bytes
  }

  /// The number of UTF-8 bytes.
  public var count: Int { bytes.count }
  public var isEmpty: Bool { bytes.isEmpty }
  public var span: Span { Span(0, bytes.count) }

  public subscript(offset: Int) -> UInt8 { bytes[offset] }

  /// The words of a span. The span must lie on scalar boundaries, as every span of a record does.
  public func string(_ span: Span) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// The words of a span in lower case.
  public func lowercased(_ span: Span) -> String {
    string(span).lowercased()
  }

  /// The span without white space at its edges.
  public func trimmed(_ span: Span) -> Span {
    var start = span.start
    var end = span.end
    while start < end, bytes[start].isASCIISpace { start += 1 }
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    return Span(start, end)
  }

  /// Whether an offset is the first byte of a scalar, or the end of the text.
  public func isBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || (offset >= 0 && offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
  }
}

extension Text: CustomStringConvertible {
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension UInt8 {
  /// Blank, tab, newline, vertical tab, form feed or carriage return.
  @inlinable public var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  @inlinable public var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inlinable public var isASCIIUpper: Bool { self >= 0x41 && self <= 0x5A }
  @inlinable public var isASCIILower: Bool { self >= 0x61 && self <= 0x7A }
  @inlinable public var isASCIILetter: Bool { isASCIIUpper || isASCIILower }
  /// A letter or digit of ASCII, or any byte of a scalar beyond it.
  @inlinable public var isWordByte: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}
