import Language
import Words

/// What the order of words and commas tells of a cue of saying, whatever the tree: who speaks stands right before the cue
/// or right after it, what is said on the other side of a comma or right behind. Source: R. Quirk and others 1985, 14.28-29
/// (reporting clauses) and 15.
struct WordOrder {
  let rules: StanceRules
  let text: Text
  let quotes: Quotes
  let sentence: Sentence
  private var tokens: [Token] { sentence.tokens }

  // MARK: What is said

  /// "A spokesman, who …, said (on Friday) the talks were over": a clause of its own behind a cue up to the end of the
  /// sentence.
  /// - Parameter cues: the verbs of saying.
  func told(after verb: Int, among cues: [Int]) -> Span? {
    let start = marker(after: verb) ?? verb + 1
    let limit = quotes.around(tokens[verb].span)?.end ?? text.count
    guard start < tokens.count, tokens[start].span.start < limit, start > verb + 1 || opensClause(start) else {
      return nil
    }
    let end = end(after: start, before: limit)
    guard let finite = (start..<end).first(where: { sentence.hasFiniteForm($0) }) else { return nil }
    let between = (start..<finite).filter { tokens[$0].upos == .punct && tokens[$0].xpos != .hyph }
    if isThat(start) { return words(start..<end) }
    guard !(start..<finite).contains(where: isRelative) else { return nil }
    guard between.allSatisfy({ tokens[$0].xpos == .comma || tokens[$0].isQuoteMark }),
      between.filter({ tokens[$0].xpos == .comma }).isEmpty
        || tokens[finite - 1].xpos == .comma && sentence.hasFiniteForm(verb) && !cues.contains(finite)
    else { return nil }
    return words(start..<end)
  }

  /// The end of the sentence, of the quotation that the cue stands in, or of one that closes with a full stop.
  private func end(after start: Int, before limit: Int) -> Int {
    (start..<tokens.count).first {
      tokens[$0].span.start >= limit || tokens[$0].xpos == .closeQuote && tokens[$0 - 1].xpos == .period
    } ?? tokens.count
  }

  /// The "that" of what is said, behind a day or a place: "said on Friday that …".
  private func marker(after verb: Int) -> Int? {
    for token in (verb + 1)..<min(verb + 9, tokens.count) {
      if tokens[token].upos == .punct || sentence.hasFiniteForm(token) { return nil }
      if isThat(token) { return token }
    }
    return nil
  }

  private func isThat(_ token: Int) -> Bool {
    tokens[token].upos == .sconj && tokens[token].lemma.lowercased() == "that"
  }

  private func opensClause(_ token: Int) -> Bool {
    switch tokens[token].upos {
    case .det, .pron, .propn, .noun, .adj, .num: !isRelative(token)
    default: isThat(token)
    }
  }

  /// "It came although they knew of it, the report says", "Even so it grew, says Ann Carter": all that stands before the
  /// comma of a cue that nothing but its own circumstances follows.
  /// - Parameter cues: the verbs of saying; none stands before the comma.
  func spoken(before verb: Int, among cues: [Int]) -> Span? {
    guard sentence.hasFiniteForm(verb) || isBareForm(verb), let comma = comma(before: verb),
      comma > 2, !cues.contains(where: { $0 < comma })
    else { return nil }
    let isInverted = comma == verb - 1
    if quotes.touching(Span(sentence.span.start, tokens[verb].span.start)).contains(where: isClosed) { return nil }
    guard isInverted || !sentence.isNegated(verb), isInverted ? nounAfter(verb) != nil : isBare((comma + 1)..<verb),
      isClosing(verb, isInverted)
    else {
      return nil
    }
    let before = (0..<comma).filter { tokens[$0].upos != .punct }
    guard let first = before.first, before.contains(where: sentence.hasFiniteForm), before.contains(where: isNominal),
      !opensAdverbial(first) || before.contains(where: { $0 > first && tokens[$0 - 1].xpos == .comma })
    else { return nil }
    return words(0..<comma)
  }

  /// The comma between what is said and who says it: of "it burned, the commander, Ann Lund, said" the first.
  private func comma(before verb: Int) -> Int? {
    let commas = (0..<verb).filter { tokens[$0].xpos == .comma }
    guard let last = commas.last else { return nil }
    guard last == verb - 1, nounAfter(verb) == nil, commas.count > 2 else { return last }
    let open = commas[commas.count - 2]
    let first = commas[commas.count - 3]
    return isNounPhrase((open + 1)..<last) && isNounPhrase((first + 1)..<open) ? first : last
  }

  /// "the mission's commander", "Ann Lund".
  private func isNounPhrase(_ range: Range<Int>) -> Bool {
    guard let last = range.last, isNominal(last) else { return false }
    return range.allSatisfy { token in
      switch tokens[token].upos {
      case .det, .adj, .noun, .propn, .part, .num, .adp: true
      default: false
      }
    }
  }

  /// "residents and a source say": a finite form that was taken for the bare one.
  private func isBareForm(_ verb: Int) -> Bool {
    tokens[verb].xpos == .vb && sentence.child(verb, .aux, .mark) == nil && verb > 0 && isNominal(verb - 1)
  }

  /// Whether a comma ends a quotation within its marks.
  private func isClosed(_ quote: Span) -> Bool {
    tokens.contains { $0.xpos == .comma && $0.span.end <= quote.end && $0.span.end + 3 >= quote.end }
  }

  /// A noun phrase without a verb that no conjunction opens: "the report".
  private func isBare(_ range: Range<Int>) -> Bool {
    guard let first = range.first, tokens[first].upos != .cconj, tokens[first].upos != .adp else { return false }
    return range.contains(where: isNominal)
      && range.allSatisfy { tokens[$0].upos != .verb && tokens[$0].upos != .sconj && !isRelative($0) }
  }

  /// Whether nothing is told behind a cue: no verb but one that says something of the speaker.
  private func isClosing(_ verb: Int, _ isInverted: Bool) -> Bool {
    guard let first = tokens[(verb + 1)...].first(where: { $0.upos != .punct }) else { return !isInverted }
    let finite = ((verb + 1)..<tokens.count).first { sentence.hasFiniteForm($0) }
    if isInverted {
      guard let finite else { return true }
      return ((verb + 1)..<finite).contains { isRelative($0) || tokens[$0].xpos == .comma }
    }
    if rules.telling.contains(tokens[verb].lemma.lowercased()) { return finite == nil }
    if first.xpos == .vbg, tokens[verb + 1].xpos == .comma { return true }
    return finite == nil && (first.upos == .adp || first.upos == .adv || first.deprel == .oblUnmarked)
  }

  /// "When they asked him, he said no": a clause of time or condition is not what is said.
  private func opensAdverbial(_ token: Int) -> Bool {
    tokens[token].upos == .sconj || tokens[token].xpos == .wrb || tokens[token].xpos == .vbn
      || tokens[token].xpos == .vbg
  }

  /// Where what is told ends at the earliest, where the parser gave a cue a part of it: at the next mark of punctuation, if
  /// nothing stands before it that may tell of the saying itself ("in an interview", "as he left").
  func end(of part: Span) -> Int {
    guard let last = tokens.indices.last(where: { tokens[$0].span.end <= part.end }) else { return part.end }
    guard tokens.indices.contains(where: { part.contains(tokens[$0].span) && sentence.hasFiniteForm($0) }) else {
      return text.count
    }
    guard last + 1 < tokens.count, goesOn(last + 1) else { return part.end }
    let stop = ((last + 1)..<tokens.count).first { tokens[$0].upos == .punct && tokens[$0].xpos != .hyph }
    return tokens[(stop ?? tokens.count) - 1].span.end
  }

  private func goesOn(_ token: Int) -> Bool {
    let lemma = tokens[token].lemma.lowercased()
    switch tokens[token].upos {
    case .punct, .adp: return false
    case .cconj: return token + 1 < tokens.count && tokens[token + 1].xpos == .md
    case .sconj where rules.adverbial.contains(lemma): return false
    default: return true
    }
  }

  // MARK: Who speaks

  /// Who stands right before a cue and its auxiliaries: "the mayor said", "Cuban said"; over what stands in commas between:
  /// "John Kasich of Ohio, a friend of Marsh, said".
  func noun(before verb: Int) -> Int? {
    guard let last = (0..<verb).last(where: { !isLight($0) }) else { return nil }
    if tokens[last].xpos == .comma { return holder(of: last) }
    return isNominal(last) ? head(of: last) : nil
  }

  /// Whether a comma stands right before a cue, so that who speaks stands before what the comma closes.
  func endsInComma(_ verb: Int) -> Bool {
    (0..<verb).last { !isLight($0) }.map { tokens[$0].xpos == .comma } ?? false
  }

  /// "Tom Lund, a lawyer who has met Berg, said": who speaks with all that stands in commas between him and the cue, where
  /// the tree breaks off in it.
  func inserted(after speaker: Int, before verb: Int) -> Span? {
    guard speaker < verb, let last = (0..<verb).last(where: { !isLight($0) }), speaker < last,
      tokens[last].xpos == .comma
    else {
      return nil
    }
    let phrase = sentence.phrase(speaker, without: [.parataxis, .advcl])
    guard let end = tokens[..<last].last(where: { $0.upos != .punct })?.span.end, phrase.end < end,
      tokens[speaker..<last].contains(where: { $0.xpos == .comma && $0.span.end < phrase.end })
    else { return nil }
    return Span(phrase.start, end)
  }

  /// "said the 46-year-old": the noun phrase right behind a cue.
  func nounAfter(_ verb: Int) -> Int? {
    var last: Int?
    for token in (verb + 1)..<tokens.count {
      if isNominal(token) { return top(token, downTo: verb + 1) }
      switch tokens[token].upos {
      case .det, .num: break
      case .adj: last = token
      case .noun: break
      case .punct where tokens[token].xpos == .hyph: break
      default: return last
      }
    }
    return last
  }

  /// The noun that what a comma closes belongs to: the word before the comma that opened it.
  private func holder(of close: Int) -> Int? {
    var at = close - 1
    while at > 0 {
      if tokens[at].xpos == .comma, let noun = nominal(endingBefore: at) { return head(of: noun) }
      if tokens[at].isQuoteMark || tokens[at].xpos == .period { return nil }
      at -= 1
    }
    return nil
  }

  /// The noun right before a comma, a bracket between or not: "McCaskill (D-Mo.),".
  private func nominal(endingBefore comma: Int) -> Int? {
    var at = comma - 1
    if at > 0, tokens[at].xpos == .rightBracket {
      at = ((0..<at).last { tokens[$0].xpos == .leftBracket } ?? 0) - 1
    }
    return at >= 0 && isNominal(at) ? at : nil
  }

  /// The head of the noun phrase that ends in a word.
  func nominal(endingAt last: Int) -> Int? {
    last >= 0 && isNominal(last) ? top(last, downTo: 0) : nil
  }

  /// The head of the noun phrase that ends in a word, if it hangs by no preposition.
  private func head(of last: Int) -> Int? {
    let top = top(last, downTo: 0)
    guard sentence.child(top, .case) == nil || tokens[top].upos == .propn && isPossessor(top) else { return nil }
    switch tokens[top].deprel {
    case .oblUnmarked, .nmodUnmarked: return nil
    default: return top
    }
  }

  private func isPossessor(_ token: Int) -> Bool {
    sentence.child(token, .case).map { tokens[$0].xpos == .pos } ?? false
  }

  private func top(_ token: Int, downTo lower: Int) -> Int {
    var at = token
    for _ in 0..<8 {
      let head = tokens[at].head
      guard head >= lower, isNominal(head), head < token || tokens[at].deprel != .nsubj,
        !(min(at, head)..<max(at, head)).contains(where: { tokens[$0].upos == .verb || tokens[$0].xpos == .comma })
      else { return at }
      at = head
    }
    return at
  }

  private func isLight(_ token: Int) -> Bool {
    tokens[token].upos == .aux || tokens[token].upos == .adv || tokens[token].upos == .part
  }

  private func isNominal(_ token: Int) -> Bool {
    switch tokens[token].upos {
    case .noun, .propn: true
    case .pron: !isRelative(token)
    case .adj: isCapital(token) || token > 0 && tokens[token - 1].upos == .det
    case .num, .det:
      rules.quantities.contains(tokens[token].lemma.lowercased()) || sentence.child(token, .nmod) != nil
    default: false
    }
  }

  private func isCapital(_ token: Int) -> Bool { text[tokens[token].span.start].isASCIIUpper }

  private func isRelative(_ token: Int) -> Bool {
    switch tokens[token].xpos {
    case .wp, .wdt, .wpPossessive, .wrb: true
    default: false
    }
  }

  /// From the first to the last word of a stretch.
  private func words(_ range: Range<Int>) -> Span? {
    let words = range.filter { tokens[$0].upos != .punct }
    guard let first = words.first, let last = words.last else { return nil }
    return Span(tokens[first].span.start, tokens[last].span.end)
  }
}

extension Sentence {
  /// Whether a word has the form of a finite verb or is a modal.
  func hasFiniteForm(_ token: Int) -> Bool {
    switch tokens[token].xpos {
    case .vbd, .vbz, .vbp, .md: true
    default: false
    }
  }
}
