import Claims
import Corroboration
import Situation
import Words

// What the templates of reviews read: their properties are the names in the templates.

extension Review {
  /// `mended who, where`, for people.
  fileprivate var words: String {
    let names = ["event": "what", "actors": "who", "recipients": "to whom", "when": "when", "where": "where"]
    let slots = mend.map { ": " + $0.slots.map { names[$0] ?? $0 }.joined(separator: ", ") } ?? ""
    return verdict == .reopened ? "taken back" : verdict.rawValue + slots
  }
}

/// The review of one claim, on its page.
struct ReviewView {
  struct Past {
    let verdictWords: String
    let verdictClass: String
    let reviewer: String
    let reviewedAt: String
    let reason: String?
  }

  let past: [Past]
  let hasPast: Bool
  /// The form; nil where nothing may be changed.
  let editor: Editor?

  struct Editor {
    let action: String
    let document: String
    let reviewerName: String
    let actorWords: String
    let recipientWords: String
    let modeWords: String
    let fromDay: String
    let toDay: String
    let typeChoices: [Choice]
    let certaintyChoices: [Choice]
    let placeChoices: [Choice]
    let isReviewed: Bool
  }

  init(_ row: ClaimRow, _ panel: ReviewPanel) {
    past = panel.reviews.map { review in
      Past(
        verdictWords: review.words, verdictClass: review.verdict.rawValue, reviewer: ClaimPhrases.plain(review.by),
        reviewedAt: review.at, reason: review.reason.isEmpty ? nil : ClaimPhrases.plain(review.reason))
    }
    hasPast = !past.isEmpty
    editor = panel.visitor.mayWrite ? Self.editor(row, panel) : nil
  }

  private static func editor(_ row: ClaimRow, _ panel: ReviewPanel) -> Editor {
    let claim = row.claim
    let days = claim.when.days
    func words(_ parties: [Party]) -> String { parties.map(SlotText.party).joined(separator: "; ") }
    return Editor(
      action: DeskPath.review(claim.id), document: row.document, reviewerName: panel.visitor.name ?? "",
      actorWords: words(claim.actors), recipientWords: words(claim.recipients), modeWords: claim.event.mode ?? "",
      fromDay: days?.lowerBound.description ?? "", toDay: days?.upperBound.description ?? "",
      typeChoices: EventType.allCases.map(\.rawValue).sorted().map {
        Choice(value: $0, label: $0.lowercased(), isSelected: $0 == claim.event.type.rawValue)
      },
      certaintyChoices: Certainty.allCases.map {
        Choice(value: $0.rawValue, label: $0.rawValue, isSelected: $0 == claim.certainty)
      },
      placeChoices: placeChoices(claim, panel.places),
      isReviewed: panel.reviews.last.map { $0.verdict != .reopened } ?? false)
  }

  /// As it is, nowhere, or one of the document's places, each once.
  private static func placeChoices(_ claim: Claim, _ places: [PlaceMention]) -> [Choice] {
    let present = claim.places.isEmpty ? "none" : claim.places.map(\.name).joined(separator: ", ")
    var seen: Set<String> = []
    let others = places.enumerated().filter { seen.insert("\($1.name) \($1.country)").inserted }.map { number, place in
      Choice(
        value: "\(number)",
        label: ClaimPhrases.plain(place.country.isEmpty ? place.name : "\(place.name), \(place.country)"),
        isSelected: false)
    }
    return [Choice(value: "as-read", label: "as it is: \(ClaimPhrases.plain(present))", isSelected: true)]
      + [Choice(value: "none", label: "no place", isSelected: false)] + others
  }
}

/// Claims that wait for a review.
struct ReviewListView {
  struct Tab {
    let tabPath: String
    let tabName: String
    let isOpen: Bool
  }

  struct Item {
    let entry: ClaimEntry
    let action: String
    let document: String
    let mendPath: String
  }

  let pageTitle = "Review"
  let inReview = true
  let tabs: [Tab]
  let what: String
  let items: [Item]
  let isEmpty: Bool
  let reviewerName: String
  let backPath: String
  let mayReview: Bool
  let nextPath: String?

  init(_ list: ReviewList, _ visitor: DeskVisitor) {
    let rest = list.query.isEmpty ? "" : "&" + list.query
    tabs = [("open", "to be reviewed"), ("accepted", "right"), ("mended", "mended"), ("wrong", "wrong")].map {
      Tab(tabPath: "/review?review=\($0.0)\(rest)", tabName: $0.1, isOpen: $0.0 == list.tab)
    }
    what = QuestionPhrase.words(list.filters)
    items = list.rows.map { row in
      Item(
        entry: ClaimEntry(row), action: DeskPath.review(row.claim.id), document: row.document,
        mendPath: DeskPath.claim(row.claim.id, document: row.document) + "#review")
    }
    isEmpty = items.isEmpty
    reviewerName = visitor.name ?? ""
    backPath = list.back
    mayReview = visitor.mayWrite && list.tab == "open"
    nextPath = list.next.map { "/review?review=\(list.tab)\(rest)&after=" + PercentCode.encoded($0) }
  }
}

/// The sources with what analysts say of them.
struct SourceListView {
  struct Item {
    let sourceName: String
    let facts: String
    let claimsPath: String
    let grade: String
    let gradeName: String
    let gradeChoices: [Choice]
    let pastWords: [String]
  }

  let pageTitle = "Sources"
  let inSources = true
  let items: [Item]
  let isEmpty: Bool
  let mayReview: Bool
  let reviewerName: String

  init(_ rows: [SourceRow], _ visitor: DeskVisitor) {
    items = rows.map { row in
      Item(
        sourceName: ClaimPhrases.plain(row.name),
        facts: Self.counted(row.documents, "report") + " · " + Self.counted(row.claims, "claim"),
        claimsPath: "/?outlet=" + PercentCode.encoded(row.name), grade: row.reliability.rawValue,
        gradeName: row.reliability.name,
        gradeChoices: Reliability.allCases.map {
          Choice(
            value: "reliability:\($0.rawValue)", label: "\($0.rawValue) – \($0.name)", isSelected: $0 == row.reliability
          )
        },
        pastWords: row.judgements.reversed().map { judgement in
          ClaimPhrases.plain(
            "\(judgement.reliability?.rawValue ?? "") by \(judgement.by), \(judgement.at): \(judgement.reason)")
        })
    }
    isEmpty = items.isEmpty
    mayReview = visitor.mayWrite
    reviewerName = visitor.name ?? ""
  }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

extension Reliability {
  /// The Admiralty table's words.
  var name: String {
    switch self {
    case .reliable: "reliable"
    case .usuallyReliable: "usually reliable"
    case .fairlyReliable: "fairly reliable"
    case .notUsuallyReliable: "not usually reliable"
    case .unreliable: "unreliable"
    case .cannotBeJudged: "cannot be judged"
    }
  }
}

/// What may be said of a happening, on a story's page.
struct VerdictView {
  let claim: String
  let reviewerName: String
  let backPath: String
  let credibilityChoices: [Choice]
  let sameChoices: [Choice]
  let hasSame: Bool
  let apartChoices: [Choice]
  let hasApart: Bool

  /// - Parameter others: the ids and names of the happenings beside it.
  init(_ cluster: Cluster, beside others: [(id: String, name: String)], back: String, _ visitor: DeskVisitor) {
    claim = cluster.id
    reviewerName = visitor.name ?? ""
    backPath = back
    credibilityChoices = Credibility.allCases.map {
      Choice(value: "credibility:\($0.rawValue)", label: "\($0.rawValue) – \($0.name)", isSelected: false)
    }
    sameChoices = others.map { Choice(value: "same:\($0.id)", label: $0.name, isSelected: false) }
    hasSame = !sameChoices.isEmpty
    // A telling is held apart from the first one that it was put together with.
    apartChoices = cluster.tellings.dropFirst().filter { $0.claim.id != cluster.id }.map { telling in
      let words = [telling.report.published?.day.description, telling.report.outlet].compactMap { $0 }
      return Choice(
        value: "apart:\(telling.claim.id)",
        label: ClaimPhrases.plain(words.joined(separator: " ") + " – " + telling.quote),
        isSelected: false)
    }
    hasApart = !apartChoices.isEmpty
  }

  /// `5 April 2019 Rebels coerce, seize the army`: a happening among others.
  static func name(_ cluster: Cluster) -> String {
    let view = ClusterView(cluster)
    return [view.date, view.actors, view.deed, view.recipients].compactMap { $0 }.joined(separator: " ")
  }
}

/// The door of a desk that needs a token.
struct EntranceView {
  let pageTitle = "Enter"
  let backPath: String
  let trouble: String?
}

extension ClusterListView {
  /// How many happenings the page of what is new shows.
  private static let mostNews = 40

  /// What came in since somebody looked: each happening once, with all that changed about it.
  init(_ list: NewsList) {
    var order: [String] = []
    var news: [String: (cluster: Cluster, kinds: [Change.Kind])] = [:]
    for change in list.changes {
      if news[change.cluster.id] == nil { order.append(change.cluster.id) }
      news[change.cluster.id, default: (change.cluster, [])].kinds.append(change.kind)
    }
    let shown = order.prefix(Self.mostNews).compactMap { news[$0] }
    self.init(
      title: "What is new",
      shown.map { cluster, kinds in
        let words = kinds.filter { $0 != .new }.map(ClusterText.words)
        return ClusterView(cluster, news: words.isEmpty ? nil : ClaimPhrases.plain(words.joined(separator: "; ")))
      })
    let moment = list.since.map { "Since you last looked, at \($0)" } ?? "You have not looked before"
    let reports = list.documents == 1 ? "1 report" : "\(list.documents) reports"
    let rest = order.count > shown.count ? "; the first \(shown.count) are shown" : ""
    lead = "\(moment): \(reports) came in, and changed \(order.count) happenings\(rest)."
    latestChange = "\(list.latest)"
    inStories = false
    inNew = true
  }
}
