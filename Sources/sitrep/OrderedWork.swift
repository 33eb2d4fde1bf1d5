import Foundation

/// Does work on several threads and hands the results on in the order in which the work came.
///
/// A result goes out as soon as all before it are out, so that a pipe that waits for the answer to its last line gets it.
final class OrderedWork<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var waiting: [(index: Int, input: Input)] = []
  private var done: [Int: Output] = [:]
  private var taken = 0
  private var given = 0
  private var isClosed = false
  private let room: Int
  private let work: @Sendable (Input) -> Output

  init(room: Int, work: @escaping @Sendable (Input) -> Output) {
    self.room = room
    self.work = work
  }

  /// Starts the threads, feeds them, and passes each result to `output` on a thread of its own.
  func run(jobs: Int, feed: ((Input) -> Bool) -> Void, output: @escaping @Sendable (Output) -> Bool) {
    let group = DispatchGroup()
    for _ in 0..<jobs { start(group) { self.workAway() } }
    start(group) { self.print(output) }
    feed { self.add($0) }
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
    group.wait()
  }

  private func start(_ group: DispatchGroup, _ body: @escaping @Sendable () -> Void) {
    group.enter()
    let thread = Thread {
      body()
      group.leave()
    }
    thread.stackSize = 16 << 20
    thread.start()
  }

  /// False where nobody wants more.
  private func add(_ input: Input) -> Bool {
    condition.withLock {
      while taken - given >= room && !isClosed { condition.wait() }
      guard !isClosed else { return false }
      waiting.append((taken, input))
      taken += 1
      condition.broadcast()
      return true
    }
  }

  private func workAway() {
    while let (index, input) = next() {
      let output = work(input)
      condition.withLock {
        done[index] = output
        condition.broadcast()
      }
    }
  }

  private func next() -> (Int, Input)? {
    condition.withLock {
      while waiting.isEmpty && !isClosed { condition.wait() }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }

  private func print(_ output: (Output) -> Bool) {
    while let result = result() {
      let goesOn = output(result)
      condition.withLock {
        given += 1
        if !goesOn {
          isClosed = true
          waiting = []
          taken = given
        }
        condition.broadcast()
      }
    }
  }

  private func result() -> Output? {
    condition.withLock {
      while done[given] == nil && !(isClosed && given >= taken) { condition.wait() }
      return done.removeValue(forKey: given)
    }
  }
}
