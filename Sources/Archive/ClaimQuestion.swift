import Claims
import Words

/// A search as an address says it, `type=ASSAULT&place=Tripoli`: what the desk's lists, its API and subscriptions ask.
public struct ClaimQuestion: Hashable, Sendable {
  /// The names that ask for claims, in the order in which they are written.
  public static let names = [
    "q", "type", "mode", "actor", "recipient", "place", "geonameid", "country", "from", "to", "certainty", "outlet",
    "confidence", "rule", "document", "story", "control", "review",
  ]

  /// What `review` may ask for: what the analysts say last of a claim.
  private static let reviews: [(name: String, verdict: Review.Verdict)] = [
    ("open", .reopened), ("accepted", .accepted), ("mended", .mended), ("wrong", .wrong),
  ]

  private let values: [String: String]

  /// - Parameter query: what stands after the `?`; empty values count as absent, the last of several counts.
  public init(query: String) {
    var values: [String: String] = [:]
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[1].isEmpty else { continue }
      values[PercentCode.decoded(sides[0], plusIsBlank: true)] = PercentCode.decoded(sides[1], plusIsBlank: true)
    }
    self.values = values
  }

  public subscript(_ name: String) -> String? { values[name] }

  /// The names and values of the search itself.
  public var asked: [String: String] { values.filter { Self.names.contains($0.key) } }

  /// The names that are none of ours.
  public var unknown: [String] { values.keys.filter { !Self.names.contains($0) }.sorted() }

  /// The search alone, in one way of writing it.
  public var query: String { query(without: []) }

  /// The search without some of its names.
  public func query(without left: Set<String>) -> String {
    Self.names.filter { !left.contains($0) }.compactMap { name in
      values[name].map { "\(name)=\(PercentCode.encoded($0))" }
    }.joined(separator: "&")
  }

  public var filter: ClaimFilter {
    get throws(QuestionError) {
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
        words: values["q"], story: values["story"],
        isAboutControl: try read("control", "yes") { $0 == "yes" ? true : nil } ?? false,
        review: try read("review", Self.reviews.map(\.name).joined(separator: ", ")) { word in
          Self.reviews.first { $0.name == word }?.verdict
        })
    }
  }

  /// The value of a name, understood; nil where it is absent.
  public func read<T>(_ name: String, _ expected: String, _ value: (String) -> T?) throws(QuestionError) -> T? {
    guard let string = values[name] else { return nil }
    guard let value = value(string) else {
      throw QuestionError(name: name, value: string, expected: expected)
    }
    return value
  }

  private func list<T>(_ name: String, _ expected: String, _ value: (String) -> T?) throws(QuestionError) -> [T] {
    try read(name, expected) { string in
      let items = string.split(separator: ",").map { value(String($0)) }
      return items.contains { $0 == nil } ? nil : items.compactMap { $0 }
    } ?? []
  }
}

/// A value in a search that is not understood.
public struct QuestionError: Error, Hashable, Sendable, CustomStringConvertible {
  public let name: String
  public let value: String
  public let expected: String

  public init(name: String, value: String, expected: String) {
    self.name = name
    self.value = value
    self.expected = expected
  }

  /// For example `'from=soon' is not understood; write a day, for example 2019-04-12`.
  public var description: String { "'\(name)=\(value)' is not understood; write \(expected)" }
}
