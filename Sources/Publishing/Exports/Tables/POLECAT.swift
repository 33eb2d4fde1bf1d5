import Claims

/// The table that POLECAT is released in: tab-separated, with a header; several values of a cell are parted by `; `.
///
/// Source: POLECAT (Halterman et al. 2023), the weekly files of its Dataverse.
enum POLECAT {
  static let columns =
    ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"]
    + partyColumns("Actor") + partyColumns("Recipient") + [
      "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
      "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
      "Language",
      "Version",
    ]

  private static func partyColumns(_ party: String) -> [String] {
    [
      "\(party) Name", "\(party) Country", "\(party) COW", "Primary \(party) Sector", "\(party) Sectors",
      "\(party) Title", "\(party) Name Raw", "Wikipedia \(party) ID",
    ]
  }

  private static let quads = ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]

  /// Empty for a denied claim, which no column can tell from others.
  static func line(_ row: ClaimRow, _ tables: ExportTables) -> [UInt8] {
    let claim = row.claim
    let event = claim.event
    guard claim.certainty != .denied else { return [] }
    let type = event.type.rawValue
    return Cells.tsv(
      [
        claim.id, claim.day?.description ?? "", type, Cells.list(event.modes(with: claim.auxiliary)),
        tables.scale(type, mode: event.mode).map(Cells.number) ?? "", tables.quad(type).map { quads[$0 - 1] } ?? "",
        Cells.list(event.contexts),
      ] + parties(row.exportActors) + parties(row.exportRecipients) + place(row, tables) + story(row))
  }

  private static func parties(_ parties: [ExportActor]) -> [String] {
    [
      Cells.list(parties.map(\.name)), Cells.list(parties.map { $0.country ?? "" }), "",
      Cells.list(parties.map { $0.sectors.first ?? "" }), Cells.list(parties.flatMap(\.sectors)), "",
      Cells.list(parties.map(\.words)), "",
    ]
  }

  /// `Placename` to `Feature Type`.
  private static func place(_ row: ClaimRow, _ tables: ExportTables) -> [String] {
    guard let scene = row.claim.scene else { return Array(repeating: "", count: 10) }
    let country = tables.country(scene.country)
    return [
      scene.name, scene.precision == .city && !row.isNear(scene) ? scene.name : "", "",
      row.mention(of: scene)?.kind == .admin ? scene.name : "", country?.alpha3 ?? "",
      scene.isPoint ? Cells.number(scene.lat) : "", scene.isPoint ? Cells.number(scene.lon) : "",
      scene.geonameid.map { "\($0)" } ?? "", row.text.string(scene.span), "",
    ]
  }

  /// `Source` to `Version`.
  private static func story(_ row: ClaimRow) -> [String] {
    func names(_ type: EntityType) -> String { Cells.list(row.setting.entities.filter { $0.type == type }.map(\.name)) }
    return [
      row.outlet ?? "", row.published.flatMap { Day(iso: $0)?.description } ?? "", names(.person), names(.organization),
      names(.place), "", ReadingJSON.schema,
    ]
  }
}
