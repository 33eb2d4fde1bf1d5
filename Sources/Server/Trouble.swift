import Claims

import Hummingbird
import Publishing

/// What a request cannot have, and what to do instead.
enum Trouble: Error, Equatable {
  case noPage(String)
  case noDocument(String)
  case noClaim(String)
  case noStory(String)
  case badValue(name: String, value: String, expected: String)
  case archive(String)

  var status: HTTPResponse.Status {
    switch self {
    case .noPage, .noDocument, .noClaim, .noStory: .notFound
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
    case .badValue(let name, let value, let expected): "'\(name)=\(value)' is not understood; write \(expected)"
    case .archive(let message): message
    }
  }
}

/// Answers with their types.
enum Reply {
  static func html(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
    reply(Array(page.utf8), "text/html; charset=utf-8", status)
  }

  static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
    reply(bytes, "application/json; charset=utf-8", status)
  }

  /// One JSON object a line.
  static func lines(_ bytes: [UInt8]) -> Response { reply(bytes, "application/x-ndjson; charset=utf-8", .ok) }

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
    isAPI
      ? json(ErrorJSON.line(id: nil, code: trouble.code, message: trouble.message), status: trouble.status)
      : html(pages.message(title: trouble.title, text: trouble.message), status: trouble.status)
  }

  private static func reply(_ bytes: [UInt8], _ type: String, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
