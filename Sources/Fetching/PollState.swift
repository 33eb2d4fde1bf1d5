import Transfer

/// What is known about asking one address again and again.
public struct PollState: Hashable, Sendable {
  public var address: WebAddress
  public var validators: Validators
  /// When to ask next, in seconds since 1970.
  public var nextAt: Int
  /// When it was asked last; nil before the first time.
  public var lastAt: Int?
  /// How often in a row it failed.
  public var failures: Int
  /// How the last time went, for people: `200`, `304 nothing new`, or what went wrong.
  public var status: String
  /// Gone for good (410): it is not asked any more.
  public var isStopped: Bool

  public init(
    address: WebAddress, validators: Validators = Validators(), nextAt: Int = 0, lastAt: Int? = nil, failures: Int = 0,
    status: String = "", isStopped: Bool = false
  ) {
    self.address = address
    self.validators = validators
    self.nextAt = nextAt
    self.lastAt = lastAt
    self.failures = failures
    self.status = status
    self.isStopped = isStopped
  }
}

/// How often to ask: a pure function from what happened to when to ask next.
public struct PollRules: Hashable, Sendable {
  /// Seconds between two questions where all is well.
  public var interval: Int
  /// The longest wait, whatever a server says or however often it failed.
  public var longest: Int

  public init(interval: Int = 900, longest: Int = 86_400) {
    self.interval = interval
    self.longest = longest
  }

  /// The state after an answer or a failure.
  ///
  /// An answer that is good for longer than the interval is left that long. `Retry-After` is kept to the second. Without
  /// one, each failure in a row doubles the wait. A tenth more or less, the same for the same address and time, keeps
  /// feeds that began together from staying together.
  public func state(after outcome: Result<Fetched, FetchError>, of state: PollState, now: Int) -> PollState {
    var next = state
    next.lastAt = now
    switch outcome {
    case .failure(let error): fail(&next, "\(error)", retryAfter: nil, now)
    case .success(let fetched):
      if let moved = fetched.movedTo { next.address = moved }
      let response = fetched.response
      switch response.status {
      case 200..<300:
        next.validators = Validators(etag: response.fields["ETag"], lastModified: response.fields["Last-Modified"])
        succeed(&next, "\(response.status)", response, now)
      case 304: succeed(&next, "304 nothing new", response, now)
      case 410:
        next.isStopped = true
        next.status = "410 gone for good"
      default:
        let wait = Freshness.retryAfter(response.fields, now: now)
        fail(&next, "\(response.status)", retryAfter: wait, now)
      }
    }
    return next
  }

  private func succeed(_ state: inout PollState, _ status: String, _ response: HTTPResponse, _ now: Int) {
    state.failures = 0
    state.status = status
    let wait = min(longest, max(interval, Freshness.seconds(response.fields) ?? 0))
    state.nextAt = now + jittered(wait, state.address, now)
  }

  private func fail(_ state: inout PollState, _ status: String, retryAfter: Int?, _ now: Int) {
    state.failures += 1
    state.status = status
    if let retryAfter {
      // Never earlier than asked for, and never earlier than usual.
      state.nextAt = now + min(7 * longest, max(interval, retryAfter))
    } else {
      let wait = min(longest, interval << min(state.failures, 16))
      state.nextAt = now + jittered(wait, state.address, now)
    }
  }

  /// Nine to eleven tenths of a wait.
  private func jittered(_ wait: Int, _ address: WebAddress, _ now: Int) -> Int {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in address.description.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    hash = (hash ^ UInt64(bitPattern: Int64(now))) &* 1_099_511_628_211
    return wait - wait / 10 + Int(hash >> 33) % max(1, wait / 5)
  }
}
