import Claims

/// What somebody may subscribe to, before he does.
public struct SubscriptionForm: Sendable {
  /// The search as an address says it.
  public let question: String
  public let filters: [String: String]
  /// The server's public key for web push.
  public let pushKey: String
  /// What was wrong with the form that was sent.
  public let trouble: String?

  public init(question: String, filters: [String: String], pushKey: String, trouble: String? = nil) {
    self.question = question
    self.filters = filters
    self.pushKey = pushKey
    self.trouble = trouble
  }
}

/// A subscription as its own page shows it.
public struct SubscriptionRow: Hashable, Sendable {
  public enum State: Sendable { case pending, active, ended }

  public let name: String
  public let filters: [String: String]
  public let state: State
  /// `by mail to reader@example.org at 06:00, Europe/Berlin`.
  public let how: String
  /// Where its button leads.
  public let path: String

  public init(name: String, filters: [String: String], state: State, how: String, path: String) {
    self.name = name
    self.filters = filters
    self.state = state
    self.how = how
    self.path = path
  }
}

struct SubscribeView {
  let pageTitle = "Be told"
  let what: String
  let isFiltered: Bool
  let searchPath: String
  let question: String
  let wishName: String
  let pushKey: String
  let trouble: String?

  init(_ form: SubscriptionForm) {
    what = QuestionPhrase.words(form.filters)
    isFiltered = !form.filters.isEmpty
    searchPath = "/?" + form.question
    question = form.question
    wishName = isFiltered ? what.prefix(1).uppercased() + what.dropFirst().prefix(79) : "All claims"
    pushKey = form.pushKey
    trouble = form.trouble
  }
}

struct SubscriptionView {
  let pageTitle = "Subscription"
  let wishName: String
  let state: String
  let what: String
  let how: String
  let button: String?
  let action: String

  init(_ row: SubscriptionRow) {
    wishName = row.name
    what = QuestionPhrase.words(row.filters)
    how = row.how
    switch row.state {
    case .pending:
      state = "This waits for your yes. Until then nothing is sent."
      button = "Yes, send it to me"
      action = row.path + "/confirm"
    case .active:
      state = "You are told."
      button = "Send me nothing more"
      action = row.path + "/end"
    case .ended:
      state = "It has ended; nothing is sent any more."
      button = nil
      action = row.path
    }
  }
}

/// A search in words.
public enum QuestionPhrase {
  /// `claims of the type assault, in a place named like “Tripoli”`; the names in a fixed order.
  public static func words(_ filters: [String: String]) -> String {
    let phrases: [(name: String, phrase: (String) -> String)] = [
      ("q", { "with the words “\($0)”" }), ("type", { "of the type \($0.lowercased())" }),
      ("mode", { "of the mode \($0)" }), ("actor", { "by “\($0)”" }), ("recipient", { "to “\($0)”" }),
      ("place", { "in a place named like “\($0)”" }), ("geonameid", { "in the place \($0)" }),
      ("country", { "in the country \($0.uppercased())" }), ("from", { "of \($0) or later" }),
      ("to", { "of \($0) or earlier" }), ("certainty", { "that are \($0)" }), ("outlet", { "in \($0)" }),
      ("confidence", { "read with a confidence of \($0)" }), ("rule", { "by the rule \($0)" }),
      ("story", { "of the story that begins with \($0)" }), ("document", { "of the document \($0)" }),
      ("control", { _ in "about who holds a place" }),
    ]
    let parts = phrases.compactMap { name, phrase in filters[name].map { phrase(ClaimPhrases.plain($0)) } }
    return parts.isEmpty ? "all claims" : "claims " + parts.joined(separator: ", ")
  }
}
