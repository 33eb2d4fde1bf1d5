import Rulebook

/// The thesaurus: classes of words that rules name as `<class>`, in a phrase ("launch <attack> on") and in a slot.
///
/// Source: `Rules/en/events/classes.rules`, blocks `class NAME` with `words:`.
struct WordClasses: Sendable {
  private var members: [String: [String]] = [:]

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    for block in rulebook.blocks("events", kind: "class") {
      let words = block.items("words")
      guard !words.isEmpty else {
        throw block.error("class '\(block.name)' names no words; write 'words: sanction, embargo, …'")
      }
      members[block.name] = words
    }
  }

  /// The words of a class; none where there is no such class.
  func words(_ name: String) -> [String] { members[name] ?? [] }

  /// An item of a rule with each `<class>` in it opened: one phrase for each word, or for each pair of words of two.
  func opened(_ item: String, of block: RuleBlock) throws(RuleFileError) -> [String] {
    var phrases = [""]
    for word in item.split(separator: " ") {
      var choices = [String(word)]
      if word.hasPrefix("<"), word.hasSuffix(">") {
        let name = String(word.dropFirst().dropLast())
        guard let found = members[name] else {
          throw block.error("no class '\(name)'; write 'class \(name)' with its words, or mend the name")
        }
        choices = found
      }
      phrases = phrases.flatMap { phrase in choices.map { phrase.isEmpty ? $0 : "\(phrase) \($0)" } }
    }
    return phrases
  }

  /// All items of a field, opened.
  func items(_ block: RuleBlock, _ key: String) throws(RuleFileError) -> [String] {
    var found: [String] = []
    for item in block.items(key) {
      let isNever = item.hasPrefix("!")
      for phrase in try opened(isNever ? String(item.dropFirst()) : item, of: block) {
        found.append(isNever ? "!\(phrase)" : phrase)
      }
    }
    return found
  }
}
