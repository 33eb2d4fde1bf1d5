import Claims

/// Something that is watched, as it is shown: `sitrep watch list`, and the desk's page.
public struct WatchRow: Hashable, Sendable {
  public let address: String
  /// `feed`, `sitemap` or `page`.
  public let kind: String
  public let title: String?
  /// How it went the last time; empty before the first.
  public let status: String
  /// Seconds since 1970.
  public let nextAt: Int
  public let lastAt: Int?
  public let failures: Int
  public let isStopped: Bool
  /// Reports that are in the archive, that wait, that could not be had.
  public let read: Int
  public let waiting: Int
  public let failed: Int

  public init(
    address: String, kind: String, title: String?, status: String, nextAt: Int, lastAt: Int?, failures: Int,
    isStopped: Bool, read: Int, waiting: Int, failed: Int
  ) {
    self.address = address
    self.kind = kind
    self.title = title
    self.status = status
    self.nextAt = nextAt
    self.lastAt = lastAt
    self.failures = failures
    self.isStopped = isStopped
    self.read = read
    self.waiting = waiting
    self.failed = failed
  }

  /// Two lines for a terminal.
  /// - Parameter now: seconds since 1970.
  public func text(now: Int) -> String {
    let name = title.map { "\($0)  " } ?? ""
    return "\(kind)  \(name)\(address)\n    \(counts); \(state(now: now))\n"
  }

  /// One object, keys sorted.
  public var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("address", address)
      writer.member("failed", failed)
      writer.member("failures", failures)
      writer.member("kind", kind)
      writer.member("last_at", lastAt.map(Timestamp.iso))
      writer.member("next_at", isStopped ? nil : Timestamp.iso(nextAt))
      writer.member("read", read)
      writer.member("status", status)
      writer.member("title", title)
      writer.member("waiting", waiting)
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// `12 read, 1 waits, 2 could not be had`.
  var counts: String {
    var parts = ["\(read) read"]
    if waiting > 0 { parts.append(waiting == 1 ? "1 waits" : "\(waiting) wait") }
    if failed > 0 { parts.append("\(failed) could not be had") }
    return parts.joined(separator: ", ")
  }

  /// `asked 5 minutes ago: 304 nothing new; next in 10 minutes`.
  func state(now: Int) -> String {
    guard let lastAt else { return "not asked yet" }
    let past = "asked \(Self.span(now - lastAt)) ago: \(status)"
    if isStopped { return past + "; asked no more" }
    let troubles = failures > 1 ? " (\(failures) times in a row)" : ""
    return past + troubles + (nextAt <= now ? "; due now" : "; next in \(Self.span(nextAt - now))")
  }

  private static func span(_ seconds: Int) -> String {
    switch max(0, seconds) {
    case ..<90: seconds == 1 ? "1 second" : "\(max(0, seconds)) seconds"
    case ..<5400: "\((seconds + 30) / 60) minutes"
    case ..<129_600: "\((seconds + 1800) / 3600) hours"
    default: "\((seconds + 43_200) / 86_400) days"
    }
  }
}
