import Claims

/// GDELT 2.0's table of events: 61 columns, parted by tabs, no header. Each pair of actor and recipient is a row.
///
/// Source: GDELT Event Codebook 2.0 (2015).
enum GDELTEvents {
  static let columns =
    ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"] + actorColumns("Actor1")
    + actorColumns("Actor2") + [
      "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
      "NumSources", "NumArticles", "AvgTone",
    ] + placeColumns("Actor1Geo") + placeColumns("Actor2Geo") + placeColumns("ActionGeo") + ["DATEADDED", "SOURCEURL"]

  private static func actorColumns(_ actor: String) -> [String] {
    [
      "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
      "Type2Code", "Type3Code",
    ].map { actor + $0 }
  }

  private static func placeColumns(_ place: String) -> [String] {
    ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map { "\(place)_\($0)" }
  }

  static func lines(_ row: ClaimRow, _ tables: ExportTables) -> [UInt8] {
    var bytes: [UInt8] = []
    let nowhere = Array(repeating: "", count: 16)
    for (part, pair) in row.pairs.enumerated() {
      let actors = [pair.actor, pair.recipient].flatMap { party in
        actor(party.map { ExportActor($0, row) }, tables)
      }
      bytes += Cells.tsv(
        [row.number(part: part)] + date(row.claim) + actors + act(row, tables) + nowhere
          + place(row.claim.scene, tables) + [GDELT.stamp(row.addedAt), row.url ?? ""])
    }
    return bytes
  }

  /// The day, month and year, each where it is known; the fraction counts months of 30 days, as GDELT does.
  private static func date(_ claim: Claim) -> [String] {
    guard let (first, last) = claim.days else { return ["", "", "", ""] }
    let year = first.year == last.year ? "\(first.year)" : ""
    let month = !year.isEmpty && first.month == last.month ? "\(first.description.prefix(7).filter { $0 != "-" })" : ""
    guard first == last else { return ["", month, year, ""] }
    let tenThousandths = ((first.month - 1) * 30 + first.dayOfMonth) * 10_000 / 365
    let fraction = "\(first.year)." + String("\(10_000 + tenThousandths)".dropFirst())
    return [first.description.filter { $0 != "-" }, month, year, fraction]
  }

  private static func actor(_ actor: ExportActor?, _ tables: ExportTables) -> [String] {
    guard let actor else { return Array(repeating: "", count: 10) }
    let group = actor.country.flatMap(tables.group)
    let country = group?.country ?? actor.country.map(tables.cameoCountry) ?? ""
    let known = group?.known ?? ""
    let types = ([group?.type ?? ""] + actor.sectors.compactMap(tables.cameoType)).filter { !$0.isEmpty }
    let three = (types + ["", "", ""]).prefix(3)
    // CAMEO writes the type of organisation first, then country, group and roles: IGOEUREEC, LBYMIL.
    let code = (group?.type ?? "") + country + known + (group == nil ? types : Array(types.dropFirst())).joined()
    return [code, actor.name.uppercased(), country, known, "", "", ""] + three
  }

  private static func act(_ row: ClaimRow, _ tables: ExportTables) -> [String] {
    let firstLine = row.text.bytes.firstIndex(of: 0x0A) ?? row.text.count
    let isRoot = row.claim.trigger.start < firstLine ? "1" : "0"
    guard let code = row.claim.event.cameo else { return [isRoot, "", "", "", "", "", "1", "1", "1", ""] }
    return [
      isRoot, code, String(code.prefix(3)), String(code.prefix(2)), tables.quadClass(code) ?? "",
      tables.goldstein(code) ?? "", "1", "1", "1", "",
    ]
  }

  /// Of an area only the name and country: a point would be a false one.
  private static func place(_ scene: Scene?, _ tables: ExportTables) -> [String] {
    guard let scene else { return Array(repeating: "", count: 8) }
    let country = tables.country(scene.country)
    let isAmerican = scene.country == "US"
    let fips = country?.fips ?? ""
    let type: String
    switch scene.precision {
    case .country: type = "1"
    case .admin: type = isAmerican ? "2" : "5"
    case .city, .point: type = isAmerican ? "3" : "4"
    }
    let name = scene.precision == .country ? [scene.name] : [scene.name, country?.name].compactMap { $0 }
    let isPoint = scene.isPoint
    return [
      type, name.joined(separator: ", "), fips, "", "", isPoint ? Cells.number(scene.lat) : "",
      isPoint ? Cells.number(scene.lon) : "", scene.precision == .country ? fips : "",
    ]
  }
}

/// What both of GDELT's tables have.
enum GDELT {
  /// `20190412060000` of an ISO 8601 date-time; of a date its midnight. Empty where there is none.
  static func stamp(_ iso: String?) -> String {
    iso.flatMap(UTC.seconds).map { Timestamp.iso($0).filter(\.isNumber) } ?? ""
  }
}

extension ClaimRow {
  /// Who to whom, one by one: each actor with each recipient.
  var pairs: [(actor: Party?, recipient: Party?)] {
    let actors: [Party?] = claim.actors.isEmpty ? [nil] : claim.actors
    let recipients: [Party?] = claim.recipients.isEmpty ? [nil] : claim.recipients
    return actors.flatMap { actor in recipients.map { (actor, $0) } }
  }
}
