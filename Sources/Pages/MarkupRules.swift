import Claims
import Rulebook
import Words

/// What the tags, classes and ids of a page say about its parts: `Rules/*/pages/markup.rules`, compiled.
struct MarkupRules: Sendable {
  private var reasons: [Removed.Reason] = []
  private var furniture = Phrases()
  /// Names that count only as they stand.
  private var names: [ArraySlice<UInt8>: Removed.Reason] = [:]
  private var body = Phrases()
  private var titles = Phrases()
  private var sites = Phrases()
  private var bylines = Phrases()
  private var accounts = Phrases()
  private var dates = Phrases()

  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/pages/markup.rules:9: error: 'advert' is no reason; write for example 'sidebar = navigation'`.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    for (word, reason) in try Self.reasons(rulebook, "furniture-classes") {
      furniture.add(word, value: reasons.count)
      reasons.append(reason)
    }
    for (word, reason) in try Self.reasons(rulebook, "furniture-names") { names[Array(word.utf8)[...]] = reason }
    body = Self.phrases(rulebook, "body-classes")
    titles = Self.phrases(rulebook, "title-classes")
    sites = Self.phrases(rulebook, "site-classes")
    bylines = Self.phrases(rulebook, "byline-classes")
    accounts = Self.phrases(rulebook, "account-classes")
    dates = Self.phrases(rulebook, "date-classes")
  }

  private static func reasons(
    _ rulebook: Rulebook, _ name: String
  ) throws(RuleFileError) -> [(word: String, reason: Removed.Reason)] {
    guard let list = rulebook.list("pages", name) else { return [] }
    var reasons: [(word: String, reason: Removed.Reason)] = []
    for entry in list.entries {
      guard let reason = Removed.Reason(rawValue: entry.value ?? "") else {
        throw list.error(
          "'\(entry.value ?? "")' is no reason; write for example 'sidebar = navigation'", line: entry.line)
      }
      reasons.append((entry.word, reason))
    }
    return reasons
  }

  /// The entries of a list of the room.
  static func phrases(_ rulebook: Rulebook, _ name: String) -> Phrases {
    var phrases = Phrases()
    for entry in rulebook.list("pages", name)?.entries ?? [] { phrases.add(entry.word, value: 0) }
    return phrases
  }

  private func named(_ identifier: ArraySlice<UInt8>) -> Removed.Reason? {
    identifier.split(whereSeparator: \.isASCIISpace).lazy.compactMap { names[$0] }
      .first
  }

  /// What a class or an id says of its element.
  func mark(_ identifier: ArraySlice<UInt8>) -> NameMarks.Mark {
    let words = LineWords(identifier: identifier).words
    return NameMarks.Mark(
      furniture: furniture.first(in: words).map { reasons[$0] } ?? named(identifier),
      isBody: body.first(in: words) != nil,
      isTitle: titles.first(in: words) != nil, isSite: sites.first(in: words) != nil,
      isByline: bylines.first(in: words) != nil, isAccount: accounts.first(in: words) != nil,
      isDate: dates.first(in: words) != nil)
  }
}
