import Claims

/// A place with the number of claims that tell of it.
public struct MapPlace: Hashable, Sendable {
  public let name: String
  public let geonameid: Int?
  /// ISO 3166 alpha-2.
  public let country: String
  public let lat: Double
  public let lon: Double
  public let precision: Scene.Precision
  /// Of the circle that holds it; nil where it is not known.
  public let radiusKm: Double?
  /// By certainty; none is 0.
  public let claims: [Certainty: Int]

  public init(
    name: String, geonameid: Int?, country: String, lat: Double, lon: Double, precision: Scene.Precision,
    radiusKm: Double?, claims: [Certainty: Int]
  ) {
    self.name = name
    self.geonameid = geonameid
    self.country = country
    self.lat = lat
    self.lon = lon
    self.precision = precision
    self.radiusKm = radiusKm
    self.claims = claims
  }

  public var total: Int { claims.values.reduce(0, +) }
}

/// A stretch of the globe in degrees; one whose west is greater than its east goes over the date line.
public struct MapBox: Hashable, Sendable {
  public let west: Double
  public let south: Double
  public let east: Double
  public let north: Double

  public static let world = MapBox(west: -180, south: -90, east: 180, north: 90)

  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// Reads `west,south,east,north`, as GeoJSON orders them (RFC 7946, 5); nil where it is something else.
  public init?(_ words: String) {
    let sides = words.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
    guard sides.count == 4, sides.allSatisfy(\.isFinite), abs(sides[0]) <= 180, abs(sides[2]) <= 180,
      abs(sides[1]) <= 90, abs(sides[3]) <= 90, sides[1] <= sides[3]
    else { return nil }
    self.init(west: sides[0], south: sides[1], east: sides[2], north: sides[3])
  }

  public func holds(lat: Double, lon: Double) -> Bool {
    (south...north).contains(lat) && (west <= east ? (west...east).contains(lon) : lon >= west || lon <= east)
  }
}
