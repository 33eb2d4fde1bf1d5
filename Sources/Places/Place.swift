import Claims

/// A place of the gazetteer or of Rules/en/places.
public struct Place: Hashable, Sendable {
  public let name: String
  /// GeoNames' id; nil for places that are only in the rules.
  public let geonameid: Int?
  /// ISO 3166 alpha-2, empty where the place is of no country.
  public let country: String
  /// GeoNames' first-order division, `US.TX`; empty where it is not known.
  public let admin: String
  /// Degrees, WGS 84.
  public let lat: Double
  public let lon: Double
  public let kind: PlaceMention.Kind
  public let population: Int
  /// How far from the point the place reaches; nil where that is not known.
  public let radiusKm: Double?

  /// The kinds by their number in the gazetteer file.
  static let kinds: [PlaceMention.Kind] = [.city, .admin, .country, .continent, .facility, .area, .water]

  /// The same place at another point.
  func moved(lat: Double, lon: Double, radiusKm: Double?) -> Place {
    Place(
      name: name, geonameid: geonameid, country: country, admin: admin, lat: lat, lon: lon, kind: kind,
      population: population, radiusKm: radiusKm)
  }

  /// The same place under another name.
  func called(_ name: String, people: Int) -> Place {
    Place(
      name: name, geonameid: geonameid, country: country, admin: admin, lat: lat, lon: lon, kind: kind,
      population: people, radiusKm: radiusKm)
  }

  /// Kilometres to another place on the great circle, by the equirectangular approximation; good to 1 % below 500 km.
  func distance(_ other: Place) -> Double { Self.kilometres(lat, lon, other.lat, other.lon) }

  /// The same of two points.
  static func kilometres(_ lat: Double, _ lon: Double, _ otherLat: Double, _ otherLon: Double) -> Double {
    let degree = 111.2
    var east = abs(lon - otherLon)
    if east > 180 { east = 360 - east }
    let x = east * degree * cosine((lat + otherLat) / 2)
    let y = (lat - otherLat) * degree
    return (x * x + y * y).squareRoot()
  }

  /// The cosine of degrees by its series: no need of a mathematics library.
  static func cosine(_ degrees: Double) -> Double {
    // To the half turn around 0, where the series is good, and to its quarter.
    let turned = degrees - 360 * (degrees / 360).rounded()
    if abs(turned) > 90 { return -cosine(turned - (turned > 0 ? 180 : -180)) }
    let x = turned * .pi / 180
    let s = x * x
    return 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90))))
  }
}
