import Archive
import Hummingbird
import NIOCore
import Publishing
import Words

/// What the desk knows of a request beside its words: where it comes from, and whose token it shows.
struct DeskContext: RemoteAddressRequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: SocketAddress?
  /// Nil where none is needed.
  var token: AccessToken?
  var mayWrite = true

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
  }

  /// Who looks at a page.
  func visitor(_ request: Request) -> DeskVisitor {
    DeskVisitor(name: token?.name ?? DeskCookie.reviewer.value(request), mayWrite: mayWrite)
  }
}

/// What the desk keeps in a browser; no script can read it and no other site sends it.
enum DeskCookie: String {
  case token = "sitrep-token"
  /// The name under which somebody reviews.
  case reviewer = "sitrep-reviewer"
  /// The number of the last change that somebody has seen.
  case seen = "sitrep-seen"

  private static let days = 180

  func value(_ request: Request) -> String? {
    request.cookies[rawValue].map { PercentCode.decoded($0.value) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// - Parameter value: an empty one takes it away.
  func set(_ value: String, on response: inout Response) {
    response.setCookie(
      Cookie(
        name: rawValue, value: PercentCode.encoded(value), maxAge: value.isEmpty ? 0 : Self.days * 86_400, path: "/",
        secure: false, httpOnly: true, sameSite: .strict))
  }
}
