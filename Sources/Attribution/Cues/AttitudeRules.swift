import Rulebook

/// Words that say how somebody stands to something, or that he speaks of it, without telling what he says of it:
/// "criticised the raid", "called for talks", "supporters of the plan". Compiled from the `attitude` blocks of
/// `Rules/en/attribution`.
///
/// They make an attribution, whose content is what the word takes. They say nothing on whether the content is so.
struct AttitudeRules: Sendable {
  /// What a word takes: an object (of a passive, its subject), an object that is a document, a clause, or a phrase with one
  /// of these prepositions.
  struct Frame: Sendable {
    var takesObject = false
    var takesDocument = false
    var takesClause = false
    var prepositions: Set<String> = []
    /// Whether it says of its object what it is: "described the move as".
    var judges: Bool { takesObject && prepositions.contains("as") }
  }

  /// By lemma.
  private(set) var verbs: [String: Frame] = [:]
  private(set) var nouns: [String: Frame] = [:]
  private(set) var adjectives: [String: Frame] = [:]
  /// Prepositions that go on with what is judged: "accused the army of looting".
  let joining: Set<String>
  /// Prepositions that never go on with what is judged or told: "endorsed her during a call".
  let circumstances: Set<String>
  /// Nouns for who has an attitude: "supporters of the plan".
  let agents: Set<String>
  /// Verbs whose subject meets with an attitude that others have: "faced questions about".
  let meeting: Set<String>

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    joining = Set(rulebook.words("attribution", "joining-prepositions"))
    circumstances = Set(rulebook.words("attribution", "circumstance-prepositions"))
    agents = Set(rulebook.words("attribution", "agent-nouns"))
    meeting = Set(rulebook.words("attribution", "meeting-verbs"))
    for block in rulebook.blocks("attribution", kind: "attitude") {
      try block.refuseKeys(but: Self.keys, of: "an attitude")
      let takes = block.items("takes")
      guard !takes.isEmpty else {
        throw block.error(
          "attitude '\(block.name)' does not say what it takes; write for example 'takes: object' or 'takes: for, of'")
      }
      for word in block.items("verbs") { Self.add(takes, to: &verbs[word, default: Frame()]) }
      for word in block.items("nouns") { Self.add(takes, to: &nouns[word, default: Frame()]) }
      for word in block.items("adjectives") { Self.add(takes, to: &adjectives[word, default: Frame()]) }
    }
  }

  private static let keys: Set<String> = [
    "takes", "verbs", "nouns", "adjectives", "source", "note", "example", "not",
  ]

  private static func add(_ takes: [String], to frame: inout Frame) {
    for item in takes {
      switch item {
      case "object": frame.takesObject = true
      case "document": frame.takesDocument = true
      case "clause": frame.takesClause = true
      default: frame.prepositions.insert(item)
      }
    }
  }
}
