import Archive
import Feeds
import Fetching
import Pages
import Transfer

/// What stands at an address that a person gives, found with one request.
public enum Discovery: Hashable, Sendable {
  case feed(WebAddress)
  case sitemap(WebAddress)
  /// A page that names feeds, in its order.
  case page(feeds: [WebAddress])

  /// - Throws: ``DiscoveryError``, for example `https://post.example/: answers 404; look at how the address is written`.
  public init(_ address: WebAddress, fetcher: Fetcher, now: Int) throws(DiscoveryError) {
    let fetched: Fetched
    do {
      fetched = try fetcher.fetch(address, accept: Watcher.pageTypes, now: now)
    } catch {
      throw DiscoveryError(description: "\(error)")
    }
    guard (200..<300).contains(fetched.response.status) else {
      throw DiscoveryError(
        description: "\(address): answers \(fetched.response.status); look at how the address is written")
    }
    // Where the address leads on for good, the new one is watched.
    let place = fetched.movedTo ?? address
    let body = fetched.response.body
    if Feed.kind(of: body) != nil {
      self = .feed(place)
    } else if Sitemap.isOne(body) {
      self = .sitemap(place)
    } else {
      self = .page(feeds: FeedLinks.addresses(in: body).compactMap { try? fetched.address.resolving($0) })
    }
  }
}

/// Why nothing was found at an address.
public struct DiscoveryError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(description: String) { self.description = description }
}
