import Claims
import GRDB

/// A place and how many claims speak of it.
public struct PlaceCount: Hashable, Sendable {
  public let place: StoredScene
  /// By certainty; none is 0.
  public let claims: [Certainty: Int]
}

extension Archive {
  /// The places where what a filter's claims tell of happened, those with the most claims first, and how many claims there
  /// are that name none.
  ///
  /// A place that only the dateline names is none. A claim of several places counts for each of them.
  public func places(
    _ filter: ClaimFilter = ClaimFilter()
  ) throws(ArchiveError) -> (places: [PlaceCount], placeless: Int) {
    try loadColumns()
    return try read { db in
      if let (columns, mask) = try columns.mask(filter, db) { return columns.places(mask) }
      // What the columns do not hold, SQL finds.
      let columns = try self.columns.load(db)
      let (condition, arguments) = filter.condition
      let sql =
        "SELECT claims.number FROM claims JOIN documents ON documents.number = claims.document WHERE \(condition)"
      let numbers = try Int64.fetchSet(db, sql: sql, arguments: arguments)
      return columns.places(columns.numbers.map(numbers.contains))
    }
  }
}

extension ClaimColumns {
  /// What tells a place from others of its name.
  private struct Key: Hashable {
    let geonameid: Int?
    let name: String
    let lat: Double
    let lon: Double

    init(_ scene: StoredScene) {
      geonameid = scene.geonameid
      name = scene.geonameid == nil ? scene.name : ""
      lat = scene.geonameid == nil ? scene.lat : 0
      lon = scene.geonameid == nil ? scene.lon : 0
    }
  }

  func places(_ mask: [Bool]) -> (places: [PlaceCount], placeless: Int) {
    let levels = Certainty.allCases.count
    let level = certainties.terms.map { term in
      Certainty.allCases.firstIndex { $0.rawValue == term } ?? 0
    }
    // By the places that claims share, then by place.
    var shared = [Int](repeating: 0, count: scenes.scenes.count * levels)
    for row in mask.indices where mask[row] {
      shared[Int(settings[row]) * levels + level[Int(certainties.ids[row])]] += 1
    }
    var (numbers, places, counts): ([Key: Int], [StoredScene], [Int]) = ([:], [], [])
    var placeless = 0
    for (number, scenes) in scenes.scenes.enumerated() {
      let told = shared[(number * levels)..<((number + 1) * levels)]
      let total = told.reduce(0, +)
      if total == 0 { continue }
      let shown = Self.shown(scenes)
      if shown.isEmpty { placeless += total }
      for scene in shown {
        let place = numbers[Key(scene)] ?? places.count
        if place == places.count {
          numbers[Key(scene)] = place
          places.append(scene)
          counts += [Int](repeating: 0, count: levels)
        }
        for (offset, count) in told.enumerated() { counts[place * levels + offset] += count }
      }
    }
    let all = places.indices.map { place in
      let told = zip(Certainty.allCases, counts[(place * levels)..<((place + 1) * levels)]).filter { $0.1 > 0 }
      return PlaceCount(place: places[place], claims: Dictionary(uniqueKeysWithValues: told.map { ($0, $1) }))
    }
    let sorted = all.map { (total: $0.claims.values.reduce(0, +), place: $0) }
      .sorted { ($1.total, $0.place.place.name) < ($0.total, $1.place.place.name) }
    return (sorted.map(\.place), placeless)
  }

  /// Where it happened; where only is told from where or to where, the first of these. Each place once.
  private static func shown(_ scenes: [StoredScene]) -> [StoredScene] {
    let told = scenes.filter { $0.isOfDateline != true }
    let happened = told.filter { $0.role == .scene }
    var seen: Set<Key> = []
    return (happened.isEmpty ? Array(told.prefix(1)) : happened).filter { seen.insert(Key($0)).inserted }
  }
}
