import Archive
import Foundation

/// Performs the steps of a watcher on several threads, in real time.
public final class WatchLoop: @unchecked Sendable {
  /// Seconds after which the archive is looked at for what another program began to watch.
  private static let reload = 15.0

  private let watcher: Watcher
  private let report: @Sendable (WatchReport) -> Void
  private let condition = NSCondition()
  private var isEnded = false
  private var error: ArchiveError?

  /// - Parameter report: called with what each step came to, from one thread at a time.
  public init(_ watcher: Watcher, report: @escaping @Sendable (WatchReport) -> Void) {
    self.watcher = watcher
    self.report = report
  }

  /// Works until ``end()`` is called, or, once through, until nothing is due any more.
  /// - Throws: ``ArchiveError`` where the archive cannot be written to.
  public func run(threads: Int, once: Bool) throws(ArchiveError) {
    try watcher.load()
    let group = DispatchGroup()
    for _ in 0..<threads {
      group.enter()
      let thread = Thread {
        self.work(once: once)
        group.leave()
      }
      thread.stackSize = 16 << 20
      thread.start()
    }
    while group.wait(timeout: .now() + Self.reload) == .timedOut, !once {
      do { try watcher.load() } catch { fail(error) }
    }
    group.wait()
    if let error { throw error }
  }

  public func end() {
    condition.withLock {
      isEnded = true
      condition.broadcast()
    }
  }

  private func work(once: Bool) {
    while !condition.withLock({ isEnded }) {
      guard let step = watcher.take() else {
        if once, !watcher.hasDue { return }
        // Another thread's step may bring the next one; the shortest pause of a host is a second.
        condition.withLock { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.25)) }
        continue
      }
      do {
        guard let told = try watcher.perform(step) else { continue }
        condition.withLock { report(told) }
      } catch {
        fail(error)
      }
    }
  }

  private func fail(_ error: ArchiveError) {
    condition.withLock {
      self.error = self.error ?? error
      isEnded = true
      condition.broadcast()
    }
  }
}
