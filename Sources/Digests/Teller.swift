import Archive
import Claims
import Corroboration
import Delivery
import Foundation
import Publishing
import Transfer

/// Tells subscribers what is new. What was told is kept with each delivery, so that a program that is ended at any moment
/// tells nothing twice and leaves nothing out.
public struct Teller: Sendable {
  /// After so many refusals in a row nothing more is sent to an address.
  public static let mostRefusals = 3
  /// Days before the earliest new report whose reports are put together with it to happenings.
  static let window = 21

  /// How many happenings a mail holds; the best are told, the others counted.
  static let mostItems = 50

  let archive: Archive
  let carriers: Carriers
  let pages: DigestPages
  /// Seconds since 1970.
  let now: Int

  /// - Throws: Mustache's error where a template is malformed, which the tests rule out.
  public init(archive: Archive, carriers: Carriers, now: Int) throws {
    self.archive = archive
    self.carriers = carriers
    pages = try DigestPages()
    self.now = now
  }

  /// Sends what is due to all who wait for it.
  /// - Returns: a line for each subscription that was due.
  /// - Throws: ``ArchiveError``; what a receiver does is told, kept, and tried again in its time.
  public func tell() throws -> [TellReport] {
    let due = try archive.subscriptions().filter { $0.state != .ended && $0.nextAt <= now }
    guard !due.isEmpty else { return [] }
    let asks = try due.filter { $0.state == .pending }.compactMap(ask)
    let active = due.filter { $0.state == .active }
    guard !active.isEmpty else { return asks }
    // Reports of the days before the new ones are what those corroborate and contradict.
    let today = Day(number: now / 86_400)
    let first = try archive.earliestReport(since: active.map(\.toldTo).min() ?? 0) ?? today
    let happenings = Happenings(
      readings: try archive.readings(since: min(first, today) - Self.window), judgements: try archive.judgements())
    return try asks + active.map { try tell($0, happenings) }
  }

  /// Asks a new mail address once whether it wants to be told.
  private func ask(_ pending: Subscription) throws -> TellReport? {
    guard pending.status.isEmpty, pending.wish.channel == .mail else { return nil }
    var subscription = pending
    let token = try archive.linkSigner().token(for: pending.id)
    let mail = pages.question(
      name: pending.wish.name, filters: ClaimQuestion(query: pending.wish.question).asked, how: pending.wish.how,
      link: "\(carriers.desk)/subscriptions/\(token)")
    let result = carriers.send(
      subject: "Was it you? Sitrep, \(pending.wish.name)", text: mail.text, html: mail.html, to: pending.wish.target,
      id: "ask-\(pending.id)", list: "subscription-\(pending.id)", end: nil, now: now)
    if result == .delivered { subscription.status = "asked \(Timestamp.iso(now))" }
    settle(result, &subscription)
    try archive.keep(subscription)
    return TellReport(name: pending.wish.name, how: pending.wish.how, told: 0, result: result)
  }

  private func tell(_ before: Subscription, _ happenings: Happenings) throws -> TellReport {
    var subscription = before
    let latest = try archive.latestClaim()
    let told = try archive.notices(of: before.id)
    let maker = DigestMaker(happenings, fresh: try archive.references(ClaimFilter(since: before.toldTo)))
    let items = maker.items(
      before.wish, matching: try archive.references(try ClaimQuestion(query: before.wish.question).filter), told: told,
      withdrawn: try withdrawn(told), now: now)
    var result = DeliveryResult.delivered
    var count = 0
    if !items.isEmpty {
      if before.wish.channel == .mail {
        result = try mail(items.map(\.item), before)
        if result == .delivered { try archive.keep(subscription, notices: items.flatMap(\.notices)) }
        count = result == .delivered ? items.count : 0
      } else {
        for (item, notices) in items {
          result = try notify(item, notices, before)
          guard result == .delivered else { break }
          try archive.keep(subscription, notices: notices)
          count += 1
        }
      }
    }
    if result == .delivered {
      subscription.toldTo = latest
      subscription.status = items.isEmpty ? "nothing new" : "sent \(count)"
      subscription.nextAt = try DigestHours(before.wish.times, zone: before.wish.zone).next(after: now)
    }
    settle(result, &subscription)
    try archive.keep(subscription)
    return TellReport(name: before.wish.name, how: before.wish.how, told: count, result: result)
  }

  /// What the subscriber was told and its report no longer says.
  private func withdrawn(_ told: [Notice]) throws -> [(Notice, ClaimRow)] {
    try told.filter { !$0.isWithdrawn }.compactMap { notice in
      guard let old = try archive.withdrawn(notice.claim, in: notice.document) else { return nil }
      return (notice, ClaimRow(old))
    }
  }

  private func mail(_ items: [DigestItem], _ subscription: Subscription) throws -> DeliveryResult {
    let digest = try digest(items, subscription)
    return carriers.send(
      subject: digest.subject, text: pages.text(digest), html: pages.html(digest), to: subscription.wish.target,
      id: "digest-\(subscription.id)-\(subscription.toldTo)", list: "subscription-\(subscription.id)",
      end: digest.endPath.map { carriers.desk + $0 }, now: now)
  }

  private func notify(
    _ item: DigestItem, _ notices: [Notice], _ subscription: Subscription
  ) throws -> DeliveryResult {
    let digest = try digest([item], subscription)
    switch subscription.wish.channel {
    case .mail: return try mail([item], subscription)
    case .push:
      let sender = PushSender(transfer: carriers.transfer, key: try archive.pushKey(), contact: carriers.contact)
      let message = PushMessage(
        body: pages.notice(item, of: digest), urgency: item.news.isEmpty ? .normal : .high, topic: item.happening)
      return sender.send(message, to: try PushSubscription(json: subscription.wish.target), now: now)
    case .webhook:
      let hook = Webhook(
        transfer: carriers.transfer, address: try WebAddress(subscription.wish.target),
        secret: subscription.wish.secret ?? "")
      let id = "\(subscription.id)-\(subscription.toldTo)-\(item.happening)"
      return hook?.send(pages.event(item, of: digest, claims: notices.map(\.claim)), id: id, now: now)
        ?? .refused("the webhook has no secret to sign with; subscribe again")
    case .ntfy:
      let ntfy = Ntfy(transfer: carriers.transfer, address: try WebAddress(subscription.wish.target))
      return ntfy.send(
        title: item.news.first.map { "\($0): \(item.deed)" } ?? item.deed, message: "“\(item.quote)”\n\(item.basis)",
        link: digest.desk + item.path, isUrgent: !item.news.isEmpty)
    }
  }

  private func digest(_ items: [DigestItem], _ subscription: Subscription) throws -> Digest {
    let zone = TimeZone(identifier: subscription.wish.zone) ?? .gmt
    let local = now + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(now)))
    return Digest(
      name: subscription.wish.name, day: Day(number: local / 86_400).description,
      items: Array(items.prefix(Self.mostItems)), omitted: max(0, items.count - Self.mostItems), desk: carriers.desk,
      endPath: "/subscriptions/\(try archive.linkSigner().token(for: subscription.id))")
  }

  /// Takes note of how it went: who is gone is left in peace, who is busy is asked later.
  private func settle(_ result: DeliveryResult, _ subscription: inout Subscription) {
    switch result {
    case .delivered: subscription.failures = 0
    case .gone(let why):
      subscription.state = .ended
      subscription.status = why
    case .later(let why, let after):
      subscription.failures += 1
      subscription.status = why
      subscription.nextAt = now + max(after ?? 0, 300 << min(subscription.failures, 8))
    case .refused(let why):
      subscription.failures += 1
      subscription.status = why
      subscription.nextAt = now + 3600
      if subscription.failures >= Self.mostRefusals { subscription.state = .ended }
    }
  }
}

/// What a delivery came to, for people.
public struct TellReport: Hashable, Sendable {
  public let name: String
  public let how: String
  /// How many happenings and updates went out.
  public let told: Int
  public let result: DeliveryResult
}
