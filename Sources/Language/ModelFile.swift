/// The container of the model: a header, a table of sections, the sections; all numbers little-endian.
///
///     0   8 bytes  "SITREPEN"
///     8   UInt32   version of the format
///     12  UInt32   number of sections
///     16  UInt64   length of the whole file
///     24  UInt64   checksum of all bytes from 32 on
///     32  sections × (8 bytes name, UInt64 offset, UInt64 length)
///
/// Sections start at multiples of 8.
package struct ModelFile: Sendable {
  package static let magic = Array("SITREPEN".utf8)
  package static let version: UInt32 = 2
  static let headerLength = 32
  static let entryLength = 24

  let path: String
  private let file: MappedFile
  package let sections: [String: Range<Int>]

  /// - Throws: ``ModelError``; `ModelErrorTests` holds every message.
  package init(path: String) throws(ModelError) {
    file = try MappedFile(path: path)
    self.path = path
    sections = try Self.readHeader(file.bytes, path: path)
  }

  /// The bytes of a section. They live as long as this value.
  package func section(_ name: String) throws(ModelError) -> UnsafeRawBufferPointer {
    guard let range = sections[name] else {
      throw ModelError(path: path, message: "has no section '\(name)'; make it again with 'Tools/train'")
    }
    return UnsafeRawBufferPointer(rebasing: file.bytes[range])
  }

  func error(_ message: String) -> ModelError { ModelError(path: path, message: message) }

  /// The lines of a section of text.
  func lines(_ name: String) throws(ModelError) -> [String] {
    let bytes = try section(name)
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func readHeader(
    _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(ModelError) -> [String: Range<Int>] {
    guard bytes.count >= 8, bytes[0..<8].elementsEqual(magic) else {
      throw ModelError(
        path: path,
        message: "is no model of Sitrep: it does not begin with 'SITREPEN'; give the file that 'Tools/train' makes")
    }
    guard bytes.count >= headerLength else { throw cut(path, bytes.count, headerLength) }
    let version = bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian
    guard version == Self.version else {
      throw ModelError(
        path: path,
        message:
          "has format \(version), this program reads format \(Self.version); use the model that came with the program")
    }
    let count = Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self).littleEndian)
    let length = Int(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self).littleEndian)
    guard bytes.count == length else { throw cut(path, bytes.count, length) }
    let sum = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self).littleEndian
    guard sum == checksum(UnsafeRawBufferPointer(rebasing: bytes[headerLength...])) else {
      throw ModelError(
        path: path,
        message: "is damaged: its checksum does not fit its bytes; copy it again, or make it with 'Tools/train'")
    }
    return try readSections(bytes, count: count, path: path)
  }

  private static func readSections(
    _ bytes: UnsafeRawBufferPointer, count: Int, path: String
  ) throws(ModelError) -> [String: Range<Int>] {
    guard count >= 0, count < 1000, headerLength + count * entryLength <= bytes.count else {
      throw ModelError(path: path, message: "lists \(count) sections; make it again with 'Tools/train'")
    }
    var sections: [String: Range<Int>] = [:]
    for i in 0..<count {
      let at = headerLength + i * entryLength
      let name = String(decoding: bytes[at..<(at + 8)].prefix { $0 != 0 }, as: UTF8.self)
      let offset = bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self).littleEndian
      let length = bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self).littleEndian
      guard offset % 8 == 0, offset <= bytes.count, length <= UInt64(bytes.count) - offset else {
        throw ModelError(
          path: path, message: "has section '\(name)' out of its bounds; make it again with 'Tools/train'")
      }
      sections[name] = Int(offset)..<Int(offset + length)
    }
    return sections
  }

  private static func cut(_ path: String, _ seen: Int, _ wanted: Int) -> ModelError {
    ModelError(
      path: path,
      message:
        "is \(seen) bytes long, not \(wanted); it was cut short: copy it again, or make it with 'Tools/train'")
  }

  /// Four lanes of multiply and rotate over words of 8 bytes: a damaged byte changes it, no more is asked of it.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(1, 2, 3, 5)
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var i = 0
    while i + 32 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: i, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &* SIMD4(repeating: factor)
      lanes = lanes ^ (lanes &>> SIMD4(repeating: 29))
      i += 32
    }
    var sum = UInt64(bytes.count)
    for lane in 0..<4 { sum = Hash.mix(sum, lanes[lane]) }
    while i < bytes.count {
      sum = Hash.mix(sum, UInt64(bytes[i]))
      i += 1
    }
    return sum
  }
}

/// Puts a model file together; the trainer's side of ``ModelFile``.
package struct ModelFileWriter {
  private var sections: [(name: String, bytes: [UInt8])] = []

  package init() {}

  /// - Precondition: the name has at most 8 bytes.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition(name.utf8.count <= 8, "the name of a section has at most 8 bytes")
    sections.append((name, bytes))
  }

  package mutating func add(_ name: String, lines: [String]) {
    add(name, Array(lines.joined(separator: "\n").utf8))
  }

  package mutating func add(_ name: String, words: [UInt32]) {
    add(name, words.flatMap { Self.little(UInt64($0), 4) })
  }

  package func bytes() -> [UInt8] {
    var table: [UInt8] = []
    var body: [UInt8] = []
    let first = ModelFile.headerLength + sections.count * ModelFile.entryLength
    for section in sections {
      while (first + body.count) % 8 != 0 { body.append(0) }
      table += Array(section.name.utf8.prefix(8)) + Array(repeating: 0, count: max(0, 8 - section.name.utf8.count))
      table += Self.little(UInt64(first + body.count), 8) + Self.little(UInt64(section.bytes.count), 8)
      body += section.bytes
    }
    let rest = table + body
    let sum = rest.withUnsafeBytes { ModelFile.checksum($0) }
    return ModelFile.magic + Self.little(UInt64(ModelFile.version), 4) + Self.little(UInt64(sections.count), 4)
      + Self.little(UInt64(ModelFile.headerLength + rest.count), 8) + Self.little(sum, 8) + rest
  }

  private static func little(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }
}
