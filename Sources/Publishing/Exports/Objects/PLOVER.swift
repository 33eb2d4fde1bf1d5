import Claims
import Words

/// PLOVER's JSON, one event a line with lists of actors and recipients; what PLOVER has no field for (who says so, how sure,
/// the bounds of counts) stands under `sitrep`.
///
/// Source: PLOVER manual 2023-24, JSON fields; places as Mordecai 3 gives them.
enum PLOVER {
  static let codebook = "plover-2024"

  static func line(_ row: ClaimRow, _ tables: ExportTables) -> [UInt8] {
    let claim = row.claim
    let type = claim.event.type.rawValue
    var json = JSONWriter()
    json.object { json in
      actors("actor", row.exportActors, &json)
      cited(row, &json)
      json.member("context", claim.event.contexts)
      json.member("date", claim.days?.first.description)
      json.member("enddate", claim.days.flatMap { $0.first == $0.last ? nil : $0.last.description })
      json.member("event", [type])
      places(row, &json)
      json.member("event_scale", tables.scale(type, mode: claim.event.mode))
      json.member("event_text", [row.text.string(claim.trigger)])
      json.member("id", row.urn)
      json.member("link", row.url)
      json.member("mode", claim.event.modes(with: claim.auxiliary))
      json.member("quad_code", tables.quad(type))
      actors("recipient", row.exportRecipients, &json)
      ours(claim, &json)
      size(claim, &json)
      json.member("text", row.text.string(claim.evidence))
      text(row, &json)
    }
    json.newline()
    return json.bytes
  }

  private static func actors(_ name: StaticString, _ actors: [ExportActor], _ json: inout JSONWriter) {
    json.key(name)
    json.array(actors) { json, actor in
      json.object {
        $0.member("code", actor.country)
        $0.member("entity_text", actor.words)
        $0.member("identifier_text", actor.entity?.name)
        $0.member("sector", actor.sectors)
      }
    }
  }

  private static func cited(_ row: ClaimRow, _ json: inout JSONWriter) {
    json.key("cite_info")
    json.object {
      $0.member("codebook", codebook)
      $0.member("coder", row.claim.rule)
      $0.member("publication", row.outlet)
      $0.member("title", row.title)
      $0.member("url", row.url)
      $0.member("version", ReadingJSON.schema)
    }
  }

  private static func places(_ row: ClaimRow, _ json: inout JSONWriter) {
    json.key("event_loc")
    json.array(row.claim.places) { json, scene in
      json.object {
        $0.member("country_code", scene.country.isEmpty ? nil : scene.country)
        $0.member("extracted_place", row.text.string(scene.span))
        $0.member("geonameid", scene.geonameid)
        $0.member("lat", scene.isPoint ? scene.lat : nil)
        $0.member("lon", scene.isPoint ? scene.lon : nil)
        $0.member("resolution", resolution(scene, row))
        $0.member("resolved_place", scene.name)
        $0.member("role", scene.role.rawValue)
      }
    }
  }

  /// 1 a country, 2 a first-order division, 4 a town, 5 a place in or near one; nil for other areas.
  private static func resolution(_ scene: Scene, _ row: ClaimRow) -> Int? {
    switch scene.precision {
    case .country: 1
    case .admin: row.mention(of: scene)?.kind == .admin ? 2 : nil
    case .city: row.isNear(scene) ? 5 : 4
    case .point: 5
    }
  }

  private static func ours(_ claim: Claim, _ json: inout JSONWriter) {
    json.key("sitrep")
    json.object { json in
      json.member("according_to", claim.accordingTo.map(\.text))
      json.member("certainty", claim.certainty.rawValue)
      json.member("confidence", claim.confidence)
      json.member("date_precision", claim.when.precision.rawValue)
      json.member("factuality", claim.factuality)
      json.member("killed_max", claim.casualties?.killed?.max)
      json.member("killed_min", claim.casualties?.killed?.min)
      json.member("tense", claim.tense.rawValue)
    }
  }

  /// Lower bounds.
  private static func size(_ claim: Claim, _ json: inout JSONWriter) {
    guard let all = claim.casualties, all.killed != nil || all.wounded != nil || all.captured != nil else { return }
    json.key("size")
    json.object {
      $0.member("arrested", all.captured?.min)
      $0.member("dead", all.killed?.min)
      $0.member("injured", all.wounded?.min)
    }
  }

  /// Where the text stands in the document, in Unicode scalars.
  private static func text(_ row: ClaimRow, _ json: inout JSONWriter) {
    let offsets = ScalarOffsets(row.text)
    json.key("text_info")
    json.object {
      $0.member("end", offsets.scalar(row.claim.evidence.end))
      $0.member("start", offsets.scalar(row.claim.evidence.start))
    }
  }
}
