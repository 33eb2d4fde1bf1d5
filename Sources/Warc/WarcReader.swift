import Claims
import Words

/// Reads a web archive record by record, holding one at a time. Source: ISO 28500:2017, WARC 1.0 and 1.1.
///
///     var archive = WarcReader(from: { … }, longest: 32 << 20)
///     while let found = archive.next() { … }
public struct WarcReader {
  /// What a record came to.
  public enum Found: Sendable {
    case page(Document)
    /// A record that cannot be read; the archive goes on after it unless ``WarcError/isLast``.
    case failure(WarcError)
  }

  private let source: () -> [UInt8]
  private let longest: Int
  private var buffer: [UInt8] = []
  private var at = 0
  /// How many unpacked bytes came before `buffer`.
  private var before = 0
  private var isAtEnd = false
  private var hasFailed = false

  /// - Parameters:
  ///   - source: the next unpacked bytes; none at the end.
  ///   - longest: records of more bytes are passed over.
  public init(from source: @escaping () -> [UInt8], longest: Int) {
    self.source = source
    self.longest = longest
  }

  /// Whether a file begins as an archive does.
  public static func isArchive(_ head: [UInt8]) -> Bool { head.starts(with: "WARC/1.".utf8) }

  /// The next page; nil at the end. Requests, notes on crawls and pages that are no HTML are passed over.
  public mutating func next() -> Found? {
    while !hasFailed {
      do throws(WarcError) {
        guard let record = try record() else { return nil }
        if let document = try record.document(most: longest) { return .page(document) }
      } catch {
        hasFailed = error.isLast
        return .failure(error)
      }
    }
    return nil
  }

  private mutating func record() throws(WarcError) -> WarcRecord? {
    skipBlankLines()
    guard at < buffer.count else { return nil }
    let place = before + at
    guard let head = headEnd() else {
      throw WarcError(
        place, "'\(seen)' where a record's 'WARC/1.0' and its fields should stand; cut the file before it", isLast: true
      )
    }
    let fields = Headers(buffer[at..<head])
    guard fields.first.hasPrefix("WARC/1."), let length = fields["content-length"].flatMap({ Int($0) }), length >= 0
    else {
      throw WarcError(
        place, "'\(seen)' where 'WARC/1.0' and a 'Content-Length' should stand; cut the file before it", isLast: true)
    }
    at = head
    guard length <= longest else {
      try skip(length, place)
      throw WarcError(place, "the record has \(length) bytes; the most is \(longest), it is passed over", isLast: false)
    }
    while buffer.count - at < length, fill() {}
    guard buffer.count - at >= length else {
      throw WarcError(
        place, "the file ends inside the record, after \(buffer.count - at) of \(length) bytes; fetch it again",
        isLast: true)
    }
    defer { at += length }
    return WarcRecord(place: place, fields: fields, block: buffer[at..<(at + length)])
  }

  /// What stands here, for a message.
  private var seen: String {
    String(decoding: buffer[at...].prefix(20).map { $0 < 0x20 || $0 > 0x7E ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
  }

  /// After the blank line that ends the fields; nil where none comes within 64 kB.
  private mutating func headEnd() -> Int? {
    var i = at
    while i - at < 1 << 16 {
      if i + 3 < buffer.count {
        if buffer[i] == 0x0A, buffer[i + 1] == 0x0A { return i + 2 }
        if buffer[i] == 0x0A, buffer[i + 1] == 0x0D, buffer[i + 2] == 0x0A { return i + 3 }
        i += 1
        continue
      }
      let moved = at
      guard fill() else { return nil }
      i -= moved - at
    }
    return nil
  }

  private mutating func skipBlankLines() {
    while true {
      while at < buffer.count, buffer[at] == 0x0D || buffer[at] == 0x0A { at += 1 }
      if at < buffer.count || !fill() { return }
    }
  }

  private mutating func skip(_ length: Int, _ place: Int) throws(WarcError) {
    var left = length
    while left > buffer.count - at {
      left -= buffer.count - at
      at = buffer.count
      guard fill() else {
        throw WarcError(
          place, "the file ends inside the record, \(left) bytes before its end; fetch it again", isLast: true)
      }
    }
    at += left
  }

  /// Takes in what comes next; false at the end.
  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    let more = source()
    isAtEnd = more.isEmpty
    if at > 1 << 20 || at == buffer.count {
      before += at
      buffer.removeSubrange(..<at)
      at = 0
    }
    buffer += more
    return !isAtEnd
  }
}

/// A record that cannot be read, or an archive that ends.
public struct WarcError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The offset of the record in the unpacked archive, in bytes.
  public let place: Int
  /// For example `byte 812: the record has 99999999 bytes; the most is 33554432, it is passed over`.
  public let description: String
  /// Whether nothing can be read after it.
  public let isLast: Bool

  init(_ place: Int, _ what: String, isLast: Bool) {
    self.place = place
    self.isLast = isLast
    description = "byte \(place): \(what)"
  }
}
