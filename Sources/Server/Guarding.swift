import Archive
import HTTPTypes
import Hummingbird
import Publishing

/// What a page of the desk may load and do: nothing but its own style and pictures.
enum GuardingPolicy {
  static let words =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

/// Headers that keep the pages of reports from doing anything but being read, and a check of the host's name.
struct Guarding<Context: RequestContext>: RouterMiddleware {
  let isLoopback: Bool

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    if isLoopback, let host = request.head.authority, !Self.isOwn(host) {
      response = Reply.text("this desk answers only to localhost and 127.0.0.1\n", status: .misdirectedRequest)
    } else if request.method == .post, !Self.isFromHere(request) {
      response = Reply.text(
        "another site sent this form; open the desk's own page and send it from there\n", status: .forbidden)
    } else {
      response = try await next(request, context)
    }
    for (name, value) in [
      ("content-security-policy", GuardingPolicy.words), ("x-content-type-options", "nosniff"),
      ("referrer-policy", "same-origin"), ("cross-origin-resource-policy", "same-origin"),
    ] {
      if let name = HTTPField.Name(name), response.headers[name] == nil { response.headers[name] = value }
    }
    return response
  }

  /// Whether a form comes from a page of ours: browsers say so, or name the page's origin; mail services and scripts do
  /// neither. Source: W3C, Fetch Metadata; RFC 6454.
  private static func isFromHere(_ request: Request) -> Bool {
    if let name = HTTPField.Name("sec-fetch-site"), let site = request.headers[name] {
      return site == "same-origin" || site == "none"
    }
    guard let name = HTTPField.Name("origin"), let origin = request.headers[name] else { return true }
    guard let host = request.head.authority, let scheme = origin.range(of: "://") else { return false }
    return origin[scheme.upperBound...].lowercased() == host.lowercased()
  }

  static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    let isIPv4 = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil } && parts[0] == "127"
    return host == "localhost" || host == "::1" || isIPv4
  }

  /// Whether a `Host` header names a loopback host, with or without a port.
  static func isOwn(_ authority: String) -> Bool {
    if authority.hasPrefix("[") { return isLoopback(String(authority.dropFirst().prefix { $0 != "]" })) }
    return isLoopback(String(authority.prefix { $0 != ":" }).lowercased())
  }
}

/// Turns what goes wrong into a page, or into JSON where programs ask.
struct Troubles: RouterMiddleware {
  let pages: DeskPages

  static func isAPI(_ path: String) -> Bool { ["/v1/", "/claims.", "/map.geojson"].contains { path.hasPrefix($0) } }

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    let isAPI = Self.isAPI(request.uri.path)
    do {
      return try await next(request, context)
    } catch let trouble as Trouble {
      return Reply.trouble(trouble, pages: pages, isAPI: isAPI)
    } catch let error as QuestionError {
      return Reply.trouble(.badValue(error), pages: pages, isAPI: isAPI)
    } catch let error as HTTPError where error.status == .notFound {
      return Reply.trouble(.noPage(request.uri.path), pages: pages, isAPI: isAPI)
    } catch let error as any HTTPResponseError {
      throw error
    } catch {
      return Reply.trouble(.archive("\(error)"), pages: pages, isAPI: isAPI)
    }
  }
}

/// Lets a reader keep what has not changed: 304 for who has the answer's bytes already. Source: RFC 9110, 8.8.3.
struct Tagging<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    guard let tag = response.headers[.eTag], let known = request.headers[.ifNoneMatch] else { return response }
    let isKnown = known.split(separator: ",").contains { $0.filter { $0 != " " } == tag }
    return isKnown ? Response(status: .notModified, headers: response.headers) : response
  }
}
