import Claims
import Words

/// The marks of a map as GeoJSON (RFC 7946).
public enum MapJSON {
  /// A feature for each place, or for several that lie too near to each other to be told apart at a scale.
  ///
  /// `kind` says what its geometry is: a `place` or several `places` have a point; an `area` has its middle, with the radius of
  /// the circle that holds it; of a `country` there is no geometry. `search` finds the claims, where one place stands alone.
  ///
  /// - Parameters:
  ///   - zoom: of web maps: 0 where the world is 256 pixels wide, 1 where it is 512, and so on.
  ///   - placeless: how many claims of the search name no place where it happened.
  public static func points(_ places: [MapPlace], in box: MapBox, zoom: Int, placeless: Int) -> [UInt8] {
    var json = JSONWriter(capacity: 16_384)
    json.object {
      $0.key("features")
      $0.array(MapMark.all(places, in: box, zoom: zoom)) { json, mark in feature(mark, to: &json) }
      $0.member("placeless", placeless)
      $0.member("type", "FeatureCollection")
    }
    json.newline()
    return json.bytes
  }

  private static func feature(_ mark: MapMark, to json: inout JSONWriter) {
    json.object {
      $0.key("geometry")
      if mark.kind == .country {
        $0.null()
      } else {
        $0.object {
          $0.key("coordinates")
          $0.array([mark.lon, mark.lat]) { $0.value(($1 * 100_000).rounded() / 100_000) }
          $0.member("type", "Point")
        }
      }
      $0.key("properties")
      $0.object { properties(mark, to: &$0) }
      $0.member("type", "Feature")
    }
  }

  private static func properties(_ mark: MapMark, to json: inout JSONWriter) {
    json.key("certainty")
    json.object {
      for certainty in Certainty.allCases {
        let count = mark.places.reduce(0) { $0 + ($1.claims[certainty] ?? 0) }
        if count > 0 {
          $0.key(certainty.rawValue)
          $0.value(count)
        }
      }
    }
    json.member("claims", mark.places.reduce(0) { $0 + $1.total })
    if let only = mark.places.first, mark.places.count == 1 {
      if !only.country.isEmpty { json.member("country", only.country) }
      json.member("geonameid", only.geonameid)
      json.member("kind", mark.kind.rawValue)
      json.member("name", only.name)
      json.member("precision", only.precision.rawValue)
      json.member("radius_km", only.radiusKm)
      json.member("search", search(only))
    } else {
      json.key("box")
      json.array(box(mark.places)) { $0.value($1) }
      json.member("kind", mark.kind.rawValue)
      json.key("members")
      json.array(mark.places.prefix(members)) { json, place in
        json.object {
          $0.member("claims", place.total)
          $0.member("name", place.name)
          $0.member("search", search(place))
        }
      }
      json.member("places", mark.places.count)
    }
  }

  /// How many of the places that stand as one are named.
  private static let members = 8

  /// What asks for the claims of one place.
  static func search(_ place: MapPlace) -> String {
    place.geonameid.map { "geonameid=\($0)" } ?? "place=" + PercentCode.encoded(place.name)
  }

  private static func box(_ places: [MapPlace]) -> [Double] {
    let (lons, lats) = (places.map(\.lon), places.map(\.lat))
    return [lons.min() ?? 0, lats.min() ?? 0, lons.max() ?? 0, lats.max() ?? 0]
  }
}
