import Claims
import Language
import Rulebook
import Words

/// Finds the time expressions of a text.
///
/// The words are in `Rules/en/dates`; here is only what compiles and runs them.
public struct DateReader: Sendable {
  let grammar: DateGrammar
  let holidays: DateHolidays
  private let cues: TenseCues
  private let ahead: AheadWords

  /// Compiles the date rules of a rulebook.
  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/dates/x.rules:3: error: there is no list 'mont'; write for example '{weekday} ,? the {day} of {month}'`.
  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    grammar = try DateGrammar(rulebook)
    holidays = try DateHolidays(rulebook, grammar.lexicon)
    cues = TenseCues(grammar.lexicon)
    ahead = AheadWords(rulebook)
  }

  /// The time expressions of a text, in its order, none over another.
  ///
  /// - Parameters:
  ///   - sentences: with their trees, which tell the verb that an expression belongs to; an expression never goes over
  ///     the start of one. May be empty, as may their tokens: then the words around it tell.
  ///   - published: the day that "yesterday" counts from; without it, what depends on it stays unresolved
  ///     (`XXXX-WXX-4`), has no interval, and gives a doubt.
  /// - Returns: the expressions, and a doubt for each that could not be settled: one that lacks the day of publication,
  ///   a day that no calendar has ("31 April": value `2019-04-XX`), a weekday that does not fit its date, and at the
  ///   words of an event what counts from it ("the day after the ceasefire").
  public func times(in text: Text, sentences: [Sentence], published: Day?) -> (times: [TimeExpression], doubts: [Doubt])
  {
    let found = read(text, sentences, published)
    let doubts = found.compactMap { one in one.date.trouble.map { $0.doubt(one.span, text) } }
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

  func read(_ text: Text, _ sentences: [Sentence], _ published: Day?) -> [Found] {
    let tokens = DateScanner.tokens(of: text, grammar.lexicon, starts: sentences.map(\.span.start))
    var matcher = DateMatcher(grammar, tokens)
    var resolver = DateResolver(published: published, holidays: holidays)
    let events = EventWords(tokens: tokens, grammar: grammar)
    var found: [Found] = []
    var sentencesLeft = sentences[...]
    var lastEnd = 0
    for match in matcher.matches() {
      let start = tokens[match.tokens.lowerBound].span.start
      sentencesLeft = sentencesLeft.drop { $0.span.end <= start }
      let sentence = sentencesLeft.first
      let tense = tense(of: match.tokens, isDate: match.fields.has(.month), tokens, sentence)
      for (range, fields) in Self.parts(of: match) {
        let rule = grammar.rules[match.rule]
        guard var date = resolver.resolve(fields, as: rule.meaning, tense) else { continue }
        if rule.countsFromEvent {
          if date.kind == .date, let day = found.last?.date.period, isApposed(range.lowerBound, lastEnd, tokens) {
            date = ResolvedDate(kind: .date, value: day.value, interval: day.interval, period: day)
          } else if let event = events.span(after: range.upperBound, in: sentence) {
            date.trouble = .event(event)
          }
        }
        resolver.remember(date, fields, tense)
        let span = tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)
        found.append(Found(span: span, date: date, fields: fields, tense: tense))
        lastEnd = range.upperBound
      }
    }
    return found
  }

  /// By what stands right beside it, else by the verb that governs it, else by the words around.
  private func tense(of match: Range<Int>, isDate: Bool, _ tokens: [DateToken], _ sentence: Sentence?) -> DateTense {
    if let tense = cues.tense(beside: match, tokens) { return tense }
    let span = tokens[match.lowerBound].span.union(tokens[match.upperBound - 1].span)
    let governed = sentence.flatMap { TenseTree(sentence: $0, words: ahead).tense(of: span) }
    if let governed, governed != .present || isDate { return governed }
    return cues.tense(near: match, tokens)
  }

  /// Whether only a comma stands between an expression and the one before: "on Nov. 3, the day before the vote".
  private func isApposed(_ start: Int, _ lastEnd: Int, _ tokens: [DateToken]) -> Bool {
    lastEnd > 0 && lastEnd + 1 == start && !tokens[lastEnd].isBreak && !tokens[start].isBreak
      && grammar.lexicon.isComma(tokens[lastEnd])
  }

  /// The match itself; for "April 4 to 7" two, "April 4" and "7", and for "1991-2001" likewise.
  private static func parts(of match: DateMatch) -> [(Range<Int>, DateFields)] {
    guard let second = match.second else { return [(match.tokens, match.fields)] }
    var first = match.fields
    first[.day2] = nil
    first[.year2] = nil
    var last = first
    if let day = match.fields[.day2] { last[.day] = day }
    if let year = match.fields[.year2] { last[.year] = year }
    last[.weekday] = nil
    return [(match.tokens.lowerBound..<(second - 1), first), (second..<match.tokens.upperBound, last)]
  }
}
