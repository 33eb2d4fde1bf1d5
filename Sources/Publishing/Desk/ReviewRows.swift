import Claims
import Corroboration
import Situation

/// Who looks at a page, and whether he may change anything.
public struct DeskVisitor: Hashable, Sendable {
  /// The name under which he reviews, where it is known.
  public let name: String?
  public let mayWrite: Bool

  public init(name: String?, mayWrite: Bool) {
    self.name = name
    self.mayWrite = mayWrite
  }

  /// Of a desk that is only for looking.
  public static let reader = DeskVisitor(name: nil, mayWrite: false)
}

/// What the review of a claim needs beside it.
public struct ReviewPanel: Sendable {
  public let reviews: [Review]
  /// The places that the claim's document names, of which one may be chosen by its number.
  public let places: [PlaceMention]
  public let visitor: DeskVisitor

  public init(reviews: [Review] = [], places: [PlaceMention] = [], visitor: DeskVisitor = .reader) {
    self.reviews = reviews
    self.places = places
    self.visitor = visitor
  }
}

/// Claims in the order in which they are reviewed.
public struct ReviewList: Sendable {
  public let rows: [ClaimRow]
  public let filters: [String: String]
  /// `open`, `accepted`, `mended` or `wrong`.
  public let tab: String
  /// The search without the tab, as an address.
  public let query: String
  /// Where to go on after a review.
  public let back: String
  public let next: String?

  public init(rows: [ClaimRow], filters: [String: String], tab: String, query: String, back: String, next: String?) {
    self.rows = rows
    self.filters = filters
    self.tab = tab
    self.query = query
    self.back = back
    self.next = next
  }
}

/// A source and what analysts say of it.
public struct SourceRow: Sendable {
  public let name: String
  public let documents: Int
  public let claims: Int
  public let reliability: Reliability
  /// In the order in which they were given.
  public let judgements: [Judgement]

  public init(name: String, documents: Int, claims: Int, reliability: Reliability, judgements: [Judgement]) {
    self.name = name
    self.documents = documents
    self.claims = claims
    self.reliability = reliability
    self.judgements = judgements
  }
}

/// What came in since somebody looked.
public struct NewsList: Sendable {
  /// Those of happenings that were known before first.
  public let changes: [Change]
  /// How many documents came in.
  public let documents: Int
  /// When he looked, as ISO 8601; nil for the first time.
  public let since: String?
  /// The number of the latest change, which is kept as seen.
  public let latest: Int64

  public init(changes: [Change], documents: Int, since: String?, latest: Int64) {
    self.changes = changes
    self.documents = documents
    self.since = since
    self.latest = latest
  }
}
