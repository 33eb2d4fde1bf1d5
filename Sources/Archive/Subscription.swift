import Claims

/// Somebody who is told of new claims: of which, how sure, by which way, and when.
public struct Subscription: Hashable, Sendable, Identifiable {
  public enum Channel: String, Hashable, Sendable, CaseIterable {
    case mail, push, webhook, ntfy
  }

  public enum State: String, Hashable, Sendable {
    /// Nobody has said yes at the other end; nothing is sent but the question whether to.
    case pending
    case active
    case ended
  }

  /// Its number in the archive.
  public let id: Int64
  public let wish: Wish
  public var state: State
  /// How often in a row it could not be delivered.
  public var failures: Int
  /// How it went the last time, for people.
  public var status: String
  /// When something is sent next at the earliest, in seconds since 1970.
  public var nextAt: Int
  /// The claims up to this number are told.
  public var toldTo: Int64

  /// What the subscriber wants.
  public struct Wish: Hashable, Sendable {
    public var name: String
    /// A search as an address says it: `type=ASSAULT&place=Tripoli`; see ``ClaimQuestion``.
    public var question: String
    /// The worst credibility that is told, 1 … 6; nil tells all.
    public var credibility: Int?
    /// The fewest independent origins; nil tells all.
    public var origins: Int?
    /// Whether only happenings are told whose tellings contradict each other.
    public var onlyContradictions: Bool
    public var channel: Channel
    /// A mail address, an address of the web, or a browser's PushSubscription as JSON.
    public var target: String
    /// With what a webhook's events are signed.
    public var secret: String?
    /// The hours at which a digest goes out, `06:00`; none: at once.
    public var times: [String]
    /// The zone of the hours: `Europe/Berlin`.
    public var zone: String

    public init(
      name: String, question: String, credibility: Int? = nil, origins: Int? = nil, onlyContradictions: Bool = false,
      channel: Channel, target: String, secret: String? = nil, times: [String] = [], zone: String = "UTC"
    ) {
      self.name = name
      self.question = question
      self.credibility = credibility
      self.origins = origins
      self.onlyContradictions = onlyContradictions
      self.channel = channel
      self.target = target
      self.secret = secret
      self.times = times
      self.zone = zone
    }
  }
}

/// That a claim was sent to somebody.
public struct Notice: Hashable, Sendable {
  public let claim: String
  public let document: String
  /// The happening it was told as part of; a later notice of the same takes its place where the channel can.
  public let happening: String
  /// Seconds since 1970.
  public let sentAt: Int
  /// Whether it was told, too, that its report no longer makes the claim.
  public let isWithdrawn: Bool

  public init(claim: String, document: String, happening: String, sentAt: Int, isWithdrawn: Bool = false) {
    self.claim = claim
    self.document = document
    self.happening = happening
    self.sentAt = sentAt
    self.isWithdrawn = isWithdrawn
  }
}
