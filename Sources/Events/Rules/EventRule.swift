import Claims
import Rulebook

/// One way of naming an event: which words, in which roles, make which event.
struct EventRule: Sendable {
  /// What a slot's noun has to be: of one of some kinds or lemmas, and of none of others.
  struct Fit: Sendable {
    /// The kinds that `Stage.kinds(of:)` tells; in a rule these words are kinds and no lemmas.
    static let kinds: Set<String> = [
      "place", "person", "group", "actor", "armed", "country", "thing", "none", "site", "sum",
    ]

    private(set) var kinds: Set<String> = []
    private(set) var lemmas: Set<String> = []
    private(set) var neverKinds: Set<String> = []
    private(set) var neverLemmas: Set<String> = []

    init(_ items: [String]) {
      for item in items {
        let isNever = item.hasPrefix("!")
        let word = isNever ? String(item.dropFirst()) : item
        switch (isNever, Fit.kinds.contains(word)) {
        case (true, true): neverKinds.insert(word)
        case (true, false): neverLemmas.insert(word)
        case (false, true): kinds.insert(word)
        case (false, false): lemmas.insert(word)
        }
      }
    }

    /// Whether nothing is asked.
    var isFree: Bool { acceptsAll && neverKinds.isEmpty && neverLemmas.isEmpty }
    /// Whether anything that is not forbidden will do.
    var acceptsAll: Bool { kinds.isEmpty && lemmas.isEmpty }
  }

  let event: Event
  let place: String
  /// Where an active verb's actor and recipient stand: `subject`, `object` (where the rule's phrase ends with a
  /// preposition: what that leads to), `patient` (the verb's own object, all the same), `iobj`, `clause` (the subject of
  /// the clause it governs), `purpose` (the object of an infinitive), or prepositions, best first.
  let actor: [String]
  let recipient: [String]
  /// The same for a noun: `poss`, `modifier`, `copula` (the subject it is said of), or prepositions.
  let nounActor: [String]
  let nounRecipient: [String]
  let subject: Fit
  let object: Fit
  /// What a noun's actor or recipient has to be, if it has one: "the fall of Gharyan", not "the fall of prices".
  let nounObject: Fit
  /// What a recipient that a preposition leads to has to be: "exploded outside the bank", not "exploded in Kabul".
  let target: Fit
  /// Words that take the sense away where nobody is named who did it: "killed when a boiler exploded".
  let unless: Set<String>
  /// Words of which the sentence must name one: what a toll is of, "the toll of the bombing rose to 12".
  let given: Set<String>
  /// Whether all parties act together and none receives: a meeting.
  let together: Bool
  /// Slots that must be filled: `actor`, `recipient`, `object`, `complement`; `target` where a slot must name nothing
  /// that ``target`` does not take.
  let needs: Set<String>
  let control: Control.Change?
  let casualty: String?
  /// The mode by the type of the event in the complement: a threat to attack is THREATEN violence.
  let complementModes: [EventType: String]
  /// Whether the rule takes mode and recipient from the event in its complement, which is part of this one and no claim
  /// by itself.
  let swallowsComplement: Bool
  /// Whether a deed in the complement is a claim all the same: who condemns a murder says that there was one.
  let keepsDeeds: Bool
  let confidence: Double

  /// The words that end up in ``EventRules``'s index.
  let verbs: [String]
  let nouns: [String]
  let adjectives: [String]
  let examples: [RuleBlock.Field]
  let counterexamples: [RuleBlock.Field]
}

extension EventRule {
  /// Whether the act is one of words, whose recipient is the doer behind what is spoken of.
  var isVerbal: Bool {
    switch event.type {
    case .agree, .support, .concede, .request, .accuse, .reject, .threaten: true
    default: false
    }
  }

  private static let casualtyKinds: Set<String> = ["killed", "wounded", "captured", "missing", "displaced"]
  private static let keys: Set<String> = [
    "event", "cameo", "contexts", "verbs", "nouns", "adjectives", "actor", "recipient", "noun-actor", "noun-recipient",
    "subject", "object", "noun-object", "target", "together", "needs", "unless", "given", "control", "casualty",
    "complement", "confidence", "source", "note",
    "example", "not",
  ]

  init(_ block: RuleBlock, _ classes: WordClasses) throws(RuleFileError) {
    try block.refuseKeys(but: Self.keys, of: "an event rule")
    let words = (block.value("event") ?? "").split(separator: " ").map(String.init)
    guard let type = words.first.flatMap({ EventType(rawValue: $0) }), words.count <= 2 else {
      throw block.error(
        "rule '\(block.name)' has no event of PLOVER; write type and mode, for example 'event: COERCE seize'")
    }
    event = Event(
      type: type, mode: words.count > 1 ? words[1] : nil, contexts: block.items("contexts"), cameo: block.value("cameo")
    )
    place = block.place
    actor = EventRule.items(block, "actor", ["subject"])
    recipient = EventRule.items(block, "recipient", ["object", "against", "on", "at", "with", "to"])
    nounActor = EventRule.items(block, "noun-actor", ["by", "poss", "between", "modifier", "from"])
    nounRecipient = EventRule.items(block, "noun-recipient", ["against", "on", "of", "with", "to", "into", "at"])
    subject = Fit(try classes.items(block, "subject"))
    object = Fit(try classes.items(block, "object"))
    nounObject = Fit(try classes.items(block, "noun-object"))
    target = Fit(try classes.items(block, "target"))
    unless = Set(try classes.items(block, "unless"))
    given = Set(try classes.items(block, "given"))
    together = block.value("together") == "yes"
    needs = Set(block.items("needs"))
    control = block.value("control").flatMap { Control.Change(rawValue: $0) }
    if let change = block.value("control"), control == nil {
      throw block.error("'\(change)' is no change of control; write taken, lost, held, contested or handed_over")
    }
    casualty = block.value("casualty")
    if let kind = casualty, !Self.casualtyKinds.contains(kind) {
      throw block.error("'\(kind)' is no kind of casualty; write killed, wounded, captured, missing or displaced")
    }
    complementModes = try EventRule.complements(block)
    swallowsComplement = block.value("complement") != nil
    keepsDeeds = block.items("complement").contains("keep-deeds")
    confidence = block.value("confidence").flatMap { Double($0) } ?? 0.7
    verbs = try classes.items(block, "verbs")
    nouns = try classes.items(block, "nouns")
    adjectives = try classes.items(block, "adjectives")
    examples = block.all("example")
    counterexamples = block.all("not")
    guard !(verbs + nouns + adjectives).isEmpty else {
      throw block.error("rule '\(block.name)' names no words; write 'verbs: …' or 'nouns: …'")
    }
  }

  private static func items(_ block: RuleBlock, _ key: String, _ usual: [String]) -> [String] {
    let given = block.items(key)
    return given.isEmpty ? usual : given
  }

  /// `ASSAULT violence, SANCTION relations`.
  private static func complements(_ block: RuleBlock) throws(RuleFileError) -> [EventType: String] {
    var modes: [EventType: String] = [:]
    for item in block.items("complement") where item != "any" && item != "keep-deeds" {
      let words = item.split(separator: " ").map(String.init)
      guard words.count == 2, let type = EventType(rawValue: words[0]) else {
        throw block.error(
          "'\(item)' is not a type and the mode it gives; write for example 'complement: ASSAULT violence'")
      }
      modes[type] = words[1]
    }
    return modes
  }
}
