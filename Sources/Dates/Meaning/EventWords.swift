import Language
import Words

/// The words of the event that an expression counts from: "the ceasefire in Tripoli" of "the day after the ceasefire
/// in Tripoli".
struct EventWords {
  let tokens: [DateToken]
  let grammar: DateGrammar
  /// Source: our choice; the noun phrases of the rules' examples have at most six words.
  private static let longest = 6

  /// - Parameters:
  ///   - link: the token of "before" or "after".
  ///   - sentence: with its tree, if there is one: then the event is the noun phrase or clause that the link marks.
  /// - Returns: nil where nothing follows the link.
  func span(after link: Int, in sentence: Sentence?) -> Span? {
    guard link < tokens.count else { return nil }
    return sentence.flatMap { marked(by: tokens[link].span, $0) } ?? near(link)
  }

  private func marked(by link: Span, _ sentence: Sentence) -> Span? {
    guard let token = sentence.token(at: link.start), sentence.tokens[token].head > token else { return nil }
    let head = sentence.tokens[token].head
    let first = sentence.tokens[token + 1].span.start
    let end: Int
    switch sentence.tokens[token].deprel {
    case .mark: end = comma(from: first, to: sentence.extent(head).end, sentence)
    case .case where !isFollowedByVerb(head, sentence): end = sentence.nounPhrase(head).end
    default: return nil
    }
    return first < end ? Span(first, end) : nil
  }

  /// "after rebels seized the port" is often taken for "after rebels".
  private func isFollowedByVerb(_ noun: Int, _ sentence: Sentence) -> Bool {
    noun + 1 < sentence.tokens.count && sentence.tokens[noun + 1].upos == .verb
  }

  /// A clause before the main one ends with its comma, whatever the tree says.
  private func comma(from start: Int, to end: Int, _ sentence: Sentence) -> Int {
    let inside = sentence.tokens.filter { $0.span.start >= start && $0.span.end <= end }
    guard let comma = inside.firstIndex(where: { $0.xpos == .comma }), comma > 0 else { return end }
    return inside[comma - 1].span.end
  }

  /// To the end of a noun phrase, as far as signs and the words of the list `event-end` show it.
  private func near(_ link: Int) -> Span? {
    var end = link + 1
    while end < tokens.count, end <= link + Self.longest, !tokens[end].isBreak {
      let token = tokens[end]
      let isSign = token.span.count == 1 && token.number == nil && token.word != grammar.lexicon.id([0x2D], 0, 1)
      if isSign && !token.isLetter || end > link + 1 && grammar.eventEnds.contains(token.word) { break }
      end += 1
    }
    return end > link + 1 ? tokens[link + 1].span.union(tokens[end - 1].span) : nil
  }
}
