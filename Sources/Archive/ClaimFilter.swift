import Claims
import GRDB

/// Which claims to give; what is nil or empty filters nothing.
public struct ClaimFilter: Hashable, Sendable {
  /// The id of a document.
  public var document: String?
  public var types: [EventType]
  public var mode: String?
  /// A part of an actor's words or name, or an actor's code: `haftar`, `LBYMIL`.
  public var actor: String?
  public var recipient: String?
  /// Likewise, of an actor or a recipient.
  public var party: String?
  /// A part of a place's name.
  public var place: String?
  public var geonameid: Int?
  /// ISO 3166 alpha-2.
  public var country: String?
  /// Claims of what happened on or after this day.
  public var from: Day?
  /// Claims of what happened on or before this day.
  public var to: Day?
  public var certainties: [Certainty]
  public var outlet: String?
  /// The least confidence, 0…1.
  public var confidence: Double?
  /// The start of a rule's place: `Rules/en/events/seize-territory.rules`.
  public var rule: String?
  /// Words that must stand in the quotation or the names.
  public var words: String?
  /// The id of a story: claims of all its documents.
  public var story: String?
  /// Claims that came in after the one of this number.
  public var since: Int64?
  /// Whether to give only claims about who holds a place.
  public var isAboutControl: Bool
  /// Whether to give claims that were replaced, too.
  public var includesReplaced: Bool
  /// Only claims of which analysts say this last; `reopened` are those that wait for a review.
  public var review: Review.Verdict?

  public init(
    document: String? = nil, types: [EventType] = [], mode: String? = nil, actor: String? = nil,
    recipient: String? = nil, party: String? = nil, place: String? = nil, geonameid: Int? = nil, country: String? = nil,
    from: Day? = nil,
    to: Day? = nil, certainties: [Certainty] = [], outlet: String? = nil, confidence: Double? = nil,
    rule: String? = nil, words: String? = nil, story: String? = nil, since: Int64? = nil, isAboutControl: Bool = false,
    includesReplaced: Bool = false, review: Review.Verdict? = nil
  ) {
    self.document = document
    self.types = types
    self.mode = mode
    self.actor = actor
    self.recipient = recipient
    self.party = party
    self.place = place
    self.geonameid = geonameid
    self.country = country
    self.from = from
    self.to = to
    self.certainties = certainties
    self.outlet = outlet
    self.confidence = confidence
    self.rule = rule
    self.words = words
    self.story = story
    self.since = since
    self.isAboutControl = isAboutControl
    self.includesReplaced = includesReplaced
    self.review = review
  }

  /// The conditions, joined by AND, and their arguments.
  var condition: (sql: String, arguments: StatementArguments) {
    var sql: [String] = []
    var arguments: StatementArguments = []
    func add(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
      guard let value else { return }
      sql.append(condition)
      arguments += [value]
    }
    if review == .wrong {
      // What is wrong is in no reading any more: the last record of it is shown.
      sql.append(
        "claims.number = (SELECT max(number) FROM claims AS c WHERE c.id = claims.id AND c.document = claims.document)")
    } else if !includesReplaced {
      sql.append("claims.replaced_by IS NULL")
    }
    add(
      "coalesce((SELECT verdict FROM reviews WHERE reviews.claim = claims.id ORDER BY number DESC LIMIT 1), 'reopened') = ?",
      review?.rawValue)
    if isAboutControl { sql.append("claims.control IS NOT NULL") }
    add("documents.id = ?", document)
    add("documents.story = ?", story)
    add("claims.number > ?", since)
    add("claims.mode = ?", mode)
    add("instr(claims.actor_key, ?) > 0", actor?.lowercased())
    add("instr(claims.recipient_key, ?) > 0", recipient?.lowercased())
    add("instr(claims.actor_key || claims.recipient_key, ?) > 0", party?.lowercased())
    add("instr(claims.place_key, ?) > 0", place?.lowercased())
    add("instr(claims.geonameids, ?) > 0", geonameid.map { "\n\($0)\n" })
    add("instr(claims.countries, ?) > 0", country.map { "\n\($0.lowercased())\n" })
    add("claims.day_to >= ?", from?.description)
    add("claims.day_from <= ?", to?.description)
    add("claims.outlet = ?", outlet)
    add("claims.confidence >= ?", confidence)
    add("instr(claims.rule, ?) = 1", rule)
    add(
      "claims.number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)", words.flatMap(FullText.query))
    for (column, values) in [("type", types.map(\.rawValue)), ("certainty", certainties.map(\.rawValue))]
    where !values.isEmpty {
      sql.append("claims.\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))")
      arguments += StatementArguments(values)
    }
    return (sql.isEmpty ? "1" : sql.joined(separator: " AND "), arguments)
  }
}

/// A question of a person as FTS5 understands it.
enum FullText {
  /// All words must be there, the last one may be the beginning of one. Nil where there are no words.
  static func query(_ words: String) -> String? {
    let quoted = words.split(whereSeparator: \.isWhitespace).map { word in
      "\"" + word.replacing("\"", with: "\"\"") + "\""
    }
    return quoted.isEmpty ? nil : quoted.joined(separator: " ") + "*"
  }
}

/// Where a page of a list ends: given back as `after`, it brings the next one.
public struct Cursor: Hashable, Sendable, CustomStringConvertible {
  let time: String
  let number: Int64

  init(time: String, number: Int64) {
    self.time = time
    self.number = number
  }

  /// Reads what ``description`` writes, nil where it is something else.
  public init?(_ string: String) {
    guard let tilde = string.lastIndex(of: "~"), let number = Int64(string[string.index(after: tilde)...]) else {
      return nil
    }
    self.init(time: String(string[..<tilde]), number: number)
  }

  /// `2019-04-12~123`.
  public var description: String { "\(time)~\(number)" }
}
