import Claims
import Foundation

/// What stands on the map at one scale: each place alone, or several that would lie on top of each other as one.
struct MapMark: Sendable {
  enum Kind: String, Sendable {
    /// A point or a town.
    case place
    /// Several places that lie too near to each other to be told apart at this scale.
    case places
    /// A province, a region: somewhere in it.
    case area
    /// Nothing finer than a country is told: it has no point.
    case country
  }

  let kind: Kind
  let places: [MapPlace]
  let lat: Double
  let lon: Double

  /// Pixels within which places are taken together; where one cannot look closer any more, only what lies on one spot.
  private static func reach(_ zoom: Int) -> Double { zoom < 10 ? 44 : 10 }
  /// Pixels of the radius from which an area is drawn as one.
  private static let leastArea = 14.0
  /// Kilometres, for a province or region of which nothing is known; half of our gazetteer's first-order divisions are smaller.
  static let usualRadius = 60.0

  /// The marks of a box. Places that are no countries have to lie in it; areas, to reach into it by their middle.
  static func all(_ places: [MapPlace], in box: MapBox, zoom: Int) -> [MapMark] {
    let countries = places.filter { $0.precision == .country }
    let others = places.filter { $0.precision != .country && box.holds(lat: $0.lat, lon: $0.lon) }
    let isArea = others.map { $0.precision == .admin && radius($0, zoom) >= leastArea }
    let areas = zip(others, isArea).filter { $0.1 }.map { MapMark(.area, $0.0) }
    let points = groups(zip(others, isArea).filter { !$0.1 }.map(\.0), zoom).map { MapMark($0) }
    return countries.map { MapMark(.country, $0) } + areas + points
  }

  /// Each place with those beside it that have fewer claims.
  private static func groups(_ places: [MapPlace], _ zoom: Int) -> [[MapPlace]] {
    let reach = reach(zoom)
    var groups: [(x: Double, y: Double, places: [MapPlace])] = []
    // The groups whose head lies in a cell as wide as the reach.
    var cells: [[Int]: [Int]] = [:]
    for place in places.sorted(by: { ($1.total, $0.name) < ($0.total, $1.name) }) {
      let (x, y) = pixel(place, zoom)
      let (column, row) = (Int((x / reach).rounded(.down)), Int((y / reach).rounded(.down)))
      let near = (-1...1).flatMap { dx in (-1...1).flatMap { dy in cells[[column + dx, row + dy]] ?? [] } }
      let nearest = near.map { (group: $0, distance: abs(groups[$0].x - x) + abs(groups[$0].y - y)) }
        .min { ($0.distance, $0.group) < ($1.distance, $1.group) }
      if let nearest, nearest.distance < reach {
        groups[nearest.group].places.append(place)
      } else {
        cells[[column, row], default: []].append(groups.count)
        groups.append((x, y, [place]))
      }
    }
    return groups.map(\.places)
  }

  private init(_ kind: Kind, _ place: MapPlace) {
    self.kind = kind
    places = [place]
    lat = place.lat
    lon = place.lon
  }

  private init(_ places: [MapPlace]) {
    if let only = places.first, places.count == 1 {
      self.init(only.precision == .admin ? .area : .place, only)
    } else {
      self.init(several: places)
    }
  }

  /// Where the one with the most claims lies.
  private init(several places: [MapPlace]) {
    kind = .places
    self.places = places
    lat = places[0].lat
    lon = places[0].lon
  }

  /// Pixels of the whole world at a scale. Source: the web maps' projection, EPSG:3857, tiles of 256 pixels.
  private static func world(_ zoom: Int) -> Double { 256 * Double(1 << zoom) }

  private static func pixel(_ place: MapPlace, _ zoom: Int) -> (x: Double, y: Double) {
    let latitude = min(max(place.lat, -85), 85) * .pi / 180
    let height = log(tan(.pi / 4 + latitude / 2))
    return ((place.lon + 180) / 360 * world(zoom), (1 - height / .pi) / 2 * world(zoom))
  }

  private static func radius(_ place: MapPlace, _ zoom: Int) -> Double {
    let shrunk = max(cos(place.lat * .pi / 180), 0.1)
    return (place.radiusKm ?? usualRadius) / 40_075 / shrunk * world(zoom)
  }
}
