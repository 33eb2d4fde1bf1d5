import Claims

/// What an analyst says of a claim's credibility or a source's reliability. It is a record of its own: a later one stands
/// above it, and both can be seen.
public struct Judgement: Hashable, Codable, Sendable {
  /// The id of a claim: of the whole cluster it is in.
  public let claim: String?
  public let credibility: Credibility?
  /// The name of a source: an outlet, an agency, somebody cited.
  public let source: String?
  public let reliability: Reliability?
  /// Who says so.
  public let by: String
  /// When, as ISO 8601.
  public let at: String
  public let reason: String

  /// - Returns: nil where the name, the time or the reason is missing.
  public init?(claim: String, is credibility: Credibility, by: String, at: String, reason: String) {
    self.init(claim, credibility, nil, nil, by, at, reason)
  }

  /// - Returns: nil where the name, the time or the reason is missing.
  public init?(source: String, is reliability: Reliability, by: String, at: String, reason: String) {
    self.init(nil, nil, source, reliability, by, at, reason)
  }

  private init?(
    _ claim: String?, _ credibility: Credibility?, _ source: String?, _ reliability: Reliability?, _ by: String,
    _ at: String, _ reason: String
  ) {
    guard claim != "", source != "", !by.isEmpty, Moment(iso: at) != nil, !reason.isEmpty else { return nil }
    self.claim = claim
    self.credibility = credibility
    self.source = source
    self.reliability = reliability
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

  public init(_ judgements: [Judgement] = []) {
    // Of two at one moment the one given later counts.
    all = judgements.enumerated().sorted { a, b in
      guard let x = Moment(iso: a.element.at), let y = Moment(iso: b.element.at), x != y else {
        return (a.element.at, a.offset) < (b.element.at, b.offset)
      }
      return x < y
    }.map(\.element)
    for judgement in all {
      if let claim = judgement.claim { claims[claim] = judgement }
      if let source = judgement.source { sources[Identity(name: source, isProper: true).key] = judgement }
    }
  }

  /// How reliable a source is said to be: F where nobody has judged it.
  public func reliability(of source: String) -> Reliability {
    sources[Identity(name: source, isProper: true).key]?.reliability ?? .cannotBeJudged
  }

  /// The latest judgement on any of these claims.
  func latest(on ids: [String]) -> Judgement? {
    let found = ids.compactMap { claims[$0] }
    return all.last { found.contains($0) }
  }
}
