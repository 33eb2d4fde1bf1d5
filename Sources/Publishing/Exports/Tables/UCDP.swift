import Claims

/// The table of UCDP's Georeferenced Event Dataset. Only violence that killed has a row.
///
/// Source: UCDP GED Codebook 24.1.
enum UCDP {
  static let columns = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec",
    "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
    "gwnoa", "gwnob",
  ]

  static func line(_ row: ClaimRow, _ tables: ExportTables) -> [UInt8] {
    let claim = row.claim
    guard claim.event.type == .assault, let killed = claim.casualties?.killed, killed.max != 0 else { return [] }
    let days = claim.days
    let year = days.flatMap { $0.first.year == $0.last.year ? "\($0.first.year)" : nil }
    let sides = (a: row.exportActors, b: row.exportRecipients)
    return Cells.csv(
      [row.number(), claim.id, year ?? "", "", ""] + conflict(sides.a, sides.b, tables) + sources(row)
        + place(row, tables) + [""] + when(claim) + deaths(killed, sides.b.role(tables)) + ["", ""])
  }

  /// `type_of_violence` to `side_b`: UCDP's own numbers of conflicts, dyads and actors stay empty.
  private static func conflict(_ a: [ExportActor], _ b: [ExportActor], _ tables: ExportTables) -> [String] {
    let type =
      switch (a.role(tables), b.role(tables)) {
      case (.state?, .state?), (.state?, .armed?), (.armed?, .state?): "1"
      case (.armed?, .armed?): "2"
      case (.state?, .civilian?), (.armed?, .civilian?): "3"
      default: ""
      }
    let names = [a, b].map { Cells.list($0.map(\.name)) }
    let dyad = names.contains("") ? "" : names.joined(separator: " - ")
    return [type, "", "", "", "", "", dyad, "", "", names[0], "", "", names[1]]
  }

  private static func sources(_ row: ClaimRow) -> [String] {
    let day = row.published.flatMap { Day(iso: $0)?.description }
    let article = [row.outlet, day, row.title].compactMap { $0 }.joined(separator: ",")
    let original = row.claim.accordingTo.first { $0.kind != .outlet }.map(row.name)
    return ["1", article, row.outlet ?? "", day ?? "", row.title ?? "", original ?? ""]
  }

  /// `where_prec` to `region`.
  private static func place(_ row: ClaimRow, _ tables: ExportTables) -> [String] {
    guard let scene = row.claim.scene else { return Array(repeating: "", count: 12) }
    let mention = row.mention(of: scene)
    let precision =
      switch scene.precision {
      case .city, .point: row.isNear(scene) ? "2" : "1"
      case .admin: mention?.kind == .admin ? "4" : ""
      case .country: "6"
      }
    let point = scene.isPoint ? [Cells.number(scene.lat), Cells.number(scene.lon)] : ["", ""]
    return [
      precision, scene.name, row.text.string(scene.span), mention?.kind == .admin ? scene.name : "", "", point[0],
      point[1], scene.isPoint ? "POINT (\(point[1]) \(point[0]))" : "", scene.isPoint ? grid(scene.lat, scene.lon) : "",
      tables.country(scene.country)?.name ?? "", "", "",
    ]
  }

  /// The cell of PRIO-GRID: half degrees from the south-western corner, 720 in a row, counted from 1.
  private static func grid(_ lat: Double, _ lon: Double) -> String {
    let row = min(359, max(0, Int(((lat + 90) * 2).rounded(.down))))
    let column = min(719, max(0, Int(((lon + 180) * 2).rounded(.down))))
    return "\(row * 720 + column + 1)"
  }

  /// How exact the days are: 1 one day, 2 two to six, 3 a week, 4 a month, 5 a year; then the first and the last.
  private static func when(_ claim: Claim) -> [String] {
    guard let (first, last) = claim.days else { return ["", "", ""] }
    let precision = [(1, "1"), (6, "2"), (7, "3"), (31, "4"), (366, "5")].first { last - first + 1 <= $0.0 }?.1
    guard let precision else { return ["", "", ""] }
    return [precision, "\(first) 00:00:00.000", "\(last) 00:00:00.000"]
  }

  /// `deaths_a` to `low`. The best estimate is the lower bound, as UCDP is careful; where only an upper one is told there is
  /// none. Who died is who it was done to.
  private static func deaths(_ killed: Casualties.Count, _ dead: ExportActor.Role?) -> [String] {
    let best = killed.min == 0 ? "" : "\(killed.min)"
    let whose =
      switch dead {
      case .civilian?: ["", "", best, ""]
      case .state?, .armed?: ["", best, "", ""]
      case nil: ["", "", "", best]
      }
    return whose + [best, killed.max.map { "\($0)" } ?? "", "\(killed.min)"]
  }
}
