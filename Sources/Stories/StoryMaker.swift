import Claims
import Words

/// What the room needs of a document.
public struct StoryDocument: Sendable {
  public let id: String
  public let text: Text
  /// The day of publication, where it is known.
  public let published: Day?
  var slots = EventSlots()

  public init(id: String, text: Text, published: Day? = nil) {
    self.id = id
    self.text = text
    self.published = published
  }

  public init(_ reading: Reading) {
    // A day that is inferred from weekdays in the text may be years off.
    let isKnown = reading.publishedBasis != .text
    self.init(
      id: reading.id, text: Text(reading.text), published: isKnown ? reading.published.flatMap { Day(iso: $0) } : nil)
    slots = EventSlots(reading)
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
    let story = stories.place(terms, document.slots, day: document.published, copyOf: model, counts: counts)
    return StoryPlace(
      story: stories.names.name(story, ifNew: document.id), origin: origins.names.name(origin, ifNew: document.id))
  }

  /// Takes up a document that was placed before, as by a run that has ended.
  public mutating func remember(_ document: StoryDocument, at place: StoryPlace) {
    let terms = TermVector(document.text)
    if !counts.isComplete { counts.add(terms) }
    origins.remember(Shingles(document.text), named: place.origin)
    stories.remember(terms, document.slots, day: document.published, named: place.story, counts: counts)
  }

  /// The groups of documents that are all at hand, in their order: the canonical partition.
  ///
  /// They are placed by day, then id, whatever order they are given in; then stories that hold two happenings of one
  /// kind are parted, and documents that stayed alone are looked at again. What ``place(_:)`` gives as documents come may
  /// differ from it, and is set right by it.
  public static func all(_ documents: [StoryDocument]) -> [StoryPlace] {
    let order = documents.indices.sorted { a, b in
      let left = (documents[a].published?.number ?? .max, documents[a].id)
      return left < (documents[b].published?.number ?? .max, documents[b].id)
    }
    var rank = order
    for (number, index) in order.enumerated() { rank[index] = number }
    var maker = StoryMaker(learning: documents)
    var places = documents.map { StoryPlace(story: $0.id, origin: $0.id) }
    var stories: [String: [Int]] = [:]
    for index in order {
      places[index] = maker.place(documents[index])
      stories[places[index].story, default: []].append(index)
    }
    maker.joinAlone(&stories, order, documents)
    for part in stories.values.flatMap({ parts($0, documents) }) {
      let first = part.min { rank[$0] < rank[$1] } ?? part[0]
      for index in part { places[index] = StoryPlace(story: documents[first].id, origin: places[index].origin) }
    }
    return places
  }

  /// Gives documents that stayed alone a second look, now that all stories are there.
  private mutating func joinAlone(
    _ members: inout [String: [Int]], _ order: [Int], _ documents: [StoryDocument]
  ) {
    for index in order {
      let document = documents[index]
      guard members[document.id] == [index] else { continue }
      let found = stories.placeAgain(
        TermVector(document.text), document.slots, day: document.published, alone: document.id, counts: counts)
      guard let found else { continue }
      members[document.id] = nil
      members[found, default: []].append(index)
    }
  }

  /// The happenings of one story, each with its documents in their order.
  private static func parts(_ members: [Int], _ documents: [StoryDocument]) -> [[Int]] {
    guard members.count >= 2 * TwinSplitter.fewest,
      let side = TwinSplitter(members.map { TermVector(documents[$0].text) }).split()
    else { return [members] }
    let halves = [false, true].map { half in zip(members, side).filter { $0.1 == half }.map(\.0) }
    return halves.flatMap { parts($0, documents) }
  }
}
