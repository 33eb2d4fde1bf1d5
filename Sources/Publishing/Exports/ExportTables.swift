import Rulebook

/// The code tables of the formats, compiled from `Rules/exports`.
public struct ExportTables: Sendable {
  struct Country: Sendable {
    /// ISO 3166.
    let alpha3: String
    let alpha2: String
    let numeric: String
    /// FIPS 10-4, as GDELT's places have it.
    let fips: String
    let name: String
  }

  /// How CAMEO writes one who is of no country; empty where it has nothing.
  struct Group: Sendable {
    let type: String
    let country: String
    let known: String
  }

  private let countries: [String: Country]
  private let lists: [String: [String: String]]
  private let groups: [String: Group]
  private let vaguePeople: Set<String>

  /// - Throws: ``RuleFileError``, for example `Rules/exports/countries.rules:6: error: 'LBY = LY' does not say enough; write
  ///   for example 'LBY = LY 434 LY Libya'`.
  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    let names = [
      "goldstein", "quad-classes", "cameo-types", "cameo-countries", "plover-quads", "plover-scale", "acled-events",
      "acled-disorders", "acled-actors",
    ]
    var lists: [String: [String: String]] = [:]
    for name in names {
      for entry in try Self.list(name, rulebook).entries { lists[name, default: [:]][entry.word] = entry.value }
    }
    self.lists = lists
    countries = try Self.countries(rulebook)
    groups = try Self.groups(rulebook)
    vaguePeople = Set(try Self.list("vague-people", rulebook).entries.map(\.word))
  }

  private static func list(_ name: String, _ rulebook: Rulebook) throws(RuleFileError) -> RuleBlock {
    guard let list = rulebook.list("exports", name) else {
      throw RuleFileError(
        path: "Rules/exports", line: 0, message: "there is no list '\(name)'; write 'list \(name)' and its entries")
    }
    return list
  }

  /// By alpha-3 and by alpha-2.
  private static func countries(_ rulebook: Rulebook) throws(RuleFileError) -> [String: Country] {
    var countries: [String: Country] = [:]
    let list = try list("countries", rulebook)
    for entry in list.entries {
      let words = (entry.value ?? "").split(separator: " ", maxSplits: 3).map { $0 == "-" ? "" : String($0) }
      guard words.count == 4 else { throw tooShort(entry, list, "LBY = LY 434 LY Libya") }
      let country = Country(
        alpha3: entry.word, alpha2: words[0], numeric: words[1], fips: words[2], name: words[3])
      countries[country.alpha3] = country
      countries[country.alpha2] = country
    }
    return countries
  }

  private static func groups(_ rulebook: Rulebook) throws(RuleFileError) -> [String: Group] {
    var groups: [String: Group] = [:]
    let list = try list("cameo-groups", rulebook)
    for entry in list.entries {
      let words = (entry.value ?? "").split(separator: " ").map { $0 == "-" ? "" : String($0) }
      guard words.count == 3 else { throw tooShort(entry, list, "UNO = IGO - UNO") }
      groups[entry.word] = Group(type: words[0], country: words[1], known: words[2])
    }
    return groups
  }

  private static func tooShort(_ entry: RuleBlock.Entry, _ list: RuleBlock, _ example: String) -> RuleFileError {
    let seen = entry.word + (entry.value.map { " = \($0)" } ?? "")
    return list.error("'\(seen)' does not say enough; write for example '\(example)'", line: entry.line)
  }

  /// The country of an ISO 3166 code of two or three letters.
  func country(_ code: String) -> Country? { countries[code] }

  /// How CAMEO writes what PLOVER has in a country's place: `UNO`, `NGO`.
  func group(_ code: String) -> Group? { groups[code] }

  /// CAMEO's type of PLOVER's sector; nil where it has none.
  func cameoType(_ sector: String) -> String? { lists["cameo-types"]?[sector] }

  /// CAMEO's code of a country.
  func cameoCountry(_ alpha3: String) -> String { lists["cameo-countries"]?[alpha3] ?? alpha3 }

  /// Goldstein's number of a CAMEO code, or of the code it is a part of.
  func goldstein(_ cameo: String) -> String? {
    var code = Substring(cameo)
    while code.count >= 2 {
      if let value = lists["goldstein"]?[String(code)] { return value }
      code = code.dropLast()
    }
    return nil
  }

  /// GDELT's class of a CAMEO code, 1…4.
  func quadClass(_ cameo: String) -> String? { lists["quad-classes"]?[String(cameo.prefix(2))] }

  /// PLOVER's class of a type, 1…4.
  func quad(_ type: String) -> Int? { lists["plover-quads"]?[type].flatMap { Int($0) } }

  /// PLOVER's score of a type and mode, of the type where the mode has none.
  func scale(_ type: String, mode: String?) -> Double? {
    let scores = lists["plover-scale"]
    return (mode.flatMap { scores?["\(type) \($0)"] } ?? scores?[type]).flatMap { Double($0) }
  }

  /// ACLED's event type and sub-event type of `ASSAULT drone`; the second may be empty.
  func acledEvent(_ key: String) -> (type: String, sub: String)? {
    guard let value = lists["acled-events"]?[key] else { return nil }
    let parts = value.split(separator: ";", maxSplits: 1)
    return (String(parts[0]), parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
  }

  /// ACLED's disorder type of an event type.
  func acledDisorder(_ type: String) -> String? { lists["acled-disorders"]?[type] }

  /// Whether words name somebody without saying whether he is a civilian: "12 people".
  func isVague(_ words: String) -> Bool {
    words.lowercased().split(separator: " ").contains { vaguePeople.contains(String($0)) }
  }

  /// ACLED's actor type, 1…8, of PLOVER's sector.
  func acledActor(_ sector: String) -> Int? { lists["acled-actors"]?[sector].flatMap { Int($0) } }
}
