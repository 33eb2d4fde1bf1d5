import Claims
import Language
import Words

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
  /// Of what was done to nobody: "took no money". Source: as above.
  private static let empty = 0.4
  private var certainties: Set<Certainty> = []
  private var auxiliary: Set<Auxiliary> = []
  private var factuality = 3.0
  private var tense = Tense.past
  /// Whether the act stands in a relative clause: what is said of a noun in passing is not denied, planned or doubted with it.
  private(set) var isInPassing = false
  /// Whether what somebody says, thinks or denies was left on the way: what stands above touches his saying, not the act.
  private var isSaid = false
  /// The word that names the act, and the one that says whether and when it happened.
  private var act = 0
  private var host = 0
  /// The embedding words that were met on the way.
  private(set) var passed: Set<Int> = []

  /// The tokens that do nothing to an act: the outlet's words about its own report.
  private let ignored: Set<Int>
  /// What is said at each cue of the sentence.
  let told: [Int: [Span]]

  init(
    rules: StanceRules, sentence: Sentence, quotes: Quotes, ignored: Set<Int> = [], told: [Int: [Span]] = [:]
  ) {
    self.ignored = ignored
    self.told = told
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
    var at = cueBefore(host) ?? host
    var steps = 0
    while sentence.tokens[at].head >= 0, steps < 40 {
      let head = head(of: at)
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
      case .amod where sentence.tokens[token].upos == .noun && token == act && sentence.children[child].isEmpty:
        if let effect = rules.modifiers[lemma] { take(effect, isNegated: false) }
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
    if isLongAgo(token) { auxiliary.insert(.historical) }
    if isNegated(token) || isReplaced(token) || isPrecluded(token) {
      negate(before, to: negated)
    } else if takesNothing(token) {
      auxiliary.insert(.negation)
      factuality = min(factuality, Self.empty)
    }
    if sentence.tokens[token].upos == .verb, rules.pastFrames.contains(sentence.tokens[token].lemma) {
      auxiliary.insert(.historical)
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

  /// One step up the tree.
  private mutating func enter(_ head: Int, from at: Int) {
    let lemma = sentence.tokens[head].lemma.lowercased()
    if rules.pastFrames.contains(lemma) || isLookingBack(head, at) { auxiliary.insert(.historical) }
    if let noun = noun(before: at, under: head) { reject(noun, head) }
    if sentence.isVerbal(at), isConditional(head), !isInPassing { suppose() }
    if isOfNothing(at, head) { negate(factuality, to: Self.negated) }
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
    case .nsubj where isSaid && rules.falsities.contains(lemma) && !isNegated(head): deny()
    case .nsubj where at == act && at == host: if isSupposed(at, head) { modals(of: head) }
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
    if isInfinitive, sentence.tokens[head].xpos != .vbd, rules.obligations.contains(lemma), !isPrecluded(at) {
      mark(head)
      return modal(rules.modals["must"])
    }
    if isInfinitive, let modal = rules.modals[lemma] {
      tense = .future
      return self.modal(modal)
    }
    guard let effect = effect(of: lemma, on: at, isInfinitive), applies(effect, at, head) else {
      if sentence.tokens[at].deprel == .xcomp { mark(head) }
      if sentence.tokens[at].deprel == .acl, sentence.tokens[at].xpos == .vb, !isRanked(head), !isInPassing {
        if sentence.isVerbal(host) { suppose(value: Self.enabled) } else { factuality = min(factuality, Self.enabled) }
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

  /// "rejected the claim that rebels attacked the town".
  private func rejects(_ head: Int, _ lemma: String, _ at: Int) -> Bool {
    guard isSaid, rules.rejecting.contains(lemma), sentence.tokens[at].upos == .noun,
      sentence.tokens[at].deprel == .obj || sentence.tokens[at].deprel == .nsubjPass
    else { return false }
    return !isNegated(head) && rules.effects[sentence.tokens[at].lemma.lowercased()]?.isCue ?? false
  }

  /// "rejected claims that rebels attacked the town", with the clause hung by the verb.
  private mutating func reject(_ noun: Int, _ head: Int) {
    guard let effect = rules.effects[sentence.tokens[noun].lemma.lowercased()] else { return }
    take(effect, isNegated: false)
    isSaid = true
    if rejects(head, sentence.tokens[head].lemma.lowercased(), noun) { deny() }
  }

  private mutating func deny() {
    certainties.insert(.denied)
    factuality = -abs(factuality)
  }

  /// A noun is touched only by words that can be about an act: "planned an attack", not "said an attack".
  private func applies(_ effect: StanceRules.Effect, _ at: Int, _ head: Int) -> Bool {
    switch sentence.tokens[at].deprel {
    case .obj, .nsubjPass:
      if effect.certainty == .denied, at == act, isSaying(at) { return false }
      if rules.answering.contains(sentence.tokens[at].lemma.lowercased()) { return effect.certainty != nil }
      if effect.clausesOnly { return at != act && isPlan(at) && effect.auxiliary == [.negation] }
      return effect.certainty == .denied || effect.certainty == .confirmed
        || (!effect.auxiliary.isEmpty && sentence.object(of: head) == at)
    case .nmod: return sentence.tokens[head].upos == .noun && sentence.preposition(of: at) == "of"
    case .acl: return sentence.tokens[head].upos == .noun
    default: return true
    }
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

  /// "to retake the town": a purpose has not happened yet.
  private mutating func purpose(_ token: Int, of effect: StanceRules.Effect?) {
    guard sentence.tokens[token].xpos == .vb, let marker = sentence.child(token, .mark),
      sentence.tokens[marker].xpos == .to || isInOrder(marker)
    else { return }
    if let own = rules.infinitives[sentence.tokens[sentence.tokens[token].head].lemma.lowercased()] {
      return take(own, isNegated: false)
    }
    if let effect, effect.certainty == nil, effect.auxiliary == [.future, .hypothetical] {
      return take(effect, isNegated: false)
    }
    auxiliary.insert(.hypothetical)
    factuality = factuality < 0 ? factuality : min(factuality, Self.purposed)
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
    if isInfinite, sentence.tokens[verb].deprel == .xcomp || isPrecluded(verb), head >= 0, depth < 6 {
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
