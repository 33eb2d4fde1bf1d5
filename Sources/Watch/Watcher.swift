import Archive
import Claims
import Feeds
import Fetching
import Synchronization
import Transfer
import Words

/// Asks what is watched for new reports, fetches and reads them, and keeps them in the archive.
///
/// A machine of single steps: ``take()`` says what is next, ``perform(_:)`` does it on the thread that calls. All that must
/// survive stands in the archive before a step ends; what this value holds is only the order of the day.
///
///     watcher.load()
///     while let step = watcher.take() { try watcher.perform(step) }
public final class Watcher: Sendable {
  /// One request to one host.
  public struct Step: Hashable, Sendable {
    enum Work: Hashable, Sendable {
      case poll(watch: Int64)
      /// A sitemap that an index names.
      case sitemap(watch: Int64, address: WebAddress, isFirst: Bool)
      case item(Int64)
    }

    let work: Work
    let host: String
  }

  /// How the steps are done.
  public struct Settings: Sendable {
    public var rules = PollRules()
    /// Whether the page of a feed's item is fetched, or only what the feed says of it is read.
    public var fetchesPages = true
    /// Seconds: entries of a sitemap that were older when its watch began are not read.
    public var reach = 2 * 86_400
    /// Seconds between two requests to one host.
    public var pause = 1
    /// What is kept as the reader's version with each reading.
    public var version = ""

    public init() {}
  }

  /// How often a report is tried before it is given up.
  static let mostTries = 5
  /// How many sitemaps of an index are looked at, those that changed last.
  static let mostSitemaps = 3

  let archive: Archive
  let fetcher: Fetcher
  let settings: Settings
  let read: @Sendable (Document, Defaults) -> Reading
  let clock: @Sendable () -> Int
  private let agenda: Mutex<(agenda: Agenda<Step.Work>, watches: Set<Int64>, items: Set<Int64>)>

  /// - Parameters:
  ///   - read: makes a reading of a document; called on the threads that perform steps.
  ///   - clock: seconds since 1970.
  public init(
    archive: Archive, fetcher: Fetcher, settings: Settings = Settings(), clock: @escaping @Sendable () -> Int,
    read: @escaping @Sendable (Document, Defaults) -> Reading
  ) {
    self.archive = archive
    self.fetcher = fetcher
    self.settings = settings
    self.clock = clock
    self.read = read
    agenda = Mutex((Agenda(pause: settings.pause), [], []))
  }

  /// Takes up what the archive says is watched and waits, as far as it is not on the agenda. Called at the start and again
  /// now and then, so that what another program adds is seen.
  public func load() throws(ArchiveError) {
    let watches = try archive.watched()
    let items = try archive.waiting()
    agenda.withLock { state in
      for watch in watches where !watch.isStopped && state.watches.insert(watch.id).inserted {
        state.agenda.add(.poll(watch: watch.id), host: Self.host(watch.address), dueAt: watch.nextAt)
      }
      for item in items where state.items.insert(item.id).inserted {
        state.agenda.add(.item(item.id), host: Self.host(item.address), dueAt: item.nextAt)
      }
    }
  }

  /// The next step that may be done now; its host is busy until it is performed.
  public func take() -> Step? {
    let now = clock()
    return agenda.withLock { state in
      state.agenda.take(now: now).map { Step(work: $0.task, host: $0.host) }
    }
  }

  /// When the next step may be done, in seconds since 1970; nil where that depends on one under way, or there is none.
  public var nextAt: Int? { agenda.withLock { $0.agenda.nextAt } }

  /// Whether something is due, be it under way or kept waiting by its host's pause.
  public var hasDue: Bool {
    let now = clock()
    return agenda.withLock { $0.agenda.isBusy || $0.agenda.hasDue(now: now) }
  }

  /// Does a step and puts what follows from it on the agenda.
  /// - Returns: what to tell a person.
  /// - Throws: ``ArchiveError``; what goes wrong with the other side is told, kept, and tried again in its time.
  @discardableResult
  public func perform(_ step: Step) throws(ArchiveError) -> WatchReport? {
    defer {
      let now = clock()
      agenda.withLock { $0.agenda.finish(host: step.host, now: now) }
    }
    switch step.work {
    case .poll(let watch): return try poll(watch)
    case .sitemap(let watch, let address, let isFirst): return try sitemap(address, of: watch, isFirst: isFirst)
    case .item(let item): return try readItem(item)
    }
  }

  // MARK: the agenda

  func schedule(_ watch: Watched) {
    agenda.withLock { state in
      if watch.isStopped {
        state.watches.remove(watch.id)
      } else {
        state.agenda.add(.poll(watch: watch.id), host: Self.host(watch.address), dueAt: watch.nextAt)
      }
    }
  }

  func schedule(_ items: [WaitingItem]) {
    agenda.withLock { state in
      for item in items where state.items.insert(item.id).inserted {
        state.agenda.add(.item(item.id), host: Self.host(item.found.address), dueAt: item.nextAt)
      }
    }
  }

  func schedule(sitemaps: [WebAddress], of watch: Int64, isFirst: Bool) {
    let now = clock()
    agenda.withLock { state in
      for address in sitemaps {
        state.agenda.add(.sitemap(watch: watch, address: address, isFirst: isFirst), host: address.host, dueAt: now)
      }
    }
  }

  func forget(watch: Int64) { agenda.withLock { _ = $0.watches.remove(watch) } }
  func forget(item: Int64) { agenda.withLock { _ = $0.items.remove(item) } }

  private static func host(_ address: String?) -> String {
    // What needs no request waits for nobody; it has a lane of its own.
    guard let address, let parsed = try? WebAddress(address) else { return "" }
    return parsed.host
  }
}

/// What a step came to.
public struct WatchReport: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// A feed was asked: how many reports are new or changed.
    case asked(status: String, new: Int)
    /// A report was read into the archive.
    case read(Archive.Added, title: String?, claims: Int)
    /// A report could not be had: it is tried again, or given up.
    case putOff(String)
    case givenUp(String)
  }

  public let address: String
  public let outcome: Outcome
  /// When the same is asked again, in seconds since 1970; nil where it is not.
  public let nextAt: Int?
}
