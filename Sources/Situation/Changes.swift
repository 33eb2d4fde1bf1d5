import Claims
import Corroboration

/// What is new about a happening since a moment.
public struct Change: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// It was not told before.
    case new
    /// Other origins tell it, too; their names.
    case confirmed(by: [String])
    /// Others deny it; their names.
    case denied(by: [String])
    /// Tellings differ in a field in which they did not.
    case disputed(Disagreement)
    /// An origin tells a field otherwise than before.
    case updated(Update)
    /// The grade changed.
    case graded(from: Credibility, to: Credibility)
  }

  public let kind: Kind
  public let cluster: Cluster

  /// The changes that reports published at a moment or later made, the happenings in their order.
  ///
  /// - Parameter tellings: All of them, of before and after; undated reports count as before.
  public static func since(_ moment: Moment, _ tellings: [Telling], judgements: Judgements = Judgements()) -> [Change] {
    made(by: tellings, judgements: judgements) { telling in telling.report.published.map { $0 < moment } ?? true }
  }

  /// The changes that the tellings made which were not known before, the happenings in their order.
  ///
  /// - Parameter tellings: All of them, of before and after.
  public static func made(
    by tellings: [Telling], judgements: Judgements = Judgements(), beside isKnown: (Telling) -> Bool
  ) -> [Change] {
    let before = ClusterMaker.all(tellings.filter(isKnown), judgements: judgements)
    var old: [ClaimReference: Int] = [:]
    for (number, cluster) in before.enumerated() {
      for telling in cluster.tellings { old[telling.reference] = number }
    }
    return ClusterMaker.all(tellings, judgements: judgements).flatMap { cluster -> [Change] in
      let number = cluster.tellings.lazy.compactMap { old[$0.reference] }.first
      return kinds(cluster, number.map { before[$0] }).map { Change(kind: $0, cluster: cluster) }
    }
  }

  private static func kinds(_ now: Cluster, _ before: Cluster?) -> [Kind] {
    guard let before else { return [.new] }
    if now.tellings.count == before.tellings.count { return [] }
    var kinds: [Kind] = []
    let support = names(now.support, beside: before.support)
    if !support.isEmpty { kinds.append(.confirmed(by: support)) }
    let denials = names(now.denials, beside: before.denials)
    if !denials.isEmpty { kinds.append(.denied(by: denials)) }
    for disagreement in now.disagreements
    where !before.disagreements.contains(where: { $0.values.map(\.value) == disagreement.values.map(\.value) }) {
      kinds.append(.disputed(disagreement))
    }
    for update in now.updates where !before.updates.contains(update) { kinds.append(.updated(update)) }
    let (old, new) = (before.assessment.credibility, now.assessment.credibility)
    if old != new { kinds.append(.graded(from: old, to: new)) }
    return kinds
  }

  private static func names(_ now: [Witness], beside before: [Witness]) -> [String] {
    let known = Set(before.map(\.origin.key))
    return now.filter { !known.contains($0.origin.key) }.map(\.origin.name)
  }
}
