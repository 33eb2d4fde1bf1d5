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
      if listeners.count >= Self.mostListeners { throw Trouble.tooManyListeners }
      let body = ResponseBody { [archive, listeners] writer in
        // Counted here: who asks for the head alone, or is gone already, never listens.
        listeners.change(by: 1)
        defer { listeners.change(by: -1) }
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
    private let value = Mutex(0)

    var count: Int { value.withLock { $0 } }

    func change(by difference: Int) { value.withLock { $0 += difference } }
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
