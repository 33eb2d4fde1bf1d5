import Archive
import Claims
import Hummingbird
import Publishing
import Words

/// What an address asks of the lists.
struct Question {
  private let question: ClaimQuestion

  init(_ request: Request) { question = ClaimQuestion(query: request.uri.query ?? "") }

  subscript(_ name: String) -> String? { question[name] }

  var after: Cursor? {
    get throws(QuestionError) {
      try question.read("after", "what an earlier page gave as 'next'") { Cursor($0) }
    }
  }

  /// The most rows to give, 1…1000.
  var limit: Int {
    get throws(QuestionError) {
      try question.read("limit", "a number from 1 to 1000") { words in
        Int(words).flatMap { (1...1000).contains($0) ? $0 : nil }
      } ?? 50
    }
  }

  /// The value of a name, understood; nil where it is absent.
  func read<T>(_ name: String, _ expected: String, _ value: (String) -> T?) throws(QuestionError) -> T? {
    try question.read(name, expected, value)
  }

  func moment(_ name: String) throws(QuestionError) -> Moment? {
    try question.read(name, "a day or a time, for example 2019-04-12") { Moment(iso: $0) }
  }

  /// What a timeline is asked for.
  var timeline: TimelineQuestion {
    TimelineQuestion(place: self["place"], actor: self["actor"], other: self["with"], since: self["since"])
  }

  /// The number of the last change that is known.
  var since: Int64 {
    get throws(QuestionError) {
      try question.read("since", "the 'next' of an earlier answer, or 0") { words in
        Int64(words).flatMap { $0 >= 0 ? $0 : nil }
      } ?? 0
    }
  }

  /// The stretch of the map that is asked for.
  var box: MapBox? {
    get throws(QuestionError) {
      try question.read("bbox", "west,south,east,north in degrees, for example 9,19,26,34") { MapBox($0) }
    }
  }

  /// The scale of the map.
  var zoom: Int? {
    get throws(QuestionError) {
      try question.read("zoom", "a number from 0 to 18") { words in
        Int(words).flatMap { (0...18).contains($0) ? $0 : nil }
      }
    }
  }

  /// The search as an address says it.
  var search: String { question.query }

  /// The names and values of the search itself.
  var asked: [String: String] { question.asked }

  /// The search without some of its names, as an address.
  func query(without left: Set<String>) -> String { question.query(without: left) }

  /// The same search, from a cursor on.
  func query(after cursor: String) -> String {
    let limit = question["limit"].map { "&limit=\(PercentCode.encoded($0))" } ?? ""
    return question.query + (question.query.isEmpty ? "" : "&") + "after=\(PercentCode.encoded(cursor))" + limit
  }

  var filter: ClaimFilter {
    get throws(QuestionError) { try question.filter }
  }
}
