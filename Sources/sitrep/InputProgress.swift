import Foundation

/// How far a long run has come: what was read, what is done, and how long the rest will take.
///
/// One thread reads and hands out, another takes what is done, in the same order.
final class InputProgress: @unchecked Sendable {
  /// A file's place in a run: so many of its items are done.
  struct Mark: Hashable {
    let path: String
    let done: Int
  }

  private let lock = NSLock()
  /// How many items of a file were done in an earlier run.
  private let earlier: (String) -> Int
  private let total: Int
  private let started = Date()
  private var bytes = 0
  private var count = 0
  /// The files in their order, each with how many items it has handed out in this run.
  private var files: [(path: String, earlier: Int, handed: Int)] = []
  private var current = 0
  private var doneOfCurrent = 0

  /// - Parameters:
  ///   - files: what will be read; unknown sizes make the time left unknown.
  ///   - earlier: how many items of a file to pass over.
  init(files: [Inputs.File], earlier: @escaping (String) -> Int) {
    self.earlier = earlier
    let sizes = files.map { file in
      (try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int) ?? nil
    }
    total = sizes.contains { $0 == nil } ? 0 : sizes.compactMap { $0 }.reduce(0, +)
  }

  /// - Returns: how many of the file's items to pass over.
  func begin(_ path: String) -> Int {
    let earlier = earlier(path)
    lock.withLock { files.append((path, earlier, 0)) }
    return earlier
  }

  func hand() { lock.withLock { files[files.count - 1].handed += 1 } }
  func read(_ bytes: Int) { lock.withLock { self.bytes += bytes } }

  /// Counts the next item in the order of the inputs as done.
  func finish() -> Mark {
    lock.withLock {
      while doneOfCurrent >= files[current].handed, current + 1 < files.count {
        current += 1
        doneOfCurrent = 0
      }
      doneOfCurrent += 1
      count += 1
      return Mark(path: files[current].path, done: files[current].earlier + doneOfCurrent)
    }
  }

  /// `12,345 documents · 230 a second · 41 % · 3 minutes left`.
  func line(now: Date = Date()) -> String {
    lock.withLock {
      let seconds = max(0.001, now.timeIntervalSince(started))
      var parts = ["\(count) documents", "\(Int(Double(count) / seconds)) a second"]
      if total > 0, bytes > 0 {
        let share = min(1, Double(bytes) / Double(total))
        let left = Int(seconds / share * (1 - share))
        parts.append("\(Int(share * 100)) %")
        parts.append(left < 100 ? "\(left) seconds left" : "\((left + 30) / 60) minutes left")
      }
      return parts.joined(separator: " · ")
    }
  }
}
