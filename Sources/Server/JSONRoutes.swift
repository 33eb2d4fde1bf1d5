import Archive
import Claims
import Digests
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Situation

/// The same records for programs: the API under /v1, and the lists in other forms.
struct JSONRoutes {
  let archive: Archive
  let situations: Situations
  /// The desk's address, for links in feeds.
  let address: String

  func add(to router: Router<DeskContext>) {
    router.get("/v1/openapi.json") { _, _ in Reply.json(OpenAPI.bytes(version: "1")) }
    router.get("/v1/claims") { request, _ in try claims(Question(request)) }
    router.get("/v1/claims/:id") { _, context in
      let id = try context.parameters.id()
      let records = try archive.claims(id: id)
      if records.isEmpty { throw Trouble.noClaim(id) }
      return Reply.json(ClaimJSON.page(records.map(ClaimRow.init), next: nil))
    }
    router.get("/v1/documents") { request, _ in try documents(Question(request)) }
    router.get("/v1/documents/:id") { _, context in
      let id = try context.parameters.id()
      guard let reading = try archive.reading(id) else { throw Trouble.noDocument(id) }
      return Reply.json(ReadingJSON.line(reading, layers: [.predicates]))
    }
    router.get("/v1/stories") { request, _ in
      let question = Question(request)
      let list = StoryList(try archive.stories(limit: try question.limit, after: try question.after))
      return Reply.linked(
        Reply.json(APIJSON.stories(list)), next: list.next.map { "/v1/stories?" + question.query(after: $0) })
    }
    router.get("/v1/timeline") { request, _ in
      let clusters = try situations.timeline(Question(request).timeline, orElse: true).clusters
      return Reply.json(ClusterJSON.page(clusters, judgements: try archive.judgements()))
    }
    router.get("/v1/stories/:id") { _, context in
      let id = try context.parameters.id()
      guard let story = try situations.story(id) else { throw Trouble.noStory(id) }
      return Reply.json(ClusterJSON.page(story.clusters, judgements: try archive.judgements()))
    }
    router.get("/control.csv") { _, _ in
      Reply.csv(ControlCSV.table(ControlTable(try situations.histories())))
    }
    router.get("/control.geojson") { _, _ in
      Reply.json(ControlGeoJSON.collection(try situations.histories()))
    }
    router.get("/v1/changes") { request, _ in try changes(Question(request)) }
    router.get("/v1/watched") { _, _ in Reply.json(APIJSON.watched(try archive.watched().map(WatchRow.init))) }
    router.get("/claims.json") { request, _ in try claims(Question(request)) }
    router.get("/claims.csv") { request, _ in try table(Question(request)) }
    router.get("/claims.atom") { request, _ in try feed(Question(request), path: request.uri.description) }
    router.get("/healthz") { _, _ in
      _ = try archive.documents(limit: 1)
      return Reply.text("ok\n")
    }
  }

  private func claims(_ question: Question) throws -> Response {
    let page = try archive.claims(try question.filter, limit: try question.limit, after: try question.after)
    let next = page.next?.description
    let response = Reply.json(ClaimJSON.page(page.items.map(ClaimRow.init), next: next))
    return Reply.linked(response, next: next.map { "/v1/claims?" + question.query(after: $0) })
  }

  private func documents(_ question: Question) throws -> Response {
    let page = try archive.documents(
      words: question["q"], outlet: question["outlet"], limit: try question.limit, after: try question.after)
    let rows = page.items.map {
      APIJSON.DocumentRow(
        id: $0.id, url: $0.url, outlet: $0.outlet, title: $0.title, published: $0.published, addedAt: $0.addedAt,
        claims: $0.claims)
    }
    let next = page.next?.description
    let response = Reply.json(APIJSON.documents(rows, next: next))
    return Reply.linked(response, next: next.map { "/v1/documents?" + question.query(after: $0) })
  }

  private func changes(_ question: Question) throws -> Response {
    let since = try question.since
    let found = try archive.changes(since: since, limit: try question.limit)
    let changes = found.map { APIJSON.Change($0) }
    return Reply.json(APIJSON.changes(changes, next: changes.last?.number ?? Int(since)))
  }

  /// All claims of a search as a table, a thousand at a time.
  private func table(_ question: Question) throws -> Response {
    let filter = try question.filter
    let archive = archive
    let body = ResponseBody { writer in
      try await writer.write(ByteBuffer(bytes: ClaimCSV.header))
      var after: Cursor?
      repeat {
        let page = try archive.claims(filter, limit: 1000, after: after)
        try await writer.write(ByteBuffer(bytes: page.items.flatMap { ClaimCSV.line(ClaimRow($0)) }))
        after = page.next
      } while after != nil
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: [.contentType: "text/csv; charset=utf-8"], body: body)
  }

  private func feed(_ question: Question, path: String) throws -> Response {
    let page = try archive.claims(try question.filter, limit: try question.limit, after: try question.after)
    let rows = page.items.map { (row: ClaimRow($0), addedAt: $0.addedAt) }
    let updated = page.items.map(\.addedAt).max() ?? "1970-01-01T00:00:00Z"
    return Reply.bytes(
      AtomFeed.bytes(
        rows, title: "Sitrep: \(QuestionPhrase.words(question.asked))", desk: address, path: path, updated: updated),
      "application/atom+xml; charset=utf-8")
  }
}
