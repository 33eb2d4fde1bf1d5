import Claims

/// Which other origins tell related happenings: of the same story, with a place or a named party shared.
struct RelatedOrigins {
  private var byKey: [String: Set<String>] = [:]
  private let keys: [[String]]
  private let own: [Set<String>]

  init(_ clusters: [[Telling]], _ witnesses: [[Witness]]) {
    keys = clusters.map(Self.keys)
    own = witnesses.map { Set($0.map(\.origin.key)) }
    for number in clusters.indices {
      let telling = witnesses[number].filter { $0.standing == .supports }.map(\.origin.key)
      for key in keys[number] { byKey[key, default: []].formUnion(telling) }
    }
  }

  func origins(of cluster: Int) -> Set<String> {
    keys[cluster].reduce(into: Set()) { $0.formUnion(byKey[$1] ?? []) }.subtracting(own[cluster])
  }

  private static func keys(_ tellings: [Telling]) -> [String] {
    let story = tellings[0].report.story
    let things = tellings.flatMap { telling in
      telling.claim.places.filter { $0.precision != .country }.map { "place \($0.geonameid ?? 0) \($0.name)" }
        + (telling.actors + telling.recipients).filter(\.isProper).map { "actor \($0.key)" }
    }
    return Set(things).sorted().map { "\(story) \($0)" }
  }
}

/// Clusters that name different holders of one place on the same or the next day, with no text that tells both: then one
/// did not follow on the other, and they contradict each other.
struct ControlConflicts {
  private struct State {
    let cluster: Int
    let day: Day
    let telling: Telling
    let origins: [Origin]
    let texts: Set<String>
  }

  private var states: [Int: [State]] = [:]
  private let places: [Int?]

  init(_ clusters: [[Telling]], _ witnesses: [[Witness]]) {
    places = clusters.map { $0.lazy.compactMap(\.claim.control?.geonameid).first }
    for number in clusters.indices {
      guard let place = places[number], let day = clusters[number].lazy.compactMap(\.days?.upperBound).first else {
        continue
      }
      let support = witnesses[number].filter { $0.standing == .supports || $0.standing == .hedges }
      guard let telling = support.first?.tellings.first(where: { !$0.holders.isEmpty }) else { continue }
      states[place, default: []].append(
        State(
          cluster: number, day: day, telling: telling, origins: support.map(\.origin),
          texts: Set(support.flatMap(\.tellings).map(\.report.origin))))
    }
  }

  /// - Parameter known: The cluster's own disagreements; where one is about control, nothing is added.
  func disagreements(of cluster: Int, beside known: [Disagreement]) -> [Disagreement] {
    guard let place = places[cluster], let all = states[place], let own = all.first(where: { $0.cluster == cluster }),
      !known.contains(where: { $0.field == .control })
    else { return [] }
    let others = all.filter { other in
      other.cluster != cluster && abs(other.day - own.day) <= 1 && other.texts.isDisjoint(with: own.texts)
        && own.telling.holders.agrees(with: other.telling.holders) == .apart
    }
    return others.isEmpty ? [] : [Disagreement(field: .control, values: ([own] + others).map(Self.value))]
  }

  private static func value(_ state: State) -> Disagreement.Value {
    let value = FieldValue.all(of: state.telling).first { $0.0 == .control }?.1.description ?? ""
    return Disagreement.Value(value: value, claims: [state.telling.reference], origins: state.origins)
  }
}
