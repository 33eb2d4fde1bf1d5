import Archive
import Claims
import Corroboration
import Publishing
import Situation
import Stories
import Words

/// What the archive's readings come to together, worked out when it is asked for and remembered until the archive changes.
struct Situations: Sendable {
  /// The most documents that are looked at together; of more, the latest.
  static let most = 600
  private static let mostOfControl = 2000
  /// How many reports a page of a timeline is made from, and those of the same day.
  private static let fewestOfPart = 20

  let archive: Archive
  private let memory = SituationMemory()

  init(archive: Archive) { self.archive = archive }

  /// The happenings of a story, with its first document; nil where there is no such story.
  func story(_ id: String) throws -> (first: StoredDocument, clusters: [Cluster])? {
    guard try archive.place(of: id)?.story == id, let first = try archive.document(id) else { return nil }
    let clusters = try memory.answer("story \(id)", try archive.version()) {
      let tellings = try tellings(ClaimFilter(story: id), most: Self.most)
      return ClusterMaker.all(tellings, judgements: try archive.judgements())
    }
    return (first, clusters)
  }

  /// - Parameter all: Whether to give everything where neither a place nor an actor is asked for; else that is nothing.
  func timeline(_ question: TimelineQuestion, orElse all: Bool = false) throws -> Timeline {
    let subject = try Self.subject(question)
    if subject == nil, !all { return Timeline([]) }
    return try memory.answer("timeline \(question)", try archive.version()) {
      let tellings = try tellings(Self.filter(question), most: Self.most)
      let judgements = try archive.judgements()
      return Timeline(ClusterMaker.all(tellings, judgements: judgements) { subject?.holds($0) ?? true })
    }
  }

  /// The latest part of a timeline: of some tens of reports, and of whole days.
  ///
  /// - Parameter before: a day: only what was reported before it.
  /// - Returns: what happened, and the first day of the part where there are earlier ones.
  func latest(_ question: TimelineQuestion, before: String?) throws -> (timeline: Timeline, since: String?) {
    guard let subject = try Self.subject(question) else { return (try timeline(question), nil) }
    return try memory.answer("latest \(question) \(before ?? "")", try archive.version()) {
      let (keys, since) = try archive.readingKeys(
        with: Self.filter(question), fewest: Self.fewestOfPart, before: before)
      let clusters = ClusterMaker.all(try tellings(keys), judgements: try archive.judgements(), where: subject.holds)
      return (Timeline(clusters), since)
    }
  }

  func changes(_ since: Moment, _ question: TimelineQuestion) throws -> [Change] {
    try memory.answer("changes \(since) \(question)", try archive.version()) {
      let subject = try Self.subject(question)
      let tellings = try tellings(Self.filter(question), most: Self.most)
      return Change.since(since, tellings, judgements: try archive.judgements())
        .filter { subject?.holds($0.cluster.tellings) ?? true }
    }
  }

  /// What came in after a change, and what it changed: happenings that were known before first, then new ones, those that
  /// most origins tell first, of as many the latest.
  func news(since: Int64) throws -> (documents: Int, changes: [Change]) {
    try memory.answer("news \(since)", try archive.version()) {
      let news = try archive.news(since: since, limit: Self.most)
      let tellings = try tellings(news.keys)
      let all = Change.made(by: tellings, judgements: try archive.judgements()) {
        !news.documents.contains($0.report.document)
      }
      let new = all.filter { $0.kind == .new }.reversed().enumerated().sorted { a, b in
        (-a.element.cluster.witnesses.count, a.offset) < (-b.element.cluster.witnesses.count, b.offset)
      }
      return (news.documents.count, all.filter { $0.kind != .new } + new.map(\.element))
    }
  }

  /// Who holds what, the place with the latest change first.
  func histories() throws -> [ControlHistory] {
    try memory.answer("histories", try archive.version()) {
      let tellings = try tellings(ClaimFilter(isAboutControl: true), most: Self.mostOfControl)
      return ControlHistory.all(ClusterMaker.all(tellings, judgements: try archive.judgements())).sorted { a, b in
        (b.words.last?.day.number ?? .min, a.name) < (a.words.last?.day.number ?? .min, b.name)
      }
    }
  }

  private func tellings(_ filter: ClaimFilter, most: Int) throws -> [Telling] {
    try tellings(try archive.readingKeys(with: filter, limit: most))
  }

  private func tellings(_ keys: [ReadingKey]) throws -> [Telling] {
    try memory.tellings(keys) { try archive.claimReadings($0) }
  }

  private static func subject(_ question: TimelineQuestion) throws(QuestionError) -> TimelineSubject? {
    if let other = question.other, question.actor == nil {
      throw QuestionError(name: "with", value: other, expected: "'actor' beside it, of whom the other one is")
    }
    if let actor = question.actor { return question.other.map { .pair(actor, $0) } ?? .actor(actor) }
    return question.place.map { place in Int(place).map { .geonameid($0) } ?? .place(place) }
  }

  /// The documents to look at: for a pair, all that name the one on either side.
  private static func filter(_ question: TimelineQuestion) -> ClaimFilter {
    if let actor = question.actor { return ClaimFilter(party: actor) }
    guard let place = question.place else { return ClaimFilter() }
    return Int(place).map { ClaimFilter(geonameid: $0) } ?? ClaimFilter(place: place)
  }
}
