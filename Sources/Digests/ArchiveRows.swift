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

/// The claims that a filter lets through with the settings of their documents, a page at a time: those of a document
/// together, the latest reports first.
public struct ArchivedRows: Sendable {
  private let archive: Archive
  private let filter: ClaimFilter
  private var after: Cursor?
  private var isDone = false
  private var known: (document: String, setting: ClaimSetting)?

  public init(_ archive: Archive, _ filter: ClaimFilter) {
    self.archive = archive
    self.filter = filter
  }

  /// The next rows, 500 at most; nil after the last.
  public mutating func next() throws(ArchiveError) -> [ClaimRow]? {
    if isDone { return nil }
    let page = try archive.claims(filter, limit: 500, after: after)
    after = page.next
    isDone = page.next == nil
    var rows: [ClaimRow] = []
    for stored in page.items {
      if known?.document != stored.document {
        let reading = try archive.reading(stored.document)
        known = (stored.document, reading.map(ClaimSetting.init) ?? .unknown)
      }
      rows.append(ClaimRow(stored, setting: known?.setting ?? .unknown))
    }
    return rows
  }
}
