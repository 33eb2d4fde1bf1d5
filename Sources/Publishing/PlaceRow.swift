/// A place that a name may stand for, as `sitrep gazetteer find` prints it.
public struct PlaceRow: Hashable, Sendable {
  public let name: String
  public let geonameid: Int?
  /// ISO 3166 alpha-2; nil where the place is of no country.
  public let country: String?
  /// GeoNames' division, `LY.77`.
  public let division: String?
  public let lat: Double
  public let lon: Double
  public let kind: String
  public let population: Int
  public let radiusKm: Double?
  public let score: Double
  public let reasons: [String]

  public init(
    name: String, geonameid: Int?, country: String, division: String, lat: Double, lon: Double, kind: String,
    population: Int, radiusKm: Double?, score: Double, reasons: [String]
  ) {
    self.name = name
    self.geonameid = geonameid
    self.country = country.isEmpty ? nil : country
    self.division = division.isEmpty ? nil : division
    self.lat = lat
    self.lon = lon
    self.kind = kind
    self.population = population
    self.radiusKm = radiusKm
    self.score = (score * 100).rounded() / 100
    self.reasons = reasons
  }

  /// `{"country","division","geonameid","kind","lat","lon","name","population","radius_km","reasons","score"}` and a
  /// newline.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("country", country)
      json.member("division", division)
      json.member("geonameid", geonameid)
      json.member("kind", kind)
      json.member("lat", lat)
      json.member("lon", lon)
      json.member("name", name)
      json.member("population", population == 0 ? nil : population)
      json.member("radius_km", radiusKm)
      json.key("reasons")
      json.array(reasons) { $0.value($1) }
      json.member("score", score)
    }
    json.newline()
    return json.bytes
  }

  /// Two lines for people: what and where it is, and why it ranks so.
  public var text: String {
    let radius = radiusKm.map { ", radius \(Int($0)) km" } ?? ""
    let id = geonameid.map { "\tgeonames \($0)" } ?? ""
    return "\(name)\t\(kind)\t\(country ?? "-")\t\(lat), \(lon)\(radius)\(id)\n"
      + "  \(score): \(reasons.joined(separator: "; "))\n"
  }
}
