import Archive
import Delivery
import Digests
import Foundation
import Hummingbird
import Publishing

/// Where people begin and end to be told: the form, the links of mails, and what a browser needs for push.
struct SubscriptionRoutes {
  /// How many subscriptions one address may have that nobody has said yes to.
  private static let mostPending = 3

  let archive: Archive
  let pages: DeskPages

  func add(to router: Router<DeskContext>) {
    router.get("/subscribe") { request, _ in
      Reply.scripted(pages.subscribe(try form(ClaimQuestion(query: request.uri.query ?? ""))))
    }
    router.post("/subscribe") { request, context in try await subscribe(request, context) }
    router.get("/subscriptions/:token") { _, context in Reply.html(try page(try subscription(context))) }
    router.post("/subscriptions/:token/confirm") { _, context in try change(try subscription(context), to: .active) }
    router.post("/subscriptions/:token/end") { _, context in try change(try subscription(context), to: .ended) }
    // One-click unsubscription posts to the link of the mail itself (RFC 8058).
    router.post("/subscriptions/:token") { _, context in try change(try subscription(context), to: .ended) }
    router.get("/subscribe.js") { _, _ in Reply.asset(DeskPages.subscribeScript, type: "text/javascript") }
    router.get("/push-worker.js") { _, _ in Reply.asset(DeskPages.pushWorker, type: "text/javascript") }
  }

  private func form(_ question: ClaimQuestion, trouble: String? = nil) throws -> SubscriptionForm {
    _ = try question.filter
    return SubscriptionForm(
      question: question.query, filters: question.asked, pushKey: try archive.pushKey().publicWords, trouble: trouble)
  }

  private func subscribe(_ request: Request, _ context: DeskContext) async throws -> Response {
    let sent = try await Form(request).question
    let question = ClaimQuestion(query: sent["question"] ?? "")
    do {
      let wish = try Subscription.Wish(form: sent, question: question)
      let known = try archive.subscriptions().filter { $0.wish.target == wish.target && $0.state != .ended }
      if known.count(where: { $0.state == .pending }) >= Self.mostPending {
        throw WishError(description: "several mails wait for an answer at this address already; answer one of them")
      }
      // The same wish twice is one.
      if !known.contains(where: { $0.wish.question == wish.question && $0.wish.channel == wish.channel }) {
        // A browser asks its user before it gives a push subscription; an address of mail is asked by a mail.
        let now = Int(Date().timeIntervalSince1970)
        try archive.subscribe(wish, state: wish.channel == .push ? .active : .pending, nextAt: now)
      }
      return Reply.html(
        pages.message(
          title: wish.channel == .push ? "You will be told here" : "Look into your mail",
          text: wish.channel == .push
            ? "New claims come to this device."
            : "One mail asks whether it was you. Nothing else is sent until you say yes."))
    } catch let error as WishError {
      return Reply.scripted(pages.subscribe(try form(question, trouble: error.description)), status: .badRequest)
    }
  }

  private func subscription(_ context: DeskContext) throws -> (Subscription, token: String) {
    let token = try context.parameters.require("token")
    guard let id = try archive.linkSigner().subscription(of: token), let found = try archive.subscription(id) else {
      throw Trouble.noSubscription
    }
    return (found, token)
  }

  private func page(_ found: (subscription: Subscription, token: String)) throws -> String {
    let wish = found.subscription.wish
    let state: SubscriptionRow.State =
      switch found.subscription.state {
      case .pending: .pending
      case .active: .active
      case .ended: .ended
      }
    return pages.subscription(
      SubscriptionRow(
        name: wish.name, filters: ClaimQuestion(query: wish.question).asked, state: state, how: wish.how,
        path: "/subscriptions/\(found.token)"))
  }

  private func change(
    _ found: (subscription: Subscription, token: String), to state: Subscription.State
  ) throws -> Response {
    var subscription = found.subscription
    // What has ended is not begun again by an old link.
    if subscription.state != .ended, subscription.state != state {
      subscription.state = state
      if state == .active { subscription.toldTo = try archive.latestClaim() }
      try archive.keep(subscription)
    }
    return Reply.html(try page((subscription, found.token)))
  }
}
