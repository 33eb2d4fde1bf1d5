/// Which words near an undated day tell whether it has passed: the lists `future-cue`, `future-cue-to` and
/// `future-cue-on` (which need a word of `future-link` or `future-link-on` after them and no "had" before),
/// `future-before` (right before the day), and `past-cue`.
struct TenseCues: Sendable {
  private struct Kinds: OptionSet {
    let rawValue: UInt16
    static let future = Kinds(rawValue: 1)
    static let futureTo = Kinds(rawValue: 2)
    static let futureBefore = Kinds(rawValue: 4)
    static let link = Kinds(rawValue: 8)
    static let past = Kinds(rawValue: 16)
    static let be = Kinds(rawValue: 32)
    static let had = Kinds(rawValue: 64)
    static let pluperfect = Kinds(rawValue: 128)
    static let futureOn = Kinds(rawValue: 256)
    static let dayLink = Kinds(rawValue: 512)
    static let determiner = Kinds(rawValue: 1024)
    static let possessive = Kinds(rawValue: 2048)
    static let plan = Kinds(rawValue: 4096)
    static let pastBefore = Kinds(rawValue: 8192)
  }

  /// By a word's id.
  private var kinds: [UInt16]
  /// How many tokens a cue reaches.
  private static let reach = 14

  init(_ lexicon: DateLexicon) {
    kinds = [UInt16](repeating: 0, count: lexicon.wordCount)
    let lists: [(String, Kinds)] = [
      ("future-cue", .future), ("future-cue.calendar", .future), ("future-cue-to", .futureTo),
      ("future-before", .futureBefore),
      ("future-link", .link), ("past-cue", .past), ("passive-be", .be), ("pluperfect", .had),
      ("had", .pluperfect),
      ("future-cue-on", .futureOn), ("future-link-on", .dayLink), ("determiner", .determiner),
      ("possessive", .possessive), ("future-cue-plan", .plan), ("past-before", .pastBefore),
    ]
    for (name, kind) in lists {
      for word in lexicon.list(name)?.values.keys ?? [:].keys { kinds[word] |= kind.rawValue }
    }
  }

  private func holds(_ token: DateToken, _ kind: Kinds) -> Bool {
    token.word >= 0 && kinds[token.word] & kind.rawValue != 0
  }

  /// Whether the token looks ahead; after "had been" it did, and does no more.
  private func isFuture(_ i: Int, _ tokens: [DateToken]) -> Bool {
    if holds(tokens[i], .future) { return true }
    let isPlan = holds(tokens[i], .plan)
    guard isPlan || i + 1 < tokens.count,
      isPlan || holds(tokens[i], .futureTo) && holds(tokens[i + 1], .link)
        || holds(tokens[i], .futureOn) && holds(tokens[i + 1], .dayLink)
    else { return false }
    return !(max(0, i - 2)..<i).contains { holds(tokens[$0], .had) }
  }

  /// "had filed by Wednesday", "until Thursday, they had not": a had on either side in the sentence.
  private func isPluperfect(near match: Range<Int>, _ tokens: [DateToken]) -> Bool {
    var i = match.lowerBound
    while i > 0, match.lowerBound - i < Self.reach, !tokens[i].isBreak {
      i -= 1
      if holds(tokens[i], .pluperfect) { return true }
    }
    let end = min(tokens.count, match.upperBound + Self.reach)
    return (match.upperBound..<end).prefix { !tokens[$0].isBreak }.contains { holds(tokens[$0], .pluperfect) }
  }

  private func isPast(_ token: DateToken) -> Bool { holds(token, .past) || token.endsInEd }

  /// What stands right beside the expression, which no verb outweighs: "the Aug. 7 attacks" may stand beside any verb,
  /// "by" and "until" look ahead.
  func tense(beside match: Range<Int>, _ tokens: [DateToken]) -> DateTense? {
    let i = match.lowerBound
    guard i > 0, !tokens[i].isBreak else { return nil }
    if holds(tokens[i - 1], .determiner) { return .unknown }
    if holds(tokens[i - 1], .pastBefore) { return .past }
    guard holds(tokens[i - 1], .futureBefore) else { return nil }
    return isPluperfect(near: match, tokens) ? .past : .future
  }

  /// By the nearest cue before the expression, else the nearest after it; of "Wednesday's ruling" only what comes
  /// after it counts.
  func tense(near match: Range<Int>, _ tokens: [DateToken]) -> DateTense {
    let isPossessive = match.upperBound < tokens.count && holds(tokens[match.upperBound], .possessive)
    return (isPossessive ? nil : tense(before: match, tokens)) ?? tense(after: match, tokens)
  }

  private func tense(before match: Range<Int>, _ tokens: [DateToken]) -> DateTense? {
    var i = match.lowerBound
    while i > 0, match.lowerBound - i < Self.reach, !tokens[i].isBreak {
      i -= 1
      if isFuture(i, tokens) { return .future }
      // "will be held Friday": a participle after "be" says nothing.
      let isParticiple = i > 0 && holds(tokens[i - 1], .be)
      if !isParticiple, isPast(tokens[i]) { return .past }
    }
    return nil
  }

  private func tense(after match: Range<Int>, _ tokens: [DateToken]) -> DateTense {
    var i = match.upperBound
    while i < tokens.count, i - match.upperBound < Self.reach, !tokens[i].isBreak {
      if isFuture(i, tokens) { return .future }
      if isPast(tokens[i]) { return .past }
      i += 1
    }
    return .unknown
  }
}
