import Archive
import Claims
import Corroboration
import Synchronization

/// What was worked out before: the tellings of readings, which never change, and answers, as long as the archive is as it was.
final class SituationMemory: Sendable {
  private struct State {
    var tellings: [ReadingKey: [Telling]] = [:]
    /// The keys in the order in which they came, the oldest first.
    var order: [ReadingKey] = []
    var answers: [(question: String, version: ArchiveVersion, answer: any Sendable)] = []
  }

  /// Some ten kilobytes each.
  private static let mostReadings = 6000
  private static let mostAnswers = 32

  private let state = Mutex(State())

  /// The answer of before, where the archive has not changed; else a new one.
  func answer<T: Sendable>(
    _ question: String, _ version: ArchiveVersion, _ make: () throws -> T
  ) rethrows -> T {
    let known = state.withLock { state in
      state.answers.first { $0.question == question && $0.version == version }?.answer as? T
    }
    if let known { return known }
    let answer = try make()
    state.withLock { state in
      state.answers.removeAll { $0.question == question }
      if state.answers.count >= Self.mostAnswers { state.answers.removeFirst() }
      state.answers.append((question, version, answer))
    }
    return answer
  }

  /// The tellings of readings in their order; only those are read that are not known.
  func tellings(_ keys: [ReadingKey], _ read: ([Int64]) throws -> [Int64: Reading]) rethrows -> [Telling] {
    var known = state.withLock { state in keys.map { state.tellings[$0] } }
    let missing = keys.indices.filter { known[$0] == nil }
    let readings = try read(missing.map { keys[$0].number })
    for index in missing {
      let (number, place) = (keys[index].number, keys[index].place)
      known[index] = readings[number].map { Telling.all(of: $0, story: place.story, origin: place.origin) } ?? []
    }
    let new = missing.map { (keys[$0], known[$0] ?? []) }
    state.withLock { state in
      for (key, tellings) in new where state.tellings.updateValue(tellings, forKey: key) == nil {
        state.order.append(key)
      }
      let surplus = state.order.prefix(max(0, state.order.count - Self.mostReadings))
      for key in surplus { state.tellings[key] = nil }
      state.order.removeFirst(surplus.count)
    }
    return known.flatMap { $0 ?? [] }
  }
}
