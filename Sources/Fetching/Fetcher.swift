import Synchronization
import Transfer
import Words

/// What to ask with, so that a server may answer that nothing is new: sent back letter for letter as it gave them.
public struct Validators: Hashable, Sendable {
  public var etag: String?
  public var lastModified: String?

  public init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// An answer and where it came from.
public struct Fetched: Hashable, Sendable {
  public let response: HTTPResponse
  /// After all redirects.
  public let address: WebAddress
  /// Where the thing asked for has moved to for good: as far as all redirects up to there are permanent.
  public let movedTo: WebAddress?

  public init(response: HTTPResponse, address: WebAddress, movedTo: WebAddress? = nil) {
    self.response = response
    self.address = address
    self.movedTo = movedTo
  }
}

/// Why a page was not fetched.
public enum FetchError: Error, Hashable, Sendable, CustomStringConvertible {
  case transfer(TransferError)
  /// The site's robots.txt keeps us out.
  case disallowed(WebAddress)
  /// The site's robots.txt cannot be had just now, which keeps everybody out (RFC 9309, 2.3.1.4).
  case robotsUnreachable(site: String)
  case tooManyRedirects(WebAddress)
  case badRedirect(from: WebAddress, to: String)

  public var description: String {
    switch self {
    case .transfer(let error): "\(error)"
    case .disallowed(let address): "\(address): the site's robots.txt does not allow it"
    case .robotsUnreachable(let site):
      "\(site)/robots.txt: cannot be had just now, so nothing else of the site is asked for"
    case .tooManyRedirects(let address): "\(address): leads on more than \(Fetcher.mostRedirects) times"
    case .badRedirect(let from, let to): "\(from): leads on to '\(to)', which is no address of the web"
    }
  }
}

/// Asks for pages as a guest should: by a site's robots.txt, with validators, following redirects within bounds.
///
/// The pace (one request at a time a host) is the caller's: ``Agenda``.
public final class Fetcher: Sendable {
  public static let mostRedirects = 5
  /// Seconds for which a robots.txt is believed. Source: RFC 9309, 2.4.
  static let robotsLifetime = 86_400
  /// Bytes of a robots.txt that are read. Source: RFC 9309, 2.5.
  static let robotsBytes = 512 << 10
  /// The product token of our User-Agent.
  public static let robot = "sitrep"

  private struct Known {
    /// Nil where it could not be reached.
    let robots: Robots?
    let until: Int
  }

  private let transfer: Transfer
  private let limits: TransferLimits
  private let known = Mutex<[String: Known]>([:])

  public init(_ transfer: Transfer, limits: TransferLimits = TransferLimits()) {
    self.transfer = transfer
    self.limits = limits
  }

  /// Fetches what stands at an address.
  /// - Parameters:
  ///   - accept: the media types wanted.
  ///   - now: seconds since 1970; nothing here has a clock.
  /// - Throws: ``FetchError``; an answer with a status of 400 or more is an answer.
  public func fetch(
    _ address: WebAddress, accept: String, validators: Validators = Validators(), now: Int
  ) throws(FetchError) -> Fetched {
    var request = HTTPRequest(address, fields: ["Accept": accept, "Accept-Language": "en"])
    if let etag = validators.etag { request.fields.add("If-None-Match", etag) }
    if let date = validators.lastModified { request.fields.add("If-Modified-Since", date) }
    var movedTo: WebAddress?
    var isPermanent = true
    for _ in 0...Self.mostRedirects {
      try checkRobots(request.address, now)
      let response = try perform(request, limits)
      guard let target = Self.target(of: response) else {
        return Fetched(response: response, address: request.address, movedTo: movedTo)
      }
      isPermanent = isPermanent && (response.status == 301 || response.status == 308)
      request.address = try follow(target, from: request.address)
      if isPermanent { movedTo = request.address }
    }
    throw .tooManyRedirects(address)
  }

  private func checkRobots(_ address: WebAddress, _ now: Int) throws(FetchError) {
    guard let robots = try robots(of: address, now) else { throw .robotsUnreachable(site: address.site) }
    if !robots.allows(address.path, to: Self.robot) { throw .disallowed(address) }
  }

  /// What a site allows: all where it has no robots.txt (any 4xx), nil where the file cannot be reached.
  private func robots(of address: WebAddress, _ now: Int) throws(FetchError) -> Robots? {
    let site = address.site
    if let found = known.withLock({ $0[site] }), found.until > now { return found.robots }
    var request = HTTPRequest(address, fields: ["Accept": "text/plain"])
    request.address = try follow("/robots.txt", from: address)
    let robots = try askRobots(request)
    // What could not be reached is tried again soon.
    let lifetime = robots == nil ? 600 : Self.robotsLifetime
    known.withLock { $0[site] = Known(robots: robots, until: now + lifetime) }
    return robots
  }

  private func askRobots(_ request: HTTPRequest) throws(FetchError) -> Robots? {
    var request = request
    for _ in 0...Self.mostRedirects {
      let response: HTTPResponse
      do {
        response = try transfer.perform(request, limits: limits)
      } catch {
        // A host that is closed to us, or none at all, is told as what it is.
        switch error.kind {
        case .closedNetwork, .noSuchHost, .refused, .untrusted: throw .transfer(error)
        default: return nil
        }
      }
      if let target = Self.target(of: response) {
        request.address = try follow(target, from: request.address)
      } else {
        switch response.status {
        case 200..<300: return Robots(Array(response.body.prefix(Self.robotsBytes)))
        case 400..<500: return response.status == 429 ? nil : Robots([])
        default: return nil
        }
      }
    }
    return Robots([])
  }

  private func perform(_ request: HTTPRequest, _ limits: TransferLimits) throws(FetchError) -> HTTPResponse {
    do { return try transfer.perform(request, limits: limits) } catch { throw .transfer(error) }
  }

  private func follow(_ target: String, from address: WebAddress) throws(FetchError) -> WebAddress {
    do { return try address.resolving(target) } catch { throw .badRedirect(from: address, to: target) }
  }

  /// Where an answer leads on to; nil where it is an end.
  private static func target(of response: HTTPResponse) -> String? {
    [301, 302, 303, 307, 308].contains(response.status) ? response.fields["Location"] : nil
  }
}
