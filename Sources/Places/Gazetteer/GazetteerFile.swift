/// A place as the file has it: 28 bytes.
struct GazetteerRecord {
  var id: UInt32
  /// Degrees × 10⁵.
  var lat: Int32
  var lon: Int32
  var people: UInt32
  var admin: UInt16
  /// Index of ``Place/kinds``.
  var kind: UInt8
  /// Two letters, the first in the low byte.
  var country: UInt16
  /// Kilometres; 0 where a point says enough.
  var radius: UInt16
  /// Where the name stands among the strings, and its bytes.
  var name: UInt32 = 0
  var nameLength: UInt8 = 0

  static let size = 28

  static func code(_ country: String) -> UInt16 {
    let letters = Array(country.utf8.prefix(2))
    return letters.count == 2 ? UInt16(letters[0]) | UInt16(letters[1]) << 8 : 0
  }

  static func text(_ code: UInt16) -> String {
    code == 0 ? "" : String(decoding: [UInt8(code & 0xFF), UInt8(code >> 8)], as: UTF8.self)
  }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(Self.size)
    for number in [id, UInt32(bitPattern: lat), UInt32(bitPattern: lon), people, name] { out.appendLittle(number) }
    out.appendLittle(admin)
    out += [kind, nameLength]
    out.appendLittle(country)
    out.appendLittle(radius)
    return out
  }
}

/// From the hash of a key to the places of a name.
struct GazetteerIndex {
  private struct Entry {
    /// The upper 48 bits of the key's hash.
    let hash: UInt64
    let index: UInt32
    let isAlternate: Bool
  }

  private var entries: [Entry] = []

  /// - Parameter hash: of 64 bits; the lower 16 do not count.
  mutating func add(_ hash: UInt64, _ index: Int, isAlternate: Bool) {
    entries.append(Entry(hash: hash >> 16, index: UInt32(index), isAlternate: isAlternate))
  }

  /// Bucket starts, rows and postings. Of one name exact ones come first, then those with more people.
  /// - Parameters:
  ///   - placeOf: for each index its place in the file, `UInt32.max` where it is left out.
  ///   - people: by place in the file.
  func sections(_ placeOf: [UInt32], _ people: [UInt32]) -> [[UInt8]] {
    let sorted = ranked(placeOf, people)
    var rows: [UInt8] = []
    var postings: [UInt8] = []
    var starts = [UInt32](repeating: 0, count: 65537)
    var at = 0
    while at < sorted.count {
      var end = at
      while end < sorted.count, sorted[end].hash == sorted[at].hash { end += 1 }
      let values = sorted[at..<end].map { placeOf[Int($0.index)] | ($0.isAlternate ? 0x4000_0000 : 0) }
      rows.appendLittle(UInt32(truncatingIfNeeded: sorted[at].hash))
      if values.count == 1 {
        rows.appendLittle(values[0])
      } else {
        rows.appendLittle(0x8000_0000 | UInt32(postings.count / 4))
        postings.appendLittle(UInt32(values.count))
        for value in values { postings.appendLittle(value) }
      }
      starts[Int(sorted[at].hash >> 32) + 1] += 1
      at = end
    }
    for bucket in 0..<65536 { starts[bucket + 1] += starts[bucket] }
    var heads: [UInt8] = []
    for start in starts { heads.appendLittle(start) }
    return [heads, rows, postings]
  }

  /// In the order of the file, a place once under each name.
  private func ranked(_ placeOf: [UInt32], _ people: [UInt32]) -> [Entry] {
    let kept = entries.filter { placeOf[Int($0.index)] != .max }
      .sorted { ($0.hash, $0.index, $0.isAlternate ? 1 : 0) < ($1.hash, $1.index, $1.isAlternate ? 1 : 0) }
    var once: [Entry] = []
    once.reserveCapacity(kept.count)
    for entry in kept where once.last.map({ $0.hash != entry.hash || $0.index != entry.index }) ?? true {
      once.append(entry)
    }
    return once.sorted {
      if $0.hash != $1.hash { return $0.hash < $1.hash }
      if $0.isAlternate != $1.isAlternate { return $1.isAlternate }
      let places = (placeOf[Int($0.index)], placeOf[Int($1.index)])
      let counts = (people[Int(places.0)], people[Int(places.1)])
      return counts.0 != counts.1 ? counts.0 > counts.1 : places.0 < places.1
    }
  }
}

/// The sections of a file, put together.
struct GazetteerFile {
  private var sections: [[UInt8]] = []

  mutating func append(_ section: [UInt8]) { sections.append(section) }

  /// Header, table of sections, sections.
  func bytes() -> [UInt8] {
    var table: [UInt8] = []
    var body: [UInt8] = []
    let start = Gazetteer.headerSize + 16 * sections.count
    for section in sections {
      table.appendLittle(UInt64(start + body.count))
      table.appendLittle(UInt64(section.count))
      body += section
      body += [UInt8](repeating: 0, count: (8 - section.count % 8) % 8)
    }
    var out = Gazetteer.magic
    out.appendLittle(Gazetteer.version)
    out.appendLittle(UInt32(sections.count))
    out.appendLittle(Gazetteer.checksum(table + body))
    return out + table + body
  }
}

extension [UInt8] {
  fileprivate mutating func appendLittle(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
