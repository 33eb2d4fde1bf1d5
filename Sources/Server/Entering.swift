import Archive
import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Words

/// Lets in who shows a token of the archive: in a header, as programs do, or in the cookie that the desk's own form sets.
struct Entering: RouterMiddleware {
  let archive: Archive
  let pages: DeskPages
  let needsToken: Bool
  let isReadOnly: Bool

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    context.token = try Self.shown(request).flatMap { try archive.token($0) }
    context.mayWrite = !isReadOnly && (context.token?.mayWrite ?? !needsToken)
    let path = request.uri.path
    if needsToken, context.token == nil, !Self.isOpen(path) {
      return Self.refusal(request, pages)
    }
    if request.method == .post, !context.mayWrite, !Self.isOpen(path) { throw Trouble.onlyForLooking }
    return try await next(request, context)
  }

  private static func shown(_ request: Request) -> String? {
    if let words = request.headers[.authorization], words.lowercased().hasPrefix("bearer ") {
      return String(words.dropFirst(7))
    }
    return DeskCookie.token.value(request)
  }

  /// What needs no token: the door itself, and the links of mails, which carry a code of their own.
  private static func isOpen(_ path: String) -> Bool {
    ["/enter", "/leave", "/desk.css", "/icon.svg", "/healthz"].contains(path) || path.hasPrefix("/subscriptions/")
  }

  private static func refusal(_ request: Request, _ pages: DeskPages) -> Response {
    if Troubles.isAPI(request.uri.path) || request.method != .get {
      var response = Reply.trouble(.noToken, pages: pages, isAPI: true)
      response.headers[.wwwAuthenticate] = "Bearer"
      return response
    }
    return Reply.seeOther("/enter?back=" + PercentCode.encoded(request.uri.description))
  }
}

/// The door: where a browser's user gives a token once.
struct EntranceRoutes {
  let archive: Archive
  let pages: DeskPages

  func add(to router: Router<DeskContext>) {
    router.get("/enter") { request, _ in
      Reply.html(pages.entrance(back: Form.back(ClaimQuestion(query: request.uri.query ?? "")["back"]), trouble: nil))
    }
    router.post("/enter") { request, _ in
      let form = try await Form(request)
      let back = Form.back(form["back"])
      guard let token = form["token"], try archive.token(token) != nil else {
        let trouble = "this token is none of this archive's; 'sitrep tokens add NAME' makes one"
        return Reply.html(pages.entrance(back: back, trouble: trouble), status: .forbidden)
      }
      var response = Reply.seeOther(back)
      DeskCookie.token.set(token, on: &response)
      return response
    }
    router.post("/leave") { _, _ in
      var response = Reply.seeOther("/enter")
      DeskCookie.token.set("", on: &response)
      return response
    }
  }
}

/// What a page's form sends.
struct Form {
  /// Bytes of a form.
  private static let longest = 64 << 10

  /// The fields as they were sent.
  let question: ClaimQuestion

  init(_ request: Request) async throws {
    question = ClaimQuestion(query: String(buffer: try await request.body.collect(upTo: Self.longest)))
  }

  init(query: String) { question = ClaimQuestion(query: query) }

  /// On one line; nil where the field is empty.
  subscript(_ name: String) -> String? {
    let words = question[name]?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    return words.isEmpty ? nil : words
  }

  /// - Throws: ``QuestionError``, for example `'by=' is not understood; write your name`.
  func filled(_ name: String, _ expected: String) throws(QuestionError) -> String {
    guard let value = self[name] else { throw QuestionError(name: name, value: "", expected: expected) }
    return value
  }

  /// Where to go on afterwards: a page of the desk, whatever somebody wrote there.
  static func back(_ path: String?) -> String {
    guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"),
      path.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F })
    else { return "/" }
    return path
  }
}
