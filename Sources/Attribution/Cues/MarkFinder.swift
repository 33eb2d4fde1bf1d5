import Actors
import Language
import Words

/// Attributions by a mark without a word of saying: "Minister: no talks", a quotation after a colon, a name after a dash
/// below a quotation.
struct MarkFinder {
  let rules: StanceRules
  let analysis: Analysis
  let cast: Cast
  let quotes: Quotes
  let index: Int
  private var sentence: Sentence { analysis.sentences[index] }
  private var text: Text { analysis.text }

  struct Found {
    let source: Int
    /// The token of the mark.
    let cue: Int
    let content: Span
  }

  /// A headline has four words or more after its colon, or a quotation: "Carter: 5 points" tells a count. Source: ours.
  private static let shortestHeadline = 4
  /// How many bytes a signature has at most. Source: ours.
  private static let longestSignature = 80

  /// "Minister: no talks before the spring", as headlines and interviews write it.
  func headline() -> Found? {
    guard let colon = sentence.tokens.prefix(7).firstIndex(where: isColon), colon > 0, let last = sentence.tokens.last,
      let source = (0..<colon).last(where: isSpeaker), (0..<colon).allSatisfy({ !isVerbal($0) }),
      sentence.child(source, .case) == nil, !rules.ownVoices.contains(sentence.tokens[source].lemma.lowercased())
    else { return nil }
    let words = sentence.tokens[(colon + 1)...].filter { $0.upos != .punct && $0.upos != .sym }
    guard let first = words.first,
      words.count >= Self.shortestHeadline || quotes.touching(Span(first.span.start, last.span.end)).first != nil
    else { return nil }
    return Found(source: source, cue: colon, content: Span(sentence.tokens[colon + 1].span.start, last.span.end))
  }

  /// "The mayor took another view: “…”": who the clause before the colon is about, where nobody else is said to speak.
  func introduction() -> Found? {
    guard
      let colon = sentence.tokens.indices.first(where: { isColon(sentence.tokens[$0]) && quoted(after: $0) != nil }),
      let quote = quoted(after: colon), quote.count >= Quotes.shortest
    else { return nil }
    let clause = (0..<colon).reversed().prefix { sentence.tokens[$0].xpos != .colon || isColon(sentence.tokens[$0]) }
    if let near = sentence.tokens.indices.prefix(colon).last, sentence.tokens[near].upos == .propn,
      let name = clause.first(where: isNamed)
    {
      return Found(source: name, cue: colon, content: quote)
    }
    if clause.contains(where: isVerbal) {
      let subjects = clause.reversed().filter {
        switch sentence.tokens[$0].deprel {
        case .nsubj, .nsubjOuter: quotes.speech(around: sentence.tokens[$0].span) == nil
        default: false
        }
      }
      return subjects.first.map { Found(source: $0, cue: colon, content: quote) }
    }
    guard let source = clause.first(where: { isSpeaker($0) || sentence.tokens[$0].upos == .propn }) else { return nil }
    return Found(source: source, cue: colon, content: quote)
  }

  /// "“…,” Ann Carter notes.": a verb of saying that was taken for a noun, behind a quotation that a comma closes and the
  /// name of who speaks.
  func misread() -> Found? {
    for token in sentence.tokens.indices.dropFirst() where isReport(token) {
      let name = (0..<token).reversed().prefix { isNominal($0) }
      guard let first = name.last, let source = name.first, sentence.tokens[source].upos != .det,
        let quote = quotes.closing(before: sentence.tokens[first].span.start, in: text),
        quote.count >= Quotes.shortest, isOpenEnded(quote)
      else { continue }
      return Found(source: source, cue: token, content: quote)
    }
    return nil
  }

  /// A noun that as a verb says something, at the end of a clause.
  private func isReport(_ token: Int) -> Bool {
    guard sentence.tokens[token].upos == .noun, rules.saying.contains(sentence.tokens[token].lemma.lowercased()) else {
      return false
    }
    let next = token + 1
    return next >= sentence.tokens.count || sentence.tokens[next].upos == .punct || sentence.tokens[next].upos == .adp
  }

  private func isNominal(_ token: Int) -> Bool {
    switch sentence.tokens[token].upos {
    case .noun, .propn, .pron, .det, .adj: true
    default: false
    }
  }

  /// Whether a quotation ends with a comma, a question or an exclamation.
  private func isOpenEnded(_ quote: Span) -> Bool {
    text.bytes[max(quote.start, quote.end - 4)..<quote.end].contains { $0 == 0x2C || $0 == 0x3F || $0 == 0x21 }
  }

  /// "“…” ― Ann Carter, Oslo".
  func signature() -> Found? {
    for token in sentence.tokens.indices.dropLast() where isDash(token) {
      guard let quote = quotes.closing(before: sentence.tokens[token].span.start, in: text),
        quote.count >= Quotes.shortest
      else { continue }
      let name = sentence.tokens[(token + 1)...].prefix {
        !text.bytes[quote.end..<$0.span.start].dropFirst(
          sentence.tokens[token].span.end - quote.end
        ).contains(0x0A)
      }
      guard let first = name.first, let last = name.last, first.upos == .propn || first.upos == .noun,
        last.span.end - first.span.start <= Self.longestSignature,
        !name.contains(where: { $0.upos == .aux || $0.upos == .verb && $0.xpos != .vbg })
      else { continue }
      return Found(source: token + 1, cue: token, content: quote)
    }
    return nil
  }

  /// "by the Post's Ann Carter: “…”".
  private func isNamed(_ token: Int) -> Bool {
    guard sentence.tokens[token].upos == .propn else { return false }
    switch sentence.preposition(of: token) {
    case "by", "from": return true
    default: return false
    }
  }

  /// The quotation that a colon leads to, in its paragraph or as the next one.
  private func quoted(after colon: Int) -> Span? {
    let end = sentence.tokens[colon].span.end
    guard let next = quotes.opening(after: end) else { return nil }
    return text.bytes[end..<next.start].allSatisfy(\.isASCIISpace) ? next : nil
  }

  private func isColon(_ token: Token) -> Bool { token.span.count == 1 && text[token.span.start] == 0x3A }

  /// - – — ―
  private func isDash(_ token: Int) -> Bool {
    sentence.tokens[token].upos == .punct
      && ["-", "--", "–", "—", "―"].contains(text.string(sentence.tokens[token].span))
  }

  private func isSpeaker(_ token: Int) -> Bool {
    let entity = cast.entity(sentence: index, token: token)
    return entity?.actor != nil || entity?.type == .person
      || rules.headlineSources.contains(sentence.tokens[token].lemma.lowercased())
  }

  private func isVerbal(_ token: Int) -> Bool {
    sentence.tokens[token].upos == .verb || sentence.tokens[token].upos == .aux
  }
}
