import Claims
import Words

/// Chooses which place each name of a document stands for.
struct PlaceChooser {
  private let candidates: [PlaceCandidate]
  private let book: PlaceBook
  /// Shares of the document's countries and divisions, from its unambiguous names.
  private var votes: [String: Double] = [:]
  private static let anchorsKept = 30

  init(_ candidates: [PlaceCandidate], _ book: PlaceBook) {
    self.candidates = candidates
    self.book = book
    for candidate in candidates {
      let places = candidate.inside.isEmpty ? candidate.places.map(\.place) : candidate.inside
      let countries = Set(places.map(\.country))
      guard countries.count == 1, let country = countries.first, !country.isEmpty else { continue }
      votes[country, default: 0] += 1
      let admins = Set(places.map(\.admin))
      if admins.count == 1, let admin = admins.first, !admin.isEmpty { votes[admin, default: 0] += 1 }
    }
  }

  /// A choice and the runner-up, with what separates them.
  struct Choice: Sendable {
    let place: Place
    let second: Place?
    let margin: Double
  }

  /// One choice for each name: one sense in a document.
  func choices() -> [[UInt8]: Choice] {
    var options: [[UInt8]: [PlaceCandidate.Option]] = [:]
    var inside: [[UInt8]: [Place]] = [:]
    for candidate in candidates {
      options[candidate.key] = candidate.places
      if !candidate.inside.isEmpty { inside[candidate.key] = candidate.inside }
    }
    let order = options.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var first: [[UInt8]: Choice] = [:]
    for key in order { first[key] = choose(options[key] ?? [], inside[key] ?? [], anchors: []) }
    let anchors = order.prefix(Self.anchorsKept).compactMap { key in first[key].map { (key, $0) } }
    var second: [[UInt8]: Choice] = [:]
    for key in order {
      let others = anchors.filter { $0.0 != key && $0.1.margin > 0.5 }.map(\.1.place)
      second[key] = choose(options[key] ?? [], inside[key] ?? [], anchors: others)
    }
    return second
  }

  private func choose(_ options: [PlaceCandidate.Option], _ inside: [Place], anchors: [Place]) -> Choice? {
    let ranked = options.map { ($0.place, score($0, inside, anchors)) }.sorted { $0.1 > $1.1 }
    guard let best = ranked.first else { return nil }
    let second = ranked.dropFirst().first { $0.0.distance(best.0) > 50 }
    return Choice(place: best.0, second: second?.0, margin: second.map { best.1 - $0.1 } ?? 10)
  }

  private func score(_ option: PlaceCandidate.Option, _ inside: [Place], _ anchors: [Place]) -> Double {
    let place = option.place
    var sum = PlaceChooser.prominence(place)
    switch option.match {
    case .exact: break
    case .alternate: sum -= 1
    case .sound: sum -= 2
    }
    let total = max(1, Double(candidates.count))
    sum += 3 * (votes[place.country] ?? 0) / total
    sum += 3 * (votes[place.admin] ?? 0) / total
    if !inside.isEmpty {
      sum += inside.contains { Self.contains($0, place) } ? 10 : -2
    }
    var near = 0.0
    for anchor in anchors where anchor.kind == .city || anchor.kind == .area || anchor.kind == .facility {
      let distance = anchor.distance(place)
      if distance < 150 { near += 1 - distance / 150 }
    }
    return sum + min(near, 3)
  }

  private static func contains(_ area: Place, _ place: Place) -> Bool {
    if area.kind == .country { return area.country == place.country && place.kind != .country }
    if !area.admin.isEmpty { return area.admin == place.admin && area.geonameid != place.geonameid }
    return area.country == place.country && area.distance(place) < (area.radiusKm ?? 200)
  }

  /// How well known a place is: the logarithm of its people to base ten, lands above towns.
  static func prominence(_ place: Place) -> Double {
    var digits = 0.0
    var people = Double(place.population + 10)
    while people >= 10 {
      people /= 10
      digits += 1
    }
    digits += (people - 1) / 9
    switch place.kind {
    case .country, .continent: return max(digits, 6.5) + 1
    case .admin: return place.population == 0 ? 3.5 : digits + 0.5
    case .area, .water, .facility: return max(digits, 6)
    case .city: return digits
    }
  }
}
