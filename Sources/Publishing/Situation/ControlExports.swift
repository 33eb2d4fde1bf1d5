import Claims
import Situation

/// Who holds which place as CSV, in the form of the published control tables.
public enum ControlCSV {
  /// `geonameid,place,date,status_…,status` and a row for each place and day (RFC 4180).
  public static func table(_ table: ControlTable) -> [UInt8] {
    var names: [String] = []
    for claimant in table.claimants {
      // Two claimants of one slug get numbers.
      let slug = "status_" + slug(claimant)
      names.append(names.contains(slug) ? "\(slug)_\(names.count)" : slug)
    }
    let head = Cells.csv(["geonameid", "place", "date"] + names + ["status"])
    return table.rows.reduce(into: head) { bytes, row in
      let id = if case .geonameid(let id) = row.place { "\(id)" } else { "" }
      bytes += Cells.csv([id, row.name, row.date.description] + row.statuses + [row.status])
    }
  }

  private static func slug(_ name: String) -> String {
    let parts = name.lowercased().unicodeScalars.split {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
    return parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: "_")
  }
}

/// Who holds which place as GeoJSON (RFC 7946).
public enum ControlGeoJSON {
  /// A feature for each interval of each place that is known; a country has no geometry: `from`, `to` (the first day on which it is over), `status`
  /// (`held`, `contested` or `unknown`), `holder`, `confirmed`, `claimants`.
  public static func collection(_ histories: [ControlHistory]) -> [UInt8] {
    var json = JSONWriter(capacity: 4096)
    json.object {
      $0.key("features")
      $0.array(histories.flatMap { history in history.merged.map { (history, $0) } }) { json, item in
        feature(item.0, item.1, to: &json)
      }
      $0.member("type", "FeatureCollection")
    }
    json.newline()
    return json.bytes
  }

  private static func feature(_ history: ControlHistory, _ interval: ControlInterval, to json: inout JSONWriter) {
    guard let scene = history.scene else { return }
    json.object {
      $0.key("geometry")
      if scene.precision == .country {
        $0.null()
      } else {
        $0.object {
          $0.key("coordinates")
          $0.array([scene.lon, scene.lat]) { $0.value($1) }
          $0.member("type", "Point")
        }
      }
      $0.key("properties")
      $0.object { properties(history, interval, to: &$0) }
      $0.member("type", "Feature")
    }
  }

  private static func properties(_ history: ControlHistory, _ interval: ControlInterval, to json: inout JSONWriter) {
    json.member("claimants", interval.claimants)
    json.member("claims", interval.words.map(\.telling.claim.id))
    json.member("from", interval.from.description)
    if case .geonameid(let id) = history.place { json.member("geonameid", id) }
    if case .contested(let holders) = interval.status { json.member("named", holders) }
    if case .held(let holder, let isConfirmed) = interval.status {
      json.member("grade", isConfirmed ? "confirmed" : "claimed")
      json.member("holder", holder)
    }
    json.member("place", history.name)
    json.member("precision", history.scene?.precision.rawValue)
    json.member("status", name(interval.status))
    json.member("to", interval.to?.description)
  }

  static func name(_ status: ControlInterval.Status) -> String {
    switch status {
    case .held: "held"
    case .contested: "contested"
    case .unknown: "unknown"
    }
  }
}

/// Who holds which place as NDJSON: a line for each place.
public enum ControlJSON {
  /// `{"claimants":[{"intervals":[…],"name":…}],"geonameid":…,"merged":[…],"place":…}` and a newline.
  public static func line(_ history: ControlHistory) -> [UInt8] {
    var json = JSONWriter(capacity: 1024)
    json.object {
      $0.key("claimants")
      $0.array(history.claimants) { json, claimant in
        json.object {
          $0.key("intervals")
          $0.array(claimant.intervals) { interval($1, to: &$0) }
          $0.member("name", claimant.name)
        }
      }
      if case .geonameid(let id) = history.place { $0.member("geonameid", id) }
      $0.key("merged")
      $0.array(history.merged) { interval($1, to: &$0) }
      $0.member("place", history.name)
    }
    json.newline()
    return json.bytes
  }

  private static func interval(_ interval: ControlInterval, to json: inout JSONWriter) {
    json.object {
      $0.member("claimants", interval.claimants)
      $0.member("claims", interval.words.map(\.telling.claim.id))
      $0.member("from", interval.from.description)
      if case .held(let holder, let isConfirmed) = interval.status {
        $0.member("grade", isConfirmed ? "confirmed" : "claimed")
        $0.member("holder", holder)
      }
      if case .contested(let holders) = interval.status { $0.member("named", holders) }
      $0.member("status", ControlGeoJSON.name(interval.status))
      $0.member("to", interval.to?.description)
    }
  }
}
