import Claims
import Words

/// Chooses which place each name of a document stands for.
///
/// A name's candidates are ranked by how well known they are, by what is named right after it ("Paris, Texas"), by how
/// many of the document's other names have a candidate in the same country and division, and by the places near it.
struct PlaceChooser {
  /// All that a document says of one name.
  private struct Name {
    let key: [UInt8]
    let options: [PlaceCandidate.Option]
    /// What was named right after it.
    let inside: [Place]
  }

  private let names: [Name]
  private let book: PlaceBook
  /// For each country (`LY`) and division (`US.TX`) how many names could lie in it; a name of many places counts less.
  private var votes: [String: Double] = [:]
  private static let anchorsKept = 40

  init(_ candidates: [PlaceCandidate], _ book: PlaceBook) {
    self.book = book
    var order: [[UInt8]] = []
    var options: [[UInt8]: [PlaceCandidate.Option]] = [:]
    var inside: [[UInt8]: [Place]] = [:]
    for candidate in candidates {
      if options[candidate.sense] == nil { order.append(candidate.sense) }
      options[candidate.sense] = candidate.places
      inside[candidate.sense, default: []] += candidate.inside
    }
    names = order.map { Name(key: $0, options: options[$0] ?? [], inside: inside[$0] ?? []) }
  }

  /// Counts the names' votes anew.
  private mutating func vote(_ shares: [[UInt8]: [(area: String, share: Double)]]) {
    votes = [:]
    for name in names {
      for (area, share) in shares[name.key] ?? [] { votes[area, default: 0] += share }
      for place in name.inside {
        votes[place.country, default: 0] += 1
        if !place.admin.isEmpty { votes[place.admin, default: 0] += 1 }
      }
    }
  }

  /// A name's one vote for a country and its one vote for a division, shared out by the scores of its candidates:
  /// of Paris most goes to France, and some to Texas.
  private func shares(_ ranked: [Scored]) -> [(area: String, share: Double)] {
    shares(ranked, of: \.country) + shares(ranked, of: \.admin)
  }

  private func shares(_ ranked: [Scored], of area: KeyPath<Place, String>) -> [(area: String, share: Double)] {
    var best: [(area: String, share: Double)] = []
    for option in ranked {
      let weight = Self.grown(option.score * book.weight("vote-fame"))
      if let i = best.firstIndex(where: { $0.area == option.place[keyPath: area] }) {
        best[i].share = max(best[i].share, weight)
      } else {
        best.append((option.place[keyPath: area], weight))
      }
    }
    let sum = best.reduce(0) { $0 + $1.share }
    return best.filter { !$0.area.isEmpty }.map { ($0.area, $0.share / sum) }
  }

  /// Two to a power, by squares and a straight line between whole powers.
  private static func grown(_ power: Double) -> Double {
    var value = 1.0
    var left = max(0, power)
    while left >= 1 {
      value *= 2
      left -= 1
    }
    return value * (1 + left)
  }

  /// A candidate and its score.
  struct Scored: Sendable {
    let place: Place
    let score: Double
  }

  /// A choice and the runner-up, with what separates them.
  struct Choice: Sendable {
    let place: Place
    let second: Place?
    let margin: Double
    /// Every candidate, the best first.
    fileprivate let ranked: [Scored]
  }

  /// One choice for each name: one sense in a document. Each pass weighs the names by what the one before chose.
  mutating func choices() -> [[UInt8]: Choice] {
    var shares: [[UInt8]: [(area: String, share: Double)]] = [:]
    for name in names {
      shares[name.key] = self.shares(name.options.map { Scored(place: $0.place, score: $0.prominence) })
    }
    var chosen: [[UInt8]: Choice] = [:]
    for pass in 0..<3 {
      vote(shares)
      let anchors =
        pass == 0
        ? []
        : names.prefix(Self.anchorsKept).compactMap { name in
          chosen[name.key].map { (name.key, $0) }
        }
      var next: [[UInt8]: Choice] = [:]
      for name in names {
        let others = anchors.filter { $0.0 != name.key && $0.1.margin > 0.3 }.map(\.1.place)
        let own = Dictionary(shares[name.key]?.map { ($0.area, $0.share) } ?? []) { first, _ in first }
        next[name.key] = choose(name, own, others)
      }
      chosen = next
      for name in names { shares[name.key] = self.shares(chosen[name.key]?.ranked ?? []) }
    }
    return chosen
  }

  private func choose(_ name: Name, _ own: [String: Double], _ anchors: [Place]) -> Choice? {
    let ranked = name.options.map { Scored(place: $0.place, score: score($0, name, own, anchors)) }
      .sorted { $0.score > $1.score }
    guard let best = ranked.first else { return nil }
    let second = ranked.dropFirst().first { $0.place.distance(best.place) > 50 }
    return Choice(
      place: best.place, second: second?.place, margin: second.map { best.score - $0.score } ?? 10, ranked: ranked)
  }

  private func score(
    _ option: PlaceCandidate.Option, _ name: Name, _ own: [String: Double], _ anchors: [Place]
  ) -> Double {
    let place = option.place
    var sum = option.prominence + option.match.weight(book)
    for (weight, area) in [("vote-country", place.country), ("vote-admin", place.admin)] {
      sum += book.weight(weight) * PlaceChooser.damped((votes[area] ?? 0) - (own[area] ?? 0))
    }
    if !name.inside.isEmpty {
      sum += name.inside.contains { Self.contains($0, place) } ? book.weight("named-inside") : -2
    }
    return sum + near(place, anchors)
  }

  /// Grows ever slower: 0 for 0, 0.5 for 1, towards 1.
  private static func damped(_ votes: Double) -> Double { votes <= 0 ? 0 : votes / (votes + 1) }

  /// How many of the other places are near: towns within 150 km, countries within 1,500.
  private func near(_ place: Place, _ anchors: [Place]) -> Double {
    var towns = 0.0
    var lands = 0.0
    for anchor in anchors {
      let distance = anchor.distance(place)
      if anchor.kind == .country {
        if place.kind == .country, distance < 1500, distance > 0 { lands += 1 - distance / 1500 }
      } else if anchor.kind != .admin, anchor.kind != .continent, distance < 150 {
        towns += 1 - distance / 150
      }
    }
    return book.weight("near") * PlaceChooser.damped(towns) + book.weight("near-country") * PlaceChooser.damped(lands)
  }

  private static func contains(_ area: Place, _ place: Place) -> Bool {
    if area.kind == .country { return area.country == place.country && place.kind != .country }
    if !area.admin.isEmpty { return area.admin == place.admin && area.geonameid != place.geonameid }
    return area.country == place.country && area.distance(place) < (area.radiusKm ?? 200)
  }

  /// How well known a place is: the logarithm of its people to base ten, lands above towns; what only the gazetteer
  /// knows of buildings, waters and regions as little as a small town.
  static func prominence(_ place: Place, isOfRules: Bool) -> Double {
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
    case .area, .water, .facility: return isOfRules ? max(digits, 6) : 3
    case .city: return digits
    }
  }
}
