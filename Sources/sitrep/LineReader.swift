import Foundation
import Words

/// Reads a file line by line, as soon as a line is there, and never holds more than the longest allowed one.
struct LineReader {
  enum Line {
    /// Without its newline; the first line is 1.
    case line([UInt8], Int)
    /// A line that was passed over: its bytes, and its number.
    case tooLong(Int, Int)
  }

  private let file: FileHandle
  private let longest: Int
  private var buffer: [UInt8] = []
  private var at = 0
  private var number = 0
  private var isAtEnd = false

  init(_ file: FileHandle, longest: Int) {
    self.file = file
    self.longest = longest
  }

  mutating func next(skippingBlank: Bool) -> Line? {
    while let line = next() {
      if skippingBlank, case .line(let bytes, _) = line, bytes.allSatisfy(\.isASCIISpace) { continue }
      return line
    }
    return nil
  }

  /// The rest of the file with what was read of it already; nil where that is too long.
  mutating func all(after first: [UInt8]) -> [UInt8]? {
    var bytes = first + [0x0A]
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

  /// Takes in what the file has ready; false at its end.
  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeSubrange(..<at)
    at = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = chunk.withUnsafeMutableBytes { Foundation.read(file.fileDescriptor, $0.baseAddress, $0.count) }
    guard count > 0 else {
      isAtEnd = true
      return false
    }
    buffer += chunk[..<count]
    return true
  }
}
