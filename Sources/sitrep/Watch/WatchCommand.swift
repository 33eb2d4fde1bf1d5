import Archive
import ArgumentParser
import Claims
import Fetching
import Foundation
import Reading
import Transfer
import Watch

/// `sitrep watch`: asks feeds, sitemaps and pages for new reports and keeps their claims.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Ask feeds, sitemaps and pages for new reports, and keep their claims.",
    discussion: """
      A site is asked one thing at a time, by its robots.txt, and only for what is new. 'sitrep watch' may be ended at any
      moment; it goes on where it was.
      """,
    subcommands: [
      WatchRun.self, WatchAdd.self, WatchList.self, WatchRemove.self, WatchImport.self, WatchExport.self,
    ], defaultSubcommand: WatchRun.self)

  /// Seconds since 1970.
  static let clock: @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
}

struct WatchRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Ask all that is watched, again and again (the default).")

  @Flag(help: "Ask what is due now, read what it brings, and end.")
  var once = false

  @Flag(help: "Read only what the feeds themselves say; fetch no page.")
  var noPages = false

  @Option(help: ArgumentHelp("Minutes between two questions to one feed.", valueName: "minutes"))
  var every = 15

  @Option(help: "How many sites to ask at once.")
  var threads = 8

  @OptionGroup var network: NetworkOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var resources: Resources

  func validate() throws {
    if every < 5 { throw ValidationError("--every \(every) is too often for the sites; write 5 or more") }
    if !(1...64).contains(threads) { throw ValidationError("--threads \(threads) is not from 1 to 64") }
  }

  func run() throws {
    let fetcher = try network.fetcher()
    let archive = try archive.openExisting(makingItBy: "sitrep watch add --archive \(archive.archive) ADDRESS …")
    let reader = try resources.reader()
    var settings = Watcher.Settings()
    settings.rules = PollRules(interval: every * 60)
    settings.fetchesPages = !noPages
    settings.version = Sitrep.configuration.version
    let watcher = Watcher(archive: archive, fetcher: fetcher, settings: settings, clock: WatchCommand.clock) {
      document, defaults in
      reader.read(document, defaults: defaults, now: Day(iso: Date().formatted(.iso8601)))
    }
    let count = try archive.watched().filter { !$0.isStopped }.count
    if count == 0 { Terminal.complain("nothing is watched; begin with 'sitrep watch add ADDRESS'") }
    Terminal.write("watching \(count) (Ctrl-C stops it; it goes on where it was)\n")
    try WatchLoop(watcher) { Terminal.write($0.line) }.run(threads: threads, once: once)
  }
}

extension WatchReport {
  /// One line for the terminal.
  fileprivate var line: String {
    let time = Date().formatted(.iso8601.time(includingFractionalSeconds: false))
    switch outcome {
    case .asked(let status, let new): return "\(time)  asked   \(new) new  \(address)  \(status)\n"
    case .read(let added, let title, let claims):
      return "\(time)  \(added == .new ? "read " : "again")   \(claims) claims  \(title ?? address)\n"
    case .putOff(let why): return "\(time)  later   \(why)\n"
    case .givenUp(let why): return "\(time)  given up  \(why)\n"
    }
  }
}

struct WatchAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Begin to watch feeds, sitemaps or pages.",
    discussion: "An address is asked once: a page that names a feed stands for that feed.")

  @Argument(help: ArgumentHelp("Addresses of feeds, sitemaps, or of sites that name their feed.", valueName: "address"))
  var addresses: [String]

  @Option(help: "Take the addresses for what you say, without asking: feed, sitemap or page.")
  var `as`: Watched.Kind?

  @OptionGroup var network: NetworkOptions
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let parsed = try addresses.map { words in
      do { return try WebAddress(words) } catch { throw ValidationError("\(error)") }
    }
    let fetcher = try `as` == nil ? network.fetcher() : nil
    let archive = try archive.open()
    var failures = 0
    for address in parsed {
      let found: (address: WebAddress, kind: Watched.Kind)
      do {
        found = try kind(of: address, fetcher)
      } catch {
        Terminal.complain("error: \(error)")
        failures += 1
        continue
      }
      let isNew = try archive.watch(found.address.description, as: found.kind, title: nil, now: WatchCommand.clock())
      Terminal.write("\(isNew ? "watching" : "already watched"): \(found.kind.rawValue) \(found.address)\n")
    }
    if failures > 0 { throw ExitCode(1) }
  }

  private func kind(
    of address: WebAddress, _ fetcher: Fetcher?
  ) throws(DiscoveryError) -> (address: WebAddress, kind: Watched.Kind) {
    guard let fetcher else { return (address, `as` ?? .feed) }
    switch try Discovery(address, fetcher: fetcher, now: WatchCommand.clock()) {
    case .feed(let feed): return (feed, .feed)
    case .sitemap(let sitemap): return (sitemap, .sitemap)
    case .page(let feeds):
      guard let first = feeds.first else {
        throw DiscoveryError(
          description:
            "\(address): is a page that names no feed; give the address of its feed or sitemap, or --as page to watch the page itself"
        )
      }
      if feeds.count > 1 {
        Terminal.write("\(address) names \(feeds.count) feeds, the first is taken; the others:\n")
        for other in feeds.dropFirst() { Terminal.write("  \(other)\n") }
      }
      return (first, .feed)
    }
  }
}

extension Watched.Kind: ExpressibleByArgument {}
