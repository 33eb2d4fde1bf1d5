import Words

/// Reads a stream line by line, as soon as a line is there, and never holds more than the longest allowed one.
struct LineReader {
  enum Line {
    /// Without its newline; the first line is 1.
    case line([UInt8], Int)
    /// A line that was passed over: its bytes, and its number.
    case tooLong(Int, Int)
  }

  private let source: () -> [UInt8]
  private let longest: Int
  private var buffer: [UInt8] = []
  private var at = 0
  private var number = 0
  private var isAtEnd = false

  /// - Parameter source: the next bytes; none at the end.
  init(from source: @escaping () -> [UInt8], longest: Int) {
    self.source = source
    self.longest = longest
  }

  mutating func next(skippingBlank: Bool) -> Line? {
    while let line = next() {
      if skippingBlank, case .line(let bytes, _) = line, bytes.allSatisfy(\.isASCIISpace) { continue }
      return line
    }
    return nil
  }

  /// The first bytes, which stay to be read; few, where no more have come yet.
  mutating func head() -> [UInt8] {
    while buffer.count - at < 8, !buffer[at...].contains(0x0A), fill() {}
    return Array(buffer[at...].prefix(4096))
  }

  /// What was taken in already and not read, and then the source itself.
  mutating func rest() -> () -> [UInt8] {
    var first = Array(buffer[at...])
    at = buffer.count
    return { [source] in
      defer { first = [] }
      return first.isEmpty ? source() : first
    }
  }

  /// All that is left; nil where that is too long.
  mutating func all() -> [UInt8]? {
    var bytes: [UInt8] = []
    repeat {
      bytes += buffer[at...]
      at = buffer.count
      if bytes.count > longest { return nil }
    } while fill()
    return bytes
  }

  private mutating func next() -> Line? {
    var passed = 0
    var searched = at
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[at..<end])
        at = end + 1
        number += 1
        return passed > 0 ? .tooLong(passed + line.count, number) : .line(line, number)
      }
      searched = buffer.count
      if buffer.count - at > longest {
        passed += buffer.count - at
        at = buffer.count
      }
      let consumed = at
      guard fill() else { break }
      searched -= consumed - at
    }
    guard at < buffer.count || passed > 0 else { return nil }
    let line = Array(buffer[at...])
    at = buffer.count
    number += 1
    return passed > 0 ? .tooLong(passed + line.count, number) : .line(line, number)
  }

  /// Takes in what is ready; false at the end.
  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeSubrange(..<at)
    at = 0
    let more = source()
    isAtEnd = more.isEmpty
    buffer += more
    return !isAtEnd
  }
}
