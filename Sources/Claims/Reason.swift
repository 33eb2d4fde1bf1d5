/// Why some words fill a slot of a claim, so that a person can follow it: what chose them, and how they stand in the tree.
public struct Reason: Hashable, Codable, Sendable {
  /// The slot as the rule has it (`subject`, `object`, `iobj`, `poss`, `modifier`, `copula`, `clause`, `purpose`, or a
  /// preposition), or what was done where that stayed empty:
  ///
  /// - `carrier`: the subject of the verb that carries a noun ("launched an attack")
  /// - `charge`: who is charged with it
  /// - `deed`: who did the deed that the sentence names behind it ("killed in an attack by rebels")
  /// - `complement`: of what is threatened, asked for or refused
  /// - `together`: one of those who do it with each other
  /// - `adverb`: a place that is one by itself ("abroad")
  public let slot: String
  /// The relation of the words' head in the tree: `nsubj`, `obl:agent`.
  public let relation: String
  /// Whether the clause around the act has it, not the act's own words.
  public let isAround: Bool

  public init(slot: String, relation: String, isAround: Bool = false) {
    self.slot = slot
    self.relation = relation
    self.isAround = isAround
  }
}

/// For each actor, recipient and place of a claim, in their order, why it is one.
public struct Reasons: Hashable, Codable, Sendable {
  public let actors: [Reason]
  public let recipients: [Reason]
  /// Empty where only the dateline says so.
  public let places: [Reason]

  public init(actors: [Reason], recipients: [Reason], places: [Reason]) {
    self.actors = actors
    self.recipients = recipients
    self.places = places
  }
}
