import Archive
import Claims
import Fetching
import Foundation
import Language
import Places
import Reading
import Rulebook
import Synchronization
import Transfer
import Watch

/// A simulated day of watching many feeds, each on a host of its own: is one core fast enough, and is the memory steady?
///
///     watch-benchmark FEEDS HOURS PORT
///
/// The clock goes only when nothing is due, so that a day takes minutes. What is counted: seconds of work for each
/// simulated hour, and the resident memory at its end.
@main struct WatchBenchmark {
  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 3 else {
      FileHandle.standardError.write(Data("write watch-benchmark FEEDS HOURS PORT\n".utf8))
      exit(2)
    }
    let (feeds, hours, port) = (numbers[0], numbers[1], numbers[2])
    let folder = NSTemporaryDirectory() + "/sitrep-watch-benchmark"
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let archive = try Archive(path: folder + "/desk.sqlite")
    let hosts = (0..<feeds).map { "127.1.\($0 / 250).\($0 % 250 + 1)" }
    let start = 1_555_063_200
    // They begin spread over the quarter of an hour, as feeds that are added by hand are.
    for (number, host) in hosts.enumerated() {
      try archive.watch("http://\(host):\(port)/feed.xml", as: .feed, title: nil, now: start + number * 900 / feeds)
    }
    let clock = Mutex(start)
    let reader = try reader()
    let watcher = Watcher(
      archive: archive, fetcher: Fetcher(Transfer(userAgent: "Sitrep/benchmark", allowedHosts: Set(hosts))),
      clock: { clock.withLock { $0 } }
    ) { reader.read($0, defaults: $1) }
    try watcher.load()
    for hour in 1...hours {
      let began = Date()
      var steps = 0
      var worst = 0
      let end = start + hour * 3600
      while true {
        while let step = watcher.take() {
          try watcher.perform(step)
          steps += 1
        }
        guard let next = watcher.nextAt, next <= end else { break }
        worst = max(worst, clock.withLock { $0 } - next)
        clock.withLock { $0 = max($0 + 1, next) }
      }
      clock.withLock { $0 = end }
      let seconds = Date().timeIntervalSince(began)
      print(
        "hour \(hour)  \(steps) requests  \(String(format: "%.1f", seconds)) s  "
          + "\(String(format: "%.1f", 100 * seconds / 3600)) % of the hour  \(memory() >> 20) MB")
    }
    let watched = try archive.watched()
    let read = watched.map(\.read).reduce(0, +)
    precondition(watched.allSatisfy { $0.failures == 0 && $0.waiting == 0 }, "feeds failed or reports still wait")
    print("\(read) reports read, none waits, none failed")
  }

  private static func reader() throws -> Reader {
    let root = String(#filePath.dropLast("/Benchmarks/Watch/WatchBenchmark.swift".count))
    return try Reader(
      Rulebook(directory: root + "/Rules"), model: Model(path: root + "/Model/english.sitrep"),
      gazetteer: Gazetteer(path: root + "/Model/gazetteer.bin"))
  }

  /// Bytes of resident memory.
  private static func memory() -> Int {
    let words = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return words.count > 1 ? (Int(words[1]) ?? 0) * 4096 : 0
  }
}
