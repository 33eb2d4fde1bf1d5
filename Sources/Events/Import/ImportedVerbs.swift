import Claims
import Rulebook

/// What an import of a dictionary of verbs came to: a rule file, and what could not be taken over.
public struct VerbImport: Hashable, Sendable {
  /// A rule on its way to a file: phrases that mean one event, with the same slots.
  struct Rule: Hashable, Sendable {
    /// Of the block it comes from, and the code.
    let name: String
    let event: String
    let cameo: String
    let slots: Slots
    var phrases: [String]
  }

  /// Where a pattern has its parties, as the fields of a rule; nil where a rule's usual slots hold.
  struct Slots: Hashable, Sendable {
    var actor: String?
    var recipient: String?
    var subject: String?
    var isTogether = false
  }

  let rules: [Rule]
  /// Sets of words that phrases name as `<class>`.
  let classes: [(name: String, words: [String])]
  /// One line for each: place, what was seen, what to write instead.
  public let troubles: [String]
  /// How many verbs and patterns have a code that PLOVER has no type for.
  public let dropped: Int

  /// How many phrases were taken over.
  public var count: Int { rules.reduce(0) { $0 + $1.phrases.count } }

  /// The rule file.
  /// - Parameter source: what it rests on, for example a file's name and the day.
  public func rules(source: String) -> String {
    "# Made by 'sitrep events import'; look it over before you use it.\nsource: \(source)\n\n"
      + classes.map { "class \($0.name)\n  words: \($0.words.joined(separator: ", "))\n" }.joined()
      + rules.map(\.block).joined()
  }

  public static func == (a: VerbImport, b: VerbImport) -> Bool {
    a.rules == b.rules && a.troubles == b.troubles && a.dropped == b.dropped
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(rules) }
}

extension VerbImport.Rule {
  /// The block of a rule file.
  fileprivate var block: String {
    var lines = [
      "rule \(name)", "  event: \(event)", "  cameo: \(cameo)", "  verbs: \(phrases.joined(separator: ", "))",
    ]
    if let subject = slots.subject { lines.append("  subject: \(subject)") }
    if let actor = slots.actor { lines.append("  actor: \(actor)") }
    if let recipient = slots.recipient { lines.append("  recipient: \(recipient)") }
    if slots.isTogether { lines.append("  together: yes") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The types of PLOVER by CAMEO's codes, after the list `cameo-types`.
struct CameoTypes {
  private let types: [String: String]

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    var types: [String: String] = [:]
    if let list = rulebook.list("events", "cameo-types") {
      for entry in list.entries {
        let words = (entry.value ?? "").split(separator: " ")
        guard let type = words.first, EventType(rawValue: String(type)) != nil, words.count <= 2 else {
          throw list.error(
            "'\(entry.word)' has no type of PLOVER; write for example '\(entry.word) = COERCE seize'", line: entry.line)
        }
        types[entry.word] = entry.value
      }
    }
    self.types = types
  }

  /// Type and mode of a code: what stands for the longest code that it begins with; nil where PLOVER has none.
  func event(of code: String) -> String? {
    (0..<code.count).lazy.compactMap { types[String(code.dropLast($0))] }.first
  }
}
