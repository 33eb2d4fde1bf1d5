import Archive
import Claims
import Corroboration
import Publishing
import Words

extension WatchRow {
  public init(_ watch: Watched) {
    self.init(
      address: watch.address, kind: watch.kind.rawValue, title: watch.title, status: watch.status,
      nextAt: watch.nextAt, lastAt: watch.lastAt, failures: watch.failures, isStopped: watch.isStopped,
      read: watch.read, waiting: watch.waiting, failed: watch.failed)
  }
}

extension ClaimRow {
  public init(_ stored: StoredClaim) { self.init(stored, setting: .unknown) }

  /// - Parameter setting: What the exports want besides; lists do without.
  public init(_ stored: StoredClaim, setting: ClaimSetting) {
    self.init(
      claim: stored.claim, document: stored.document, outlet: stored.outlet, published: stored.published,
      title: stored.title, url: stored.url, text: Text(stored.text), setting: setting, addedAt: stored.addedAt)
  }
}

extension Archive {
  /// The claims that a filter lets through, as corroboration names them.
  func references(_ filter: ClaimFilter) throws(ArchiveError) -> Set<ClaimReference> {
    Set(try keys(filter).map { ClaimReference(claim: $0.claim, document: $0.document) })
  }
}
