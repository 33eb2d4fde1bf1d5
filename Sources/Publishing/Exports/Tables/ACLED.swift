import Claims

/// ACLED's table. What is no event of ACLED has no row: only violence, demonstrations, arrests, truces and towns that
/// change hands.
///
/// Source: ACLED Codebook and its API's columns.
enum ACLED {
  static let columns = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
  ]

  static func line(_ row: ClaimRow, _ tables: ExportTables) -> [UInt8] {
    let claim = row.claim
    let actors = row.exportActors
    let recipients = row.exportRecipients
    guard let kind = kind(claim, actors, recipients, tables) else { return [] }
    return Cells.csv(
      [claim.id] + date(claim) + [tables.acledDisorder(kind.type) ?? "", kind.type, kind.sub]
        + who(actors, recipients, claim, kind.type, tables) + place(row, tables)
        + [
          row.outlet ?? "", "", row.text.string(claim.evidence), claim.casualties?.killed.map { "\($0.min)" } ?? "",
          tags(claim), row.addedAt.flatMap(UTC.seconds).map { "\($0)" } ?? "",
        ])
  }

  /// Event type and sub-event type, each empty where the claim does not decide it; nil for what ACLED does not record.
  private static func kind(
    _ claim: Claim, _ actors: [ExportActor], _ recipients: [ExportActor], _ tables: ExportTables
  ) -> (type: String, sub: String)? {
    let type = claim.event.type.rawValue
    if let change = claim.control?.change, change != .held {
      return tables.acledEvent("control \(change.rawValue)") ?? ("", "")
    }
    if let known = tables.acledEvent(claim.event.mode.map { "\(type) \($0)" } ?? type) { return known }
    guard claim.event.type == .assault else { return nil }
    guard claim.event.mode != "crowd-control", claim.event.mode != "unconventional" else { return ("", "") }
    if recipients.role(tables) == .civilian { return ("Violence against civilians", "Attack") }
    let isFight = [actors, recipients].allSatisfy { side in
      !side.isEmpty && side.allSatisfy { [.state, .armed].contains($0.role(tables)) }
    }
    return isFight ? ("Battles", "Armed clash") : ("", "")
  }

  /// The first day, the year and how exact they are: 1 a day, 2 a week, 3 a month. Of a longer time only the year.
  private static func date(_ claim: Claim) -> [String] {
    guard let (first, last) = claim.days else { return ["", "", ""] }
    let precision = [(1, "1"), (7, "2"), (31, "3")].first { last - first + 1 <= $0.0 }?.1
    let year = precision != nil || first.year == last.year ? "\(first.year)" : ""
    return [precision == nil ? "" : first.description, year, precision ?? ""]
  }

  private static func who(
    _ actors: [ExportActor], _ recipients: [ExportActor], _ claim: Claim, _ type: String, _ tables: ExportTables
  ) -> [String] {
    let home = claim.scene.flatMap { tables.country($0.country) }
    var first = actors.first?.acledType(in: home, tables)
    if type == "Protests", !actors.isEmpty { first = 6 }
    if type == "Riots", !actors.isEmpty { first = 5 }
    let second = recipients.first?.acledType(in: home, tables)
    let isTargeting = type == "Violence against civilians" || type == "Explosions/Remote violence"
    return side(actors, first) + side(recipients, second) + [
      interaction(first, second, isAlone: actors.isEmpty || recipients.isEmpty),
      isTargeting && recipients.role(tables) == .civilian ? "Civilian targeting" : "",
    ]
  }

  /// The first of a side, those with it, and its type.
  private static func side(_ actors: [ExportActor], _ type: Int?) -> [String] {
    [actors.first?.name ?? "", Cells.list(actors.dropFirst().map(\.name)), type.map { "\($0)" } ?? ""]
  }

  /// Both types, the smaller first; of one who is alone `10`, `20` …
  private static func interaction(_ first: Int?, _ second: Int?, isAlone: Bool) -> String {
    if let first, let second { return "\(min(first, second))\(max(first, second))" }
    guard isAlone, let type = first ?? second else { return "" }
    return "\(type)0"
  }

  /// `iso` to `geo_precision`; of an area no point, for ACLED would put one on its capital.
  private static func place(_ row: ClaimRow, _ tables: ExportTables) -> [String] {
    guard let scene = row.claim.scene else { return Array(repeating: "", count: 10) }
    let country = tables.country(scene.country)
    let precision =
      switch scene.precision {
      case .city, .point: row.isNear(scene) ? "2" : "1"
      case .admin: "3"
      case .country: ""
      }
    return [
      country.flatMap { Int($0.numeric) }.map { "\($0)" } ?? "", "", country?.name ?? "", "", "", "",
      scene.precision == .country ? "" : scene.name, scene.isPoint ? Cells.number(scene.lat) : "",
      scene.isPoint ? Cells.number(scene.lon) : "", precision,
    ]
  }

  /// What ACLED has no column for: how the text stands to it.
  private static func tags(_ claim: Claim) -> String {
    Cells.list(["certainty=\(claim.certainty.rawValue)"] + claim.auxiliary.map(\.rawValue))
  }
}
