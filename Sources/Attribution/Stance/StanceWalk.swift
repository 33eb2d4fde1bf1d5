import Claims
import Language

/// Climbs from an act to the root of its sentence and takes up what each word above does to it.
struct StanceWalk {
  let rules: StanceRules
  let sentence: Sentence
  let quotes: Quotes
  /// The factuality that is left of an act that is hedged, supposed, a purpose, what an infinitive says a noun is for, or
  /// negated. Source: the means of UW's unified training part, rounded.
  private static let hedged = 2.0
  private static let supposed = 1.0
  private static let purposed = 1.8
  private static let enabled = 1.5
  private static let negated = -2.2
  private var certainties: Set<Certainty> = []
  private var auxiliary: Set<Auxiliary> = []
  private var factuality = 3.0
  private var tense = Tense.past
  /// Whether the act stands in a relative clause: what is said of a noun in passing is not denied, planned or doubted with it.
  private var isInPassing = false
  /// Whether what somebody says, thinks or denies was left on the way: what stands above touches his saying, not the act.
  private var isSaid = false
  /// The word that names the act, and the one that says whether and when it happened.
  private var act = 0
  private var host = 0
  /// The embedding words that were met on the way.
  private(set) var passed: Set<Int> = []

  /// The tokens that do nothing to an act: the outlet's words about its own report.
  private let ignored: Set<Int>

  init(rules: StanceRules, sentence: Sentence, quotes: Quotes, ignored: Set<Int> = []) {
    self.ignored = ignored
    self.rules = rules
    self.sentence = sentence
    self.quotes = quotes
  }

  mutating func climb(from token: Int, host: Int) {
    act = token
    self.host = host
    tense = tense(of: sentence.isVerbal(host) ? host : sentence.clause(of: host))
    mark(token)
    if host != token { mark(host) }
    if isScareQuoted(token) { certainties.insert(.attributed) }
    var at = host
    var steps = 0
    while sentence.tokens[at].head >= 0, steps < 40 {
      let head = sentence.tokens[at].head
      if sentence.isRelativeClause(at) || isAside(at) { isInPassing = true }
      if !ignored.contains(head) { enter(head, from: at) }
      at = head
      steps += 1
    }
    if isPolarQuestion(at), !isInPassing, !isSaid {
      hedge()
      suppose(value: 0)
    }
  }

  /// Whether a word alone stands in quotation marks: somebody's word, not the outlet's.
  private func isScareQuoted(_ token: Int) -> Bool {
    token > 0 && token + 1 < sentence.tokens.count && sentence.tokens[token - 1].xpos == .openQuote
      && sentence.tokens[token + 1].xpos == .closeQuote
  }

  /// "Did rebels attack the town?": whether it was done is asked. "Who attacked it?" takes it as done.
  private func isPolarQuestion(_ root: Int) -> Bool {
    guard let mark = sentence.tokens.last(where: { $0.xpos == .period }), mark.lemma == "?" else { return false }
    let isOpen = sentence.tokens.contains {
      switch $0.xpos {
      case .wp, .wdt, .wrb: true
      default: false
      }
    }
    guard !isOpen, let subject = sentence.child(root, .nsubj, .nsubjPass) else { return false }
    return sentence.children[root].contains { child in
      child < subject && [.aux, .auxPass, .cop].contains(sentence.tokens[child].deprel)
    }
  }

  /// "refused to return him, citing the law", "the surviving father": a participle beside what is told, set off or as a
  /// modifier.
  private func isAside(_ token: Int) -> Bool {
    let word = sentence.tokens[token]
    switch word.deprel {
    case .amod: return word.xpos == .vbg || word.xpos == .vbn
    case .advcl:
      return word.xpos == .vbg && token > word.head && sentence.child(token, .mark) == nil
        && token > 0 && sentence.tokens[token - 1].xpos == .comma
    default: return false
    }
  }

  /// What stands on the word itself: negation, modals, hedges.
  private mutating func mark(_ token: Int) {
    let before = factuality
    var negated = Self.negated
    for child in sentence.children[token] {
      let lemma = sentence.tokens[child].lemma.lowercased()
      switch sentence.tokens[child].deprel {
      case .aux:
        let own = isReported(token) ? rules.backshifted[lemma] ?? rules.modals[lemma] : rules.modals[lemma]
        modal(own)
        negated = max(negated, own?.negated ?? negated)
        if rules.epistemic.contains(lemma), isPerfect(token) { certainties.insert(.hedged) }
      case .advmod where rules.hedges.contains(lemma): hedge()
      case .mark where rules.conditionals.contains(lemma):
        suppose()
        if rules.questions.contains(lemma) { certainties.insert(.hedged) }
      default: break
      }
    }
    if isCondition(token) { suppose() }
    if isImperative(token) { suppose(value: Self.enabled) }
    if let noun = noun(over: token), let effect = rules.effects[noun] {
      take(effect, isNegated: false, isPast: isFinitePast(token))
      isSaid = true
    }
    if isNegated(token) || isReplaced(token) || isPrecluded(token) { negate(before, to: negated) }
    if sentence.tokens[token].upos == .verb, rules.pastFrames.contains(sentence.tokens[token].lemma) {
      auxiliary.insert(.historical)
    }
  }

  private func isNegated(_ token: Int) -> Bool { quotes.isNegated(token, in: sentence) }

  /// "The claim that the army attacked the convoy was false": the noun of saying right before "that", where the parser made
  /// it the subject of the clause.
  private func noun(over verb: Int) -> String? {
    guard let that = sentence.child(verb, .mark), that > 0, sentence.tokens[that].lemma == "that",
      sentence.tokens[that - 1].upos == .noun, sentence.tokens[that - 1].head == verb
    else { return nil }
    let lemma = sentence.tokens[that - 1].lemma.lowercased()
    return rules.effects[lemma].flatMap { $0.isCue && $0.certainty != nil ? lemma : nil }
  }

  private func isPerfect(_ verb: Int) -> Bool {
    sentence.children[verb].contains { sentence.tokens[$0].deprel == .aux && sentence.tokens[$0].lemma == "have" }
  }

  /// "as long as", "in case", "had the army attacked": a condition without a conjunction of one word.
  private func isCondition(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].deprel == .advcl, let first = sentence.subtree(verb).first else { return false }
    let words = sentence.tokens[max(0, first - 2)..<min(first + 4, verb)].map { $0.lemma.lowercased() }
    let opening = words.joined(separator: " ")
    if rules.conditionPhrases.contains(where: { opening.contains($0) }) { return true }
    guard let subject = sentence.child(verb, .nsubj, .nsubjPass), sentence.child(verb, .mark) == nil else {
      return false
    }
    let auxiliary = sentence.tokens[first]
    return auxiliary.deprel == .aux && first < subject && (auxiliary.xpos == .vbd || auxiliary.xpos == .md)
  }

  /// Whether a clause is what somebody said in the past, without a condition: "would" then stands for "will".
  private func isReported(_ token: Int) -> Bool {
    let head = sentence.tokens[token].head
    guard sentence.tokens[token].deprel == .ccomp, head >= 0, sentence.tokens[head].xpos == .vbd else { return false }
    guard rules.effects[sentence.tokens[head].lemma.lowercased()]?.certainty == .attributed else { return false }
    return !sentence.children[token].contains { child in
      sentence.child(child, .mark).map { rules.conditionals.contains(sentence.tokens[$0].lemma.lowercased()) } ?? false
    }
  }

  private mutating func modal(_ modal: StanceRules.Modal?) {
    guard let modal else { return }
    if let mode = modal.auxiliary { auxiliary.insert(mode) }
    factuality = factuality < 0 ? max(factuality, -modal.factuality) : min(factuality, modal.factuality)
  }

  private mutating func hedge() {
    certainties.insert(.hedged)
    factuality = min(factuality, Self.hedged)
  }

  private mutating func suppose(value: Double = Self.supposed) {
    auxiliary.insert(.hypothetical)
    factuality = min(factuality, value)
    if tense == .ongoing { tense = .future }
  }

  /// - Parameters:
  ///   - before: the factuality without the modals beside the negation.
  ///   - value: what is left with them of an act that was certain.
  private mutating func negate(_ before: Double, to value: Double) {
    if auxiliary.contains(.negation) { auxiliary.remove(.negation) } else { auxiliary.insert(.negation) }
    factuality = max(-before, value)
  }

  /// "instead of attacking", "rather than attack": it was not done.
  private func isReplaced(_ verb: Int) -> Bool {
    guard let marker = sentence.child(verb, .mark, .case, .cc) else { return false }
    let next = marker + 1 < sentence.tokens.count ? " " + sentence.tokens[marker + 1].lemma.lowercased() : ""
    return rules.replacing.contains(sentence.tokens[marker].lemma.lowercased() + next)
  }

  /// "too weak to attack", "has yet to attack".
  private func isPrecluded(_ verb: Int) -> Bool {
    let head = sentence.tokens[verb].head
    guard sentence.tokens[verb].xpos == .vb, head >= 0, head < verb,
      sentence.tokens[verb].deprel == .xcomp || sentence.tokens[verb].deprel == .advcl
    else { return false }
    return sentence.children[head].contains { child in
      sentence.tokens[child].deprel == .advmod && child < verb
        && rules.precluding.contains(sentence.tokens[child].lemma.lowercased())
    }
  }

  /// "“Withdraw from the town!”": what somebody is told to do.
  private func isImperative(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].xpos == .vb, sentence.child(verb, .nsubj, .nsubjPass, .aux, .auxPass, .mark) == nil
    else { return false }
    switch sentence.tokens[verb].deprel {
    case .root, .ccomp, .parataxis: break
    default: return false
    }
    let before = sentence.tokens[..<verb].last { $0.xpos != .comma }
    return before.map { $0.isQuoteMark || $0.xpos == .colon } ?? true
  }

  /// One step up the tree.
  private mutating func enter(_ head: Int, from at: Int) {
    let lemma = sentence.tokens[head].lemma.lowercased()
    if rules.pastFrames.contains(lemma) || isLookingBack(head, at) { auxiliary.insert(.historical) }
    switch sentence.tokens[at].deprel {
    case .aclRelcl where isContentClause(at): embed(in: head, lemma, at)
    case .acl where sentence.tokens[at].xpos == .vbg && sentence.tokens[head].deprel == .obj:
      let verb = sentence.tokens[head].head
      if let effect = target(at, of: verb, sentence.tokens[verb].lemma.lowercased()) {
        take(effect, isNegated: isNegated(verb))
      } else {
        embed(in: head, lemma, at)
      }
    case .xcomp, .ccomp, .csubj, .csubjPass, .acl, .obj, .nmod, .nsubjPass: embed(in: head, lemma, at)
    case .conj where sentence.child(at, .nsubj, .nsubjPass, .aux) == nil && sentence.isVerbal(head):
      modals(of: head)
      if isConditional(head) { suppose() }
    case .advcl where isAside(at): modals(of: head, hedging: true)
    case .advcl, .obl:
      if let effect = target(at, of: head, lemma) {
        take(effect, isNegated: isNegated(head))
      } else if sentence.tokens[at].deprel == .advcl, !isPrecluded(at), !isRanked(head) {
        purpose(at, of: rules.effects[lemma])
      }
    default: break
    }
  }

  private mutating func embed(in head: Int, _ lemma: String, _ at: Int) {
    if rejects(head, lemma, at) { return deny() }
    let isInfinitive = sentence.tokens[at].deprel == .xcomp && sentence.tokens[at].xpos == .vb
    if isInfinitive, sentence.tokens[head].xpos == .vbg, rules.futures.contains(lemma) {
      mark(head)
      return modal(rules.modals["will"])
    }
    if isInfinitive, let modal = rules.modals[lemma] {
      tense = .future
      return self.modal(modal)
    }
    guard let effect = effect(of: lemma, on: at, isInfinitive), applies(effect, at, head) else {
      if sentence.tokens[at].deprel == .xcomp { mark(head) }
      if sentence.tokens[at].deprel == .acl, sentence.tokens[at].xpos == .vb, !isRanked(head) {
        suppose(value: Self.enabled)
      }
      return
    }
    passed.insert(head)
    if isInPassing, !saysClause(at) { return }
    let isNegated = isNegated(head) || rules.isWithheld(head, effect, in: sentence, quotes)
    take(effect, isNegated: isNegated, isPast: isFinitePast(at))
    if sentence.tokens[at].deprel == .xcomp { modals(of: head) }
    if effect.certainty != nil, effect.certainty != .asserted, saysClause(at) { isSaid = true }
  }

  private func effect(of lemma: String, on at: Int, _ isInfinitive: Bool) -> StanceRules.Effect? {
    if isInfinitive, let own = rules.infinitives[lemma] { return own }
    if sentence.tokens[at].xpos == .vbg, let own = rules.gerunds[lemma] { return own }
    return rules.effects[lemma]
  }

  /// Whether a clause is what is said, not what somebody seems or is likely to do.
  private func saysClause(_ at: Int) -> Bool {
    switch sentence.tokens[at].deprel {
    case .ccomp, .acl, .aclRelcl, .csubj, .csubjPass: true
    default: false
    }
  }

  /// "the claim that rebels attacked the town", taken for a relative clause: it lacks nothing that "that" could stand for.
  private func isContentClause(_ at: Int) -> Bool {
    guard let that = sentence.children[at].first, sentence.tokens[that].lemma == "that",
      let subject = sentence.child(at, .nsubj, .nsubjPass), subject != that
    else { return false }
    return sentence.isPassive(at) || sentence.children[at].contains { $0 != that && sentence.tokens[$0].deprel == .obj }
  }

  /// "rejected the claim that rebels attacked the town".
  private func rejects(_ head: Int, _ lemma: String, _ at: Int) -> Bool {
    guard isSaid, rules.rejecting.contains(lemma), sentence.tokens[at].upos == .noun,
      sentence.tokens[at].deprel == .obj || sentence.tokens[at].deprel == .nsubjPass
    else { return false }
    return !isNegated(head) && rules.effects[sentence.tokens[at].lemma.lowercased()]?.isCue ?? false
  }

  private mutating func deny() {
    certainties.insert(.denied)
    factuality = -abs(factuality)
  }

  /// "attacked", "have attacked": not to come, whatever is said of its likelihood.
  private func isFinitePast(_ token: Int) -> Bool {
    sentence.tokens[token].xpos == .vbd || isPerfect(token)
      || sentence.children[token].contains {
        sentence.tokens[$0].xpos == .vbd && [.aux, .auxPass, .cop].contains(sentence.tokens[$0].deprel)
      }
  }

  /// "convicted of murdering", "the court heard that …": the word above looks back, or who stands over the clause does.
  private func isLookingBack(_ head: Int, _ at: Int) -> Bool {
    func looksBack(_ token: Int) -> Bool { rules.retrospects.contains(sentence.tokens[token].lemma.lowercased()) }
    switch sentence.tokens[at].deprel {
    case .ccomp: return looksBack(head) || sentence.surfaceSubject(of: head).map(looksBack) ?? false
    case .xcomp, .advcl, .acl, .obl, .nmod, .obj: return looksBack(head)
    default: return false
    }
  }

  /// A noun is touched only by words that can be about an act: "planned an attack", not "said an attack".
  private func applies(_ effect: StanceRules.Effect, _ at: Int, _ head: Int) -> Bool {
    switch sentence.tokens[at].deprel {
    case .obj, .nsubjPass:
      if effect.certainty == .denied, at == act, isSaying(at) { return false }
      if rules.answering.contains(sentence.tokens[at].lemma.lowercased()) { return effect.certainty != nil }
      if effect.clausesOnly { return at != act && isPlan(at) && effect.auxiliary == [.negation] }
      return effect.certainty == .denied || (!effect.auxiliary.isEmpty && sentence.object(of: head) == at)
    case .nmod: return sentence.tokens[head].upos == .noun && sentence.preposition(of: at) == "of"
    case .acl: return sentence.tokens[head].upos == .noun
    default: return true
    }
  }

  /// "denied the allegations": that somebody alleges it is not denied.
  private func isSaying(_ noun: Int) -> Bool {
    rules.effects[sentence.tokens[noun].lemma.lowercased()].map { $0.isCue && $0.certainty != nil } ?? false
  }

  /// "prevented them from leaving", "called for a withdrawal", "accused them of looting", "succeeded in taking the town":
  /// what such words reach over a preposition.
  private func target(_ at: Int, of head: Int, _ lemma: String) -> StanceRules.Effect? {
    guard let marker = sentence.child(at, .mark, .case) else { return nil }
    let word = sentence.tokens[marker].lemma.lowercased()
    if word == "from", let effect = rules.preventions[lemma] { return effect }
    guard let effect = rules.effects[lemma] else { return nil }
    if effect.certainty != nil {
      return effect.certainty == .hedged && rules.blaming.contains(word) && sentence.tokens[at].xpos == .vbg
        ? effect : nil
    }
    if effect.auxiliary.isEmpty { return word == "in" && effect.factuality == -effect.negated ? effect : nil }
    return word == "from" && effect.auxiliary == [.negation]
      || word == "for" && effect.auxiliary.contains(.hypothetical)
      ? effect : nil
  }

  /// "abandoned its plan to attack the town".
  private func isPlan(_ token: Int) -> Bool {
    let effect = rules.effects[sentence.tokens[token].lemma.lowercased()]
    return sentence.tokens[token].upos == .noun && effect?.certainty == nil
      && effect?.auxiliary.contains(.hypothetical) ?? false
  }

  private mutating func take(_ effect: StanceRules.Effect, isNegated: Bool, isPast: Bool = false) {
    if isInPassing || isSaid {
      if let certainty = effect.certainty, certainty != .asserted { certainties.insert(.attributed) }
      if isSaid {
        let value = abs(isNegated ? effect.negated : effect.factuality)
        factuality = max(-value, min(factuality, value))
      }
      return
    }
    if let certainty = effect.certainty { certainties.insert(isNegated ? withheld(certainty) : certainty) }
    let value = isNegated ? effect.negated : effect.factuality
    let isNegative = effect.auxiliary.contains(.negation)
    for mode in effect.auxiliary where mode != .negation && !(mode == .future && isPast) { auxiliary.insert(mode) }
    if isNegative && !isNegated && effect.certainty != .denied
      || isNegated && effect.factuality > 0 && effect.negated < 0
    {
      auxiliary.insert(.negation)
    }
    if factuality >= 0 {
      factuality = min(factuality, abs(value)) * (value < 0 ? -1 : 1)
    } else {
      factuality = max(factuality, -abs(value)) * (value < 0 ? -1 : 1)
    }
  }

  /// What is left where somebody does not say, confirm or deny it.
  private func withheld(_ certainty: Certainty) -> Certainty { certainty == .asserted ? certainty : .hedged }

  /// - Parameter hedging: whether hedges go on to what the clause of the head leads to: "was reportedly hit, killing six".
  private mutating func modals(of head: Int, hedging: Bool = false) {
    for child in sentence.children[head] {
      let lemma = sentence.tokens[child].lemma.lowercased()
      switch sentence.tokens[child].deprel {
      case .aux: modal(rules.modals[lemma])
      case .advmod where hedging && rules.hedges.contains(lemma): hedge()
      default: break
      }
    }
  }

  /// Whether a conjunction opens a condition on a verb.
  private func isConditional(_ verb: Int) -> Bool {
    sentence.children[verb].contains {
      sentence.tokens[$0].deprel == .mark && rules.conditionals.contains(sentence.tokens[$0].lemma.lowercased())
    }
  }

  /// "the first to attack", "the last general to leave": who did.
  private func isRanked(_ noun: Int) -> Bool {
    ([noun] + sentence.children[noun]).contains { rules.ranks.contains(sentence.tokens[$0].lemma.lowercased()) }
  }

  /// "to retake the town": a purpose has not happened yet.
  private mutating func purpose(_ token: Int, of effect: StanceRules.Effect?) {
    guard sentence.tokens[token].xpos == .vb, let marker = sentence.child(token, .mark),
      sentence.tokens[marker].xpos == .to || isInOrder(marker)
    else { return }
    if let effect, effect.certainty == nil, effect.auxiliary == [.future, .hypothetical] {
      return take(effect, isNegated: false)
    }
    auxiliary.insert(.hypothetical)
    factuality = factuality < 0 ? factuality : min(factuality, Self.purposed)
  }

  /// "in order to".
  private func isInOrder(_ marker: Int) -> Bool {
    sentence.children[marker].contains { sentence.tokens[$0].xpos == .to }
  }

  /// What an attribution does whose cue was not met on the way: beside the clause, or in another sentence.
  mutating func apply(_ one: Attributed, isOutside: Bool) {
    if one.source != nil, !one.isWithheld, one.effect?.certainty == .attributed { certainties.insert(.attributed) }
    guard isOutside, let effect = one.effect else { return }
    take(effect, isNegated: one.isNegated)
  }

  private func tense(of verb: Int) -> Tense { tense(of: verb, depth: 0) }

  /// Seen from the report: an infinitive or a gerund has the tense of the verb above it, a modal without "have" looks ahead.
  private func tense(of verb: Int, depth: Int) -> Tense {
    let auxiliaries = sentence.children[verb].filter {
      sentence.tokens[$0].deprel == .aux || sentence.tokens[$0].deprel == .cop
    }
    let lemmas = auxiliaries.map { sentence.tokens[$0].lemma.lowercased() }
    if lemmas.contains(where: { rules.modals[$0]?.auxiliary == .future }) { return .future }
    if lemmas.contains(where: { rules.modals[$0] != nil }) {
      return lemmas.contains("have") || lemmas.contains("could") && isNegated(verb) ? .past : .future
    }
    let isPast = auxiliaries.contains { sentence.tokens[$0].xpos == .vbd }
    let head = sentence.tokens[verb].head
    let isInfinite = auxiliaries.isEmpty && (sentence.tokens[verb].xpos == .vb || sentence.tokens[verb].xpos == .vbg)
    if isInfinite, sentence.tokens[verb].deprel == .xcomp, head >= 0, depth < 6 {
      return tense(of: head, depth: depth + 1)
    }
    switch sentence.tokens[verb].xpos {
    case .vbg: return lemmas.contains("be") && !isPast ? .ongoing : .past
    case .vbz, .vbp: return .ongoing
    default: return auxiliaries.isEmpty || isPast || lemmas.contains("have") ? .past : .ongoing
    }
  }

  func stance(sources: [Claims.Source]) -> Stance {
    let certainty: Certainty =
      certainties.contains(.denied)
      ? .denied
      : certainties.contains(.hedged)
        ? .hedged
        : certainties.contains(.confirmed) ? .confirmed : certainties.contains(.attributed) ? .attributed : .asserted
    return Stance(
      certainty: certainty, auxiliary: Auxiliary.allCases.filter(auxiliary.contains),
      tense: auxiliary.contains(.future) ? .future : tense,
      factuality: NounAct(sentence: sentence, noun: act, host: host)?.value(factuality, certainty) ?? factuality,
      sources: sources)
  }
}
