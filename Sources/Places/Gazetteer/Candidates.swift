import Claims

extension PlaceReader {
  /// A place that a name may stand for, and why it stands where it does in the list.
  public struct Candidate: Hashable, Sendable {
    public let place: Place
    /// The higher the likelier in a text that says nothing else: how well known the place is, less the list `weights` of
    /// Rules/en/places has it for an alternate name, or for one that only sounds alike.
    public let score: Double
    /// `exact name`, `alternate name` or `sounds like it`; `Rules/en/places/regions.rules:12` or `1302947 people`;
    /// `country LY, division LY.77`.
    public let reasons: [String]
  }

  /// All places of a name, the likeliest first: of the rules, of the gazetteer, and those that only sound alike.
  ///
  /// Case, diacritics, hyphens and points do not matter. Adjectives ("Libyan") are no names.
  public func candidates(_ name: String) -> [Candidate] {
    let key = names.key(name.utf8)
    var found: [Candidate] = []
    var seen: Set<Place> = []
    for entry in book.entries[key] ?? [] where !entry.isAdjective && seen.insert(entry.place).inserted {
      found.append(candidate(entry.place, .exact, rule: entry.rule))
    }
    guard let gazetteer else { return found.sorted { $0.score > $1.score } }
    let known = Set(found.compactMap(\.place.geonameid))
    let hits = gazetteer.exact(key: key).map { ($0, $0.match) } + gazetteer.sounding(key: key).map { ($0, .sound) }
    for (hit, match) in hits {
      let place = gazetteer.place(hit.index)
      guard !known.contains(place.geonameid ?? -1), seen.insert(place).inserted else { continue }
      found.append(candidate(place, match, rule: nil))
    }
    return found.sorted { $0.score > $1.score }
  }

  private func candidate(_ place: Place, _ match: PlaceMatch, rule: String?) -> Candidate {
    var reasons = [match.words]
    if let rule { reasons.append(rule) }
    if place.population > 0 { reasons.append("\(place.population) people") }
    if !place.country.isEmpty {
      reasons.append("country \(place.country)" + (place.admin.isEmpty ? "" : ", division \(place.admin)"))
    }
    return Candidate(
      place: place, score: PlaceChooser.prominence(place, isOfRules: rule != nil) + match.weight(book),
      reasons: reasons)
  }
}

/// How a name fits a place.
enum PlaceMatch: Hashable, Sendable {
  case exact, alternate, sound

  var words: String {
    switch self {
    case .exact: "exact name"
    case .alternate: "alternate name"
    case .sound: "sounds like it"
    }
  }

  /// What it takes from the score.
  func weight(_ book: PlaceBook) -> Double {
    switch self {
    case .exact: 0
    case .alternate: book.weight("alternate")
    case .sound: book.weight("sound")
    }
  }
}

extension Gazetteer.Hit {
  var match: PlaceMatch { isAlternate ? .alternate : .exact }
}
