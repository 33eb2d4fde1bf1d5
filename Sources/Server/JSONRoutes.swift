import Archive
import Hummingbird
import Publishing
import Situation

/// The same records for programs.
struct JSONRoutes {
  let archive: Archive

  func add(to router: Router<BasicRequestContext>) {
    router.get("/api/claims") { request, _ in
      let question = Question(request)
      let page = try archive.claims(try question.filter, limit: try question.limit, after: try question.after)
      return Reply.json(ClaimJSON.page(page.items.map(ClaimRow.init), next: page.next?.description))
    }
    router.get("/api/documents/:id") { _, context in
      let id = try context.parameters.id()
      guard let reading = try archive.reading(id) else { throw Trouble.noDocument(id) }
      return Reply.json(ReadingJSON.line(reading, layers: [.predicates]))
    }
    router.get("/api/stories/:id") { _, context in
      let id = try context.parameters.id()
      let readings = try archive.readings(story: id)
      if readings.isEmpty { throw Trouble.noStory(id) }
      let judgements = try archive.judgements()
      let clusters = try Situations(archive: archive).clusters(readings)
      return Reply.lines(clusters.flatMap { ClusterJSON.line($0, judgements: judgements) })
    }
    router.get("/api/control.csv") { _, _ in
      Reply.csv(ControlCSV.table(ControlTable(try Situations(archive: archive).histories())))
    }
    router.get("/api/control.geojson") { _, _ in
      Reply.json(ControlGeoJSON.collection(try Situations(archive: archive).histories()))
    }
    router.get("/healthz") { _, _ in
      _ = try archive.documents(limit: 1)
      return Reply.text("ok\n")
    }
  }
}
