import Claims
import Language
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
    /// Whether it is a word of saying, which quotations go with.
    var isSpeech: Bool { certainty == .attributed || certainty == .confirmed }
    /// Whether nobody says so: what somebody knows or regrets the text itself takes to be so.
    var isPresupposed: Bool { certainty == .asserted }
  }

  struct Modal: Sendable {
    let auxiliary: Auxiliary?
    let factuality: Double
    /// The same with a negation.
    let negated: Double
  }

  private(set) var effects: [String: Effect] = [:]
  /// What words do to an infinitive ("forgot to"), to a gerund ("stopped shelling"), or to what they keep "from" happening,
  /// where that differs from ``effects``.
  private(set) var infinitives: [String: Effect] = [:]
  private(set) var gerunds: [String: Effect] = [:]
  private(set) var preventions: [String: Effect] = [:]
  /// What a word before a noun does to the act that the noun names: "an alleged attack".
  private(set) var modifiers: [String: Effect] = [:]
  /// Words that are cues only beside a quotation; what they do else stands in ``effects``.
  private(set) var speech: [String: Effect] = [:]
  private(set) var modals: [String: Modal] = [:]
  /// Modals in the words of somebody who spoke in the past: "said that it would lift the ban".
  private(set) var backshifted: [String: Modal] = [:]
  let attitudes: AttitudeRules
  let conditionals: Set<String>
  let hedges: Set<String>
  /// Modals that with "have" say how likely something was: "may have attacked".
  let epistemic: Set<String>
  /// Conjunctions of indirect questions: "whether".
  let questions: Set<String>
  /// Conditions in several words: "as long as", "in case".
  let conditionPhrases: Set<String>
  /// What leads to what was not done: "instead of", "rather than".
  let replacing: Set<String>
  /// Adverbs that with an infinitive say that it was not done: "too weak to", "has yet to".
  let precluding: Set<String>
  /// Words over an infinitive that say who did it: "the first to".
  let ranks: Set<String>
  /// Verbs that in the present make an infinitive a duty: "has to".
  let obligations: Set<String>
  /// Verbs that in "is going to" make a future.
  let futures: Set<String>
  /// Prepositions that lead from a verb of blame to the deed: "accused of shelling".
  let blaming: Set<String>
  /// Words that deny a claim which is their object: "rejected the claim that".
  let rejecting: Set<String>
  /// Nouns for having done it: "claimed responsibility for the attack".
  let answering: Set<String>
  /// Who speaks for a body: "a spokesman for the army".
  let speaking: Set<String>
  /// What is said of a claim that is denied: "the reports were false".
  let falsities: Set<String>
  /// Spans of time after which something is history: "30 years since".
  let longUnits: Set<String>
  /// Phrases that lead to whoever says so, in words: "according to".
  let attributing: [[String]]
  /// Nouns that with a preposition and an owner do the same: "in her view".
  let attributingNouns: Set<String>
  /// What something is called that was said: `claim`.
  let sayingNouns: Set<String>
  let attributingMarkers: Set<String>
  /// Nouns for what counts opinions: "in a poll".
  let counts: Set<String>
  let pastFrames: Set<String>
  /// Words over an act that look back on it: "convicted of", "the court heard that".
  let retrospects: Set<String>
  let unnamed: Set<String>
  /// What unnamed sources are, by their nouns and modifiers.
  private(set) var roles: [String: SourceRole] = [:]
  private(set) var numbers: [String: Int] = [:]
  /// Verbs whose subject belongs to what they say: "the army seems to agree".
  let raising: Set<String>
  /// Nouns for what somebody wrote or said: who speaks in "his letter says" is he.
  let documents: Set<String>
  /// Words that open a clause of time or reason, which is never what is said.
  let adverbial: Set<String>
  /// Verbs of saying whose object is who is told.
  let telling: Set<String>
  /// Nouns that in a headline speak before a colon: "Poll: …".
  let headlineSources: Set<String>
  /// Who speaks for the outlet itself: "Editor's note: …".
  let ownVoices: Set<String>
  /// Words for how many that may speak without a noun: "some".
  let quantities: Set<String>
  /// Particles that make another verb: "add up", "call off".
  let particles: Set<String>
  /// The words whose complement is attributed: "say".
  private(set) var saying: Set<String> = []

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    func words(_ name: String) -> Set<String> {
      Set(rulebook.words("attribution", name))
    }
    attitudes = try AttitudeRules(rulebook)
    conditionals = words("conditionals")
    hedges = words("hedges")
    questions = words("question-markers")
    epistemic = words("epistemic-modals")
    conditionPhrases = words("condition-phrases")
    replacing = words("replacing-phrases")
    precluding = words("precluding-adverbs")
    ranks = words("ranks")
    obligations = words("obligations")
    futures = words("periphrastic-futures")
    blaming = words("blaming-prepositions")
    rejecting = words("rejecting-verbs")
    falsities = words("falsities")
    longUnits = words("long-units")
    answering = words("answering-nouns")
    speaking = words("speaking-roles")
    attributing = rulebook.words("attribution", "attributing-phrases").map { $0.split(separator: " ").map(String.init) }
    attributingNouns = words("attributing-nouns")
    sayingNouns = words("saying-nouns")
    counts = words("counts-of-opinion")
    attributingMarkers = words("attributing-prepositions")
    pastFrames = words("past-frames")
    retrospects = words("retrospects")
    unnamed = words("unnamed-sources")
    raising = words("raising-verbs")
    documents = words("documents")
    telling = words("telling-verbs")
    adverbial = words("adverbial-markers")
    particles = words("changing-particles")
    quantities = words("quantities")
    headlineSources = words("headline-sources")
    ownVoices = words("own-voices")
    if let list = rulebook.list("attribution", "source-roles") { roles = try Self.roles(list) }
    for entry in rulebook.list("attribution", "source-numbers")?.entries ?? [] {
      numbers[entry.word] = entry.value.flatMap { Int($0) }
    }
    for block in rulebook.blocks("attribution", kind: "stance") { try addEffect(block) }
    if let list = rulebook.list("attribution", "modals") { modals = try Self.modals(list) }
    if let list = rulebook.list("attribution", "backshifted-modals") { backshifted = try Self.modals(list) }
  }

  private static let keys: Set<String> = [
    "cue", "certainty", "auxiliary", "factuality", "negated", "takes", "words", "source", "note",
    "example", "not",
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
    if effect.isSpeech { saying.formUnion(block.items("words")) }
    for word in block.items("words") {
      switch block.value("takes") {
      case "infinitives": infinitives[word] = effect
      case "gerunds": gerunds[word] = effect
      case "from": preventions[word] = effect
      case "nouns": modifiers[word] = effect
      default: add(effect, of: word)
      }
    }
  }

  private mutating func add(_ effect: Effect, of word: String) {
    if effect.needsQuote { speech[word] = effect } else if effects[word] == nil { effects[word] = effect }
  }

  private func number(_ block: RuleBlock, _ key: String) throws(RuleFileError) -> Double {
    guard let value = block.value(key).flatMap({ Double($0) }), abs(value) <= 3 else {
      throw block.error("stance '\(block.name)' has no \(key) from -3 to 3; write for example '\(key): 2.6'")
    }
    return value
  }

  /// Whether nobody says it by a cue: "did not confirm that", "declined to say whether", "neither confirmed nor denied it".
  func isWithheld(_ cue: Int, _ effect: Effect, in sentence: Sentence, _ quotes: Quotes) -> Bool {
    guard effect.isSpeech || effect.certainty == .denied else { return false }
    if quotes.isNegated(cue, in: sentence) { return true }
    switch sentence.tokens[cue].deprel {
    case .conj where sentence.tokens[cue].xpos == .vb:
      return isWithheld(sentence.tokens[cue].head, effect, in: sentence, quotes)
    case .xcomp:
      let verb = sentence.tokens[cue].head
      let lemma = sentence.tokens[verb].lemma.lowercased()
      let refusal = infinitives[lemma] ?? effects[lemma]
      return refusal?.auxiliary == [.negation] && !quotes.isNegated(verb, in: sentence)
    default: return false
    }
  }

  private static func roles(_ list: RuleBlock) throws(RuleFileError) -> [String: SourceRole] {
    var roles: [String: SourceRole] = [:]
    for entry in list.entries {
      guard let role = entry.value.flatMap({ SourceRole(rawValue: $0) }) else {
        let known = SourceRole.allCases.map(\.rawValue).joined(separator: ", ")
        throw list.error(
          "'\(entry.word)' has no role; write for example 'doctor = medical', of \(known)", line: entry.line)
      }
      roles[entry.word] = role
    }
    return roles
  }

  private static func modals(_ list: RuleBlock) throws(RuleFileError) -> [String: Modal] {
    var modals: [String: Modal] = [:]
    for entry in list.entries {
      let parts = (entry.value ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
      guard parts.count == 3, let factuality = Double(parts[1]), let negated = Double(parts[2]) else {
        throw list.error(
          "'\(entry.word)' has no mode and two values; write for example 'may = hypothetical, 1.4, -0.4'",
          line: entry.line)
      }
      modals[entry.word] = Modal(
        auxiliary: Auxiliary(rawValue: parts[0]), factuality: factuality, negated: negated)
    }
    return modals
  }
}
