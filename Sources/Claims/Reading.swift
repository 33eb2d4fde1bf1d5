import Words

/// How the day of publication is known.
public enum PublishedBasis: String, Codable, Sendable {
  case given, metadata, url, text
}

/// All that Sitrep makes of one document: every layer of the output contract, with byte offsets.
public struct Reading: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var url: String?
  public var outlet: String?
  public var title: String?
  public var byline: String?
  /// The agency that the dateline names: a hint of where the text comes from.
  public var wire: String?
  public var language: String
  /// ISO 8601 date or date-time.
  public var published: String?
  public var publishedBasis: PublishedBasis?
  public var publishedCandidates: [Day]
  public var text: String
  public var textSHA256: String
  public var removed: [Removed]
  public var sentences: [SentenceRecord]
  public var predicates: [PredicateMention]
  public var entities: [Entity]
  public var times: [TimeExpression]
  public var places: [PlaceMention]
  public var attributions: [Attribution]
  /// The outlet's strong words about its own report; nil where it has none.
  public var selfClaims: [SelfClaim]?
  public var claims: [Claim]
  public var doubts: [Doubt]

  /// A reading of a text in which nothing was found yet.
  public init(id: String?, text: Text) {
    let digest = SHA256.hex(text.bytes)
    self.id = id ?? digest
    language = "en"
    publishedCandidates = []
    self.text = text.description
    textSHA256 = digest
    removed = []
    sentences = []
    predicates = []
    entities = []
    times = []
    places = []
    attributions = []
    claims = []
    doubts = []
  }
}
