import Archive
import Claims
import Corroboration
import Digests
import Foundation
import Hummingbird
import Publishing
import Words

/// Where analysts say what they think: of claims, of sources, of what is one happening. Every act is a record.
struct ReviewRoutes {
  /// The most letters of a name or a reason.
  private static let longest = 500

  let archive: Archive
  let pages: DeskPages

  func add(to router: Router<DeskContext>) {
    router.get("/review") { request, context in
      Reply.html(try queue(Question(request), back: request.uri.description, context.visitor(request)))
    }
    router.post("/claims/:id/review") { request, context in try await review(request, context) }
    router.get("/sources") { request, context in Reply.html(try sources(context.visitor(request))) }
    router.post("/judgements") { request, context in try await judge(request, context) }
    router.get("/v1/claims/:id/reviews") { _, context in
      let id = try context.parameters.id()
      if try archive.claims(id: id).isEmpty { throw Trouble.noClaim(id) }
      return Reply.json(ReviewJSON.page(try archive.reviews(of: id)))
    }
    router.get("/v1/judgements") { _, _ in Reply.json(JudgementJSON.page(try archive.judgements().all)) }
    router.get("/v1/sources") { _, _ in
      Reply.json(APIJSON.sources(try SourceRow.all(archive.sources(), archive.judgements())))
    }
  }

  /// The claims that wait for a review, or that had one.
  private func queue(_ question: Question, back: String, _ visitor: DeskVisitor) throws -> String {
    let tab = question["review"] ?? "open"
    let asked = ClaimQuestion(query: "review=\(tab)&" + (question.query(without: ["review"])))
    let filter = try asked.filter
    let page = try archive.claims(filter, limit: try question.limit, after: try question.after)
    let list = ReviewList(
      rows: page.items.map(ClaimRow.init), filters: question.asked.filter { $0.key != "review" }, tab: tab,
      query: question.query(without: ["review"]), back: back, next: page.next?.description)
    return pages.reviews(list, visitor)
  }

  private func review(_ request: Request, _ context: DeskContext) async throws -> Response {
    let id = try context.parameters.id()
    let form = try await Form(request)
    let known = try archive.claims(id: id)
    guard let stored = known.first(where: { $0.document == form["document"] }) ?? known.first,
      let reading = try archive.reading(stored.document)
    else { throw Trouble.noClaim(id) }
    let name = try name(form, context)
    let review = try ReviewForm(form: form, claim: stored.claim, reading: reading).review(by: name, at: Self.now)
    try archive.review(review)
    return answer(to: form, orElse: DeskPath.claim(id, document: stored.document), name, context)
  }

  private func judge(_ request: Request, _ context: DeskContext) async throws -> Response {
    let form = try await Form(request)
    let name = try name(form, context)
    let judgement = try judgement(form, by: name)
    if let claim = judgement.claim {
      for id in [claim, judgement.other].compactMap({ $0 }) where try archive.claims(id: id).isEmpty {
        throw Trouble.noClaim(id)
      }
    }
    try archive.judge(judgement)
    return answer(to: form, orElse: judgement.claim == nil ? "/sources" : "/stories", name, context)
  }

  /// `credibility:3`, `reliability:B`, `same:ID` or `apart:ID` of what the form names.
  private func judgement(_ form: Form, by name: String) throws(QuestionError) -> Judgement {
    let reason = try form.filled("reason", "why you think so")
    if reason.count > Self.longest {
      throw QuestionError(name: "reason", value: "…", expected: "at most \(Self.longest) letters")
    }
    let word = try form.filled("judgement", "what you say of it")
    let sides = word.split(separator: ":", maxSplits: 1).map(String.init)
    let value = sides.count == 2 ? sides[1] : ""
    let made: Judgement? =
      switch (sides.first ?? "", form["claim"], form["source"]) {
      case ("credibility", let claim?, _):
        Int(value).flatMap(Credibility.init).flatMap {
          Judgement(claim: claim, is: $0, by: name, at: Self.now, reason: reason)
        }
      case ("reliability", _, let source?):
        Reliability(rawValue: value).flatMap {
          Judgement(source: source, is: $0, by: name, at: Self.now, reason: reason)
        }
      case ("same", let claim?, _):
        Judgement(claim: claim, and: value, areOne: true, by: name, at: Self.now, reason: reason)
      case ("apart", let claim?, _):
        Judgement(
          claim: form["telling"] ?? claim, and: value, areOne: false, by: name, at: Self.now, reason: reason)
      default: nil
      }
    guard let made else {
      throw QuestionError(
        name: "judgement", value: word, expected: "credibility:1 to 6, reliability:A to F, same:ID or apart:ID")
    }
    return made
  }

  private func sources(_ visitor: DeskVisitor) throws -> String {
    pages.sources(try SourceRow.all(archive.sources(), archive.judgements()), visitor)
  }

  /// Who says so: the token's name, else what the form gives.
  private func name(_ form: Form, _ context: DeskContext) throws(QuestionError) -> String {
    if let token = context.token { return token.name }
    let name = try form.filled("by", "your name")
    if name.count > 80 { throw QuestionError(name: "by", value: name, expected: "a name of at most 80 letters") }
    return name
  }

  /// Back to where the form stood, with the name kept for the next time.
  private func answer(to form: Form, orElse path: String, _ name: String, _ context: DeskContext) -> Response {
    var response = Reply.seeOther(form["back"].map { Form.back($0) } ?? path)
    if context.token == nil { DeskCookie.reviewer.set(name, on: &response) }
    return response
  }

  private static var now: String { Timestamp.iso(Int(Date().timeIntervalSince1970)) }
}

extension SourceRow {
  /// The outlets of the archive and what else analysts have judged, by name.
  static func all(_ outlets: [StoredSource], _ judgements: Judgements) -> [SourceRow] {
    let judged = Dictionary(grouping: judgements.all.filter { $0.source != nil }) { $0.source ?? "" }
    let known = Set(outlets.map(\.name))
    let others = judged.keys.filter { !known.contains($0) }.map { StoredSource(name: $0, documents: 0, claims: 0) }
    return (outlets + others).sorted { $0.name < $1.name }.map { source in
      SourceRow(
        name: source.name, documents: source.documents, claims: source.claims,
        reliability: judgements.reliability(of: source.name), judgements: judged[source.name] ?? [])
    }
  }
}
