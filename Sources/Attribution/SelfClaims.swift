import Claims
import Rulebook
import Words

/// Finds the strong words of an outlet about its own report, and counts what the report offers in their support.
struct SelfClaimReader: Sendable {
  private let words: [String: SelfClaim.Kind]
  /// "as we have reported", in lower case.
  private let citations: [[UInt8]]

  /// - Throws: for a strong word without a kind: `'confirmed' has no kind; write for example 'confirmed = confirmed', of
  ///   confirmed, breaking, exclusive, revealed`.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    var words: [String: SelfClaim.Kind] = [:]
    if let list = rulebook.list("attribution", "strong-words") {
      for entry in list.entries {
        guard let kind = entry.value.flatMap({ SelfClaim.Kind(rawValue: $0) }) else {
          let known = SelfClaim.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          throw list.error(
            "'\(entry.word)' has no kind; write for example 'confirmed = confirmed', of \(known)", line: entry.line)
        }
        words[entry.word] = kind
      }
    }
    self.words = words
    citations = rulebook.words("attribution", "self-citations").map { Array($0.utf8) }
  }

  /// - Parameters:
  ///   - title: read too where the text does not hold it.
  ///   - statements: whose sources are counted.
  func selfClaims(in text: Text, title: String?, _ statements: Statements) -> [SelfClaim] {
    let own = strong(in: text).map { ($0.kind, text.string($0.span), Span?.some($0.span)) }
    var found = own
    if own.isEmpty, let title = title.map({ Text($0) }) {
      found = strong(in: title).map { ($0.kind, title.string($0.span), nil) }
    }
    guard !found.isEmpty else { return [] }
    let support = statements.support
    let citations = citations(in: text)
    return found.map { SelfClaim(kind: $0.0, text: $0.1, span: $0.2, support: support, selfCitations: citations) }
  }

  /// A word in capitals among words that are not, or one that opens a line before a colon: "CONFIRMED", "Breaking: …".
  func strong(in text: Text) -> [(kind: SelfClaim.Kind, span: Span)] {
    var found: [(kind: SelfClaim.Kind, span: Span)] = []
    var before: Span?
    var at = 0
    while at < text.count {
      guard text[at].isASCIILetter else {
        at += 1
        continue
      }
      let start = at
      while at < text.count, text[at].isASCIILetter { at += 1 }
      let word = Span(start, at)
      if let kind = words[text.lowercased(word)], isCapital(word, text), !isCapital(before, text),
        !isCapital(next(at, text), text)
      {
        found.append((kind, word))
      } else if let kind = words[text.lowercased(word)], opensLine(word, text) {
        found.append((kind, word))
      }
      before = word
    }
    return found
  }

  private func opensLine(_ word: Span, _ text: Text) -> Bool {
    let isFirst = word.start == 0 || text[word.start - 1] == 0x0A
    return isFirst && word.end < text.count && (text[word.end] == 0x3A || text[word.end] == 0x21)
  }

  /// Two letters or more, all capitals.
  private func isCapital(_ word: Span?, _ text: Text) -> Bool {
    guard let word, word.count > 3 else { return false }
    return text.bytes[word.start..<word.end].allSatisfy(\.isASCIIUpper)
  }

  private func next(_ offset: Int, _ text: Text) -> Span? {
    var start = offset
    while start < text.count, !text[start].isASCIILetter, text[start] != 0x0A { start += 1 }
    var end = start
    while end < text.count, text[end].isASCIILetter { end += 1 }
    return end > start ? Span(start, end) : nil
  }

  private func citations(in text: Text) -> [Span] {
    let lower = text.bytes.map { $0.isASCIIUpper ? $0 | 0x20 : $0 }
    return citations.flatMap { phrase -> [Span] in
      guard let first = phrase.first, lower.count >= phrase.count else { return [] }
      return (0...(lower.count - phrase.count)).compactMap { at in
        lower[at] == first && lower[at..<(at + phrase.count)].elementsEqual(phrase)
          && (at == 0 || !lower[at - 1].isWordByte) ? Span(at, at + phrase.count) : nil
      }
    }
    .sorted()
  }
}
