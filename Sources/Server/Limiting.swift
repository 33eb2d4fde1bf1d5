import HTTPTypes
import Hummingbird
import NIOCore
import Publishing
import Synchronization

/// How many requests a reader from elsewhere may send: so many a second over time, and so many at once.
public struct RequestLimits: Hashable, Sendable {
  public let perSecond: Double
  public let burst: Double

  public init(perSecond: Double = 20, burst: Double = 120) {
    self.perSecond = perSecond
    self.burst = burst
  }
}

/// Counts the requests of each address by a bucket that refills with time.
struct RequestMeter: Sendable {
  private struct Bucket {
    var left: Double
    var at: Double
  }

  /// Above so many addresses those whose buckets are full again are forgotten.
  private static let remembered = 10_000

  let limits: RequestLimits
  private var buckets: [String: Bucket] = [:]

  init(_ limits: RequestLimits) { self.limits = limits }

  /// - Parameter now: seconds on any clock.
  /// - Returns: nil where the request may pass, else after how many seconds it may.
  mutating func wait(for address: String, now: Double) -> Double? {
    if buckets.count > Self.remembered {
      let limits = limits
      buckets = buckets.filter { $0.value.left + (now - $0.value.at) * limits.perSecond < limits.burst }
    }
    var bucket = buckets[address] ?? Bucket(left: limits.burst, at: now)
    bucket.left = min(limits.burst, bucket.left + (now - bucket.at) * limits.perSecond)
    bucket.at = now
    defer { buckets[address] = bucket }
    if bucket.left < 1 { return (1 - bucket.left) / limits.perSecond }
    bucket.left -= 1
    return nil
  }
}

/// Refuses an address from elsewhere that asks too often; this machine's own may ask as it likes. Source: RFC 6585, 4.
final class Limiting: RouterMiddleware {
  private let pages: DeskPages
  private let meter: Mutex<RequestMeter>
  private let start = ContinuousClock.now

  init(_ limits: RequestLimits, pages: DeskPages) {
    self.pages = pages
    meter = Mutex(RequestMeter(limits))
  }

  func handle(
    _ request: Request, context: DeskContext, next: (Request, DeskContext) async throws -> Response
  ) async throws -> Response {
    guard let address = context.remoteAddress?.ipAddress, !Guarding<DeskContext>.isLoopback(address) else {
      return try await next(request, context)
    }
    let elapsed = (ContinuousClock.now - start) / .seconds(1)
    guard let wait = meter.withLock({ $0.wait(for: address, now: elapsed) }) else {
      return try await next(request, context)
    }
    var response = Reply.trouble(.tooOften, pages: pages, isAPI: Troubles.isAPI(request.uri.path))
    response.headers[.retryAfter] = "\(Int(wait.rounded(.up)))"
    return response
  }
}
