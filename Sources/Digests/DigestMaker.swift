import Archive
import Claims
import Corroboration
import Publishing

/// Chooses what a subscriber is told: each happening once, and later only what changes it. Pure.
public struct DigestMaker: Sendable {
  let happenings: Happenings
  /// Claims that came in since the subscriber was told last.
  let fresh: Set<ClaimReference>

  public init(_ happenings: Happenings, fresh: Set<ClaimReference>) {
    self.happenings = happenings
    self.fresh = fresh
  }

  /// What there is to tell.
  /// - Parameters:
  ///   - matching: the claims that the subscriber's search finds.
  ///   - told: what he was told already.
  ///   - withdrawn: claims he was told that their reports no longer make, each as it was.
  ///   - now: seconds since 1970.
  /// - Returns: the items, what changes first, then the most credible; with the notices to keep for each.
  public func items(
    _ wish: Subscription.Wish, matching: Set<ClaimReference>, told: [Notice], withdrawn: [(Notice, ClaimRow)], now: Int
  ) -> [(item: DigestItem, notices: [Notice])] {
    let known = Set(told.map { ClaimReference(claim: $0.claim, document: $0.document) })
    var updates = withdrawn.map { notice, row in
      (
        item: DigestItem(withdrawn: row, happening: notice.happening),
        notices: [
          Notice(
            claim: notice.claim, document: notice.document, happening: notice.happening, sentAt: now, isWithdrawn: true)
        ]
      )
    }
    var new: [(item: DigestItem, notices: [Notice], cluster: Cluster)] = []
    for cluster in happenings.clusters {
      let references = cluster.tellings.map(\.reference)
      guard references.contains(where: fresh.contains) else { continue }
      if let first = references.first(where: known.contains) {
        let happening = told.first { $0.claim == first.claim }?.happening ?? cluster.id
        let news = self.news(of: cluster)
        if !news.isEmpty, let item = item(cluster, news, happening) {
          updates.append((item, notices(references, happening, now)))
        }
      } else if references.contains(where: matching.contains), passes(cluster, wish),
        let item = item(cluster, [], cluster.id)
      {
        new.append((item, notices(references, cluster.id, now), cluster))
      }
    }
    new.sort { a, b in
      let (x, y) = (a.cluster, b.cluster)
      return (x.assessment.credibility.rawValue, -x.support.count, x.id)
        < (y.assessment.credibility.rawValue, -y.support.count, y.id)
    }
    return updates + new.map { ($0.item, $0.notices) }
  }

  private func passes(_ cluster: Cluster, _ wish: Subscription.Wish) -> Bool {
    cluster.assessment.credibility.rawValue <= wish.credibility ?? 6 && cluster.support.count >= wish.origins ?? 0
      && (!wish.onlyContradictions || !cluster.disagreements.isEmpty || !cluster.denials.isEmpty)
  }

  /// What has changed about a happening by the fresh tellings: denials, corrections, other values.
  private func news(of cluster: Cluster) -> [String] {
    func isFresh(_ claims: [ClaimReference]) -> Bool { !claims.isEmpty && claims.allSatisfy(fresh.contains) }
    var news: [String] = []
    for witness in cluster.denials
    where witness.tellings.contains(where: { $0.standing == .denies && fresh.contains($0.reference) }) {
      news.append("denied by \(witness.origin.name)")
    }
    for update in cluster.updates where update.isCorrection && fresh.contains(update.later) {
      news.append("corrected by \(update.origin.name), \(update.field.rawValue): \(update.from) is now \(update.to)")
    }
    for disagreement in cluster.disagreements {
      for value in disagreement.values.dropFirst() where isFresh(value.claims) {
        let names = value.origins.map(\.name).joined(separator: ", ")
        news.append("contradicted by \(names), \(disagreement.field.rawValue): \(value.value)")
      }
    }
    return news
  }

  private func item(_ cluster: Cluster, _ news: [String], _ happening: String) -> DigestItem? {
    happenings.rows[cluster.best.reference].map { DigestItem($0, cluster, news: news, happening: happening) }
  }

  private func notices(_ references: [ClaimReference], _ happening: String, _ now: Int) -> [Notice] {
    references.map { Notice(claim: $0.claim, document: $0.document, happening: happening, sentAt: now) }
  }
}
