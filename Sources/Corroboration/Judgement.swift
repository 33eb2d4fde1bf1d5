import Claims

/// What an analyst says of a claim's credibility, of a source's reliability, or of whether two claims tell one happening.
/// It is a record of its own: a later one stands above it, and both can be seen.
public struct Judgement: Hashable, Codable, Sendable {
  /// The id of a claim: of the whole cluster it is in.
  public let claim: String?
  public let credibility: Credibility?
  /// The name of a source: an outlet, an agency, somebody cited.
  public let source: String?
  public let reliability: Reliability?
  /// The id of another claim, and whether it tells the same happening.
  public let other: String?
  public let isSame: Bool?
  /// Who says so.
  public let by: String
  /// When, as ISO 8601.
  public let at: String
  public let reason: String

  /// - Returns: nil where the name, the time or the reason is missing.
  public init?(claim: String, is credibility: Credibility, by: String, at: String, reason: String) {
    self.init(claim: claim, credibility: credibility, by, at, reason)
  }

  /// - Returns: nil where the name, the time or the reason is missing.
  public init?(source: String, is reliability: Reliability, by: String, at: String, reason: String) {
    self.init(source: source, reliability: reliability, by, at, reason)
  }

  /// Of two claims, whatever the rules make of them.
  /// - Returns: nil where the name, the time or the reason is missing, or both are one claim.
  public init?(claim: String, and other: String, areOne isSame: Bool, by: String, at: String, reason: String) {
    if claim == other { return nil }
    self.init(claim: claim, other: other, isSame: isSame, by, at, reason)
  }

  private init?(
    claim: String? = nil, credibility: Credibility? = nil, source: String? = nil, reliability: Reliability? = nil,
    other: String? = nil, isSame: Bool? = nil, _ by: String, _ at: String, _ reason: String
  ) {
    guard claim != "", source != "", other != "", !by.isEmpty, Moment(iso: at) != nil, !reason.isEmpty else {
      return nil
    }
    self.claim = claim
    self.credibility = credibility
    self.source = source
    self.reliability = reliability
    self.other = other
    self.isSame = isSame
    self.by = by
    self.at = at
    self.reason = reason
  }
}

/// All judgements of the analysts; the latest on a thing counts.
public struct Judgements: Sendable {
  /// In the order of their times.
  public let all: [Judgement]
  private var claims: [String: Judgement] = [:]
  private var sources: [String: Judgement] = [:]
  private var pairs: [String: [String: Bool]] = [:]

  public init(_ judgements: [Judgement] = []) {
    // Of two at one moment the one given later counts.
    all = judgements.enumerated().sorted { a, b in
      guard let x = Moment(iso: a.element.at), let y = Moment(iso: b.element.at), x != y else {
        return (a.element.at, a.offset) < (b.element.at, b.offset)
      }
      return x < y
    }.map(\.element)
    for judgement in all {
      if let claim = judgement.claim, judgement.credibility != nil { claims[claim] = judgement }
      if let claim = judgement.claim, let other = judgement.other, let isSame = judgement.isSame {
        pairs[claim, default: [:]][other] = isSame
        pairs[other, default: [:]][claim] = isSame
      }
      if let source = judgement.source { sources[Identity(name: source, isProper: true).key] = judgement }
    }
  }

  /// How reliable a source is said to be: F where nobody has judged it.
  public func reliability(of source: String) -> Reliability {
    sources[Identity(name: source, isProper: true).key]?.reliability ?? .cannotBeJudged
  }

  /// The claims that are said to tell the same happening as this one, or not to.
  func claims(with claim: String, areOne isSame: Bool) -> [String] {
    (pairs[claim] ?? [:]).filter { $0.value == isSame }.keys.sorted()
  }

  /// The latest judgement on any of these claims.
  func latest(on ids: [String]) -> Judgement? {
    let found = ids.compactMap { claims[$0] }
    return all.last { found.contains($0) }
  }
}
