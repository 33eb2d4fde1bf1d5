/// What an analyst says of a claim as it was read: that it is right, wrong, or to be mended. A record of its own: the
/// reading stays, later reviews stand above earlier ones, and all can be seen.
///
/// A claim's id comes from its text and words, so a review holds for every document that has the same text.
public struct Review: Hashable, Sendable {
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case accepted, mended, wrong
    /// Takes back all that was said before.
    case reopened
  }

  /// The claim's id.
  public let claim: String
  public let verdict: Verdict
  /// What is otherwise; nil but for `mended`.
  public let mend: ClaimMend?
  /// Who says so.
  public let by: String
  /// When, as ISO 8601.
  public let at: String
  public let reason: String

  /// - Returns: nil where the name or the time is missing, a claim is to be mended and nothing is otherwise, or it is
  ///   wrong and nobody says why.
  public init?(
    claim: String, _ verdict: Verdict, mend: ClaimMend? = nil, by: String, at: String, reason: String
  ) {
    guard !claim.isEmpty, !by.isEmpty, Moment(iso: at) != nil else { return nil }
    if verdict == .mended ? mend?.isEmpty ?? true : mend != nil { return nil }
    if verdict == .wrong, reason.isEmpty { return nil }
    self.claim = claim
    self.verdict = verdict
    self.mend = mend
    self.by = by
    self.at = at
    self.reason = reason
  }
}

/// What is otherwise in a claim; a slot that is nil is as it was read.
public struct ClaimMend: Hashable, Codable, Sendable {
  public var event: Event?
  public var actors: [Party]?
  public var recipients: [Party]?
  public var when: When?
  public var places: [Scene]?
  public var certainty: Certainty?

  public init() {}

  public var isEmpty: Bool { self == ClaimMend() }

  /// The mended slots, by the names of the output contract.
  public var slots: [String] {
    [
      ("event", event != nil), ("actors", actors != nil), ("recipients", recipients != nil), ("when", when != nil),
      ("where", places != nil), ("certainty", certainty != nil),
    ].filter(\.1).map(\.0)
  }

  /// This and a later one, which counts where both say something.
  public func followed(by later: ClaimMend) -> ClaimMend {
    var all = self
    all.event = later.event ?? event
    all.actors = later.actors ?? actors
    all.recipients = later.recipients ?? recipients
    all.when = later.when ?? when
    all.places = later.places ?? places
    all.certainty = later.certainty ?? certainty
    return all
  }

  /// The claim with these slots. Who holds a place follows its actor and its place where it was made of them.
  public func applied(to claim: Claim) -> Claim {
    if isEmpty { return claim }
    var mended = Claim(
      id: claim.id, event: event ?? claim.event, trigger: claim.trigger, actors: actors ?? claim.actors,
      recipients: recipients ?? claim.recipients, when: when ?? claim.when, places: places ?? claim.places,
      accordingTo: claim.accordingTo, certainty: certainty ?? claim.certainty, auxiliary: claim.auxiliary,
      tense: claim.tense, factuality: claim.factuality, casualties: claim.casualties, control: control(of: claim),
      evidence: claim.evidence, confidence: claim.confidence, rule: claim.rule)
    // What an analyst fills in was not chosen by the tree.
    mended.reasons = claim.reasons.map { read in
      Reasons(
        actors: actors == nil ? read.actors : [], recipients: recipients == nil ? read.recipients : [],
        places: places == nil ? read.places : [])
    }
    return mended
  }

  private func control(of claim: Claim) -> Control? {
    guard let old = claim.control else { return nil }
    func followed(_ name: String?, _ before: [Party], _ after: [Party]?) -> String? {
      guard let name, let after, before.contains(where: { $0.text == name }) else { return name }
      return after.first?.text
    }
    let isOfScene = claim.places.contains { $0.name == old.place || $0.geonameid == old.geonameid }
    let scene = isOfScene ? places?.first : nil
    return Control(
      place: scene?.name ?? old.place, geonameid: scene == nil ? old.geonameid : scene?.geonameid,
      holder: followed(old.holder, claim.actors, actors), loser: followed(old.loser, claim.recipients, recipients),
      change: old.change)
  }
}

/// What all reviews of one claim come to.
public struct ReviewState: Hashable, Sendable {
  public private(set) var verdict: Review.Verdict = .reopened
  public private(set) var mend = ClaimMend()

  /// - Parameter reviews: of one claim, in the order in which they were given.
  public init(_ reviews: [Review]) {
    for review in reviews {
      verdict = review.verdict
      switch review.verdict {
      case .mended: mend = mend.followed(by: review.mend ?? ClaimMend())
      case .reopened: mend = ClaimMend()
      case .accepted, .wrong: break
      }
    }
  }

  /// The claim as it stands now; nil where it is wrong.
  public func applied(to claim: Claim) -> Claim? { verdict == .wrong ? nil : mend.applied(to: claim) }
}

extension Reading {
  /// The reading as analysts have mended it.
  /// - Parameter states: by the ids of claims.
  public func reviewed(_ states: [String: ReviewState]) -> Reading {
    var reading = self
    reading.claims = claims.compactMap { claim in states[claim.id].map { $0.applied(to: claim) } ?? claim }
    return reading
  }
}
