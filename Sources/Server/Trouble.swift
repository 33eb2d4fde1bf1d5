import Archive
import Claims
import HTTPTypes
import Hummingbird
import Publishing
import Words

/// What a request cannot have, and what to do instead.
enum Trouble: Error, Equatable {
  case noPage(String)
  case noDocument(String)
  case noClaim(String)
  case noStory(String)
  case noActor(String)
  case noSubscription
  case noToken
  case onlyForLooking
  case tooOften
  case tooManyListeners
  case badValue(QuestionError)
  case archive(String)

  var status: HTTPResponse.Status {
    switch self {
    case .noPage, .noDocument, .noClaim, .noStory, .noActor, .noSubscription: .notFound
    case .noToken: .unauthorized
    case .onlyForLooking: .forbidden
    case .tooOften: .tooManyRequests
    case .tooManyListeners: .serviceUnavailable
    case .badValue: .badRequest
    case .archive: .internalServerError
    }
  }

  var code: String {
    switch self {
    case .noPage: "no_page"
    case .noDocument: "no_document"
    case .noClaim: "no_claim"
    case .noStory: "no_story"
    case .noActor: "no_actor"
    case .noSubscription: "no_subscription"
    case .noToken: "no_token"
    case .onlyForLooking: "only_for_looking"
    case .tooOften: "too_often"
    case .tooManyListeners: "too_many_listeners"
    case .badValue: "bad_value"
    case .archive: "archive"
    }
  }

  var title: String {
    switch self {
    case .noPage: "There is no such page"
    case .noDocument: "There is no such document"
    case .noClaim: "There is no such claim"
    case .noStory: "There is no such story"
    case .noActor: "There is no such actor"
    case .noSubscription: "There is no such subscription"
    case .noToken: "This desk needs a token"
    case .onlyForLooking: "This desk is only for looking"
    case .tooOften: "That was too often"
    case .tooManyListeners: "Too many programs are listening"
    case .badValue: "This cannot be asked"
    case .archive: "The archive does not answer"
    }
  }

  var message: String {
    switch self {
    case .noPage(let path): "'\(path)' is no page of the desk; begin at '/'"
    case .noDocument(let id): "the archive has no document '\(id)'; look for it under '/documents'"
    case .noClaim(let id): "the archive has no claim '\(id)'; look for it under '/'"
    case .noStory(let id): "the archive has no story '\(id)'; look for it under '/stories'"
    case .noActor(let name): "no claim names '\(name)'; look for a part of the name, or a code, under '/'"
    case .noSubscription: "this link names no subscription; copy it whole out of the mail"
    case .noToken: "send 'Authorization: Bearer TOKEN', or open '/enter'; 'sitrep tokens add NAME' makes a token"
    case .onlyForLooking: "nothing can be changed here; ask for a token that may write, or serve without --read-only"
    case .tooOften: "wait as long as 'Retry-After' says, and ask less often"
    case .tooManyListeners: "wait until one of them ends, or ask '/v1/changes' now and then"
    case .badValue(let error): error.description
    case .archive(let message): message
    }
  }
}

/// Answers with their types.
enum Reply {
  static func html(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
    reply(Array(page.utf8), "text/html; charset=utf-8", status)
  }

  /// A page with a script of ours.
  static func scripted(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
    var response = html(page, status: status)
    if let name = HTTPField.Name("content-security-policy") {
      response.headers[name] = GuardingPolicy.words + "; script-src 'self'; worker-src 'self'; connect-src 'self'"
    }
    return response
  }

  /// After a form was sent: the page to look at now. Source: RFC 9110, 15.4.4.
  static func seeOther(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }

  static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    reply(bytes, "application/json; charset=utf-8", status)
  }

  static func csv(_ bytes: [UInt8]) -> Response { reply(bytes, "text/csv; charset=utf-8", .ok) }

  static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    reply(Array(text.utf8), "text/plain; charset=utf-8", status)
  }

  /// A file that stays the same while the program runs.
  static func asset(_ text: String, type: String) -> Response {
    var response = reply(Array(text.utf8), type, .ok)
    response.headers[.cacheControl] = "max-age=600"
    return response
  }

  static func trouble(_ trouble: Trouble, pages: DeskPages, isAPI: Bool) -> Response {
    guard isAPI else { return html(pages.message(title: trouble.title, text: trouble.message), status: trouble.status) }
    let problem = APIJSON.problem(
      status: Int(trouble.status.code), title: trouble.title, code: trouble.code, detail: trouble.message)
    return bytes(problem, "application/problem+json", status: trouble.status)
  }

  static func bytes(_ bytes: [UInt8], _ type: String, status: HTTPResponse.Status = .ok) -> Response {
    reply(bytes, type, status)
  }

  /// With where the list goes on. Source: RFC 8288.
  static func linked(_ response: Response, next: String?) -> Response {
    guard let next, let name = HTTPField.Name("link") else { return response }
    var response = response
    response.headers[name] = "<\(next)>; rel=\"next\""
    return response
  }

  private static func reply(_ bytes: [UInt8], _ type: String, _ status: HTTPResponse.Status) -> Response {
    var headers: HTTPFields = [.contentType: type]
    if status == .ok { headers[.eTag] = "\"\(SHA256.hex(bytes).prefix(24))\"" }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
