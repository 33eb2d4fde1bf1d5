import Actors
import Claims
import Language
import Words

/// The attributions of one sentence.
struct CueFinder {
  let rules: StanceRules
  let analysis: Analysis
  let cast: Cast
  let quotes: Quotes
  let index: Int
  let sentence: Sentence
  private let contents: ContentFinder
  private let speakers: SpeakerFinder
  private let attitudes: AttitudeFinder
  private let order: WordOrder

  init(rules: StanceRules, analysis: Analysis, cast: Cast, quotes: Quotes, index: Int) {
    self.rules = rules
    self.analysis = analysis
    self.cast = cast
    self.quotes = quotes
    self.index = index
    let sentence = analysis.sentences[index]
    self.sentence = sentence
    let cued = CuedSentence(rules: rules, text: analysis.text, quotes: quotes, sentence: sentence)
    contents = ContentFinder(cued: cued)
    order = cued.order
    speakers = SpeakerFinder(rules: rules, quotes: quotes, sentence: sentence, order: order)
    attitudes = AttitudeFinder(
      sentence: sentence, rules: rules.attitudes, documents: rules.documents, raising: rules.raising)
  }

  /// In the order of the text.
  func attributions() -> [Attributed] {
    let marks = MarkFinder(rules: rules, analysis: analysis, cast: cast, quotes: quotes, index: index)
    var found = marks.headline().map { [marked($0)] } ?? []
    for token in sentence.tokens.indices where !isOtherVerb(token) {
      if let one = speech(token) ?? attitude(token) { found.append(one) }
    }
    found += PhraseFinder(rules: rules, text: analysis.text, sentence: sentence).found().map(phrased)
    for one in [marks.misread(), marks.introduction(), marks.signature()].compactMap({ $0 })
    where !found.contains(where: { $0.isSaying && $0.record.content.contains { $0.overlaps(one.content) } }) {
      found.append(marked(one))
    }
    return found.filter { !$0.record.content.isEmpty }.sorted { start($0) < start($1) }
  }

  private func start(_ one: Attributed) -> Int { one.record.cue.first?.start ?? 0 }

  private func marked(_ found: MarkFinder.Found) -> Attributed {
    var one = attributed(found.source, cue: found.cue, [found.content], rules.effects["say"])
    one.isMark = true
    return one
  }

  /// "add up", "call off": another verb than its first word.
  private func isOtherVerb(_ token: Int) -> Bool {
    particle(of: token).map { rules.particles.contains($0) && rules.attitudes.verbs[phrasal(token)] == nil } ?? false
  }

  private func particle(of verb: Int) -> String? {
    sentence.child(verb, .compoundPrt).map { sentence.tokens[$0].lemma.lowercased() }
  }

  /// A verb with its particle, if it has one that a rule names: "lay out".
  private func phrasal(_ verb: Int) -> String {
    let lemma = sentence.tokens[verb].lemma.lowercased()
    let phrase = particle(of: verb).map { lemma + " " + $0 }
    return phrase.flatMap { rules.attitudes.verbs[$0] == nil ? nil : $0 } ?? lemma
  }

  private func speech(_ token: Int) -> Attributed? {
    let lemma = sentence.tokens[token].lemma.lowercased()
    let retort = token + 1 < sentence.tokens.count ? "\(lemma) \(sentence.tokens[token + 1].lemma.lowercased())" : lemma
    if sentence.tokens[token].upos == .verb, let effect = rules.speech[retort] ?? rules.speech[lemma],
      let content = contents.content(of: token, effect)
    {
      // "“We seized the town,” he claimed": a quotation is as sure as its verb.
      let own = rules.effects[lemma].flatMap { $0.isCue && $0.certainty != nil ? $0 : nil }
      return said(token, content, effect, own ?? effect)
    }
    if let effect = rules.effects[lemma], effect.isCue {
      switch sentence.tokens[token].upos {
      case .verb: return verbal(token, effect)
      case .noun: if let one = nominal(token, effect) { return one }
      default: break
      }
    }
    return nil
  }

  /// "criticised the raid", "called for talks": how somebody stands to something, or that he speaks of it.
  private func attitude(_ token: Int) -> Attributed? {
    let lemma = sentence.tokens[token].lemma.lowercased()
    let found: AttitudeFinder.Found?
    switch sentence.tokens[token].upos {
    case .verb: found = rules.attitudes.verbs[phrasal(token)].flatMap { attitudes.verbal(token, $0) }
    case .noun: found = rules.attitudes.nouns[lemma].flatMap { attitudes.nominal(token, $0) }
    case .adj: found = rules.attitudes.adjectives[lemma].flatMap { attitudes.adjectival(token, $0) }
    default: found = nil
    }
    guard let found, !isImperative(token), !isBareCondition(token) else { return nil }
    let source =
      found.source
      ?? (sentence.tokens[token].upos == .verb
        ? speakers.speaker(
          of: token, content: found.content, isPassive: found.isPassive || isOpeningParticiple(token), reaches: true)
        : nil)
    let content = found.content.map {
      $0.start < sentence.tokens[token].span.end ? $0 : contents.trimmed($0, token, at: contents.cued.cueVerbs)
    }
    // "supporters of the plan" have the attitude themselves.
    let own = source == token ? Span(sentence.phrase(token).start, sentence.tokens[token].span.end) : nil
    let effect = answer(token)
    var one = attributed(source, cue: token, content, effect, cueSpan: found.cue, span: own)
    one.isAttitude = effect == nil
    one.isWithheld = effect.map { rules.isWithheld(token, $0, in: sentence, quotes) } ?? false
    return one
  }

  /// "claimed responsibility for the attack", "confirmed the attack": what the verb does to the act that somebody answers for
  /// or confirms; "rejected the claim that": it denies that.
  private func answer(_ verb: Int) -> StanceRules.Effect? {
    guard sentence.tokens[verb].upos == .verb, let object = sentence.object(of: verb) else { return nil }
    if rules.rejecting.contains(sentence.tokens[verb].lemma.lowercased()), !quotes.isNegated(verb, in: sentence),
      let claim = rules.effects[sentence.tokens[object].lemma.lowercased()], claim.isCue, claim.certainty != nil
    {
      return rules.effects["deny"]
    }
    guard let effect = rules.effects[sentence.tokens[verb].lemma.lowercased()], effect.isCue else { return nil }
    let answers = rules.answering.contains(sentence.tokens[object].lemma.lowercased()) && effect.certainty != nil
    return answers || effect.certainty == .confirmed ? effect : nil
  }

  private func verbal(_ verb: Int, _ effect: StanceRules.Effect) -> Attributed? {
    let isQuoted = quotes.closing(before: sentence.tokens[verb].span.start, in: analysis.text) != nil
    if effect.isSpeech, !isQuoted && (isJudged(verb) || leads(verb)) || attitudes.isBareModifier(verb) { return nil }
    if isImperative(verb) || isBareCondition(verb) { return nil }
    return contents.content(of: verb, effect).map { said(verb, $0, effect, effect) }
  }

  /// - Parameters:
  ///   - cue: what kind of cue the verb is.
  ///   - effect: what it does to its content.
  private func said(
    _ verb: Int, _ content: [Span], _ cue: StanceRules.Effect, _ effect: StanceRules.Effect
  ) -> Attributed {
    let isSaying = cue.isSpeech
    let speaker = speakers.speaker(
      of: verb, content: content, isPassive: isPassive(verb, content, isSaying),
      reaches: isSaying || sentence.hasFiniteForm(verb))
    let whole = speaker.flatMap { order.inserted(after: $0, before: verb) }
    var one = attributed(speaker, cue: verb, content, effect, span: whole)
    one.isSaying = isSaying
    one.isWithheld = rules.isWithheld(verb, effect, in: sentence, quotes)
    return one
  }

  /// "Two analysts, A and B, found in 2014 that …": a participle without auxiliary that has with it what is said is a past
  /// tense, unless its object is who is told.
  private func isPassive(_ verb: Int, _ content: [Span], _ isSaying: Bool) -> Bool {
    if isOpeningParticiple(verb) { return true }
    guard sentence.isPassiveCue(verb) else { return false }
    guard isSaying, sentence.tokens[verb].deprel != .advcl, sentence.child(verb, .auxPass) == nil,
      !rules.telling.contains(sentence.tokens[verb].lemma.lowercased()), sentence.agent(of: verb) == nil
    else { return true }
    return sentence.child(verb, .ccomp) == nil && !content.contains { quotes.speech(around: $0) != nil }
  }

  /// "Asked about the raid, the minister said": it says nothing of who asked, whatever the tagger made of it.
  private func isOpeningParticiple(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].xpos == .vbd || sentence.tokens[verb].xpos == .vbn,
      sentence.child(verb, .nsubj, .nsubjPass, .aux, .auxPass) == nil,
      (0..<verb).allSatisfy({ sentence.tokens[$0].upos == .punct })
    else { return false }
    return sentence.tokens[verb...].contains { $0.xpos == .comma }
  }

  /// "If confirmed, it would be the first": a condition that names nobody.
  private func isBareCondition(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].xpos == .vbn, sentence.child(verb, .nsubj, .nsubjPass, .aux, .auxPass) == nil else {
      return false
    }
    return sentence.child(verb, .mark).map { rules.conditionals.contains(sentence.tokens[$0].lemma.lowercased()) }
      ?? false
  }

  /// "Look at the map": the reader is told to.
  private func isImperative(_ verb: Int) -> Bool {
    let word = sentence.tokens[verb]
    guard word.xpos == .vb || word.xpos == .vbp, sentence.child(verb, .nsubj, .nsubjPass, .aux, .mark) == nil else {
      return false
    }
    return (0..<verb).allSatisfy { sentence.tokens[$0].upos == .punct }
  }

  /// "did not respond to questions": the preposition right behind leads to what is spoken of; no clause or quotation.
  private func leads(_ verb: Int) -> Bool {
    guard verb + 1 < sentence.tokens.count, sentence.child(verb, .ccomp) == nil,
      let frame = rules.attitudes.verbs[sentence.tokens[verb].lemma.lowercased()],
      frame.prepositions.contains(sentence.tokens[verb + 1].lemma.lowercased()), sentence.tokens[verb + 1].upos == .adp
    else { return false }
    return quotes.touching(sentence.span).first == nil
  }

  /// "described the move as a “disaster”": what is judged belongs to what is said.
  private func isJudged(_ verb: Int) -> Bool {
    guard let frame = rules.attitudes.verbs[sentence.tokens[verb].lemma.lowercased()], frame.judges,
      let object = sentence.child(verb, .obj), object > verb
    else { return false }
    return quotes.around(sentence.tokens[object].span) == nil && sentence.child(verb, .ccomp) == nil
  }

  /// "the claim that …", "reports of …".
  private func nominal(_ noun: Int, _ effect: StanceRules.Effect) -> Attributed? {
    guard let clause = sentence.child(noun, .ccomp, .acl),
      sentence.tokens[clause].deprel == .ccomp
        || sentence.children[clause].contains(where: { sentence.tokens[$0].lemma == "that" })
    else { return nil }
    let source =
      sentence.child(noun, .nmodPoss)
      ?? sentence.obliques(of: noun).first { $0.preposition == "by" || $0.preposition == "from" }?.token
    return attributed(source, cue: noun, [sentence.extent(clause)], effect)
  }

  private func phrased(_ found: PhraseFinder.Found) -> Attributed {
    attributed(
      found.source, cue: found.token, found.content, rules.effects["say"], cueSpan: found.cue, span: found.sourceSpan)
  }

  private func attributed(
    _ source: Int?, cue: Int, _ content: [Span], _ effect: StanceRules.Effect?, cueSpan: Span? = nil,
    span: Span? = nil
  ) -> Attributed {
    let words = SourceWords(rules: rules, analysis: analysis, cast: cast, index: index)
    let speech = quotes.speech(around: sentence.tokens[cue].span)
    let content = speech.map { Quotes.parts(of: content, in: $0) } ?? content
    let (spans, said) = words.source(source, at: sentence.tokens[cue].span, within: span)
    let quoted = content.filter { quotes.around($0) != nil }.count
    let touches = content.contains { span in quotes.touching(span).contains { $0.count >= Quotes.shortest } }
    let record = Claims.Attribution(
      source: spans, cue: [cueSpan ?? sentence.tokens[cue].span], content: content, entity: said.entity,
      kind: said.kind, role: said.role, number: said.number,
      quote: quoted == content.count ? .direct : touches ? .mixed : .indirect)
    return Attributed(
      record: record, sentence: index, cue: cue, isNegated: quotes.isNegated(cue, in: sentence), effect: effect,
      source: said,
      isInSpeech: speech != nil,
      isSaying: effect?.isSpeech ?? false)
  }
}
