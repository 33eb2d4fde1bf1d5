import Claims
import Rulebook
import Words

/// What the tags, classes and ids of a page say about its parts: `Rules/*/pages/markup.rules`, compiled.
struct MarkupRules: Sendable {
  /// What a phrase in a name says of the element.
  private enum Meaning {
    case furniture(Removed.Reason)
    case body, title, site, byline, account, date
  }

  private var phrases = Phrases()
  private var meanings: [Meaning] = []
  /// Names that count only as they stand.
  private var names: [(name: [UInt8], reason: Removed.Reason)] = []

  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/pages/markup.rules:9: error: 'advert' is no reason; write for example 'sidebar = navigation'`.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    for (word, reason) in try Self.reasons(rulebook, "furniture-classes") { add(word, .furniture(reason)) }
    for (word, reason) in try Self.reasons(rulebook, "furniture-names") { names.append((Array(word.utf8), reason)) }
    let lists: [(String, Meaning)] = [
      ("body-classes", .body), ("title-classes", .title), ("site-classes", .site), ("byline-classes", .byline),
      ("account-classes", .account), ("date-classes", .date),
    ]
    for (list, meaning) in lists { for word in rulebook.words("pages", list) { add(word, meaning) } }
  }

  private mutating func add(_ phrase: String, _ meaning: Meaning) {
    phrases.add(phrase, value: meanings.count)
    meanings.append(meaning)
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

  /// What a class or an id says of its element.
  func mark(_ identifier: UnsafeBufferPointer<UInt8>) -> NameMarks.Mark {
    let words = LineWords.words(ofIdentifier: identifier)
    var mark = NameMarks.Mark()
    for i in words.indices {
      var match = phrases.match(words, at: i)
      while let found = match {
        Self.add(meanings[found.value], to: &mark)
        match = phrases.match(words, at: i, after: found)
      }
    }
    if mark.furniture == nil { mark.furniture = named(identifier) }
    return mark
  }

  private static func add(_ meaning: Meaning, to mark: inout NameMarks.Mark) {
    switch meaning {
    case .furniture(let reason): mark.furniture = mark.furniture ?? reason
    case .body: mark.isBody = true
    case .title: mark.isTitle = true
    case .site: mark.isSite = true
    case .byline: mark.isByline = true
    case .account: mark.isAccount = true
    case .date: mark.isDate = true
    }
  }

  private func named(_ identifier: UnsafeBufferPointer<UInt8>) -> Removed.Reason? {
    var start = 0
    while start < identifier.count {
      let end = identifier[start...].firstIndex(where: \.isASCIISpace) ?? identifier.count
      if let reason = names.first(where: { $0.name.elementsEqual(identifier[start..<end]) })?.reason { return reason }
      start = end + 1
    }
    return nil
  }
}
