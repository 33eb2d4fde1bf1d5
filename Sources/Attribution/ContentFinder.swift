import Claims
import Language
import Words

/// What the speaker of a cue says.
struct ContentFinder {
  let rules: StanceRules
  let text: Text
  let quotes: Quotes
  let sentence: Sentence

  /// A quotation, the clause that the cue governs or stands beside; for verbs of saying at last the words after or before.
  func content(of verb: Int, _ effect: StanceRules.Effect) -> [Span]? {
    if let speech = speech(of: verb, effect) { return speech }
    if effect.needsQuote { return nil }
    if let clause = clause(of: verb) { return clause }
    return effect.certainty == .attributed ? plain(verb) : nil
  }

  /// "said the talks were useful": where the parser saw no clause, the words after the cue to the end of the sentence, or
  /// those before a cue that ends it.
  private func plain(_ verb: Int) -> [Span]? {
    var start = verb + 1
    // "told reporters": whom it is said to is no part of it.
    let named = text.lowercased(sentence.tokens[verb].span).hasPrefix("t") ? sentence.child(verb, .obj, .iobj) : nil
    if let named, named > verb { start = (sentence.subtree(named).max() ?? named) + 1 }
    let after = sentence.tokens[min(start, sentence.tokens.count)...]
    if after.count > 3, after.contains(where: { $0.upos == .verb || $0.upos == .aux }) { return span(of: after) }
    return after.count < 8 ? leading(verb) : nil
  }

  /// "Rebels seized the town, a military source told the paper": the words before the last comma but the cue's own.
  private func leading(_ verb: Int) -> [Span]? {
    let commas = (0..<verb).filter { sentence.tokens[$0].xpos == .comma }
    guard let comma = commas.last(where: { $0 < verb - 1 }), comma > 2,
      !sentence.tokens[(comma + 1)..<verb].contains(where: { $0.upos == .verb }),
      sentence.tokens[..<comma].contains(where: { $0.upos == .verb })
    else { return nil }
    return span(of: sentence.tokens[..<comma])
  }

  private func span(of tokens: ArraySlice<Token>) -> [Span]? {
    let words = tokens.drop { $0.upos == .punct }
    guard let first = words.first, let last = words.last(where: { $0.upos != .punct }) else { return nil }
    return [Span(first.span.start, max(first.span.end, last.span.end))]
  }

  /// The quotations of a speaker: those of the cue's sentence as a whole, however many sentences they run over, and one
  /// that opens right after it.
  private func speech(of verb: Int, _ effect: StanceRules.Effect) -> [Span]? {
    guard effect.certainty == .attributed else { return nil }
    let cue = sentence.tokens[verb].span
    let clause = clause(of: verb)
    var spoken = quotes.touching(sentence.span).filter { isSpeech($0) && !$0.overlaps(cue) }
    spoken.removeAll { quote in
      clause != nil && quote.start > sentence.span.start && !clause!.contains { $0.overlaps(quote) }
        && quote.end <= sentence.span.end
        && quote.start < cue.start
    }
    if let clause, !clause.contains(where: { part in spoken.contains { $0.overlaps(part) } }) { return nil }
    guard !spoken.isEmpty || clause == nil else { return nil }
    if let next = quotes.following(sentence.span.end, in: text), !spoken.contains(next) { spoken.append(next) }
    if spoken.isEmpty, clause == nil, let before = quotes.preceding(sentence.span.start, in: text) { spoken = [before] }
    guard !spoken.isEmpty else { return nil }
    let outside = (clause ?? []).flatMap { rest(of: $0, outside: spoken) }
    return (spoken + outside).sorted()
  }

  /// Speech holds a clause: more than a scare quote, or the first words of the sentence.
  private func isSpeech(_ quote: Span) -> Bool {
    quote.count >= Quotes.shortest || quote.start <= sentence.span.start
  }

  /// The parts of a span that no quotation covers, as long as they hold more than a word.
  private func rest(of span: Span, outside quotes: [Span]) -> [Span] {
    guard let first = quotes.first(where: { $0.overlaps(span) }) else { return [span] }
    let before = Span(span.start, max(span.start, first.start))
    return text.trimmed(before).count > 4 ? [text.trimmed(before)] : []
  }

  /// What a verb's speaker says: its clause, the words it stands behind or inside of, or a quotation that it has as object.
  private func clause(of verb: Int) -> [Span]? {
    if let clause = sentence.child(verb, .ccomp) { return [sentence.extent(clause)] }
    if let clause = sentence.child(verb, .xcomp),
      rules.effects[sentence.tokens[verb].lemma.lowercased()]?.certainty != nil
        || sentence.tokens[clause].upos == .verb
    {
      return [sentence.extent(clause)]
    }
    if sentence.tokens[verb].deprel == .parataxis || sentence.tokens[verb].deprel == .advcl,
      sentence.child(verb, .obj) == nil
    {
      let parts = around(verb)
      if sentence.tokens[verb].deprel == .parataxis || parts.contains(where: { quotes.around($0) != nil }) {
        return parts
      }
    }
    if let told = sentence.children[verb].first(where: { sentence.tokens[$0].deprel == .parataxis && $0 != verb }) {
      return [sentence.extent(told)]
    }
    if let object = sentence.child(verb, .obj), quotes.around(sentence.extent(object)) != nil {
      return [sentence.extent(object)]
    }
    return nil
  }

  /// The words of the sentence before and after a cue that stands beside what it reports.
  private func around(_ verb: Int) -> [Span] {
    let under = sentence.subtree(verb)
    guard let first = under.first, let last = under.last else { return [] }
    let head = sentence.tokens[verb].head
    let whole = sentence.subtree(max(head, 0))
    let before = whole.filter { $0 < first }
    let after = whole.filter { $0 > last }
    return [before, after].compactMap { part in
      let words = part.drop { sentence.tokens[$0].upos == .punct }
      guard let start = words.first, let end = words.last(where: { sentence.tokens[$0].upos != .punct }) else {
        return nil
      }
      return Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)
    }
  }
}
