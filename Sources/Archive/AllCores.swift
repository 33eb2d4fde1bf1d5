import Dispatch
import Synchronization

/// Work on many values at once.
enum AllCores {
  /// The results in the order of the values.
  static func map<Value: Sendable, Made: Sendable>(
    _ values: [Value], _ make: @Sendable (Value) throws -> Made
  ) -> [Result<Made, any Error>] {
    let made = Mutex([Result<Made, any Error>?](repeating: nil, count: values.count))
    DispatchQueue.concurrentPerform(iterations: values.count) { number in
      let result = Result { try make(values[number]) }
      made.withLock { $0[number] = result }
    }
    return made.withLock { $0.compactMap { $0 } }
  }
}
