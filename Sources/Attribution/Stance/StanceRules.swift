import Claims
import Rulebook

/// What embedding words, modals and markers do to what they embed, compiled from `Rules/en/attribution`.
struct StanceRules: Sendable {
  /// The effect of one word on its complement.
  struct Effect: Sendable {
    let certainty: Certainty?
    let auxiliary: [Auxiliary]
    /// Of a plain complement, -3…3.
    let factuality: Double
    /// The same where the word itself is negated.
    let negated: Double
    let isCue: Bool
    /// A cue only beside a quotation: "continued".
    let needsQuote: Bool
    /// Whether it touches clauses only: what somebody "stopped" as a noun did happen.
    let clausesOnly: Bool
  }

  struct Modal: Sendable {
    let auxiliary: Auxiliary?
    let factuality: Double
  }

  private(set) var effects: [String: Effect] = [:]
  /// Words that are cues only beside a quotation; what they do else stands in ``effects``.
  private(set) var speech: [String: Effect] = [:]
  private(set) var modals: [String: Modal] = [:]
  /// Modals in the words of somebody who spoke in the past: "said that it would lift the ban".
  private(set) var backshifted: [String: Modal] = [:]
  let attitudes: AttitudeRules
  let conditionals: Set<String>
  let hedges: Set<String>
  let attributing: Set<String>
  let pastFrames: Set<String>
  /// Words over an act that look back on it: "convicted of", "the court heard that".
  let retrospects: Set<String>
  let unnamed: Set<String>
  /// Verbs whose subject belongs to what they say: "the army seems to agree".
  let raising: Set<String>
  /// Nouns for what somebody wrote or said: who speaks in "his letter says" is he.
  let documents: Set<String>
  /// Words that open a clause of time or reason, which is never what is said.
  let adverbial: Set<String>
  /// Verbs of saying whose object is who is told.
  let telling: Set<String>
  /// The words whose complement is attributed: "say".
  private(set) var saying: Set<String> = []

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    func words(_ name: String) -> Set<String> {
      Set(rulebook.words("attribution", name))
    }
    attitudes = try AttitudeRules(rulebook)
    conditionals = words("conditionals")
    hedges = words("hedges")
    attributing = words("attributing-prepositions")
    pastFrames = words("past-frames")
    retrospects = words("retrospects")
    unnamed = words("unnamed-sources")
    raising = words("raising-verbs")
    documents = words("documents")
    telling = words("telling-verbs")
    adverbial = words("adverbial-markers")
    for block in rulebook.blocks("attribution", kind: "stance") { try addEffect(block) }
    if let list = rulebook.list("attribution", "modals") { modals = try Self.modals(list) }
    if let list = rulebook.list("attribution", "backshifted-modals") { backshifted = try Self.modals(list) }
  }

  private static let keys: Set<String> = [
    "cue", "certainty", "auxiliary", "factuality", "negated", "takes", "words", "source", "note",
  ]

  private mutating func addEffect(_ block: RuleBlock) throws(RuleFileError) {
    try block.refuseKeys(but: Self.keys, of: "a stance")
    let certainty = block.value("certainty").flatMap { Certainty(rawValue: $0) }
    if let word = block.value("certainty"), certainty == nil {
      throw block.error("'\(word)' is no certainty; write confirmed, asserted, attributed, hedged or denied")
    }
    var auxiliary: [Auxiliary] = []
    for word in block.items("auxiliary") {
      guard let mode = Auxiliary(rawValue: word) else {
        throw block.error("'\(word)' is no auxiliary mode; write historical, future, hypothetical or negation")
      }
      auxiliary.append(mode)
    }
    let effect = Effect(
      certainty: certainty, auxiliary: auxiliary, factuality: try number(block, "factuality"),
      negated: try number(block, "negated"), isCue: block.value("cue") != nil,
      needsQuote: block.value("cue") == "quote",
      clausesOnly: block.value("takes") == "clauses")
    if certainty == .attributed { saying.formUnion(block.items("words")) }
    for word in block.items("words") {
      if effect.needsQuote { speech[word] = effect } else if effects[word] == nil { effects[word] = effect }
    }
  }

  private func number(_ block: RuleBlock, _ key: String) throws(RuleFileError) -> Double {
    guard let value = block.value(key).flatMap({ Double($0) }), abs(value) <= 3 else {
      throw block.error("stance '\(block.name)' has no \(key) from -3 to 3; write for example '\(key): 2.6'")
    }
    return value
  }

  private static func modals(_ list: RuleBlock) throws(RuleFileError) -> [String: Modal] {
    var modals: [String: Modal] = [:]
    for entry in list.entries {
      let parts = (entry.value ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
      guard parts.count == 2, let factuality = Double(parts[1]) else {
        throw list.error(
          "'\(entry.word)' has no mode and value; write for example 'may = hypothetical, 0.6'", line: entry.line)
      }
      modals[entry.word] = Modal(auxiliary: Auxiliary(rawValue: parts[0]), factuality: factuality)
    }
    return modals
  }
}
