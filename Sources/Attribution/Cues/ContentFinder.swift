import Claims
import Language
import Words

/// What the speaker of a cue says: the clause that the cue governs or stands beside, with the quotations that are his.
struct ContentFinder {
  let cued: CuedSentence
  private var rules: StanceRules { cued.rules }
  private var text: Text { cued.text }
  private var quotes: Quotes { cued.quotes }
  private var sentence: Sentence { cued.sentence }
  private var speechVerbs: [Int] { cued.speechVerbs }
  private var order: WordOrder { cued.order }
  private var quotations: QuotationFinder { QuotationFinder(cued: cued) }

  /// The parts of it in the order of the text; nil where nothing is said.
  func content(of verb: Int, _ effect: StanceRules.Effect) -> [Span]? {
    if tellsHow(verb) { return nil }
    return whole(of: verb, effect).map { parts in
      parts.map { isBehind($0, verb) ? trimmed($0, verb, at: speechVerbs) : $0 }
    }
  }

  /// "responded by closing the border": what was done, not what was said.
  private func tellsHow(_ verb: Int) -> Bool {
    guard verb + 2 < sentence.tokens.count, sentence.tokens[verb + 1].lemma.lowercased() == "by" else { return false }
    return sentence.tokens[verb + 2].xpos == .vbg
  }

  private func isBehind(_ part: Span, _ verb: Int) -> Bool { part.start >= sentence.tokens[verb].span.end }

  private func whole(of verb: Int, _ effect: StanceRules.Effect) -> [Span]? {
    if let saying = saying(under: verb), let quoted = sentence.object(of: verb) {
      return quoted < verb ? nil : [sentence.extent(quoted).union(sentence.extent(saying))]
    }
    let isSaying = effect.isSpeech
    let near = isSaying ? quotations.near(verb) : []
    var clause = opened(by: verb) ?? clause(of: verb)
    if isSaying {
      clause = ordered(clause, of: verb, near, effect)
    } else if effect.certainty != nil, sentence.child(verb, .ccomp) != nil, let told = clause, told.count == 1 {
      clause = [allTold(told[0], of: verb)]
    }
    if isSaying, let parts = parenthetical(verb) { return merged(parts + spoken(by: verb, parts, near)) }
    let spoken = spoken(by: verb, clause, near).filter { !effect.needsQuote || adjoins($0, verb) }
      .map { quotations.begun($0, verb) }
    if effect.needsQuote && spoken.isEmpty { return nil }
    let parts = merged((clause ?? []) + spoken)
    if !parts.isEmpty { return parts }
    if effect.needsQuote { return nil }
    if effect.certainty == .confirmed || effect.certainty == .hedged, isLast(verb), let told = leading(verb) {
      return told
    }
    return sentence.markedClause(after: verb).map { [$0] } ?? (isSaying ? plain(verb) : nil)
  }

  /// "quoted [an official as saying that they had left]": who is quoted belongs to what the other says; of "was quoted as
  /// saying" the second cue has it all.
  private func saying(under verb: Int) -> Int? {
    sentence.children[verb].first {
      $0 > verb && speechVerbs.contains($0) && sentence.tokens[$0].xpos == .vbg
        && sentence.child($0, .mark, .case).map { sentence.tokens[$0].lemma.lowercased() == "as" } ?? false
    }
  }

  /// "Asked if it was so, he said no": the clause of a participle that a conjunction right behind it opens.
  private func opened(by verb: Int) -> [Span]? {
    guard sentence.tokens[verb].xpos == .vbn, verb + 1 < sentence.tokens.count,
      let clause = sentence.markedClause(after: verb), clause.start == sentence.tokens[verb + 1].span.start
    else { return nil }
    return [clause]
  }

  /// The clause of a cue by the order of words: none beside speech that a comma closes before the cue, what is told behind
  /// the cue where the tree has all before it, all that stands before a cue that ends its sentence.
  private func ordered(_ clause: [Span]?, of verb: Int, _ near: [Span], _ effect: StanceRules.Effect) -> [Span]? {
    let cue = sentence.tokens[verb].span
    func isClause(_ quote: Span) -> Bool {
      quote.count >= Quotes.shortest && clause?.contains { $0.overlaps(quote) } ?? false
    }
    let isBefore = clause?.allSatisfy { $0.end <= cue.start } ?? true
    if near.contains(where: { quotations.isClosed($0, before: verb) && (isBefore || !isClause($0)) }) {
      let ends = near.filter { quotations.isClosed($0, before: verb) }.map(\.end)
      return isBefore && clause?.allSatisfy { $0.end <= ends.max() ?? 0 } ?? false ? clause : nil
    }
    if !isBefore, let clause { return clause.count == 1 ? [allTold(clause[0], of: verb)] : clause }
    if effect.needsQuote { return clause }
    if let told = order.told(after: verb, among: speechVerbs) { return [told] }
    if near.contains(where: { $0.start >= cue.end }) { return clause }
    return order.spoken(before: verb, among: speechVerbs).map { [$0] } ?? clause
  }

  private func spoken(by verb: Int, _ clause: [Span]?, _ near: [Span]) -> [Span] {
    guard let clause else {
      return near.isEmpty && !sentence.isNegated(verb)
        ? quotations.preceding(verb) : near.filter { quotations.isSpeech($0, verb) }
    }
    func isClause(_ quote: Span) -> Bool {
      clause.contains { $0.overlaps(quote) || $0.end <= quote.start && quote.start <= $0.end + 2 }
    }
    guard near.contains(where: isClause) else { return [] }
    let isParticiple = sentence.tokens[verb].xpos == .vbg
    return near.filter { isClause($0) || !isParticiple && quotations.isSpeech($0, verb) && $0.start < clause[0].start }
  }

  /// "If the law is wrong, the minister said, people must ignore it": the words on both sides of a cue between commas.
  private func parenthetical(_ verb: Int) -> [Span]? {
    let tokens = sentence.tokens
    guard verb + 2 < tokens.count, tokens[verb + 1].xpos == .comma, tokens[verb + 2].xpos != .vbg,
      let comma = (max(0, verb - 8)..<verb).last(where: { tokens[$0].xpos == .comma }), comma > 1,
      comma < verb - 1, tokens[verb - 1].upos != .punct,
      !tokens[(comma + 1)..<verb].contains(where: { $0.upos == .verb || $0.xpos == .wp || $0.xpos == .wdt }),
      !speechVerbs.contains(where: { $0 < comma }), quotes.around(tokens[comma].span) == nil,
      !quotes.touching(tokens[comma].span).contains(where: { $0.end >= tokens[comma].span.start }),
      ((verb + 2)..<tokens.count).contains(where: sentence.hasFiniteForm)
    else { return nil }
    return span(of: tokens[..<comma]).flatMap { before in span(of: tokens[(verb + 2)...]).map { before + $0 } }
  }

  /// "says the only way out may be to leave", "said it was dead when they came": all of what is told behind a cue, where the
  /// parser gave the cue a part of it.
  private func allTold(_ part: Span, of verb: Int) -> Span {
    guard let told = order.told(after: verb, among: speechVerbs), told.contains(part),
      !rules.telling.contains(sentence.tokens[verb].lemma.lowercased())
    else { return part }
    return Span(told.start, min(told.end, order.end(of: Span(told.start, part.end))))
  }

  /// "“We lost,” he continued", "ended with a warning: “…”": no other verb stands between, and what follows the cue is more
  /// than a few words quoted.
  private func adjoins(_ quote: Span, _ verb: Int) -> Bool {
    let cue = sentence.tokens[verb].span
    let between = sentence.tokens.indices.filter {
      let span = sentence.tokens[$0].span
      return quote.end <= span.start && span.end <= cue.start || cue.end <= span.start && span.end <= quote.start
    }
    guard !between.contains(where: { sentence.tokens[$0].upos == .verb }) else { return false }
    if quote.end <= cue.start { return quote.end > sentence.span.start || !hasThing(verb) }
    guard let first = sentence.tokens.first(where: { $0.span.start > quote.start }) else { return false }
    return !text[first.span.start].isASCIILower || between.last.map { sentence.tokens[$0].upos == .punct } ?? true
  }

  /// Parts that touch, or between which only punctuation stands, as one.
  private func merged(_ parts: [Span]) -> [Span] {
    var merged: [Span] = []
    for part in parts.sorted() {
      if let last = merged.last, part.start <= last.end + 2 {
        merged[merged.count - 1] = last.union(part)
      } else {
        merged.append(part)
      }
    }
    return merged
  }

  /// What a verb's speaker says: its clause, the words it stands behind or inside of, or a quotation that it has as object.
  private func clause(of verb: Int) -> [Span]? {
    if let clause = sentence.children[verb].first(where: {
      sentence.tokens[$0].deprel == .ccomp && !isAdverbial($0, of: verb)
    }) {
      return [continued(sentence.extent(clause), of: verb)]
    }
    if let parts = asReported(verb) ?? asApposed(verb) { return parts }
    if let clause = sentence.child(verb, .xcomp),
      rules.effects[sentence.tokens[verb].lemma.lowercased()]?.certainty != nil
        || sentence.tokens[clause].upos == .verb
    {
      return raised(verb) + [sentence.extent(clause)]
    }
    if sentence.tokens[verb].deprel == .parataxis || sentence.tokens[verb].deprel == .advcl,
      sentence.child(verb, .obj) == nil, !isLeadingParticiple(verb)
    {
      let parts = around(verb)
      if sentence.tokens[verb].deprel == .parataxis || parts.contains(where: { quotes.around($0) != nil }) {
        return parts
      }
    }
    if let told = sentence.children[verb].first(where: { sentence.tokens[$0].deprel == .parataxis && $0 != verb }) {
      return [sentence.extent(told)]
    }
    if let object = sentence.child(verb, .obj), object > verb,
      isQuestion(object) || quotes.around(sentence.extent(object)) != nil
    {
      return [sentence.extent(object)]
    }
    return nil
  }

  /// "…, adding: “…”": a participle with a quotation behind it.
  private func isLeadingParticiple(_ verb: Int) -> Bool {
    sentence.tokens[verb].xpos == .vbg
      && quotes.touching(sentence.span).contains {
        $0.start > sentence.tokens[verb].span.start && quotations.leader(of: $0) == verb
      }
  }

  /// "As reported by the Post, talks resumed", "the campaign, first reported by the Post, began".
  private func asReported(_ verb: Int) -> [Span]? {
    guard sentence.isPassiveCue(verb), let agent = sentence.agent(of: verb), agent > verb else { return nil }
    switch sentence.tokens[verb].deprel {
    case .advcl where sentence.child(verb, .mark) != nil: return around(verb)
    case .acl where sentence.tokens[verb].head < verb:
      return [sentence.phrase(sentence.tokens[verb].head, without: [.acl, .aclRelcl, .conj, .cc, .appos])]
    default: return nil
    }
  }

  /// "Rebels took the town, a claim that the army denied": what is called a claim after a comma is the clause before it,
  /// whatever noun the parser hung it on.
  private func asApposed(_ verb: Int) -> [Span]? {
    let noun = sentence.tokens[verb].head
    guard sentence.tokens[verb].deprel == .aclRelcl, noun >= 0, sentence.tokens[noun].deprel == .appos,
      rules.sayingNouns.contains(sentence.tokens[noun].lemma.lowercased()),
      let first = sentence.subtree(noun).first(where: { sentence.tokens[$0].upos != .punct }), first > 1,
      sentence.tokens[first - 1].upos == .punct
    else { return nil }
    let clause = sentence.extent(sentence.clause(of: sentence.tokens[noun].head))
    return [Span(clause.start, sentence.tokens[first - 2].span.end)]
  }

  /// "said [they were hopeful that it would turn]", "said [that they left and that the town burned]": a second clause that
  /// the parser hung by the cue with no comma before it.
  private func continued(_ content: Span, of verb: Int) -> Span {
    sentence.children[verb].reduce(content) { whole, child in
      switch sentence.tokens[child].deprel {
      case .ccomp, .xcomp, .obj: break
      case .conj where child > verb && opensWithThat(child): break
      default: return whole
      }
      let clause = sentence.extent(child)
      return clause.start == whole.end + 1 ? whole.union(clause) : whole
    }
  }

  /// "and that they left".
  private func opensWithThat(_ clause: Int) -> Bool {
    sentence.child(clause, .mark).map { sentence.tokens[$0].lemma.lowercased() == "that" } ?? false
  }

  /// "asked what he thought of it".
  private func isQuestion(_ object: Int) -> Bool {
    switch sentence.tokens[object].xpos {
    case .wp, .wdt, .wrb: return true
    default: return false
    }
  }

  /// "the talks are expected to resume", "the army seemed to agree": the subject belongs to what is said.
  private func raised(_ verb: Int) -> [Span] {
    guard sentence.isPassiveCue(verb) || rules.raising.contains(sentence.tokens[verb].lemma.lowercased()),
      let subject = sentence.child(verb, .nsubj, .nsubjPass) ?? sharedSubject(of: verb)
    else { return [] }
    return [sentence.phrase(subject)]
  }

  /// "squabbled with it and appeared to give in".
  private func sharedSubject(of verb: Int) -> Int? {
    sentence.tokens[verb].deprel == .conj ? sentence.surfaceSubject(of: verb) : nil
  }

  /// "said as he left", "threatened to leave if it was signed": the parser took an adverbial clause for what is said.
  private func isAdverbial(_ clause: Int, of verb: Int) -> Bool {
    guard let marker = sentence.child(clause, .mark) else { return false }
    if rules.conditionals.contains(sentence.tokens[marker].lemma.lowercased()), sentence.child(verb, .xcomp) != nil {
      return true
    }
    return rules.adverbial.contains(sentence.tokens[marker].lemma.lowercased())
  }

  /// What is said without what its reporter adds of his own: "said it was over, adding that …", "said it was over and has
  /// added", "said it was over, but rebels say …".
  /// - Parameter participles: the verbs whose participles after a comma are the reporter's.
  func trimmed(_ content: Span, _ cue: Int, at participles: [Int]) -> Span {
    if let end = judged(content, after: cue) { return Span(content.start, end) }
    for verb in cued.cueVerbs where verb > cue + 2 && content.contains(sentence.tokens[verb].span) {
      guard let end = end(before: verb, cue, participles), end > content.start else { continue }
      return Span(content.start, min(end, content.end))
    }
    return content
  }

  /// "said it had repelled them, [a claim that nobody could verify]": where the reporter says of what is said what it is.
  private func judged(_ content: Span, after cue: Int) -> Int? {
    let tokens = sentence.tokens
    let noun = ((cue + 4)..<max(cue + 4, tokens.count)).first { token in
      content.contains(tokens[token].span) && tokens[token].deprel == .appos
        && rules.effects[tokens[token].lemma.lowercased()]?.isCue ?? false
        && tokens[token - 1].lemma.lowercased() == "a" && tokens[token - 2].xpos == .comma
    }
    return noun.map { tokens[$0 - 3].span.end }
  }

  /// Where what another cue belongs to begins, if it is not part of what is said at the first.
  private func end(before verb: Int, _ cue: Int, _ participles: [Int]) -> Int? {
    let tokens = sentence.tokens
    if tokens[verb].xpos == .vbg, participles.contains(verb),
      tokens[verb - 1].xpos == .comma || tokens[verb - 1].xpos == .closeQuote
    {
      return tokens[verb - 1].span.start
    }
    guard let subject = sentence.child(verb, .nsubj, .nsubjPass) else {
      let first = sentence.child(verb, .aux).map { min($0, verb) } ?? verb
      return tokens[first - 1].upos == .cconj && tense(verb) == tense(cue) ? tokens[first - 2].span.end : nil
    }
    guard speechVerbs.contains(verb), let first = sentence.subtree(subject).first, first > cue + 2 else { return nil }
    let joint = tokens[first - 1].upos == .cconj ? first - 1 : first
    return tokens[joint - 1].xpos == .comma ? tokens[joint - 1].span.start : nil
  }

  /// The tag of a verb or of its first auxiliary.
  private func tense(_ verb: Int) -> XPOS { sentence.tokens[sentence.child(verb, .aux) ?? verb].xpos }

  /// The words of the sentence before and after a cue that stands beside what it reports.
  private func around(_ verb: Int) -> [Span] {
    let under = sentence.subtree(verb)
    guard let first = under.first, let last = under.last else { return [] }
    let whole = sentence.subtree(max(sentence.tokens[verb].head, 0))
    return [whole.filter { $0 < first }, whole.filter { $0 > last }].compactMap { part in
      let words = part.drop { sentence.tokens[$0].upos == .punct }
      guard let start = words.first, let end = words.last(where: { sentence.tokens[$0].upos != .punct }) else {
        return nil
      }
      return Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)
    }
  }

  /// "said the talks were useful": where the parser saw no clause, the words after the cue to the end of the sentence, or
  /// those before a cue that ends it.
  private func plain(_ verb: Int) -> [Span]? {
    if takesNoun(verb) || hasThing(verb) { return nil }
    var start = verb + 1
    if rules.telling.contains(sentence.tokens[verb].lemma.lowercased()),
      let listener = sentence.child(verb, .obj, .iobj), listener > verb
    {
      start = (sentence.subtree(listener).max() ?? listener) + 1
    }
    let after = sentence.tokens[min(start, sentence.tokens.count)...]
    if after.count > 3, after.contains(where: { $0.upos == .verb || $0.upos == .aux }) { return span(of: after) }
    return after.count < 8 ? leading(verb) : nil
  }

  /// "maintained a lead over those who stayed": an object that no verb follows is a thing, not the subject of what is said.
  private func hasThing(_ verb: Int) -> Bool {
    guard !rules.telling.contains(sentence.tokens[verb].lemma.lowercased()), let object = sentence.child(verb, .obj),
      object > verb, sentence.tokens[object].upos == .noun
    else { return false }
    let next = (sentence.subtree(object).last ?? object) + 1
    return next >= sentence.tokens.count || !sentence.hasFiniteForm(next)
  }

  /// "announced the plan": a thing that is spoken of, not what is said.
  private func takesNoun(_ verb: Int) -> Bool {
    guard rules.attitudes.verbs[sentence.tokens[verb].lemma.lowercased()]?.takesObject ?? false,
      let object = sentence.child(verb, .obj), object > verb, sentence.tokens[object].upos == .noun
    else { return false }
    return sentence.child(object, .cop, .nsubj) == nil
  }

  /// "…, the ministry confirmed."
  private func isLast(_ verb: Int) -> Bool { sentence.tokens[(verb + 1)...].allSatisfy { $0.upos == .punct } }

  /// "Rebels seized the town, a military source told the paper", "…, said a resident": the words before the last comma but
  /// the cue's own.
  private func leading(_ verb: Int) -> [Span]? {
    let tokens = sentence.tokens
    let isInverted = tokens[(verb + 1)...].contains { $0.upos == .noun || $0.upos == .propn || $0.upos == .pron }
    guard let comma = (0..<verb).last(where: { tokens[$0].xpos == .comma && (isInverted || $0 < verb - 1) }), comma > 2,
      tokens[comma + 1].upos != .cconj, !sentence.isNegated(verb),
      !tokens[(comma + 1)..<verb].contains(where: { $0.upos == .verb }),
      tokens[..<comma].contains(where: { $0.upos == .verb || $0.upos == .aux })
    else { return nil }
    return span(of: tokens[..<comma])
  }

  private func span(of tokens: ArraySlice<Token>) -> [Span]? {
    let words = tokens.drop { $0.upos == .punct }
    guard let first = words.first, let last = words.last(where: { $0.upos != .punct }) else { return nil }
    return [Span(first.span.start, max(first.span.end, last.span.end))]
  }
}
