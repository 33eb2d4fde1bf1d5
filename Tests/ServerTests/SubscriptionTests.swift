import Archive
import Digests
import HTTPTypes
import Testing
import Words

@testable import Server

@Suite struct SubscriptionTests {
  private let desk: TestDesk
  private let wish = [
    "question": "type=ASSAULT&place=Tripoli", "name": "Tripoli", "mail": "reader@example.org", "times": "06:00,18:00",
    "zone": "Europe/Berlin", "credibility": "3", "origins": "", "contradictions": "yes",
  ]

  init() throws { desk = try TestDesk() }

  private func subscribed() async throws -> (Subscription, token: String) {
    #expect(try await desk.post("/subscribe", wish).status == 200)
    let subscription = try #require(try desk.archive.subscriptions().first)
    return (subscription, try desk.archive.linkSigner().token(for: subscription.id))
  }

  @Test func theListLeadsToAFormOfItsOwnSearch() async throws {
    let list = try await desk.get("/?type=ASSAULT&place=Tripoli").body
    #expect(list.contains("href=\"/subscribe?place=Tripoli&amp;type=ASSAULT\""))
    let (status, page, headers) = try await desk.get("/subscribe?place=Tripoli&type=ASSAULT")
    #expect(status == 200)
    #expect(page.contains("Of claims of the type assault, in a place named like “Tripoli”."))
    #expect(page.contains("value=\"type=ASSAULT&amp;place=Tripoli\""))
    let policy = try #require(HTTPField.Name("content-security-policy").flatMap { headers[$0] })
    #expect(policy.contains("script-src 'self'") && !policy.contains("unsafe"))
    #expect(try await desk.get("/subscribe?from=soon").status == 400)
  }

  @Test func aMailAddressIsPendingUntilSomebodySaysYes() async throws {
    let (subscription, token) = try await subscribed()
    #expect(subscription.state == .pending)
    #expect(subscription.wish.question == "type=ASSAULT&place=Tripoli")
    #expect(subscription.wish.times == ["06:00", "18:00"] && subscription.wish.zone == "Europe/Berlin")
    #expect(subscription.wish.credibility == 3 && subscription.wish.origins == nil)
    #expect(subscription.wish.onlyContradictions)
    // A mail scanner looks at the links; that neither confirms nor ends.
    let page = try await desk.get("/subscriptions/\(token)")
    #expect(page.status == 200 && page.body.contains("Yes, send it to me"))
    _ = try await desk.get("/subscriptions/\(token)/confirm")
    _ = try await desk.get("/subscriptions/\(token)/end")
    #expect(try desk.archive.subscriptions().first?.state == .pending)
    #expect(try await desk.post("/subscriptions/\(token)/confirm").body.contains("You are told."))
    #expect(try desk.archive.subscriptions().first?.state == .active)
  }

  @Test func oneClickEndsItForGood() async throws {
    let (_, token) = try await subscribed()
    let (status, body) = try await desk.post("/subscriptions/\(token)", ["List-Unsubscribe": "One-Click"])
    #expect(status == 200 && body.contains("nothing is sent any more"))
    _ = try await desk.post("/subscriptions/\(token)/confirm")
    #expect(try desk.archive.subscriptions().first?.state == .ended)
  }

  @Test func aGuessedLinkLeadsNowhere() async throws {
    let (subscription, token) = try await subscribed()
    let guessed = "\(subscription.id + 1)-\(token.drop { $0 != "-" }.dropFirst())"
    #expect(try await desk.get("/subscriptions/\(guessed)").status == 404)
    #expect(try await desk.post("/subscriptions/\(guessed)/end").status == 404)
  }

  @Test(arguments: [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")])
  func anotherSitesFormIsNotTaken(field: String, value: String) async throws {
    let (status, body) = try await desk.post("/subscribe", wish, fields: [field: value])
    #expect(status == 403 && body.contains("another site sent this form"))
    #expect(try desk.archive.subscriptions().isEmpty)
  }

  @Test func ourOwnPagesFormIsTaken() async throws {
    // A page that sends no referrer has the origin null; what the browser says of the request decides.
    let fields = ["origin": "null", "sec-fetch-site": "same-origin"]
    #expect(try await desk.post("/subscribe", wish, fields: fields).status == 200)
  }

  @Test(arguments: [
    ("mail", "me", "'me' is no mail address; write for example desk@example.org"),
    ("mail", "a@b.org>, c@d.org", "is no mail address"), ("times", "6", "'6' is no hour of the day"),
    ("zone", "Berlin", "'Berlin' is no time zone"), ("name", "", "needs a name"),
    ("credibility", "9", "'9' is no credibility"),
  ])
  func whatIsWrongIsToldOnTheForm(field: String, value: String, expected: String) async throws {
    var wish = wish
    wish[field] = value
    let (status, body) = try await desk.post("/subscribe", wish)
    #expect(status == 400)
    #expect(body.replacing("&#39;", with: "'").replacing("&gt;", with: ">").contains(expected))
    #expect(try desk.archive.subscriptions().isEmpty)
  }

  @Test func oneAddressIsNotAskedAgainAndAgain() async throws {
    for place in ["Tripoli", "Tripoli", "Gharyan", "Sirte", "Sebha"] {
      var wish = wish
      wish["question"] = "place=\(place)"
      _ = try await desk.post("/subscribe", wish)
    }
    #expect(try desk.archive.subscriptions().count == 3)
  }

  @Test func aDeviceIsToldAtOnce() async throws {
    var wish = wish
    wish["push"] =
      #"{"endpoint":"https://push.example/1","keys":{"p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}"#
    #expect(try await desk.post("/subscribe", wish).status == 200)
    let subscription = try #require(try desk.archive.subscriptions().first)
    #expect(subscription.state == .active && subscription.wish.channel == .push && subscription.wish.times.isEmpty)
    wish["push"] = "{}"
    #expect(try await desk.post("/subscribe", wish).status == 400)
  }
}
