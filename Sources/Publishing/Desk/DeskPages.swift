import Claims
import Corroboration
import Mustache
import Situation
import Words

/// The desk's pages as HTML: records in, bytes out.
public struct DeskPages: Sendable {
  private let library: MustacheLibrary

  /// - Throws: Mustache's error where a template is malformed, which the tests rule out.
  public init() throws {
    MustacheContentTypes.register(Markup(), named: Markup.name)
    var library = MustacheLibrary()
    for (name, template) in DeskTemplates.all { try library.register(template, named: name) }
    self.library = library
  }

  /// The style sheet all pages share.
  public static let style = DeskStyle.css

  /// The icon in the browser's tab, as SVG.
  public static let icon = DeskStyle.icon

  /// The list of claims.
  public func claims(_ list: ClaimList) -> String {
    var entries = list.rows.map { ClaimEntry($0) }
    var heading: String?
    for i in entries.indices {
      let reported = list.rows[i].published.map(ReadableDate.long) ?? "Not dated"
      if reported != heading { entries[i].heading = reported }
      heading = reported
    }
    return render("claims", ClaimListView(list, entries))
  }

  /// The list of documents.
  public func documents(_ list: DocumentList) -> String { render("documents", DocumentListView(list)) }

  /// Who holds which place, since when, on whose word.
  /// - Parameter after: what the page before gave as the last place it shows.
  public func places(_ histories: [ControlHistory], after: String? = nil) -> String {
    render("places", PlaceListView(histories, after: after))
  }

  /// The list of stories.
  public func stories(_ list: StoryList) -> String { render("stories", StoryListView(list)) }

  /// How many happenings before and after one it may be said to be one with.
  private static let near = 3

  /// The happenings of one story.
  /// - Parameter before: Where an earlier part of a long story ends.
  public func story(
    _ id: String, title: String, _ timeline: Timeline, before: String? = nil, judgements: Judgements,
    _ visitor: DeskVisitor
  ) -> String {
    let part = TimelinePart(timeline.clusters, before: before) { $0.id }
    let path = DeskPath.story(id)
    let back = path + (before.map { "?before=" + PercentCode.encoded($0) } ?? "")
    let names = visitor.mayWrite ? part.items.map { ($0.id, VerdictView.name($0)) } : []
    let views = part.items.enumerated().map { place, cluster in
      let near = names.indices.filter { $0 != place && abs($0 - place) <= Self.near }.map { names[$0] }
      let verdict = visitor.mayWrite ? VerdictView(cluster, beside: near, back: back, visitor) : nil
      return ClusterView(cluster, verdict: verdict, judgements: judgements)
    }
    return render(
      "clusters",
      ClusterListView(
        title: ClaimPhrases.plain(title), views,
        earlierPath: part.next.map { path + "?before=" + PercentCode.encoded($0) }))
  }

  /// The claims that wait for a review, or that had one.
  public func reviews(_ list: ReviewList, _ visitor: DeskVisitor) -> String {
    render("reviews", ReviewListView(list, visitor))
  }

  /// The sources, with what analysts say of them.
  public func sources(_ rows: [SourceRow], _ visitor: DeskVisitor) -> String {
    render("sources", SourceListView(rows, visitor))
  }

  /// The door of a desk that needs a token.
  /// - Parameter back: where to go on afterwards.
  public func entrance(back: String, trouble: String?) -> String {
    render("entrance", EntranceView(backPath: back, trouble: trouble))
  }

  /// What happened at a place, by an actor, between two.
  /// - Parameter earlier: the day before which there are earlier reports.
  public func timeline(_ timeline: Timeline, _ question: TimelineQuestion, earlier: String? = nil) -> String {
    render(
      "clusters",
      ClusterListView(
        title: "Timeline", timeline.clusters.map { ClusterView($0) }, form: question.form,
        earlierPath: earlier.map(question.path)))
  }

  /// What changed since a moment.
  public func changes(_ changes: [Change], _ question: TimelineQuestion, before: String? = nil) -> String {
    let part = TimelinePart(changes, before: before) { "\($0.cluster.id) \(ChangeJSON.name($0.kind))" }
    let views = part.items.map { ClusterView($0.cluster, news: ClaimPhrases.plain(ClusterText.words($0.kind))) }
    return render(
      "clusters",
      ClusterListView(
        title: "What changed", views, form: question.form, earlierPath: part.next.map(question.path)))
  }

  /// What came in since somebody looked.
  public func news(_ list: NewsList) -> String { render("clusters", ClusterListView(list)) }

  /// Says that new claims came in while a page stands open.
  public static let liveScript = ReviewTemplates.liveScript

  /// The map with the list of its places.
  public func map(_ page: MapPage) -> String { render("map", MapView(page)) }

  /// What is watched, and how that goes.
  /// - Parameter now: seconds since 1970.
  public func watched(_ rows: [WatchRow], now: Int) -> String { render("watched", WatchListView(rows, now: now)) }

  /// Where somebody begins to be told.
  public func subscribe(_ form: SubscriptionForm) -> String { render("subscribe", SubscribeView(form)) }

  /// A subscription with the button that confirms or ends it.
  public func subscription(_ row: SubscriptionRow) -> String { render("subscription", SubscriptionView(row)) }

  /// The scripts of the form and of the notices it leads to.
  public static let subscribeScript = SubscriptionTemplates.script
  public static let pushWorker = SubscriptionTemplates.worker

  /// An article with its claims marked in it.
  ///
  /// - Parameters:
  ///   - chosen: The id of the claim whose words are shown by what they are there for.
  ///   - layer: What is marked where no claim is chosen.
  ///   - showsRemoved: Whether what was left out of the page stands in its place, struck through.
  public func document(
    _ reading: Reading, chosen: String?, layer: TextLayer = .claims, showsRemoved: Bool = false
  ) -> String {
    render("document", DocumentView(reading, chosen: chosen, layer: layer, showsRemoved: showsRemoved))
  }

  /// One claim with all that is known of it.
  ///
  /// - Parameters:
  ///   - others: The same claim in documents of the same text.
  ///   - earlier: What readings of its document made of it before, the latest first.
  public func claim(
    _ row: ClaimRow, isReplaced: Bool, doubts: [Doubt], others: [ClaimRow],
    earlier: [(row: ClaimRow, reader: String)] = [], review: ReviewPanel = ReviewPanel()
  ) -> String {
    render(
      "claim",
      ClaimView(row, isReplaced: isReplaced, doubts: doubts, others: others, earlier: earlier, review: review))
  }

  /// A page that says what went wrong and what to do.
  public func message(title: String, text: String) -> String {
    render("message", MessageView(pageTitle: title, message: text))
  }

  func render(_ name: String, _ view: Any) -> String {
    TemplateTree.of(view).flatMap { library.render($0, withTemplate: name) } ?? ""
  }
}

/// What the list of claims shows.
public struct ClaimList: Sendable {
  public let rows: [ClaimRow]
  /// How many claims the filters let through.
  public let total: Int
  /// The values of the filters by their names in the address: `q`, `type`, `place`, `actor`, `outlet`, `certainty`.
  public let filters: [String: String]
  public let outlets: [String]
  /// The cursor of the next page.
  public let next: String?
  /// Whether this is not the first page.
  public let isLater: Bool

  public init(
    rows: [ClaimRow], total: Int, filters: [String: String], outlets: [String], next: String?, isLater: Bool
  ) {
    self.rows = rows
    self.total = total
    self.filters = filters
    self.outlets = outlets
    self.next = next
    self.isLater = isLater
  }
}

/// What the list of documents shows.
public struct DocumentList: Sendable {
  public struct Item: Sendable {
    public let id: String
    public let title: String
    public let outlet: String?
    public let published: String?
    public let claims: Int

    public init(id: String, title: String, outlet: String?, published: String?, claims: Int) {
      self.id = id
      self.title = title
      self.outlet = outlet
      self.published = published
      self.claims = claims
    }
  }

  public let items: [Item]
  public let words: String?
  public let next: String?

  public init(items: [Item], words: String?, next: String?) {
    self.items = items
    self.words = words
    self.next = next
  }
}
