extension [UInt8] {
  /// Whether the bytes are well-formed UTF-8; nothing is copied.
  public var isWellFormedUTF8: Bool { (try? UTF8Span(validating: span)) != nil }
}
