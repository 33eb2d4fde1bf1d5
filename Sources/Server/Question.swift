import Archive
import Claims
import Hummingbird

/// What an address asks of the lists.
struct Question {
  private let values: [String: String]

  /// - Parameter parameters: The query; empty values count as absent, the last of several counts.
  init(_ request: Request) {
    var values: [String: String] = [:]
    for part in (request.uri.query ?? "").split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[1].isEmpty else { continue }
      values[PercentCode.decoded(sides[0], plusIsBlank: true)] = PercentCode.decoded(sides[1], plusIsBlank: true)
    }
    self.values = values
  }

  subscript(_ name: String) -> String? { values[name] }

  /// The values of the filters that the list's form shows.
  var shown: [String: String] {
    values.filter { ["q", "actor", "place", "type", "certainty", "outlet"].contains($0.key) }
  }

  var after: Cursor? {
    get throws(Trouble) {
      try read("after", "what an earlier page gave as 'next'") { Cursor($0) }
    }
  }

  /// The most rows to give, 1…1000.
  var limit: Int {
    get throws(Trouble) {
      try read("limit", "a number from 1 to 1000") { Int($0).flatMap { (1...1000).contains($0) ? $0 : nil } } ?? 50
    }
  }

  func moment(_ name: String) throws(Trouble) -> Moment? {
    try read(name, "a day or a time, for example 2019-04-12") { Moment(iso: $0) }
  }

  var filter: ClaimFilter {
    get throws(Trouble) {
      let types = EventType.allCases.map(\.rawValue).joined(separator: ", ")
      let certainties = Certainty.allCases.map(\.rawValue).joined(separator: ", ")
      return ClaimFilter(
        document: values["document"],
        types: try list("type", "one or more of \(types)") { EventType(rawValue: $0.uppercased()) },
        mode: values["mode"], actor: values["actor"], recipient: values["recipient"], place: values["place"],
        geonameid: try read("geonameid", "a number, for example 2210247") { Int($0) }, country: values["country"],
        from: try read("from", "a day, for example 2019-04-12") { Day(iso: $0) },
        to: try read("to", "a day, for example 2019-04-12") { Day(iso: $0) },
        certainties: try list("certainty", "one or more of \(certainties)") { Certainty(rawValue: $0) },
        outlet: values["outlet"],
        confidence: try read("confidence", "a number from 0 to 1") { Double($0) }, rule: values["rule"],
        words: values["q"])
    }
  }

  private func read<T>(_ name: String, _ expected: String, _ value: (String) -> T?) throws(Trouble) -> T? {
    guard let string = values[name] else { return nil }
    guard let value = value(string) else { throw .badValue(name: name, value: string, expected: expected) }
    return value
  }

  private func list<T>(_ name: String, _ expected: String, _ value: (String) -> T?) throws(Trouble) -> [T] {
    try read(name, expected) { string in
      let items = string.split(separator: ",").map { value(String($0)) }
      return items.contains { $0 == nil } ? nil : items.compactMap { $0 }
    } ?? []
  }
}

/// Percent-encoding of addresses, undone.
enum PercentCode {
  /// The words; what is no code stands as it is, and broken UTF-8 becomes U+FFFD.
  ///
  /// - Parameter plusIsBlank: Whether `+` is a blank, as in the queries that forms send.
  static func decoded(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "%"), i + 2 < bytes.count, let high = digit(bytes[i + 1]),
        let low = digit(bytes[i + 2])
      {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(plusIsBlank && bytes[i] == UInt8(ascii: "+") ? 0x20 : bytes[i])
        i += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
