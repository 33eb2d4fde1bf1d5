import Claims

/// Something that is asked again and again for new reports, and how that went.
public struct Watched: Hashable, Sendable, Identifiable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case feed, sitemap
    /// A page that is a report itself and is read again when it changes.
    case page
  }

  /// Its number in the archive.
  public let id: Int64
  public var address: String
  public let kind: Kind
  public var title: String?
  /// When the watch began, in seconds since 1970 like the other times.
  public let addedAt: Int
  /// The server's validators, letter for letter.
  public var etag: String?
  public var lastModified: String?
  public var nextAt: Int
  public var lastAt: Int?
  public var failures: Int
  /// How it went the last time, for people.
  public var status: String
  public var isStopped: Bool
  /// How many of its reports are in the archive, still wait, or could not be had.
  public let read: Int
  public let waiting: Int
  public let failed: Int
}

/// A report as a feed or a sitemap names it.
public struct FoundItem: Hashable, Sendable {
  /// What the feed knows it by.
  public let key: String
  /// Where its page stands.
  public let address: String?
  public let title: String?
  /// ISO 8601.
  public let published: String?
  public let outlet: String?
  public let byline: String?
  /// The markup that the feed itself gives.
  public let content: [UInt8]
  /// Whether it is from before the watch began: it is known from now on, but not read.
  public let isOld: Bool

  public init(
    key: String, address: String?, title: String? = nil, published: String? = nil, outlet: String? = nil,
    byline: String? = nil, content: [UInt8] = [], isOld: Bool = false
  ) {
    self.key = key
    self.address = address
    self.title = title
    self.published = published
    self.outlet = outlet
    self.byline = byline
    self.content = content
    self.isOld = isOld
  }
}

/// A report that waits to be read.
public struct WaitingItem: Hashable, Sendable, Identifiable {
  public let id: Int64
  public let watch: Int64
  public let found: FoundItem
  /// How often it was tried.
  public let tries: Int
  /// When to try, in seconds since 1970.
  public let nextAt: Int
}
