import Claims
import Words

/// What the page of the map shows before any script runs: the search, and the places as a list.
public struct MapPage: Sendable {
  public let places: [MapPlace]
  /// How many claims the search finds, and how many of them name no place where it happened.
  public let total: Int
  public let placeless: Int
  /// The search's names and values.
  public let filters: [String: String]
  /// The search as an address says it.
  public let question: String
  public let outlets: [String]
  /// Whether what draws the map is on this machine.
  public let canDraw: Bool

  public init(
    places: [MapPlace], total: Int, placeless: Int, filters: [String: String], question: String, outlets: [String],
    canDraw: Bool
  ) {
    self.places = places
    self.total = total
    self.placeless = placeless
    self.filters = filters
    self.question = question
    self.outlets = outlets
    self.canDraw = canDraw
  }
}

/// The template reads these names.
struct MapView {
  struct Place {
    let path: String
    let placeName: String
    let note: String
    let claims: String
    let kinds: [Level]
  }

  struct Level {
    let level: String
    let levelCount: Int
  }

  /// The most places that the list shows.
  private static let most = 200

  let pageTitle = "Map"
  let inMap = true
  let isMap = true
  let canDraw: Bool
  let filterForm: FilterForm
  /// The last day that is asked for.
  let until: String
  let levels = Certainty.allCases.map(\.rawValue)
  let count: String
  let isFiltered: Bool
  let question: String
  let box: String
  let places: [Place]
  let isEmpty: Bool
  let more: String?
  let listPath: String
  let dataPath: String

  init(_ page: MapPage) {
    let filters = page.filters
    canDraw = page.canDraw
    filterForm = FilterForm(filters, outlets: page.outlets)
    until = filters["to"] ?? ""
    isFiltered = !filters.isEmpty
    question = page.question
    box = Self.box(page.places)
    places = page.places.prefix(Self.most).map { Self.place($0, filters) }
    isEmpty = places.isEmpty
    let rest = page.places.count - places.count
    more = rest > 0 ? "and \(rest) places with fewer claims" : nil
    let query = page.question.isEmpty ? "" : "?" + page.question
    listPath = "/" + query
    dataPath = "/map.geojson" + query
    let named = "\(Self.number(page.total, "claim")) · \(Self.number(page.places.count, "place"))"
    count = page.placeless == 0 ? named : named + " · \(page.placeless) without a place"
  }

  private static func number(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }

  private static func place(_ place: MapPlace, _ filters: [String: String]) -> Place {
    let own = MapJSON.search(place)
    let rest = filters.filter { own.prefix { $0 != "=" } != $0.key }.sorted { $0.key < $1.key }
      .map { "\(PercentCode.encoded($0.key))=\(PercentCode.encoded($0.value))" }
    return Place(
      path: "/?" + ([own] + rest).joined(separator: "&"), placeName: ClaimPhrases.plain(place.name),
      note: ([place.country].filter { !$0.isEmpty } + [note(place.precision)]).joined(separator: " · "),
      claims: number(place.total, "claim"),
      kinds: Certainty.allCases.compactMap { certainty in
        place.claims[certainty].map { Level(level: certainty.rawValue, levelCount: $0) }
      })
  }

  private static func note(_ precision: Scene.Precision) -> String {
    switch precision {
    case .point: "a spot"
    case .city: "a town"
    case .admin: "somewhere in the area"
    case .country: "only the country is told"
    }
  }

  /// Where to look at first: the places of four in five claims that know more than the country, from the middle outwards.
  private static func box(_ places: [MapPlace]) -> String {
    let known = places.filter { $0.precision != .country }
    let half = known.reduce(0) { $0 + $1.total } / 2
    func middle(_ side: (MapPlace) -> Double) -> Double {
      var told = 0
      return known.sorted { side($0) < side($1) }.first { place in
        told += place.total
        return told > half
      }.map(side) ?? 0
    }
    let (lat, lon) = (middle(\.lat), middle(\.lon))
    var (told, shown): (Int, [MapPlace]) = (0, [])
    for place in known.sorted(by: { abs($0.lat - lat) + abs($0.lon - lon) < abs($1.lat - lat) + abs($1.lon - lon) })
    where told * 5 <= half * 8 {
      shown.append(place)
      told += place.total
    }
    guard let west = shown.map(\.lon).min(), let east = shown.map(\.lon).max(), let south = shown.map(\.lat).min(),
      let north = shown.map(\.lat).max()
    else { return "" }
    return "\(west),\(south),\(east),\(north)"
  }
}

extension DeskPages {
  /// What draws the map, and how it looks.
  public static let mapScript = MapScript.words
  public static let mapStyle = MapStyle.css
}
