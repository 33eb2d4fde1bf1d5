import Claims
import Rulebook

/// Makes a gazetteer file out of lines of a GeoNames dump and, where wanted, of another gazetteer.
///
/// The same input gives the same bytes.
public struct GazetteerWriter {
  private let names: PlaceNames
  private let features: GeoNamesFeatures
  private let transliterated: Set<String>
  private let leastPeople: UInt32
  private var records: [GazetteerRecord] = []
  private var strings: [UInt8] = []
  /// Where a place of GeoNames stands in `records`.
  private var indexOf: [UInt32: Int] = [:]
  private var admins: [String] = [""]
  private var adminOf: [String: UInt16] = ["": 0]
  private var exact = GazetteerIndex()
  private var sounds = GazetteerIndex()
  /// Countries whose second-order divisions the dump holds.
  private var hasCounties: Set<UInt16> = []
  /// Codes of first-order divisions that are here, with where they stand in `records`.
  private var firstOrder: [UInt16: Int] = [:]
  private var divisions: [(admin: UInt16, id: UInt32, names: [String])] = []
  /// Towns with fewer people have no alternate names, which are more often noise than help.
  /// Source: measured on LGL; of 1,184,000 alternate names 233,000 are kept.
  private static let alternatesFrom = 5000

  /// - Parameter leastPeople: towns with fewer are left out.
  /// - Throws: ``RuleFileError``, for example `Rules/en/places/geonames.rules:7: error: 'A.ADM2' has no kind; write for
  ///   example 'A.ADM2 = admin 40', the radius in km`.
  public init(_ rulebook: Rulebook, leastPeople: Int = 0) throws(RuleFileError) {
    names = PlaceNames(rulebook)
    features = try GeoNamesFeatures(rulebook)
    transliterated = Set(rulebook.words("places", "transliterated"))
    self.leastPeople = UInt32(clamping: leastPeople)
  }

  /// Takes in a line of a dump; divisions and alternate names after the places.
  /// - Throws: ``GeoNamesLineError`` where the line is broken; the writer is as it was before.
  public mutating func add(_ line: [UInt8], of file: GeoNamesFile) throws(GeoNamesLineError) {
    let line = try GeoNamesLine(line, file)
    switch file {
    case .places: try addPlace(line)
    case .divisions:
      let id = try line.id(3)
      guard id == 0 || indexOf[id] == nil else { return }
      divisions.append((admin(line.text(0)), id, [line.text(1), line.text(2)]))
    case .alternateNames:
      guard let index = indexOf[try line.id(1)], line.text(2) == "en", !line.isSet(6) else { return }
      if isEnglishLike(line.text(3)) { enter(line.text(3), index) }
    }
  }

  private mutating func addPlace(_ line: GeoNamesLine) throws(GeoNamesLineError) {
    let id = try line.id(0)
    let lat = try line.degrees(4, "latitude", to: 90)
    let lon = try line.degrees(5, "longitude", to: 180)
    guard let (kind, radius) = features.kind(line.text(6), line.text(7)), id == 0 || indexOf[id] == nil else { return }
    let people = UInt32(clamping: Int(line.text(14)) ?? 0)
    if Place.kinds[kind] == .city, people < leastPeople { return }
    let isCountry = Place.kinds[kind] == .country
    // A division that GeoNames does not know has no point of its own, but its state's middle.
    let isPointless = Place.kinds[kind] == .admin && id == 0
    let record = GazetteerRecord(
      id: id, lat: lat, lon: lon, people: people, admin: isCountry ? 0 : admin(line.admin(country: 8, code: 10)),
      kind: UInt8(kind), country: GazetteerRecord.code(line.text(8)),
      radius: isPointless ? 0 : UInt16(radius))
    if line.text(7) == "ADM2" { hasCounties.insert(record.country) }
    if line.text(7) == "ADM1", record.admin != 0 { firstOrder[record.admin] = records.count }
    let alternates = isCountry || Place.kinds[kind] == .city && people < Self.alternatesFrom
    append(
      record, line.text(1),
      alternates ? [] : line.text(3).split(separator: ",").map(String.init).filter(isEnglishLike))
  }

  /// Takes over the places of another gazetteer that are not here yet. Divisions and counties without an id are left out
  /// where the dump holds the same.
  public mutating func add(_ other: Gazetteer) {
    let listed = Set(divisions.map(\.admin))
    var indexHere: [Int?] = []
    for i in 0..<other.count {
      let place = other.place(i)
      let id = UInt32(place.geonameid ?? 0)
      let country = GazetteerRecord.code(place.country)
      let admin = admin(place.admin)
      let isDivision = other.isDivision(i)
      let isKnown =
        id != 0
        ? indexOf[id] != nil
        : isDivision
          ? firstOrder[admin] != nil || listed.contains(admin) : place.kind == .admin && hasCounties.contains(country)
      guard !isKnown else {
        indexHere.append(nil)
        continue
      }
      indexHere.append(records.count)
      if isDivision { firstOrder[admin] = records.count }
      let record = GazetteerRecord(
        id: id, lat: Int32((place.lat * 1e5).rounded()), lon: Int32((place.lon * 1e5).rounded()),
        people: UInt32(place.population), admin: admin,
        kind: UInt8(Place.kinds.firstIndex(of: place.kind) ?? 0), country: country,
        radius: UInt16(place.radiusKm ?? 0))
      append(record, place.name, [], entered: false)
    }
    other.forEachName { hash, hit in
      if let index = indexHere[hit.index] { exact.add(hash, index, isAlternate: hit.isAlternate) }
    }
    other.forEachSound { hash, hit in
      if let index = indexHere[hit.index] { sounds.add(hash, index, isAlternate: hit.isAlternate) }
    }
  }

  private mutating func append(
    _ record: GazetteerRecord, _ name: String, _ alternates: [String], entered: Bool = true
  ) {
    var record = record
    let bytes = Array(name.utf8.prefix(255))
    record.name = UInt32(strings.count)
    record.nameLength = UInt8(bytes.count)
    strings += bytes
    if record.id != 0 { indexOf[record.id] = records.count }
    records.append(record)
    guard entered else { return }
    for name in [name] + alternates { enter(name, records.count - 1) }
  }

  /// Files a place under a name and, where its country's names are transliterated, under the name's sound.
  private mutating func enter(_ name: String, _ index: Int) {
    let key = names.key(name.utf8)
    guard !key.isEmpty else { return }
    let record = records[index]
    let own = names.key(strings[Int(record.name)..<(Int(record.name) + Int(record.nameLength))])
    exact.add(PlaceNames.hash(key), index, isAlternate: key != own)
    let kind = Place.kinds[Int(record.kind)]
    if kind == .city || kind == .admin, transliterated.contains(GazetteerRecord.text(record.country)) {
      sounds.add(PlaceNames.hash(names.sound(key)), index, isAlternate: key != own)
    }
  }

  /// Whether an alternate name may stand in an English text: a capital first, no code, Latin letters.
  private func isEnglishLike(_ name: String) -> Bool {
    guard let first = name.first, name.count > 3, first.isUppercase else { return false }
    return name.contains { $0.isLowercase }
  }

  private mutating func admin(_ code: String) -> UInt16 {
    if let known = adminOf[code] { return known }
    // A code is at most 16 bytes in the file, and there are fewer than 65,536 (GeoNames has 3,900).
    guard code.utf8.count <= 16, admins.count < Int(UInt16.max) else { return 0 }
    let next = UInt16(admins.count)
    adminOf[code] = next
    admins.append(code)
    return next
  }
}

extension GazetteerWriter {
  /// How many places there are.
  public var count: Int { records.count }

  /// The file.
  public consuming func bytes() -> [UInt8] {
    addDivisions()
    let order = self.order()
    var placeOf = [UInt32](repeating: .max, count: records.count)
    for (new, old) in order.enumerated() { placeOf[old] = UInt32(new) }
    let people = order.map { records[$0].people }
    var file = GazetteerFile()
    file.append(names.fold)
    file.append(Array(names.lines.utf8))
    file.append(admins.flatMap { Array($0.utf8) + [UInt8](repeating: 0, count: 16 - $0.utf8.count) })
    file.append(order.flatMap { records[$0].bytes })
    file.append(strings)
    file.append(Array(lands().utf8))
    for index in [exact, sounds] { for section in index.sections(placeOf, people) { file.append(section) } }
    return file.bytes()
  }

  private func lands() -> String {
    var maker = PlaceLandsMaker()
    // Villages would make the borders of a full dump a matter of hours.
    let least: UInt32 = records.count > 1_000_000 ? 500 : 0
    for record in records where Place.kinds[Int(record.kind)] == .city && record.people >= least {
      maker.add(lat: record.lat, lon: record.lon, country: record.country)
    }
    return maker.lines()
  }

  /// Continents first, then of each country the most populous record, then first-order
  /// divisions, then the rest.
  private func order() -> [Int] {
    var continents: [Int] = []
    var countries: [UInt16: Int] = [:]
    let divisions = firstOrder.values.sorted()
    let isDivision = Set(divisions)
    var rest: [Int] = []
    for (i, record) in records.enumerated() {
      switch Place.kinds[Int(record.kind)] {
      case .continent: continents.append(i)
      case .country:
        if let known = countries[record.country], records[known].people >= record.people { continue }
        countries[record.country] = i
      default: if !isDivision.contains(i) { rest.append(i) }
      }
    }
    return continents + countries.values.sorted() + divisions + rest
  }

  /// A division of the list of divisions stands in the middle of its towns; the radius takes in nine of ten.
  private mutating func addDivisions() {
    var towns: [UInt16: [Int]] = [:]
    for (i, record) in records.enumerated() where Place.kinds[Int(record.kind)] == .city {
      towns[record.admin, default: []].append(i)
    }
    for division in divisions {
      guard let inside = towns[division.admin], division.admin != 0, firstOrder[division.admin] == nil else { continue }
      let lat = inside.reduce(0.0) { $0 + Double(records[$1].lat) } / Double(inside.count)
      let lon = inside.reduce(0.0) { $0 + Double(records[$1].lon) } / Double(inside.count)
      let distances = inside.map { i -> Double in
        let north = (Double(records[i].lat) - lat) * 111.2e-5
        let east = (Double(records[i].lon) - lon) * 111.2e-5 * Place.cosine(lat / 1e5)
        return (north * north + east * east).squareRoot()
      }.sorted()
      let radius = max(10, distances[min(distances.count - 1, distances.count * 9 / 10)].rounded())
      let record = GazetteerRecord(
        id: division.id, lat: Int32(lat.rounded()), lon: Int32(lon.rounded()), people: 0, admin: division.admin,
        kind: UInt8(Place.kinds.firstIndex(of: .admin) ?? 0), country: records[inside[0]].country,
        radius: UInt16(radius))
      firstOrder[division.admin] = records.count
      append(record, division.names[0], division.names[1] == division.names[0] ? [] : [division.names[1]])
    }
  }
}
