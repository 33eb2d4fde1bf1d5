import Claims

/// One claim about who holds a place, with what is needed to weigh and order it.
public struct ControlClaim: Hashable, Sendable {
  /// The claim's id.
  public let claim: String
  public let document: String
  public let control: Control
  /// When the change happened, as far as the text says.
  public let when: Interval?
  /// The day of the report.
  public let published: Day?
  /// On whose word, nearest speaker first.
  public let accordingTo: [Source]
  public let certainty: Certainty

  /// - Parameter published: The day of the report, where it is known.
  /// - Returns: nil where the claim is not about control, speaks of what has not happened (a plan, a wish, a threat), or
  ///   of a place without a name: one report's "the town" is not another's.
  public init?(_ claim: Claim, document: String, published: Day?) {
    guard let control = claim.control, claim.tense != .future,
      control.geonameid != nil || control.place.first?.isUppercase == true,
      !claim.auxiliary.contains(.future), !claim.auxiliary.contains(.hypothetical)
    else { return nil }
    self.claim = claim.id
    self.document = document
    self.control = control
    when = claim.when.interval
    self.published = published
    accordingTo = claim.accordingTo
    certainty = claim.auxiliary.contains(.negation) ? .denied : claim.certainty
  }

  /// The day the claim speaks of: the last day of its interval, else the day of the report.
  public var day: Day? {
    guard let when else { return published }
    return max(when.from.day, when.to.minute == nil ? when.to.day - 1 : when.to.day)
  }
}

/// Which place a ledger is about: by its GeoNames id, or by its name where it has none.
public enum LedgerPlace: Hashable, Sendable {
  case geonameid(Int)
  case name(String)

  public init(_ control: Control) {
    self = control.geonameid.map { .geonameid($0) } ?? .name(control.place.lowercased())
  }
}

/// Who holds a place, since when and on whose word, by the claims alone.
public struct ControlLedger: Sendable {
  /// Who holds the place after the last claim that counts.
  public struct Holding: Hashable, Sendable {
    /// Nil where the place was lost and nobody is named who took it.
    public let holder: String?
    public let isContested: Bool
    /// The day from which the holder is said to hold it.
    public let since: Day?
    /// The claim this rests on.
    public let claim: ControlClaim
    /// Later or equally late claims that deny it, or name another holder.
    public let against: [ControlClaim]
  }

  public let place: LedgerPlace
  /// By the day they speak of, then the day of the report, then id; undated ones first.
  public let claims: [ControlClaim]

  public init(place: LedgerPlace, claims: [ControlClaim]) {
    self.place = place
    self.claims = claims.filter { LedgerPlace($0.control) == place }.sorted(by: Self.isBefore)
  }

  /// A ledger for each place, in the order of the places' first claims.
  public static func all(_ claims: [ControlClaim]) -> [ControlLedger] {
    var order: [LedgerPlace] = []
    var byPlace: [LedgerPlace: [ControlClaim]] = [:]
    for claim in claims {
      let place = LedgerPlace(claim.control)
      if byPlace[place] == nil { order.append(place) }
      byPlace[place, default: []].append(claim)
    }
    return order.map { ControlLedger(place: $0, claims: byPlace[$0] ?? []) }
  }

  /// Who holds it now: by the latest claim that is not a denial.
  ///
  /// - Returns: nil where every claim is a denial, or there is none.
  public var holding: Holding? { holding(on: nil) }

  /// Who held it on a day, by claims that speak of that day or earlier ones; all claims where `day` is nil.
  public func holding(on day: Day?) -> Holding? {
    let known = claims.filter { claim in day.map { limit in claim.day.map { $0 <= limit } ?? false } ?? true }
    guard let last = known.lastIndex(where: { $0.certainty != .denied }) else { return nil }
    let claim = known[last]
    let holder = Self.holder(claim)
    let against = known.enumerated().filter { i, other in
      guard i != last, let a = other.day, let b = claim.day, a >= b else { return false }
      return other.certainty == .denied || Self.holder(other) != holder
    }
    let isContested = claim.control.change == .contested
    return Holding(
      holder: holder, isContested: isContested, since: since(last, holder, known), claim: claim,
      against: against.map(\.element))
  }

  /// The name of who holds the place after a claim. One who is said to have lost it does not.
  private static func holder(_ claim: ControlClaim) -> String? {
    claim.control.change == .lost && claim.control.holder == claim.control.loser ? nil : claim.control.holder
  }

  /// The first day of the unbroken row of claims that name this holder.
  private func since(_ last: Int, _ holder: String?, _ known: [ControlClaim]) -> Day? {
    var first = known[last].day
    for claim in known[..<last].reversed() where claim.certainty != .denied {
      guard let holder, Self.holder(claim) == holder else { break }
      first = claim.day ?? first
    }
    return first
  }

  private static func isBefore(_ a: ControlClaim, _ b: ControlClaim) -> Bool {
    let none = Int.min
    let left = (a.day?.number ?? none, a.published?.number ?? none, a.claim)
    let right = (b.day?.number ?? none, b.published?.number ?? none, b.claim)
    return left < right
  }
}
