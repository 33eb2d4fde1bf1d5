/// Who is next: one request at a time a host, and a pause between two of them.
///
/// A value with no clock of its own. Looking for the next task is linear in the hosts that have one.
public struct Agenda<Task: Sendable>: Sendable {
  private struct Entry {
    let dueAt: Int
    let task: Task
  }

  private struct Lane {
    /// By the time when they are due, the latest first.
    var entries: [Entry] = []
    var isBusy = false
    var freeAt = 0
  }

  /// Seconds between the end of a request and the next one to the same host.
  private let pause: Int
  private var lanes: [String: Lane] = [:]
  public private(set) var count = 0

  public init(pause: Int = 1) { self.pause = pause }

  /// - Parameter dueAt: seconds since 1970; among those due at the same time, who came first goes first.
  public mutating func add(_ task: Task, host: String, dueAt: Int) {
    var lane = lanes[host] ?? Lane()
    let place = lane.entries.partitioningIndex { $0.dueAt <= dueAt }
    lane.entries.insert(Entry(dueAt: dueAt, task: task), at: place)
    lanes[host] = lane
    count += 1
  }

  /// The task that has waited longest among those that may go now; its host is busy until ``finish(host:now:)``.
  public mutating func take(now: Int) -> (task: Task, host: String)? {
    var best: (host: String, dueAt: Int)?
    for (host, lane) in lanes where !lane.isBusy && lane.freeAt <= now {
      guard let entry = lane.entries.last, entry.dueAt <= now else { continue }
      if let found = best, (found.dueAt, found.host) <= (entry.dueAt, host) { continue }
      best = (host, entry.dueAt)
    }
    guard let host = best?.host, let entry = lanes[host]?.entries.popLast() else { return nil }
    lanes[host]?.isBusy = true
    count -= 1
    return (entry.task, host)
  }

  /// Lets the next request to a host come after a pause.
  public mutating func finish(host: String, now: Int) {
    guard let lane = lanes[host] else { return }
    lanes[host]?.isBusy = false
    lanes[host]?.freeAt = now + pause
    // A host without tasks is kept while its pause lasts, by whoever asks next.
    if lane.entries.isEmpty, lanes.count > 4096 { lanes[host] = nil }
  }

  /// When the next task may go at the earliest; nil where every task waits for a busy host, or there is none.
  public var nextAt: Int? {
    lanes.values.compactMap { lane in
      lane.isBusy ? nil : lane.entries.last.map { max($0.dueAt, lane.freeAt) }
    }.min()
  }

  /// Whether a task is due, be its host free or not.
  public func hasDue(now: Int) -> Bool { lanes.values.contains { ($0.entries.last?.dueAt ?? .max) <= now } }

  /// Whether requests are on their way.
  public var isBusy: Bool { lanes.values.contains { $0.isBusy } }
}
