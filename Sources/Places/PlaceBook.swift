import Claims
import Rulebook

/// What Rules/en/places and Rules/en/world say about places, by the keys of their names.
struct PlaceBook: Sendable {
  /// A name of the rules.
  struct Entry: Sendable {
    let place: Place
    /// Must stand so in the text, capitals and points included: "US", "Ind."
    let form: String?
    let isAdjective: Bool
    /// The rule that says so: `Rules/en/places/regions.rules:12`.
    let rule: String
  }

  private(set) var entries: [[UInt8]: [Entry]] = [:]
  /// Postal codes of states, by their form: `TX` = `US.TX`.
  private(set) var postal: [String: String] = [:]
  /// Countries by ISO 3166 alpha-2.
  private(set) var countries: [String: Place] = [:]
  /// Their capitals, by the countries' codes.
  private(set) var capitals: [String: Place] = [:]
  private var capitalIds: Set<Int> = []
  /// First-order divisions of the rules by their code, `US.TX`.
  private(set) var admins: [String: Place] = [:]
  /// First words of names that begin in lower case: "western Libya".
  private(set) var lowerStarts: Set<[UInt8]> = []
  private var lists: [String: Set<[UInt8]>] = [:]
  private var numbers: [String: [String: Double]] = [:]
  private var values: [String: [[UInt8]: String]] = [:]
  /// Points of countries that are better than the gazetteer's.
  private var points: [String: (lat: Double, lon: Double)] = [:]

  init(_ rulebook: Rulebook, _ names: PlaceNames, _ gazetteer: Gazetteer?) throws(RuleFileError) {
    for place in gazetteer?.countries() ?? [] { countries[place.country] = place }
    for block in rulebook.blocks("places", kind: "list") {
      if block.name.hasPrefix("places.") {
        for entry in block.entries { try addPlace(entry, block, names) }
      } else if block.name == "country-points" {
        for entry in block.entries {
          let parts = (entry.value ?? "").split(separator: " ").compactMap { Double($0) }
          if parts.count == 2 { points[entry.word] = (parts[0], parts[1]) }
        }
      } else if block.name == "postal" {
        for entry in block.entries { postal[entry.word] = entry.value }
      } else if block.name != "letters", block.name != "adjectives" {
        lists[block.name] = Set(block.entries.map { names.key($0.word.utf8) })
        for entry in block.entries {
          guard let value = entry.value else { continue }
          values[block.name, default: [:]][names.key(entry.word.utf8)] = value
          if let number = Double(value) { numbers[block.name, default: [:]][entry.word] = number }
        }
      }
    }
    if let list = rulebook.list("places", "adjectives") { try addAdjectives(list, names) }
    for block in rulebook.blocks("world", kind: "country") {
      addCountry(block, names)
      if let gazetteer { addCapital(block, names, gazetteer) }
    }
  }

  func list(_ name: String, contains key: [UInt8]) -> Bool { lists[name]?.contains(key) ?? false }

  func words(_ list: String) -> Set<[UInt8]> { lists[list] ?? [] }

  /// What a list says of a word's key.
  func value(_ list: String, _ key: [UInt8]) -> String? { values[list]?[key] }

  /// A number of a list: a weight, a bearing.
  func number(_ list: String, _ word: String) -> Double? { numbers[list]?[word] }

  func weight(_ name: String) -> Double { numbers["weights"]?[name] ?? 0 }

  private mutating func addCountry(_ block: RuleBlock, _ names: PlaceNames) {
    guard let iso = block.value("iso"), let place = countries[iso] else { return }
    let shown = block.items("names").first ?? place.name
    let point = points[iso] ?? (place.lat, place.lon)
    let country = Place(
      name: shown, geonameid: place.geonameid, country: iso, admin: "", lat: point.lat, lon: point.lon, kind: .country,
      population: place.population, radiusKm: nil)
    countries[iso] = country
    for name in block.items("names") { add(name, country, block.place, names) }
    for name in block.items("demonyms") where !block.items("names").contains(name) {
      add(name, country, isAdjective: true, block.place, names)
      // "Libyans", but no "Philippines" of "Philippine".
      let plural = name + "s"
      if !name.hasSuffix("s"), !name.hasSuffix("ese"), !name.hasSuffix("sh"), !block.items("names").contains(plural) {
        add(plural, country, isAdjective: true, block.place, names)
      }
    }
  }

  /// Reads `ADJECTIVE, OTHER FORM = the place`, of places that the rules name.
  private mutating func addAdjectives(_ list: RuleBlock, _ names: PlaceNames) throws(RuleFileError) {
    for entry in list.entries {
      guard let place = entry.value.flatMap({ entries[names.key($0.utf8)]?.first })?.place else {
        throw list.error(
          "'\(entry.word)' is the adjective of no place of the rules; write for example 'Chechen, Chechens = Chechnya'",
          line: entry.line)
      }
      for form in entry.word.split(separator: ",") {
        add(String(form.drop { $0 == " " }), place, isAdjective: true, "\(list.path):\(entry.line)", names)
      }
    }
  }

  private mutating func addCapital(_ block: RuleBlock, _ names: PlaceNames, _ gazetteer: Gazetteer) {
    guard let iso = block.value("iso") else { return }
    for name in block.items("capitals") {
      let towns = gazetteer.exact(key: names.key(name.utf8)).lazy.map { gazetteer.place($0.index) }
      guard let town = towns.first(where: { $0.country == iso && $0.kind == .city }) else { continue }
      capitals[iso] = capitals[iso] ?? town
      if let id = town.geonameid { capitalIds.insert(id) }
    }
  }

  func isCapital(_ mention: PlaceMention) -> Bool {
    mention.kind == .city && mention.geonameid.map { capitalIds.contains($0) } ?? false
  }

  private mutating func add(
    _ name: String, _ place: Place, isAdjective: Bool = false, _ rule: String, _ names: PlaceNames
  ) {
    let isShort = name.utf8.count <= 3 || name.contains(".")
    let key = names.key(name.utf8)
    if name.utf8.first.map({ $0 >= 0x61 && $0 <= 0x7A }) ?? false {
      lowerStarts.insert(Array(key.prefix { $0 != 0x20 }))
    }
    entries[key, default: []].append(
      Entry(place: place, form: isShort ? name : nil, isAdjective: isAdjective, rule: rule))
  }

  /// Reads `NAME, OTHER NAME = kind country latitude longitude [admin=] [id=] [r=] [pop=]`.
  private mutating func addPlace(
    _ entry: RuleBlock.Entry, _ block: RuleBlock, _ names: PlaceNames
  ) throws(RuleFileError) {
    let spellings = entry.word.split(separator: ",").map { String($0.drop { $0 == " " }) }
    let parts = (entry.value ?? "").split(separator: " ").map(String.init)
    var fields: [String: String] = [:]
    var plain: [String] = []
    for part in parts {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      if sides.count == 2 { fields[sides[0]] = sides[1] } else { plain.append(part) }
    }
    // A place of no country has no code.
    if plain.count == 3 { plain.insert("", at: 1) }
    guard plain.count == 4, let kind = PlaceMention.Kind(rawValue: plain[0]), let lat = Double(plain[2]),
      let lon = Double(plain[3]), (-90...90).contains(lat), (-180...180).contains(lon)
    else {
      throw block.error(
        "'\(entry.word)' is no place; write for example 'Ain Zara, Ayn Zara = area LY 32.799 13.288 r=5'",
        line: entry.line)
    }
    let place = Place(
      name: spellings[0], geonameid: fields["id"].flatMap { Int($0) }, country: plain[1], admin: fields["admin"] ?? "",
      lat: lat, lon: lon, kind: kind, population: Int((fields["pop"].flatMap(Double.init) ?? 0) * 1e6),
      radiusKm: fields["r"].flatMap(Double.init))
    if !place.admin.isEmpty, kind == .admin, place.radiusKm ?? 0 > 60 || place.country != "GB" {
      admins[place.admin] = admins[place.admin] ?? place
    }
    for spelling in spellings { add(spelling, place, "\(block.path):\(entry.line)", names) }
  }
}

extension Gazetteer {
  /// The records of countries; they stand before the towns.
  func countries() -> [Place] {
    var found: [Place] = []
    for i in 0..<count {
      let place = place(i)
      if place.kind == .country { found.append(place) } else if place.kind != .continent { break }
    }
    return found
  }
}
