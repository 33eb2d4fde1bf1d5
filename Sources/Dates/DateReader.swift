import Claims
import Rulebook
import Words

/// Finds the time expressions of a text.
///
/// The words are in `Rules/en/dates`; here is only what compiles and runs them.
public struct DateReader: Sendable {
  let grammar: DateGrammar
  let holidays: DateHolidays

  /// Compiles the date rules of a rulebook.
  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/dates/x.rules:3: error: there is no list 'mont'; write for example '{weekday} ,? the {day} of {month}'`.
  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    grammar = try DateGrammar(rulebook)
    holidays = try DateHolidays(rulebook, grammar.lexicon)
  }

  /// The time expressions of a text, in its order, none over another.
  ///
  /// - Parameters:
  ///   - sentences: their spans; an expression never goes over the start of one. May be empty.
  ///   - published: the day that "yesterday" counts from; without it, what depends on it stays unresolved
  ///     (`XXXX-WXX-4`), has no interval, and gives a doubt.
  public func times(in text: Text, sentences: [Span], published: Day?) -> (times: [TimeExpression], doubts: [Doubt]) {
    let found = read(text, sentences, published)
    let doubts = found.filter(\.date.lacksPublication).map { one in
      Doubt(
        .unresolvedTime, one.span,
        "'\(text.string(one.span))' counts from the day of publication, which is not known; give it with --published")
    }
    let times = found.map {
      TimeExpression(span: $0.span, kind: $0.date.kind, value: $0.date.value, interval: $0.date.interval)
    }
    return (times, doubts)
  }

  /// An expression with all that is known of it.
  struct Found {
    let span: Span
    let date: ResolvedDate
    let fields: DateFields
    let tense: DateTense
  }

  func read(_ text: Text, _ sentences: [Span], _ published: Day?) -> [Found] {
    let tokens = DateScanner.tokens(of: text, grammar.lexicon, starts: sentences.map(\.start))
    var matcher = DateMatcher(grammar, tokens)
    var resolver = DateResolver(published: published, holidays: holidays)
    let cues = TenseCues(grammar.lexicon)
    var found: [Found] = []
    for match in matcher.matches() {
      let tense = cues.tense(of: match.tokens, tokens)
      for (range, fields) in Self.parts(of: match) {
        guard let date = resolver.resolve(fields, as: grammar.rules[match.rule].meaning, tense) else { continue }
        if let period = date.period { resolver.remember(period, fields) }
        let span = tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)
        found.append(Found(span: span, date: date, fields: fields, tense: tense))
      }
    }
    return found
  }

  /// The match itself; for "April 4 to 7" two, "April 4" and "7".
  private static func parts(of match: DateMatch) -> [(Range<Int>, DateFields)] {
    guard let second = match.second, let day = match.fields[.day2] else { return [(match.tokens, match.fields)] }
    var first = match.fields
    first[.day2] = nil
    var last = first
    last[.day] = day
    last[.weekday] = nil
    return [(match.tokens.lowerBound..<(second - 1), first), (second..<match.tokens.upperBound, last)]
  }
}

/// Which words before an undated day tell whether it has passed: the lists `future-cue`, `future-cue-to` (which need
/// "to" or "for" after them and no "had" before) and `past-cue`.
struct TenseCues {
  private let future: Set<Int>
  private let futureTo: Set<Int>
  private let futureBefore: Set<Int>
  private let links: Set<Int>
  private let past: Set<Int>
  private let be: Set<Int>
  private let had: Set<Int>
  /// How many tokens a cue reaches.
  private static let reach = 14

  init(_ lexicon: DateLexicon) {
    future = Set(lexicon.list("future-cue")?.values.keys ?? [:].keys)
    futureTo = Set(lexicon.list("future-cue-to")?.values.keys ?? [:].keys)
    futureBefore = Set(lexicon.list("future-before")?.values.keys ?? [:].keys)
    links = Set(lexicon.list("future-link")?.values.keys ?? [:].keys)
    past = Set(lexicon.list("past-cue")?.values.keys ?? [:].keys)
    be = Set(lexicon.list("passive-be")?.values.keys ?? [:].keys)
    had = Set(lexicon.list("pluperfect")?.values.keys ?? [:].keys)
  }

  /// Whether the token looks ahead; after "had been" it did, and does no more.
  private func isFuture(_ i: Int, _ tokens: [DateToken]) -> Bool {
    if future.contains(tokens[i].word) { return true }
    guard futureTo.contains(tokens[i].word), i + 1 < tokens.count, links.contains(tokens[i + 1].word) else {
      return false
    }
    return !(max(0, i - 2)..<i).contains { had.contains(tokens[$0].word) }
  }

  /// By the nearest cue before the expression, else the nearest after it.
  func tense(of match: Range<Int>, _ tokens: [DateToken]) -> DateTense {
    var i = match.lowerBound
    if i > 0, !tokens[i].isBreak, futureBefore.contains(tokens[i - 1].word) { return .future }
    while i > 0, match.lowerBound - i < Self.reach, !tokens[i].isBreak {
      i -= 1
      if isFuture(i, tokens) { return .future }
      // "will be held Friday": a participle after "be" says nothing.
      let isParticiple = i > 0 && be.contains(tokens[i - 1].word)
      if !isParticiple, past.contains(tokens[i].word) || tokens[i].endsInEd { return .past }
    }
    i = match.upperBound
    while i < tokens.count, i - match.upperBound < Self.reach, !tokens[i].isBreak {
      if isFuture(i, tokens) { return .future }
      if past.contains(tokens[i].word) || tokens[i].endsInEd { return .past }
      i += 1
    }
    return .unknown
  }
}
