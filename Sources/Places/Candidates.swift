import Claims

extension Gazetteer {
  /// A place that a name may stand for, and why it stands where it does in the list.
  public struct Candidate: Hashable, Sendable {
    public let place: Place
    /// The higher the better known: the logarithm of its people, less one for an alternate name, two for a name that
    /// only sounds alike.
    public let score: Double
    /// `exact name`, `alternate name`, `sounds like it`; `1302947 people`; `country LY, division LY.77`.
    public let reasons: [String]
  }

  /// All places of a name, the best known first; those that only sound alike where no name is the same.
  ///
  /// Case, diacritics, hyphens and points do not matter. Towns, counties, countries and continents; regions and districts
  /// are in the rules and not here.
  public func candidates(_ name: String) -> [Candidate] {
    let key = names.key(name.utf8)
    let exact = exact(key: key)
    let found = exact.isEmpty ? sounding(key: key).map { ($0, PlaceMatch.sound) } : exact.map { ($0, $0.match) }
    return found.map { candidate(place($0.0.index), $0.1) }.sorted { $0.score > $1.score }
  }

  private func candidate(_ place: Place, _ match: PlaceMatch) -> Candidate {
    var reasons = [match.words]
    if place.population > 0 { reasons.append("\(place.population) people") }
    if !place.country.isEmpty {
      reasons.append("country \(place.country)" + (place.admin.isEmpty ? "" : ", division \(place.admin)"))
    }
    let less = match == .exact ? 0.0 : match == .alternate ? 1 : 2
    return Candidate(place: place, score: PlaceChooser.prominence(place) - less, reasons: reasons)
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
}

extension Gazetteer.Hit {
  var match: PlaceMatch { isAlternate ? .alternate : .exact }
}
