import Claims

/// A field in which the tellings of one happening differ, each value with the claims and origins behind it.
public struct Disagreement: Hashable, Sendable {
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case when, place = "where", actors, recipients, casualties, control
  }

  public struct Value: Hashable, Sendable {
    /// `2019-04-05`, `Gharyan`, `killed: at least 12`, `taken by Libyan National Army`.
    public let value: String
    public let claims: [ClaimReference]
    /// The origins whose latest word it is.
    public let origins: [Origin]
  }

  public let field: Field
  /// The value of the most origins first, then the earliest told.
  public let values: [Value]

  /// Whether the sides cannot both be right about what happened, and not only about when, where or how many.
  var isDecisive: Bool { field == .control || field == .actors }
}

/// What one origin first told so, and later otherwise: a toll that grew, a day put right.
public struct Update: Hashable, Sendable {
  public let field: Disagreement.Field
  public let origin: Origin
  public let from: String
  public let to: String
  public let earlier: ClaimReference
  public let later: ClaimReference
  /// Whether the later one takes something back: another day or place, or fewer people than were said at first.
  public let isCorrection: Bool
}

/// One field of one telling, comparable with the same field of another.
enum FieldValue {
  case days(ClosedRange<Day>)
  case scene(Scene)
  case parties([Identity])
  case count(kind: String, Casualties.Count)
  case control(Control.Change, holders: [Identity], loser: String?, isDenied: Bool)

  /// The values of a telling, by field; `casualties` may have several.
  static func all(of telling: Telling) -> [(Disagreement.Field, FieldValue)] {
    var values: [(Disagreement.Field, FieldValue)] = []
    if let control = telling.claim.control, control.geonameid != nil || !telling.holders.isEmpty {
      values.append(
        (
          .control,
          .control(
            control.change, holders: telling.holders, loser: control.loser, isDenied: telling.standing == .denies)
        ))
    }
    guard telling.standing != .denies else { return values }
    if telling.isDated, let days = telling.days { values.append((.when, .days(days))) }
    if let scene = telling.scene, scene.role == .scene, scene.precision == .city || scene.precision == .point {
      values.append((.place, .scene(scene)))
    }
    if !telling.actors.isEmpty { values.append((.actors, .parties(telling.actors))) }
    if !telling.recipients.isEmpty { values.append((.recipients, .parties(telling.recipients))) }
    for (kind, count) in telling.claim.casualties?.named ?? [] {
      values.append((.casualties, .count(kind: kind, count)))
    }
    return values
  }

  /// What a value is compared with: the same field, and for tolls the same kind of harm.
  var kind: String {
    if case .count(let kind, _) = self { return kind }
    return ""
  }

  /// Whether two origins may mean the same by them.
  func agrees(with other: FieldValue) -> Bool {
    switch (self, other) {
    case (.days(let a), .days(let b)): a.overlaps(b)
    case (.scene(let a), .scene(let b)):
      a.geonameid == b.geonameid && a.name == b.name || a.km(to: b) <= Likeness.samePlaceKm
    case (.parties(let a), .parties(let b)): a.agrees(with: b) != .apart
    case (.count(_, let a), .count(_, let b)): Self.agree(a, b)
    case (.control(let a, let mine, _, let first), .control(let b, let theirs, _, let second)):
      first == second && (a == .contested) == (b == .contested) && mine.agrees(with: theirs) != .apart
    default: false
    }
  }

  /// Bounded counts agree where they overlap; "at least 12" agrees with 12 and with "at least 12", not with 20.
  private static func agree(_ a: Casualties.Count, _ b: Casualties.Count) -> Bool {
    if a.min == b.min { return true }
    guard let x = a.max, let y = b.max else { return false }
    return a.min <= y && b.min <= x
  }

  var description: String {
    switch self {
    case .days(let days):
      days.lowerBound == days.upperBound ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
    case .scene(let scene): scene.name
    case .parties(let parties): parties.map(\.name).joined(separator: "; ")
    case .count(let kind, let count): "\(kind): " + Self.phrase(count)
    case .control(let change, let holders, let loser, let isDenied):
      Self.phrase(change, holders.first?.name, loser, isDenied)
    }
  }

  private static func phrase(_ count: Casualties.Count) -> String {
    switch count.max {
    case nil: "at least \(count.min)"
    case count.min: "\(count.min)"
    case let max?: "\(count.min) to \(max)"
    }
  }

  private static func phrase(_ change: Control.Change, _ holder: String?, _ loser: String?, _ isDenied: Bool) -> String
  {
    let words: String =
      switch change {
      case .lost: "lost" + (loser.map { " by \($0)" } ?? "") + (holder.map { " to \($0)" } ?? "")
      case .handedOver: "handed over" + (holder.map { " to \($0)" } ?? "")
      default: change.rawValue + (holder.map { " by \($0)" } ?? "") + (loser.map { " from \($0)" } ?? "")
      }
    return isDenied ? "not \(words)" : words
  }

  /// Whether the later of two values takes the earlier back, and does not only add to it.
  func takesBack(_ earlier: FieldValue) -> Bool {
    if case (.count(_, let new), .count(_, let old)) = (self, earlier) { return new.min < old.min }
    return true
  }
}

extension Casualties {
  /// The counts that are there, by what befell the people.
  var named: [(String, Count)] {
    [
      ("killed", killed), ("wounded", wounded), ("captured", captured), ("missing", missing), ("displaced", displaced),
    ].compactMap { kind, count in count.map { (kind, $0) } }
  }
}

/// Finds where the witnesses of one happening differ.
struct DisagreementFinder {
  private struct Word {
    let witness: Int
    let telling: Telling
    let value: FieldValue
  }

  let witnesses: [Witness]

  /// - Returns: The disagreements between origins, and what single origins changed.
  func find() -> (disagreements: [Disagreement], updates: [Update]) {
    var disagreements: [Disagreement] = []
    var updates: [Update] = []
    for field in Disagreement.Field.allCases {
      let words = words(field)
      let kinds = Set(words.map(\.value.kind)).sorted()
      for kind in kinds {
        let latest = latest(words.filter { $0.value.kind == kind }, field, &updates)
        let values = groups(latest)
        if values.count > 1 { disagreements.append(Disagreement(field: field, values: values)) }
      }
    }
    return (disagreements, updates)
  }

  private func words(_ field: Disagreement.Field) -> [Word] {
    witnesses.enumerated().flatMap { number, witness in
      witness.tellings.flatMap { telling in
        FieldValue.all(of: telling).filter { $0.0 == field }.map {
          Word(witness: number, telling: telling, value: $0.1)
        }
      }
    }
  }

  /// What each origin said last, with all its tellings that agree with that. One text may tell two values at once ("12,
  /// other sources say 20"): both stand.
  private func latest(_ words: [Word], _ field: Disagreement.Field, _ updates: inout [Update]) -> [Word] {
    var kept: [Word] = []
    for number in witnesses.indices {
      let own = words.filter { $0.witness == number }
      guard let last = own.last else { continue }
      for (earlier, later) in zip(own, own.dropFirst()) where isChange(earlier, later, field) {
        updates.append(
          Update(
            field: field, origin: witnesses[number].origin, from: earlier.value.description,
            to: later.value.description, earlier: earlier.telling.reference, later: later.telling.reference,
            isCorrection: later.value.takesBack(earlier.value)))
      }
      kept += own.filter { word in
        word.value.agrees(with: last.value) || word.telling.report.origin == last.telling.report.origin
      }
    }
    return kept
  }

  private func isChange(_ earlier: Word, _ later: Word, _ field: Disagreement.Field) -> Bool {
    [.when, .place, .casualties, .control].contains(field)
      && earlier.telling.report.origin != later.telling.report.origin
      && !later.value.agrees(with: earlier.value)
  }

  private func groups(_ words: [Word]) -> [Disagreement.Value] {
    var groups: [[Word]] = []
    for word in words.sorted(by: { $0.telling.order < $1.telling.order }) {
      if let at = groups.firstIndex(where: { $0[0].value.agrees(with: word.value) }) {
        groups[at].append(word)
      } else {
        groups.append([word])
      }
    }
    let values = groups.map { group in
      var seen: Set<Int> = []
      let origins = group.map(\.witness).filter { seen.insert($0).inserted }.map { witnesses[$0].origin }
      return Disagreement.Value(
        value: group[0].value.description, claims: group.map(\.telling.reference), origins: origins)
    }
    return values.enumerated().sorted {
      (-$0.element.origins.count, $0.offset) < (-$1.element.origins.count, $1.offset)
    }
    .map(\.element)
  }
}
