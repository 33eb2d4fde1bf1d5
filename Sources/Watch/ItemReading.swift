import Archive
import Claims
import Fetching
import Transfer
import Words

extension Watcher {
  /// Fetches the page of a report, reads it, and keeps the reading; where the page cannot be had for good, what the feed
  /// itself says is read.
  func readItem(_ id: Int64) throws(ArchiveError) -> WatchReport? {
    guard let item = try archive.waiting(id), let watch = try archive.watched(item.watch) else {
      forget(item: id)
      return nil
    }
    guard settings.fetchesPages, let address = item.found.address.flatMap({ try? WebAddress($0) }) else {
      return try keep(item, item.found.content, at: nil, watch)
    }
    let now = clock()
    let why: String
    var wait: Int?
    switch fetch(address, accept: Self.pageTypes, Validators(), now) {
    case .success(let fetched) where (200..<300).contains(fetched.response.status):
      return try keep(item, Decoding.utf8(fetched.response.body, charset: fetched.charset), at: fetched.address, watch)
    case .success(let fetched):
      let response = fetched.response
      why = "\(address): \(response.status)"
      wait =
        [429, 500, 502, 503, 504].contains(response.status)
        ? Freshness.retryAfter(response.fields, now: now) ?? backOff(item) : nil
    case .failure(let error):
      why = "\(error)"
      wait = error.mayPass ? backOff(item) : nil
    }
    if let wait, item.tries + 1 < Self.mostTries { return try putOff(item, why, until: now + max(60, wait)) }
    guard item.found.content.isEmpty else { return try keep(item, item.found.content, at: nil, watch) }
    forget(item: id)
    try archive.postpone(item, message: why, until: nil)
    return WatchReport(address: address.description, outcome: .givenUp(why), nextAt: nil)
  }

  private func keep(
    _ item: WaitingItem, _ content: [UInt8], at address: WebAddress?, _ watch: Watched
  ) throws(ArchiveError) -> WatchReport {
    let found = item.found
    let name = found.address ?? (watch.kind == .page ? watch.address : found.key)
    // What a feed says of a report stands where its page says nothing; a page of its own has nothing but itself.
    let isPage = address != nil || watch.kind == .page
    let document = Document(
      id: name, content: .html(content), published: isPage ? nil : found.published, outlet: nil, url: nil,
      title: isPage ? nil : found.title, byline: isPage ? nil : found.byline)
    let defaults = Defaults(
      published: found.published, outlet: found.outlet ?? watch.title, url: found.address ?? watch.address)
    let reading = read(document, defaults)
    let added = try archive.finish(item, reading, addedAt: Timestamp.iso(clock()), reader: settings.version)
    forget(item: item.id)
    return WatchReport(
      address: name, outcome: .read(added, title: reading.title ?? found.title, claims: reading.claims.count),
      nextAt: nil)
  }

  private func putOff(_ item: WaitingItem, _ why: String, until nextAt: Int) throws(ArchiveError) -> WatchReport {
    forget(item: item.id)
    try archive.postpone(item, message: why, until: nextAt)
    if let again = try archive.waiting(item.id) { schedule([again]) }
    return WatchReport(address: item.found.address ?? item.found.key, outcome: .putOff(why), nextAt: nextAt)
  }

  /// Seconds until the next try: ten minutes, twenty, forty.
  private func backOff(_ item: WaitingItem) -> Int { 600 << min(item.tries, 8) }
}

extension FetchError {
  /// Whether it may be over by itself.
  fileprivate var mayPass: Bool {
    switch self {
    case .robotsUnreachable: true
    case .disallowed, .tooManyRedirects, .badRedirect: false
    case .transfer(let error):
      switch error.kind {
      case .closedNetwork, .tooLarge: false
      default: true
      }
    }
  }
}
