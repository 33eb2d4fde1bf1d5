/// Writes JSON as bytes: no white space, keys in the order they are given, doubles as short as they can be.
///
/// The caller gives keys in sorted order; the tests check that for every line that is published.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Ends the line.
  mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A key that is not known before, without anything that must be escaped.
  mutating func key(_ name: String) {
    separate()
    bytes.append(contentsOf: "\"\(name)\":".utf8)
    needsComma = false
  }

  /// Opens an object or array with its bracket; ``close(_:)`` ends it.
  mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  mutating func object(_ body: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    body(&self)
    close(UInt8(ascii: "}"))
  }

  mutating func array<T>(_ items: some Sequence<T>, _ body: (inout JSONWriter, T) -> Void) {
    open(UInt8(ascii: "["))
    for item in items { body(&self, item) }
    close(UInt8(ascii: "]"))
  }

  mutating func value(_ string: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var copy = string
    copy.withUTF8 { escape($0) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  mutating func value(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
    needsComma = true
  }

  /// The shortest digits that read back as the same double; a whole number without a fraction. What is not finite is 0.
  mutating func value(_ number: Double) {
    guard number.isFinite else { return value(0) }
    if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return value(whole) }
    separate()
    bytes.append(contentsOf: number.description.utf8)
    needsComma = true
  }

  mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  /// A value that is JSON already.
  mutating func value(json value: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  // A key with its value; left out where there is none.

  mutating func member(_ name: StaticString, _ string: String?) {
    guard let string else { return }
    key(name)
    value(string)
  }

  mutating func member(_ name: StaticString, _ isSo: Bool) {
    key(name)
    separate()
    bytes.append(contentsOf: (isSo ? "true" : "false").utf8)
    needsComma = true
  }

  mutating func member(_ name: StaticString, _ number: Int?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  mutating func member(_ name: StaticString, _ number: Double?) {
    guard let number else { return }
    key(name)
    value(number)
  }

  mutating func member(_ name: StaticString, _ strings: [String]) {
    key(name)
    array(strings) { $0.value($1) }
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Appends runs of plain bytes whole; only `"`, `\` and the control characters below U+0020 are written otherwise.
  private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for i in utf8.indices {
      let byte = utf8[i]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<i]))
      bytes.append(UInt8(ascii: "\\"))
      escape(byte)
      start = i + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      let digits: StaticString = "0123456789abcdef"
      bytes.append(contentsOf: "u00".utf8)
      digits.withUTF8Buffer { bytes.append(contentsOf: [$0[Int(byte >> 4)], $0[Int(byte & 15)]]) }
    default: bytes.append(byte)
    }
  }
}
