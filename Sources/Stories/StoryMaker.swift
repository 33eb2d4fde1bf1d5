import Claims
import Words

/// What the room needs of a document.
public struct StoryDocument: Sendable {
  public let id: String
  public let text: Text
  /// The day of publication, where it is known.
  public let published: Day?

  public init(id: String, text: Text, published: Day? = nil) {
    self.id = id
    self.text = text
    self.published = published
  }
}

/// The groups a document belongs to, each named by the id of its first document.
public struct StoryPlace: Hashable, Sendable {
  /// Documents on one happening.
  public let story: String
  /// Documents copied from one text.
  public let origin: String

  public init(story: String, origin: String) {
    self.story = story
    self.origin = origin
  }
}

/// Groups documents as they come: by happening and by the text they copy.
///
/// One pass, in the order given; the same documents in the same order give the same groups. The work for a document
/// depends on its own length and on bounded lists, not on how many came before it.
///
///     var maker = StoryMaker()
///     let place = maker.place(document)
///
/// Where all documents are at hand, ``all(_:)`` first counts their words and so groups better.
public struct StoryMaker: Sendable {
  /// A document later or earlier than all of a story by more days than this opens a new one.
  ///
  /// Source: time windows of event detection (Yang, Pierce and Carbonell, SIGIR 1998, weigh nothing beyond a window of
  /// about a month of news).
  static let window = 30

  private var counts: TermCounts
  private var origins = OriginIndex()
  private var stories = StoryIndex()

  /// A maker that learns how common each word is as documents come.
  public init() { counts = TermCounts(isComplete: false) }

  /// A maker that knows how common each word is in these documents.
  public init(learning documents: [StoryDocument]) {
    counts = TermCounts(isComplete: true)
    for document in documents { counts.add(TermVector(document.text)) }
  }

  /// The groups of a document, which is remembered.
  public mutating func place(_ document: StoryDocument) -> StoryPlace {
    let terms = TermVector(document.text)
    if !counts.isComplete { counts.add(terms) }
    let (origin, model) = origins.place(Shingles(document.text))
    let story = stories.place(terms, day: document.published, copyOf: model, counts: counts)
    return StoryPlace(
      story: stories.name(story, ifNew: document.id), origin: origins.name(origin, ifNew: document.id))
  }

  /// The groups of documents that are all at hand, in their order.
  public static func all(_ documents: [StoryDocument]) -> [StoryPlace] {
    var maker = StoryMaker(learning: documents)
    return documents.map { maker.place($0) }
  }
}
