import Language
import Words

/// Which quotations of a sentence a cue of saying takes.
struct QuotationFinder {
  let cued: CuedSentence
  private var text: Text { cued.text }
  private var quotes: Quotes { cued.quotes }
  private var sentence: Sentence { cued.sentence }

  /// The quotations of a cue's sentence that may be its own, as a whole, however many sentences they run over.
  func near(_ verb: Int) -> [Span] {
    let cue = sentence.tokens[verb].span
    return quotes.touching(sentence.span).filter { !$0.overlaps(cue) && !isOthers($0, verb) }
  }

  /// "“We lost,” he said": speech that ends with a comma or a stop before a cue, whatever clause the parser gave the cue.
  func isClosed(_ quote: Span, before verb: Int) -> Bool {
    guard quote.count >= Quotes.shortest, quote.end <= sentence.tokens[verb].span.start,
      let last = lastWord(of: quote)
    else { return false }
    return text.bytes[sentence.tokens[last].span.end..<quote.end].contains { Self.stops.contains($0) }
  }

  /// The last word of a quotation in this sentence.
  private func lastWord(of quote: Span) -> Int? {
    guard let word = lastWord(before: quote.end), sentence.tokens[word].span.start >= quote.start else { return nil }
    return word
  }

  /// The last token that ends before an offset and is no punctuation.
  private func lastWord(before offset: Int) -> Int? {
    let after = sentence.tokens.partitioningIndex { $0.span.end > offset }
    return sentence.tokens[..<after].lastIndex { $0.upos != .punct }
  }

  /// "…,” and said that", "…,” adding that": a cue behind a quotation that is another's, with words of its own.
  private func goesOn(from last: Int, to verb: Int) -> Bool {
    let isParticiple = sentence.tokens[verb].xpos == .vbg
    guard isParticiple || sentence.tokens[last..<verb].contains(where: { $0.upos == .cconj }) else { return false }
    return cued.order.told(after: verb, among: cued.speechVerbs) != nil
      || quotes.touching(sentence.span).contains { $0.start >= sentence.tokens[verb].span.end }
  }

  /// , . ? ! -
  private static let stops: [UInt8] = [0x2C, 0x2E, 0x3F, 0x21, 0x2D]

  /// Whether another verb of saying stands between a quotation and a cue.
  private func isOthers(_ quote: Span, _ verb: Int) -> Bool {
    let cue = sentence.tokens[verb].span
    if let other = leader(of: quote), other != verb { return true }
    if quote.end <= cue.start, let last = lastWord(of: quote), goesOn(from: last, to: verb) { return true }
    return cued.speechVerbs.contains { other in
      let span = sentence.tokens[other].span
      return quote.end <= span.start && span.end <= cue.start || cue.end <= span.start && span.end <= quote.start
    }
  }

  /// "citing “…”", "claimed that “…”": the cue that leads to a quotation.
  func leader(of quote: Span) -> Int? {
    guard var last = lastWord(before: quote.start) else { return nil }
    if sentence.tokens[last].upos == .sconj, last > 0 { last -= 1 }
    return cued.cueVerbs.contains(last) ? last : nil
  }

  /// Speech is more than a scare quote: long, or set off from the cue by a comma, a colon or the edge of the sentence.
  func isSpeech(_ quote: Span, _ verb: Int) -> Bool {
    if quote.count >= Quotes.shortest || quote.start <= sentence.span.start { return true }
    let last = sentence.tokens.last { $0.span.end <= quote.start }
    return last.map { $0.xpos == .comma || $0.xpos == .colon || $0.span == sentence.tokens[verb].span } ?? false
  }

  /// "They “had chemistry,” he said", "said the plan “was dead”": a quotation that begins within a sentence with the words
  /// that lead up to it.
  func begun(_ quote: Span, _ verb: Int) -> Span {
    let cue = sentence.tokens[verb].span
    guard let first = sentence.tokens.first(where: { $0.span.start > quote.start }),
      first.span.start < quote.end, text[first.span.start].isASCIILower
    else { return quote }
    let isAfter = quote.start >= cue.end
    let lead = sentence.tokens.filter {
      $0.span.end <= quote.start && (isAfter ? $0.span.start >= cue.end : true)
    }
    guard let start = lead.first(where: { $0.upos != .punct })?.span.start, lead.count > 1,
      lead.contains(where: { $0.upos == .noun || $0.upos == .propn || $0.upos == .pron }),
      isAfter
        ? lead[0].upos != .adp && lead[0].upos != .punct && lead.last?.xpos != .comma
        : !lead.contains(where: { quotes.around($0.span) != nil })
    else { return quote }
    return Span(start, quote.end)
  }

  /// A quotation that ends right before a sentence that is all cue: "“Who knows?” she said."
  func preceding(_ verb: Int) -> [Span] {
    quotes.preceding(sentence.span.start, in: text).map { [$0] } ?? []
  }
}
