import Archive
import Claims
import Digests
import Foundation
import Hummingbird
import Publishing
import Situation
import Words

/// The pages for people.
struct PageRoutes {
  /// How many of an actor's claims are counted up by kind, the latest.
  private static let mostOfActor = 100

  let archive: Archive
  let pages: DeskPages
  let situations: Situations

  func add(to router: Router<DeskContext>) {
    router.get("/") { request, _ in Reply.scripted(try claims(Question(request))) }
    router.get("/documents") { request, _ in Reply.html(try documents(Question(request))) }
    router.get("/documents/:id") { request, context in
      Reply.html(try document(try context.parameters.id(), Question(request)))
    }
    router.get("/claims/:id") { request, context in
      Reply.html(try claim(try context.parameters.id(), Question(request), context.visitor(request)))
    }
    router.get("/stories") { request, _ in Reply.html(try stories(Question(request))) }
    router.get("/stories/:id") { request, context in
      Reply.html(try story(try context.parameters.id(), Question(request), context.visitor(request)))
    }
    router.get("/actors/:id") { _, context in Reply.html(try actor(try context.parameters.id())) }
    router.get("/timeline") { request, _ in Reply.html(try timeline(Question(request))) }
    router.get("/places") { request, _ in Reply.html(try places(Question(request))) }
    router.get("/new") { request, _ in Reply.scripted(try news(DeskCookie.seen.value(request).flatMap { Int64($0) })) }
    router.post("/new") { request, _ in
      let form = try await Form(request)
      var response = Reply.seeOther("/new")
      if let latest = form["latest"], Int64(latest) != nil { DeskCookie.seen.set(latest, on: &response) }
      return response
    }
    router.get("/watched") { _, _ in
      let rows = try archive.watched().map(WatchRow.init)
      return Reply.html(pages.watched(rows, now: Int(Date().timeIntervalSince1970)))
    }
    router.get("/live.js") { _, _ in Reply.asset(DeskPages.liveScript, type: "text/javascript") }
    router.get("/desk.css") { _, _ in Reply.asset(DeskPages.style, type: "text/css; charset=utf-8") }
    router.get("/icon.svg") { _, _ in Reply.asset(DeskPages.icon, type: "image/svg+xml") }
  }

  private func claims(_ question: Question) throws -> String {
    let filter = try question.filter
    let after = try question.after
    let page = try archive.claims(filter, limit: try question.limit, after: after)
    return pages.claims(
      ClaimList(
        rows: page.items.map(ClaimRow.init), total: try archive.count(filter), filters: question.asked,
        outlets: try archive.outlets(), next: page.next?.description, isLater: after != nil))
  }

  private func documents(_ question: Question) throws -> String {
    let page = try archive.documents(
      words: question["q"], outlet: question["outlet"], limit: try question.limit, after: try question.after)
    let items = page.items.map { document in
      DocumentList.Item(
        id: document.id, title: document.title ?? String(document.text.prefix { $0 != "\n" }), outlet: document.outlet,
        published: document.published, claims: document.claims)
    }
    return pages.documents(DocumentList(items: items, words: question["q"], next: page.next?.description))
  }

  private func document(_ id: String, _ question: Question) throws -> String {
    guard let reading = try archive.reading(id) else { throw Trouble.noDocument(id) }
    let layers = TextLayer.allCases.map(\.rawValue).joined(separator: ", ")
    return pages.document(
      reading, chosen: question["claim"],
      layer: try question.read("layer", "one of \(layers)") { TextLayer(rawValue: $0) } ?? .claims,
      showsRemoved: question["removed"] == "shown")
  }

  private func claim(_ id: String, _ question: Question, _ visitor: DeskVisitor) throws -> String {
    let all = try archive.claims(id: id)
    let wanted = question["document"]
    guard let stored = all.first(where: { wanted == nil || $0.document == wanted }) else { throw Trouble.noClaim(id) }
    let others = all.filter { $0.document != stored.document && !$0.isReplaced }
    let earlier = all.filter { $0.document == stored.document }.dropFirst()
    let reading = try archive.reading(stored.document)
    return pages.claim(
      ClaimRow(stored), isReplaced: stored.isReplaced,
      doubts: stored.isReplaced ? [] : reading.map { Self.doubts($0, near: stored.claim.evidence) } ?? [],
      others: others.map(ClaimRow.init), earlier: earlier.map { (ClaimRow($0), $0.reader) },
      review: ReviewPanel(
        reviews: try archive.reviews(of: id), places: reading?.places ?? [], visitor: visitor))
  }

  private func stories(_ question: Question) throws -> String {
    pages.stories(StoryList(try archive.stories(limit: try question.limit, after: try question.after)))
  }

  private func story(_ id: String, _ question: Question, _ visitor: DeskVisitor) throws -> String {
    guard let (first, clusters) = try situations.story(id) else { throw Trouble.noStory(id) }
    return pages.story(
      id, title: first.title ?? String(first.text.prefix { $0 != "\n" }), Timeline(clusters, of: .story(id)),
      before: question["before"], judgements: try archive.judgements(), visitor)
  }

  /// What came in since somebody looked.
  private func news(_ seen: Int64?) throws -> String {
    let since = seen ?? 0
    let found = try situations.news(since: since)
    return pages.news(
      NewsList(
        changes: found.changes, documents: found.documents, since: try archive.time(ofChange: since),
        latest: try archive.latestChange()))
  }

  private func actor(_ name: String) throws -> String {
    let (does, suffers) = (ClaimFilter(actor: name), ClaimFilter(recipient: name))
    let page = ActorPage(
      name: name, does: try archive.claims(does, limit: Self.mostOfActor).items.map(ClaimRow.init),
      suffers: try archive.claims(suffers, limit: Self.mostOfActor).items.map(ClaimRow.init),
      doesTotal: try archive.count(does), suffersTotal: try archive.count(suffers))
    if page.does.isEmpty, page.suffers.isEmpty { throw Trouble.noActor(name) }
    return pages.actor(page)
  }

  private func timeline(_ question: Question) throws -> String {
    let asked = question.timeline
    if let since = try question.moment("since") {
      return pages.changes(try situations.changes(since, asked), asked, before: question["before"])
    }
    let before = try question.read("before", "a day, for example 2019-04-12") { Day(iso: $0) }
    let (timeline, since) = try situations.latest(asked, before: before?.description)
    return pages.timeline(timeline, asked, earlier: since)
  }

  private func places(_ question: Question) throws -> String {
    pages.places(try situations.histories(), after: question["after"])
  }

  /// The doubts of the sentences that the claim's evidence touches.
  private static func doubts(_ reading: Reading, near evidence: Span) -> [Doubt] {
    let near = reading.sentences.map(\.span).filter { $0.overlaps(evidence) }.reduce(evidence) { $0.union($1) }
    return reading.doubts.filter { $0.span.overlaps(near) }
  }
}

extension Parameters {
  /// The `:id` of a route, percent-decoded.
  func id() throws -> String { PercentCode.decoded(try require("id")) }
}

extension StoryList {
  init(_ page: Page<StoredStory>) {
    self.init(
      items: page.items.map { story in
        Item(
          id: story.id, title: story.title, documents: story.documents, origins: story.origins, first: story.first,
          latest: story.latest)
      }, next: page.next?.description)
  }
}
