import Claims
import Rulebook
import Words

/// What the tags, classes and ids of a page say about its parts: `Rules/*/pages/markup.rules`, compiled.
struct MarkupRules: Sendable {
  private var reasons: [Removed.Reason] = []
  private var furniture = Phrases()
  private var body = Phrases()
  private var titles = Phrases()
  private var bylines = Phrases()
  private var dates = Phrases()

  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/pages/markup.rules:9: error: 'advert' is no reason; write for example 'sidebar = navigation'`.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    if let list = rulebook.list("pages", "furniture-classes") {
      for entry in list.entries {
        guard let reason = Removed.Reason(rawValue: entry.value ?? "") else {
          throw list.error(
            "'\(entry.value ?? "")' is no reason; write for example 'sidebar = navigation'", line: entry.line)
        }
        furniture.add(entry.word, value: reasons.count)
        reasons.append(reason)
      }
    }
    body = Self.phrases(rulebook, "body-classes")
    titles = Self.phrases(rulebook, "title-classes")
    bylines = Self.phrases(rulebook, "byline-classes")
    dates = Self.phrases(rulebook, "date-classes")
  }

  /// The entries of a list of the room.
  static func phrases(_ rulebook: Rulebook, _ name: String) -> Phrases {
    var phrases = Phrases()
    for entry in rulebook.list("pages", name)?.entries ?? [] { phrases.add(entry.word, value: 0) }
    return phrases
  }

  /// Why an element of this class or id is furniture, nil where it is not.
  func furniture(_ identifier: ArraySlice<UInt8>) -> Removed.Reason? {
    furniture.first(in: LineWords(identifier: identifier).words).map { reasons[$0] }
  }

  func isBody(_ identifier: ArraySlice<UInt8>) -> Bool { has(body, identifier) }
  func isTitle(_ identifier: ArraySlice<UInt8>) -> Bool { has(titles, identifier) }
  func isByline(_ identifier: ArraySlice<UInt8>) -> Bool { has(bylines, identifier) }
  func isDate(_ identifier: ArraySlice<UInt8>) -> Bool { has(dates, identifier) }

  private func has(_ phrases: Phrases, _ identifier: ArraySlice<UInt8>) -> Bool {
    phrases.first(in: LineWords(identifier: identifier).words) != nil
  }
}
