import Archive
import Claims
import Corroboration
import Publishing
import Situation
import Stories

/// What the archive's readings come to together, worked out when it is asked for.
struct Situations {
  /// The most documents that are looked at together; of more, the latest.
  private static let most = 2000

  let archive: Archive

  func clusters(_ readings: [PlacedReading]) throws -> [Cluster] {
    ClusterMaker.all(Self.tellings(readings), judgements: try archive.judgements())
  }

  /// - Parameter all: Whether to give everything where neither a place nor an actor is asked for; else that is nothing.
  func timeline(_ question: TimelineQuestion, orElse all: Bool = false) throws -> Timeline {
    if let other = question.other, question.actor == nil {
      throw QuestionError(name: "with", value: other, expected: "'actor' beside it, of whom the other one is")
    }
    let subject = Self.subject(question)
    if subject == nil, !all { return Timeline([]) }
    return Timeline(try clusters(try archive.readings(with: Self.filter(question), limit: Self.most)), of: subject)
  }

  func changes(_ since: Moment, _ question: TimelineQuestion) throws -> [Change] {
    let readings = try archive.readings(with: Self.filter(question), limit: Self.most)
    let subject = Self.subject(question)
    return Change.since(since, Self.tellings(readings), judgements: try archive.judgements())
      .filter { subject?.holds($0.cluster) ?? true }
  }

  /// What came in after a change, and what it changed: happenings that were known before first, then new ones, those that
  /// most origins tell first, of as many the latest.
  func news(since: Int64) throws -> (documents: Int, changes: [Change]) {
    let news = try archive.news(since: since, limit: Self.most)
    let all = Change.made(by: Self.tellings(news.readings), judgements: try archive.judgements()) {
      !news.documents.contains($0.report.document)
    }
    let new = all.filter { $0.kind == .new }.reversed().enumerated().sorted { a, b in
      (-a.element.cluster.witnesses.count, a.offset) < (-b.element.cluster.witnesses.count, b.offset)
    }
    return (news.documents.count, all.filter { $0.kind != .new } + new.map(\.element))
  }

  /// Who holds what, the place with the latest change first.
  func histories() throws -> [ControlHistory] {
    let clusters = try clusters(try archive.readings(with: ClaimFilter(isAboutControl: true), limit: Self.most))
    return ControlHistory.all(clusters).sorted { a, b in
      (b.words.last?.day.number ?? .min, a.name) < (a.words.last?.day.number ?? .min, b.name)
    }
  }

  private static func tellings(_ readings: [PlacedReading]) -> [Telling] {
    readings.flatMap { Telling.all(of: $0.reading, story: $0.place.story, origin: $0.place.origin) }
  }

  private static func subject(_ question: TimelineQuestion) -> TimelineSubject? {
    if let actor = question.actor { return question.other.map { .pair(actor, $0) } ?? .actor(actor) }
    return question.place.map { place in Int(place).map { .geonameid($0) } ?? .place(place) }
  }

  /// The documents to look at: for a pair, all that name the one on either side.
  private static func filter(_ question: TimelineQuestion) -> ClaimFilter {
    guard question.actor == nil, let place = question.place else { return ClaimFilter() }
    return Int(place).map { ClaimFilter(geonameid: $0) } ?? ClaimFilter(place: place)
  }
}
