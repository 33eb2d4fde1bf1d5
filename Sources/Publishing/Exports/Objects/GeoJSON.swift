import Claims

/// Claims as features (RFC 7946), one for each scene. A place that is a point has one; an area has its middle only with the
/// radius of the circle that holds it; of a country there is no geometry, nor where the place is not known.
enum GeoJSON {
  static func features(_ row: ClaimRow) -> [[UInt8]] {
    let scenes = row.claim.places.filter { $0.role == .scene }
    let shown: [Scene?] = scenes.isEmpty ? [row.claim.places.first] : scenes
    return shown.enumerated().map { feature(row, $1, id: $0 == 0 ? row.urn : "\(row.urn)#\($0 + 1)") }
  }

  private static func feature(_ row: ClaimRow, _ scene: Scene?, id: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("geometry")
      geometry(row, scene, &json)
      json.member("id", id)
      json.key("properties")
      json.object { properties(row, scene, &$0) }
      json.member("type", "Feature")
    }
    return json.bytes
  }

  private static func geometry(_ row: ClaimRow, _ scene: Scene?, _ json: inout JSONWriter) {
    guard let scene, scene.isOfDateline != true,
      scene.isPoint || (scene.precision == .admin && row.radius(of: scene) != nil)
    else {
      return json.null()
    }
    json.object {
      $0.key("coordinates")
      $0.array([scene.lon, scene.lat]) { $0.value($1) }
      $0.member("type", "Point")
    }
  }

  private static func properties(_ row: ClaimRow, _ scene: Scene?, _ json: inout JSONWriter) {
    let claim = row.claim
    json.member("according_to", claim.accordingTo.map(\.text))
    json.member("act", row.text.string(claim.trigger))
    json.member("actors", claim.actors.map(\.text))
    json.member("auxiliary", claim.auxiliary.map(\.rawValue))
    json.member("basis", scene?.isOfDateline == true ? "dateline" : nil)
    json.member("cameo", claim.event.cameo)
    json.member("certainty", claim.certainty.rawValue)
    json.member("claim", claim.id)
    json.member("confidence", claim.confidence)
    json.member("control", claim.control?.change.rawValue)
    json.member("country", scene.flatMap { $0.country.isEmpty ? nil : $0.country })
    json.member("document", row.document)
    json.member("from", claim.when.interval?.from.description)
    json.member("geonameid", scene?.geonameid)
    json.member("holder", claim.control?.holder)
    json.member("killed_max", claim.casualties?.killed?.max)
    json.member("killed_min", claim.casualties?.killed?.min)
    json.member("mode", claim.event.mode)
    json.member("outlet", row.outlet)
    json.member("place", scene?.name)
    json.member("precision", scene?.precision.rawValue)
    json.member("published", row.published)
    json.member("quote", row.text.string(claim.evidence))
    json.member("radius_km", scene.flatMap { row.radius(of: $0) })
    json.member("recipients", claim.recipients.map(\.text))
    json.member("role", scene?.role.rawValue)
    json.member("tense", claim.tense.rawValue)
    json.member("to", claim.when.interval?.to.description)
    json.member("type", claim.event.type.rawValue)
    json.member("url", row.url)
  }
}
