import Archive
import Digests
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import ServiceLifecycle
import Synchronization

/// What readings change, sent as it happens: server-sent events, whose ids are the numbers of the changes. A program that was
/// away says the last one it saw and misses nothing. Source: WHATWG HTML, 9.2.
struct LiveRoutes {
  /// So many programs may listen at once.
  private static let mostListeners = 100

  let archive: Archive
  private let listeners = Counter()

  init(archive: Archive) { self.archive = archive }

  func add(to router: Router<DeskContext>) {
    router.get("/v1/live") { request, _ in
      let question = Question(request)
      let last = HTTPField.Name("last-event-id").flatMap { request.headers[$0] }.flatMap { Int64($0) }
      let since = try last ?? (question["since"] == nil ? try archive.latestChange() : try question.since)
      guard listeners.enter(most: Self.mostListeners) else { throw Trouble.tooManyListeners }
      let body = ResponseBody { [archive, listeners] writer in
        defer { listeners.leave() }
        var events = LiveEvents(archive, since: since)
        while let bytes = try await events.next() { try await writer.write(ByteBuffer(bytes: bytes)) }
        try await writer.finish(nil)
      }
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }
  }

  /// How many listen.
  private final class Counter: Sendable {
    private let count = Mutex(0)

    func enter(most: Int) -> Bool {
      count.withLock { count in
        if count >= most { return false }
        count += 1
        return true
      }
    }

    func leave() { count.withLock { $0 -= 1 } }
  }
}

/// The changes after a number, one event after the other.
struct LiveEvents {
  /// Another program may write the archive, so it is looked at again and again.
  private static let pause = Duration.milliseconds(500)
  /// After so many looks in vain a comment is sent, so that nobody on the way takes the line for dead.
  private static let looks = 30

  private let archive: Archive
  private var since: Int64
  private var isNew = true

  init(_ archive: Archive, since: Int64) {
    self.archive = archive
    self.since = since
  }

  /// Waits for changes; a comment where none come for a while. Nil when the desk is to end.
  mutating func next() async throws -> [UInt8]? {
    if isNew {
      isNew = false
      // How long to wait before asking again after the line broke, in milliseconds.
      return Array("retry: 3000\n\n".utf8)
    }
    for _ in 0..<Self.looks {
      if Task.isShuttingDownGracefully { return nil }
      let changes = try archive.changes(since: since, limit: 100)
      if let last = changes.last {
        since = last.number
        return changes.flatMap { Self.event($0) }
      }
      try await Task.sleep(for: Self.pause)
    }
    return Array(": nothing new\n\n".utf8)
  }

  private static func event(_ change: StoredChange) -> [UInt8] {
    Array("id: \(change.number)\nevent: change\ndata: ".utf8) + APIJSON.change(APIJSON.Change(change)) + [0x0A]
  }
}

extension APIJSON.Change {
  init(_ change: StoredChange) {
    self.init(
      number: Int(change.number), document: change.document, at: change.addedAt, added: change.added.map(ClaimRow.init),
      replaced: change.replaced)
  }
}
