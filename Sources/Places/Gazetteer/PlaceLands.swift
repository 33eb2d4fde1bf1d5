/// How far countries reach and where they meet, told from their towns: what "eastern Ukraine" and "the border with Tunisia"
/// are computed from.
struct PlaceLands: Sendable {
  /// Degrees that nine of ten towns of a country lie between, the outer twentieths cut off.
  struct Extent: Sendable {
    let south: Double
    let north: Double
    let west: Double
    let east: Double
  }

  /// Where the towns of two countries are near each other: the middle and how far that reaches.
  struct Border: Sendable {
    let lat: Double
    let lon: Double
    let radiusKm: Double
  }

  private var extents: [String: Extent] = [:]
  private var borders: [String: Border] = [:]

  /// From lines `extent LY 25.9 32.9 10.9 23.1` (south, north, west, east) and `border LY TN 32.5 11.4 120`.
  init(lines: String) {
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      let numbers = parts.compactMap(Double.init)
      if parts.first == "extent", parts.count == 6, numbers.count == 4 {
        extents[parts[1]] = Extent(south: numbers[0], north: numbers[1], west: numbers[2], east: numbers[3])
      } else if parts.first == "border", parts.count == 6, numbers.count == 3 {
        borders[parts[1] + parts[2]] = Border(lat: numbers[0], lon: numbers[1], radiusKm: numbers[2])
      }
    }
  }

  /// nil where the gazetteer has no towns of the country.
  func extent(_ country: String) -> Extent? { extents[country] }

  /// nil where the countries have no towns near each other.
  func border(_ one: String, _ other: String) -> Border? { borders[min(one, other) + max(one, other)] }
}

/// Finds out ``PlaceLands`` from the towns of a gazetteer that is being made.
struct PlaceLandsMaker {
  private struct Town {
    let lat: Double
    let lon: Double
    let country: UInt16
  }

  private var towns: [Town] = []
  /// Towns are near each other, for a border, within this many km. Source: our choice; Libya's towns at the border of
  /// Tunisia are 40 to 90 km from those of Tunisia.
  private static let near = 90.0

  /// - Parameters:
  ///   - lat: degrees × 10⁵.
  mutating func add(lat: Int32, lon: Int32, country: UInt16) {
    guard country != 0 else { return }
    towns.append(Town(lat: Double(lat) / 1e5, lon: Double(lon) / 1e5, country: country))
  }

  /// The lines that ``PlaceLands`` reads, sorted.
  func lines() -> String { (extents() + borders()).joined(separator: "\n") }

  private func extents() -> [String] {
    var byCountry: [UInt16: [Town]] = [:]
    for town in towns { byCountry[town.country, default: []].append(town) }
    return byCountry.map { country, towns in
      let (lats, lons) = (towns.map(\.lat).sorted(), towns.map(\.lon).sorted())
      let (low, high) = (towns.count / 20, towns.count - 1 - towns.count / 20)
      let degrees = [lats[low], lats[high], lons[low], lons[high]].map(Self.shown).joined(separator: " ")
      return "extent \(GazetteerRecord.text(country)) \(degrees)"
    }.sorted()
  }

  private func borders() -> [String] {
    var cells: [Cell: [Int]] = [:]
    for (i, town) in towns.enumerated() { cells[Cell(town.lat, town.lon), default: []].append(i) }
    var meetings: [String: [(lat: Double, lon: Double)]] = [:]
    for (i, town) in towns.enumerated() {
      for cell in Cell(town.lat, town.lon).around {
        for j in cells[cell] ?? [] where j > i && towns[j].country != town.country {
          let other = towns[j]
          guard Self.distance(town, other) < Self.near else { continue }
          let pair = [town.country, other.country].map(GazetteerRecord.text).sorted()
          meetings["\(pair[0]) \(pair[1])", default: []].append(
            ((town.lat + other.lat) / 2, (town.lon + other.lon) / 2))
        }
      }
    }
    return meetings.map { pair, points in "border \(pair) \(Self.middle(of: points))" }.sorted()
  }

  /// Middle and radius, which takes in nine of ten points.
  private static func middle(of points: [(lat: Double, lon: Double)]) -> String {
    let count = Double(points.count)
    let lat = points.reduce(0) { $0 + $1.lat } / count
    let lon = points.reduce(0) { $0 + $1.lon } / count
    let middle = Town(lat: lat, lon: lon, country: 0)
    let distances = points.map { distance(middle, Town(lat: $0.lat, lon: $0.lon, country: 0)) }.sorted()
    let radius = max(20, distances[min(distances.count - 1, distances.count * 9 / 10)])
    return "\(shown(lat)) \(shown(lon)) \(Int(radius))"
  }

  private static func shown(_ degrees: Double) -> String { "\((degrees * 100).rounded() / 100)" }

  private static func distance(_ one: Town, _ other: Town) -> Double {
    let north = (one.lat - other.lat) * 111.2
    let east = (one.lon - other.lon) * 111.2 * Place.cosine((one.lat + other.lat) / 2)
    return (north * north + east * east).squareRoot()
  }

  /// A degree by a degree, which is more than ``near`` to the north; to the east it is less beyond 36 degrees, so that
  /// some pairs are missed there, of which enough are left.
  private struct Cell: Hashable {
    let lat: Int
    let lon: Int

    init(_ lat: Double, _ lon: Double) {
      self.lat = Int(lat.rounded(.down))
      self.lon = Int(lon.rounded(.down))
    }

    private init(_ lat: Int, _ lon: Int) {
      self.lat = lat
      self.lon = lon
    }

    var around: [Cell] { (-1...1).flatMap { north in (-1...1).map { Cell(lat + north, lon + $0) } } }
  }
}
