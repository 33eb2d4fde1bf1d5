import GRDB

/// The rows of `names`: the names and codes of one claim's actors, or recipients, in lower case, each between line breaks.
/// They stand in one stretch of bytes, which is looked through at once.
struct KeyTable: Sendable {
  private var bytes: [UInt8] = []
  /// By number: where its key ends.
  private var ends: [Int32] = [0]
  private var last: Int64 = 0

  mutating func update(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, key FROM names WHERE number > ? ORDER BY number", arguments: [last])
    while let row = try rows.next() {
      let (number, key): (Int64, String) = (row[0], row[1])
      add(key, at: Int(number))
      last = number
    }
  }

  mutating func add(_ key: String, at number: Int) {
    while ends.count < number { ends.append(Int32(bytes.count)) }
    bytes += key.utf8
    ends.append(Int32(bytes.count))
  }

  /// By number, whether the key holds a part, in lower case or not.
  func holding(_ part: String) -> [Bool] {
    let part = Array(part.lowercased().utf8)
    guard let head = part.first else { return [Bool](repeating: true, count: ends.count) }
    var found = [Bool](repeating: false, count: ends.count)
    var (at, key) = (0, 0)
    while at + part.count <= bytes.count {
      if bytes[at] == head, bytes[at...].starts(with: part) {
        while Int(ends[key]) <= at { key += 1 }
        // A part that runs over the end of a key is in neither.
        if at + part.count <= Int(ends[key]) {
          found[key] = true
          at = Int(ends[key])
          continue
        }
      }
      at += 1
    }
    return found
  }
}

/// The rows of `scenes`: the places of one claim.
struct SceneTable: Sendable {
  /// By number.
  private(set) var scenes: [[StoredScene]] = [[]]
  /// Their names.
  private var keys = KeyTable()
  private var last: Int64 = 0

  mutating func update(_ db: Database) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, record FROM scenes WHERE number > ? ORDER BY number", arguments: [last])
    while let row = try rows.next() {
      let number: Int64 = row[0]
      while scenes.count < number { scenes.append([]) }
      scenes.append(try StoredScene.read(row[1]))
      keys.add(ReadingRecord.key(scenes[scenes.count - 1].map(\.name)), at: Int(number))
      last = number
    }
  }

  /// By number, whether a filter lets the places through.
  func matching(_ filter: ClaimFilter) -> [Bool] {
    let isNamed = filter.place.map(keys.holding)
    let country = filter.country?.lowercased()
    return scenes.indices.map { number in
      (isNamed?[number] ?? true)
        && (filter.geonameid.map { id in scenes[number].contains { $0.geonameid == id } } ?? true)
        && (country.map { country in scenes[number].contains { $0.country.lowercased() == country } } ?? true)
    }
  }
}
