import Claims
import Dispatch
import Synchronization
import Words

/// The part of a kept reading that corroboration works on; the rest of the record is passed over.
struct ReadingCore: Decodable {
  let id: String
  let outlet: String?
  let title: String?
  let wire: String?
  let published: String?
  let text: String
  let entities: [Entity]
  let claims: [Claim]

  var reading: Reading {
    var reading = Reading(id: id, text: Text(text))
    reading.outlet = outlet
    reading.title = title
    reading.wire = wire
    reading.published = published
    reading.entities = entities
    reading.claims = claims
    return reading
  }
}

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
