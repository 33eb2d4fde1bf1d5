import Claims
import Corroboration
import Situation
import Words

// What the templates of stories and timelines read: their properties are the names in the templates.

/// What the list of stories shows.
public struct StoryList: Sendable {
  public struct Item: Sendable {
    public let id: String
    public let title: String
    public let documents: Int
    public let origins: Int
    public let first: String?
    public let latest: String?

    public init(id: String, title: String, documents: Int, origins: Int, first: String?, latest: String?) {
      self.id = id
      self.title = title
      self.documents = documents
      self.origins = origins
      self.first = first
      self.latest = latest
    }
  }

  public let items: [Item]
  public let next: String?

  public init(items: [Item], next: String?) {
    self.items = items
    self.next = next
  }
}

struct StoryListView {
  struct Item {
    let path: String
    let title: String
    let facts: String
  }

  let pageTitle = "Stories"
  let inStories = true
  let items: [Item]
  let isEmpty: Bool
  let nextPath: String?

  init(_ list: StoryList) {
    items = list.items.map { item in
      let days = Set([item.first, item.latest].compactMap { $0 }.compactMap { Day(iso: $0) }).sorted()
      let facts = [
        item.documents == 1 ? "1 report" : "\(item.documents) reports",
        item.origins < item.documents ? "\(item.origins) \(item.origins == 1 ? "text" : "texts")" : nil,
        days.isEmpty ? nil : days.map { ReadableDate.phrase($0) }.joined(separator: " to "),
      ]
      return Item(
        path: DeskPath.story(item.id), title: ClaimPhrases.plain(item.title),
        facts: facts.compactMap { $0 }.joined(separator: " · "))
    }
    isEmpty = items.isEmpty
    nextPath = list.next.map { "/stories?after=" + PercentCode.encoded($0) }
  }
}

/// A happening as the desk shows it.
struct ClusterView {
  struct Telling {
    let path: String
    /// The day of the report.
    let reported: String
    let outlet: String
    /// A to F, where an analyst has judged it.
    let reliability: String?
    let speakers: String?
    let certainty: String
    let certaintyNote: String
    let copies: String?
  }

  let date: String?
  let place: String?
  let actors: String?
  let deed: String
  let recipients: String?
  let quote: String
  let grade: Int
  let gradeName: String
  let reasons: [String]
  let judged: String?
  let differences: [String]
  let updates: [String]
  let tellings: [Telling]
  /// What changed, on the page of changes.
  let news: String?
  let verdict: VerdictView?

  init(_ cluster: Cluster, news: String? = nil, verdict: VerdictView? = nil, judgements: Judgements = Judgements()) {
    let best = cluster.best
    func names(_ parties: [Identity]) -> String? {
      parties.isEmpty ? nil : parties.map { ClaimPhrases.plain($0.name) }.joined(separator: "; ")
    }
    date = cluster.days.map { days in
      days.lowerBound == days.upperBound
        ? ReadableDate.phrase(days.lowerBound)
        : "\(ReadableDate.phrase(days.lowerBound)) – \(ReadableDate.phrase(days.upperBound))"
    }
    place = cluster.scene.map { ClaimPhrases.plain($0.name) }
    actors = names(best.actors)
    recipients = names(best.recipients)
    deed = ([best.claim.event.type.rawValue] + [best.claim.event.mode].compactMap { $0 }).joined(separator: ", ")
      .lowercased()
    quote = ClaimPhrases.plain(best.quote)
    grade = cluster.assessment.credibility.rawValue
    gradeName = cluster.assessment.credibility.name
    reasons = cluster.assessment.reasons.map(ClaimPhrases.plain)
    judged = cluster.assessment.judgement.map {
      "Judged by \($0.by) on \($0.at): \($0.reason). By the rules: \(cluster.assessment.computed.rawValue)."
    }
    differences = cluster.disagreements.map { ClaimPhrases.plain(ClusterText.words($0)) }
    updates = cluster.updates.map { ClaimPhrases.plain(ClusterText.words($0)) }
    tellings = cluster.tellings.map { Self.telling($0, cluster, judgements) }
    self.news = news
    self.verdict = verdict
  }

  private static func telling(
    _ telling: Corroboration.Telling, _ cluster: Cluster, _ judgements: Judgements
  ) -> Telling {
    let grade = telling.report.outlet.map(judgements.reliability) ?? .cannotBeJudged
    let isCopy = cluster.copies.contains { $0.contains(telling.report.document) }
    return Telling(
      path: DeskPath.document(telling.report.document, claim: telling.claim.id),
      reported: telling.report.published.map { ReadableDate.phrase($0.day) } ?? "no date",
      outlet: telling.report.outlet ?? telling.report.document,
      reliability: grade == .cannotBeJudged ? nil : grade.rawValue,
      speakers: ClaimPhrases.speakers(telling.speakers.map { ($0.words, $0.kind) }),
      certainty: telling.claim.certainty.rawValue, certaintyNote: telling.claim.certainty.note,
      copies: isCopy ? "one of several copies of a text" : nil)
  }
}

/// Happenings one after the other: of a story, of a place or an actor, or what changed.
struct ClusterListView {
  let pageTitle: String
  let heading: String
  var inStories: Bool
  let inTimeline: Bool
  let clusters: [ClusterView]
  let isEmpty: Bool
  /// The form of the timeline, where it is shown.
  let form: Form?
  /// Where the earlier ones stand.
  let earlierPath: String?
  /// What the page is of, where its title does not say it.
  var lead: String?
  /// On the page of what is new: the number of the latest change, and whether anything is.
  var latestChange: String?
  var inNew = false

  struct Form {
    let placeValue: String
    let actorValue: String
    let withValue: String
    let sinceValue: String
  }

  init(title: String, _ clusters: [ClusterView], form: Form? = nil, earlierPath: String? = nil) {
    self.earlierPath = earlierPath
    pageTitle = title
    heading = title
    inStories = form == nil
    inTimeline = form != nil
    self.clusters = clusters
    isEmpty = clusters.isEmpty
    self.form = form
  }
}

/// What a timeline was asked for.
public struct TimelineQuestion: Sendable {
  public let place: String?
  public let actor: String?
  public let other: String?
  public let since: String?

  public init(place: String?, actor: String?, other: String?, since: String?) {
    self.place = place
    self.actor = actor
    self.other = other
    self.since = since
  }

  /// The same question, up to a happening.
  func path(before: String) -> String {
    let values = [("place", place), ("actor", actor), ("with", other), ("since", since), ("before", before)]
    return "/timeline?"
      + values.compactMap { name, value in value.map { "\(name)=\(PercentCode.encoded($0))" } }.joined(separator: "&")
  }

  var form: ClusterListView.Form {
    ClusterListView.Form(
      placeValue: place ?? "", actorValue: actor ?? "", withValue: other ?? "", sinceValue: since ?? "")
  }
}

/// The last fifty of a list that stands in the order of time, up to one of it.
struct TimelinePart<Item> {
  private static var most: Int { 50 }

  let items: [Item]
  /// The name of the first of these, where others come before it.
  let next: String?

  init(_ all: [Item], before: String?, _ name: (Item) -> String) {
    let end = before.flatMap { before in all.firstIndex { name($0) == before } } ?? all.count
    let start = max(0, end - Self.most)
    items = Array(all[start..<end])
    next = start > 0 ? items.first.map(name) : nil
  }
}
