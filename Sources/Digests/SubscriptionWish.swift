import Archive
import Delivery
import Transfer

/// Something in a wish to be told that cannot be had.
public struct WishError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(description: String) { self.description = description }
}

extension Subscription.Wish {
  /// Where it goes, in words: `by mail to reader@example.org at 06:00, Europe/Berlin`.
  public var how: String {
    let way =
      switch channel {
      case .mail: "by mail to \(target)"
      case .push: "by push to a device"
      case .webhook: "to \(target)"
      case .ntfy: "by ntfy to \(target)"
      }
    return times.isEmpty ? way + ", at once" : way + " at \(times.joined(separator: ", ")), \(zone)"
  }

  /// Checks what a person or a form says.
  /// - Throws: ``WishError``, for example `'me' is no mail address; write for example desk@example.org`.
  public func checked() throws(WishError) -> Self {
    if name.isEmpty || name.unicodeScalars.contains(where: { $0.value < 0x20 }) || name.count > 80 {
      throw WishError(description: "the subscription needs a name of 1 to 80 letters on one line")
    }
    let question = ClaimQuestion(query: question)
    if let name = question.unknown.first {
      throw WishError(
        description: "'\(name)' is nothing to search by; write some of \(ClaimQuestion.names.joined(separator: ", "))")
    }
    do { _ = try question.filter } catch { throw WishError(description: error.description) }
    do { _ = try DigestHours(times, zone: zone) } catch { throw WishError(description: error.description) }
    if let credibility, !(1...6).contains(credibility) {
      throw WishError(description: "'\(credibility)' is no credibility; write 1 (confirmed) to 6 (cannot be judged)")
    }
    if let origins, origins < 1 { throw WishError(description: "'\(origins)' origins are too few; write 1 or more") }
    try checkTarget()
    var wish = self
    wish.question = question.query
    return wish
  }

  private func checkTarget() throws(WishError) {
    switch channel {
    case .mail:
      if !Self.isMailAddress(target) {
        throw WishError(description: "'\(target)' is no mail address; write for example desk@example.org")
      }
    case .push:
      do { _ = try PushSubscription(json: target) } catch { throw WishError(description: error.description) }
    case .webhook, .ntfy:
      do { _ = try WebAddress(target) } catch { throw WishError(description: error.description) }
    }
  }

  /// One address as mail servers take it: no blanks, no brackets, one `@`, a host with a point or on this machine.
  private static func isMailAddress(_ words: String) -> Bool {
    let sides = words.split(separator: "@", omittingEmptySubsequences: false)
    let isPlain = words.unicodeScalars.allSatisfy {
      $0.isASCII && $0.value > 0x20 && !"<>()[],;:\\\"".unicodeScalars.contains($0)
    }
    return sides.count == 2 && sides.allSatisfy { !$0.isEmpty } && isPlain && words.utf8.count <= 254
      && (sides[1].contains(".") || sides[1] == "localhost")
  }
}

extension Subscription.Wish {
  /// What a form's fields say; see ``checked()``.
  public init(form sent: ClaimQuestion, question: ClaimQuestion) throws(WishError) {
    let push = sent["push"]
    self = try Self(
      name: sent["name"] ?? "", question: question.query, credibility: sent["credibility"].flatMap { Int($0) },
      origins: sent["origins"].flatMap { Int($0) }, onlyContradictions: sent["contradictions"] == "yes",
      channel: push == nil ? .mail : .push, target: push ?? sent["mail"] ?? "",
      times: push == nil ? (sent["times"] ?? "06:00").split(separator: ",").map(String.init) : [],
      zone: sent["zone"] ?? "UTC"
    ).checked()
  }
}
