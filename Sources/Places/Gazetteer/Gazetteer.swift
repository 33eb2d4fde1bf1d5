import FoundationEssentials
import Words

/// Places by their names, mapped from a file: `Model/gazetteer.bin`, or a larger one that `sitrep gazetteer build` made.
///
/// Opening it reads the file once for its checksum; a look-up touches a handful of bytes. The format is in
/// `Model/GAZETTEER.md`. Data: GeoNames, CC BY 4.0.
public final class Gazetteer: Sendable {
  static let version: UInt32 = 3
  static let magic = Array("SITREPGZ".utf8)
  static let headerSize = 24
  private static let sectionCount = 12

  private enum Section: Int {
    case fold, spellings, admins, records, strings, lands
    case exactBuckets, exactRows, exactPostings
    case soundBuckets, soundRows, soundPostings
  }

  private let data: Data
  private let sections: [Range<Int>]
  let names: PlaceNames
  let lands: PlaceLands
  /// The first-order divisions, by their codes' numbers.
  private let divisions: [UInt16: Int]
  /// The number of places.
  public let count: Int

  /// Maps a gazetteer file.
  /// - Throws: ``GazetteerError``, for example
  ///   `gazetteer.bin: is damaged (the checksum differs); make it again with Tools/build-gazetteer`.
  public init(path: String) throws(GazetteerError) {
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      throw .unreadable(path: path)
    }
    guard data.count >= Self.headerSize, Array(data.prefix(8)) == Self.magic else { throw .foreign(path: path) }
    let version: UInt32 = data.number(at: 8)
    guard version == Self.version else { throw .version(path: path, found: version) }
    let sections = try Self.sections(of: data, path)
    guard Self.checksum(of: data) == data.number(at: 16) else {
      throw .corrupt(path: path, what: "the checksum differs")
    }
    self.data = data
    self.sections = sections
    count = sections[Section.records.rawValue].count / GazetteerRecord.size
    names = PlaceNames(
      fold: Array(data[sections[Section.fold.rawValue]]),
      lines: String(decoding: data[sections[Section.spellings.rawValue]], as: UTF8.self))
    lands = PlaceLands(lines: String(decoding: data[sections[Section.lands.rawValue]], as: UTF8.self))
    divisions = Self.divisions(in: data, sections[Section.records.rawValue])
  }

  /// They stand right after the countries, and have a radius.
  private static func divisions(in data: Data, _ records: Range<Int>) -> [UInt16: Int] {
    let kinds = (Place.kinds.firstIndex(of: .admin), Place.kinds.firstIndex(of: .city))
    var found: [UInt16: Int] = [:]
    for (i, at) in stride(from: records.lowerBound, to: records.upperBound, by: GazetteerRecord.size).enumerated() {
      let kind = Int(data[at + 22])
      if kind == kinds.1 { break }
      let radius: UInt16 = data.number(at: at + 26)
      let admin: UInt16 = data.number(at: at + 20)
      if kind == kinds.0, radius > 0, found[admin] == nil { found[admin] = i }
    }
    return found
  }

  /// The first-order division that a place lies in; nil where it is not known.
  func division(of index: Int) -> Place? { divisionIndex(of: index).map(place) }

  /// Whether a place is a first-order division.
  func isDivision(_ index: Int) -> Bool { divisionIndex(of: index) == index }

  private func divisionIndex(of index: Int) -> Int? {
    let at = sections[Section.records.rawValue].lowerBound + GazetteerRecord.size * index
    let admin: UInt16 = data.number(at: at + 20)
    return divisions[admin]
  }

  private static func sections(of data: Data, _ path: String) throws(GazetteerError) -> [Range<Int>] {
    let count: UInt32 = data.number(at: 12)
    guard count == sectionCount, data.count >= headerSize + 16 * sectionCount else {
      throw .corrupt(path: path, what: "it is cut short")
    }
    var sections: [Range<Int>] = []
    for i in 0..<sectionCount {
      let start: UInt64 = data.number(at: headerSize + 16 * i)
      let size: UInt64 = data.number(at: headerSize + 8 + 16 * i)
      guard start <= data.count, size <= UInt64(data.count) - start else {
        throw .corrupt(path: path, what: "it is cut short")
      }
      sections.append(Int(start)..<Int(start + size))
    }
    return sections
  }

  private static func checksum(of data: Data) -> UInt64 {
    data.withUnsafeBytes { checksum(UnsafeRawBufferPointer(rebasing: $0[headerSize...])) }
  }

  /// Of what follows the header.
  static func checksum(_ payload: [UInt8]) -> UInt64 { payload.withUnsafeBytes { checksum($0) } }

  /// Over little-endian words of eight bytes.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var at = 0
    while at + 8 <= bytes.count {
      hash = (hash ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))) &* 0x100_0000_01b3
      hash ^= hash >> 47
      at += 8
    }
    return hash
  }

  // MARK: Look-up

  /// The places of a name as it is written, best known first; an exact name before an alternate one.
  func exact(key: [UInt8]) -> [Hit] { hits(.exactBuckets, .exactRows, .exactPostings, key) }

  /// The places whose name sounds the same in another transliteration.
  func sounding(key: [UInt8]) -> [Hit] { hits(.soundBuckets, .soundRows, .soundPostings, names.sound(key)) }

  /// A place and whether the name is one of its alternate names.
  struct Hit: Hashable, Sendable {
    let index: Int
    let isAlternate: Bool
  }

  private func hits(_ buckets: Section, _ rows: Section, _ postings: Section, _ key: [UInt8]) -> [Hit] {
    guard !key.isEmpty else { return [] }
    let hash = PlaceNames.hash(key)
    let bucket = Int(hash >> 48)
    let part = UInt32(truncatingIfNeeded: hash >> 16)
    let start = word(buckets, bucket)
    let end = word(buckets, bucket + 1)
    for row in Int(start)..<max(Int(start), Int(end)) where word(rows, 2 * row) == part {
      return unpacked(word(rows, 2 * row + 1), postings)
    }
    return []
  }

  private func unpacked(_ value: UInt32, _ postings: Section) -> [Hit] {
    guard value & 0x8000_0000 != 0 else { return [hit(value)] }
    let at = Int(value & 0x7fff_ffff)
    return (0..<Int(word(postings, at))).map { hit(word(postings, at + 1 + $0)) }
  }

  private func hit(_ value: UInt32) -> Hit {
    Hit(index: Int(value & 0x3fff_ffff), isAlternate: value & 0x4000_0000 != 0)
  }

  /// Every name's hash, its lower 16 bits zero, with the places of the name.
  func forEachName(_ body: (UInt64, Hit) -> Void) { forEach(.exactBuckets, .exactRows, .exactPostings, body) }

  /// The same for transliteration keys.
  func forEachSound(_ body: (UInt64, Hit) -> Void) { forEach(.soundBuckets, .soundRows, .soundPostings, body) }

  private func forEach(_ buckets: Section, _ rows: Section, _ postings: Section, _ body: (UInt64, Hit) -> Void) {
    for bucket in 0..<65536 {
      let start = Int(word(buckets, bucket))
      for row in start..<max(start, Int(word(buckets, bucket + 1))) {
        let hash = UInt64(bucket) << 48 | UInt64(word(rows, 2 * row)) << 16
        for hit in unpacked(word(rows, 2 * row + 1), postings) { body(hash, hit) }
      }
    }
  }

  private func word(_ section: Section, _ i: Int) -> UInt32 {
    data.number(at: sections[section.rawValue].lowerBound + 4 * i)
  }

  /// The place at an index of ``exact(key:)``.
  func place(_ index: Int) -> Place {
    let at = sections[Section.records.rawValue].lowerBound + GazetteerRecord.size * index
    let id: UInt32 = data.number(at: at)
    let lat: Int32 = data.number(at: at + 4)
    let lon: Int32 = data.number(at: at + 8)
    let population: UInt32 = data.number(at: at + 12)
    let name: UInt32 = data.number(at: at + 16)
    let admin: UInt16 = data.number(at: at + 20)
    let radius: UInt16 = data.number(at: at + 26)
    return Place(
      name: string(sections[Section.strings.rawValue].lowerBound + Int(name), Int(data[at + 23])),
      geonameid: id == 0 ? nil : Int(id), country: string(at + 24, 2),
      admin: string(sections[Section.admins.rawValue].lowerBound + 16 * Int(admin), 16),
      lat: Double(lat) / 1e5, lon: Double(lon) / 1e5, kind: Place.kinds[min(Int(data[at + 22]), Place.kinds.count - 1)],
      population: Int(population), radiusKm: radius == 0 ? nil : Double(radius))
  }

  /// Bytes as text, without the zeros that fill them up.
  private func string(_ at: Int, _ count: Int) -> String {
    String(decoding: data[at..<(at + count)].prefix { $0 != 0 }, as: UTF8.self)
  }
}

extension Data {
  /// A little-endian number; 0 beyond the end.
  fileprivate func number<N: FixedWidthInteger>(at offset: Int) -> N {
    withUnsafeBytes { bytes in
      guard offset + MemoryLayout<N>.size <= bytes.count else { return 0 }
      return N(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: N.self))
    }
  }
}
