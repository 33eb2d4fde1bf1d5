import Archive
import Claims
import Feeds
import Fetching
import Transfer
import Words

extension Watcher {
  private static let feedTypes =
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
  static let pageTypes = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"

  /// Asks a feed, a sitemap or a page, and keeps what it brings.
  func poll(_ id: Int64) throws(ArchiveError) -> WatchReport? {
    guard var watch = try archive.watched(id), let address = try? WebAddress(watch.address) else {
      forget(watch: id)
      return nil
    }
    let now = clock()
    let outcome = fetch(
      address, accept: watch.kind == .page ? Self.pageTypes : Self.feedTypes,
      Validators(etag: watch.etag, lastModified: watch.lastModified), now)
    let isFirst = watch.lastAt == nil
    var answer = Answer()
    if case .success(let fetched) = outcome, (200..<300).contains(fetched.response.status) {
      answer = self.answer(fetched, to: &watch, isFirst: isFirst)
    }
    let before = PollState(
      address: address, validators: Validators(etag: watch.etag, lastModified: watch.lastModified),
      nextAt: watch.nextAt, lastAt: watch.lastAt, failures: watch.failures)
    watch.take(settings.rules.state(after: outcome, of: before, now: now))
    if let trouble = answer.trouble { watch.status += "; \(trouble)" }
    let waiting = try archive.keep(watch, items: answer.items, now: now)
    schedule(watch)
    schedule(waiting)
    schedule(sitemaps: answer.sitemaps, of: id, isFirst: isFirst)
    return WatchReport(
      address: watch.address, outcome: .asked(status: watch.status, new: waiting.count),
      nextAt: watch.isStopped ? nil : watch.nextAt)
  }

  /// Asks for a sitemap that an index names.
  func sitemap(_ address: WebAddress, of id: Int64, isFirst: Bool) throws(ArchiveError) -> WatchReport? {
    let now = clock()
    guard var watch = try archive.watched(id) else { return nil }
    switch fetch(address, accept: Self.feedTypes, Validators(), now) {
    case .failure(let error):
      return WatchReport(address: address.description, outcome: .putOff("\(error)"), nextAt: watch.nextAt)
    case .success(let fetched):
      let items = answer(fetched, to: &watch, isFirst: isFirst).items
      let waiting = try archive.keep(watch, items: items, now: now)
      schedule(waiting)
      return WatchReport(
        address: address.description, outcome: .asked(status: "\(fetched.response.status)", new: waiting.count),
        nextAt: watch.nextAt)
    }
  }

  func fetch(
    _ address: WebAddress, accept: String, _ validators: Validators, _ now: Int
  ) -> Result<Fetched, FetchError> {
    Result { () throws(FetchError) in
      try fetcher.fetch(address, accept: accept, validators: validators, now: now)
    }
  }

  /// What an answer names.
  private struct Answer {
    var items: [FoundItem] = []
    var sitemaps: [WebAddress] = []
    var trouble: String?
  }

  private func answer(_ fetched: Fetched, to watch: inout Watched, isFirst: Bool) -> Answer {
    let bytes = fetched.response.body
    var answer = Answer()
    if watch.kind == .page {
      answer.items = [FoundItem(key: watch.address, address: nil, content: bytes)]
    } else if Sitemap.isOne(bytes) {
      let sitemap = Sitemap(bytes)
      answer.sitemaps = sitemap.sitemaps.prefix(Self.mostSitemaps).compactMap { try? fetched.address.resolving($0) }
      let since = watch.addedAt - settings.reach
      answer.items = sitemap.entries.compactMap {
        item($0, at: fetched.address, since: since, isFirst: isFirst)
      }
    } else if Feed.kind(of: bytes) != nil {
      let feed = Feed(bytes, charset: fetched.charset)
      answer.trouble = feed.trouble?.description
      answer.items = feed.documents.map { item($0, at: fetched.address) }
      watch.title = watch.title ?? feed.documents.lazy.compactMap(\.outlet).first
    } else {
      answer.trouble = "what came is no feed and no sitemap"
    }
    return answer
  }

  private func item(_ document: Document, at base: WebAddress) -> FoundItem {
    let address = document.url.flatMap { try? base.resolving($0) }?.description
    let content: [UInt8] =
      switch document.content {
      case .html(let bytes): bytes
      case .text(let text), .pasted(let text): text.bytes
      }
    let key = document.id ?? address ?? SHA256.hex(Array((document.title ?? "").utf8) + content)
    return FoundItem(
      key: key, address: address, title: document.title, published: document.published, outlet: document.outlet,
      byline: document.byline, content: content)
  }

  /// An entry of a sitemap. Entries without a date are new where they come up after the first time.
  private func item(_ entry: Sitemap.Entry, at base: WebAddress, since: Int, isFirst: Bool) -> FoundItem? {
    guard let address = try? base.resolving(entry.address).description else { return nil }
    let day = entry.date.flatMap { Day(iso: $0) }
    // Days since 1970 × seconds; the day of the entry counts whole.
    let isOld = day.map { ($0.number + 1) * 86_400 <= since } ?? isFirst
    return FoundItem(
      key: address, address: address, title: entry.title, published: entry.date, outlet: entry.outlet, isOld: isOld)
  }
}

extension Fetched {
  /// The encoding that HTTP names.
  var charset: String? {
    let parts = (response.fields["Content-Type"] ?? "").lowercased().split(separator: ";")
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.filter { !" \"'".contains($0) } }
      if sides.count == 2, sides[0] == "charset" { return sides[1] }
    }
    return nil
  }
}

extension Watched {
  /// Takes over when and how to ask next.
  fileprivate mutating func take(_ state: PollState) {
    address = state.address.description
    etag = state.validators.etag
    lastModified = state.validators.lastModified
    nextAt = state.nextAt
    lastAt = state.lastAt
    failures = state.failures
    status = state.status
    isStopped = state.isStopped
  }
}
