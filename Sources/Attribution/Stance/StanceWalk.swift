import Claims
import Language

/// Climbs from an act to the root of its sentence and takes up what each word above does to it.
struct StanceWalk {
  let rules: StanceRules
  let sentence: Sentence
  /// The factuality that is left of an act that is hedged, supposed, or a purpose.
  /// Source: purposes have a mean of 1.5 in UW's unified training part; the other two are ours.
  private static let hedged = 1.4
  private static let supposed = 0.4
  private static let purposed = 1.5
  private var certainties: Set<Certainty> = []
  private var auxiliary: Set<Auxiliary> = []
  private var factuality = 3.0
  private var tense = Tense.past
  /// Whether the act stands in a relative clause: what is said of a noun in passing is not denied, planned or doubted with it.
  private var isInPassing = false
  /// The embedding words that were met on the way.
  private(set) var passed: Set<Int> = []

  init(rules: StanceRules, sentence: Sentence) {
    self.rules = rules
    self.sentence = sentence
  }

  mutating func climb(from token: Int, host: Int) {
    tense = tense(of: sentence.isVerbal(host) ? host : sentence.clause(of: host))
    mark(token)
    if host != token { mark(host) }
    var at = host
    var steps = 0
    while sentence.tokens[at].head >= 0, steps < 40 {
      let head = sentence.tokens[at].head
      if sentence.isRelativeClause(at) || isAside(at) { isInPassing = true }
      enter(head, from: at)
      at = head
      steps += 1
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
    for child in sentence.children[token] {
      let lemma = sentence.tokens[child].lemma.lowercased()
      switch sentence.tokens[child].deprel {
      case .aux: modal(isReported(token) ? rules.backshifted[lemma] ?? rules.modals[lemma] : rules.modals[lemma])
      case .advmod where rules.hedges.contains(lemma): hedge()
      case .mark where rules.conditionals.contains(lemma): suppose()
      default: break
      }
    }
    if sentence.isNegated(token) { negate() }
    if sentence.tokens[token].upos == .verb, rules.pastFrames.contains(sentence.tokens[token].lemma) {
      auxiliary.insert(.historical)
    }
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

  private mutating func suppose() {
    auxiliary.insert(.hypothetical)
    factuality = min(factuality, Self.supposed)
  }

  private mutating func negate() {
    if auxiliary.contains(.negation) { auxiliary.remove(.negation) } else { auxiliary.insert(.negation) }
    factuality = -factuality
  }

  /// One step up the tree.
  private mutating func enter(_ head: Int, from at: Int) {
    let lemma = sentence.tokens[head].lemma.lowercased()
    if rules.pastFrames.contains(lemma) || isLookingBack(head, at) { auxiliary.insert(.historical) }
    switch sentence.tokens[at].deprel {
    case .xcomp, .ccomp, .csubj, .csubjPass, .acl, .obj, .nmod, .nsubjPass:
      guard let effect = rules.effects[lemma], applies(effect, at, head) else {
        if sentence.tokens[at].deprel == .xcomp { mark(head) }
        return
      }
      passed.insert(head)
      take(effect, isNegated: sentence.isNegated(head))
      if sentence.tokens[at].deprel == .xcomp { modals(of: head) }
    case .conj where sentence.child(at, .nsubj, .nsubjPass, .aux) == nil && sentence.isVerbal(head): modals(of: head)
    case .advcl, .obl:
      if let effect = rules.effects[lemma], isTarget(at, effect) {
        take(effect, isNegated: sentence.isNegated(head))
      } else if sentence.tokens[at].deprel == .advcl {
        purpose(at)
      }
    default: break
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
      if effect.clausesOnly { return false }
      return effect.certainty == .denied || (!effect.auxiliary.isEmpty && sentence.object(of: head) == at)
    case .nmod: return sentence.tokens[head].upos == .noun && sentence.preposition(of: at) == "of"
    case .acl: return sentence.tokens[head].upos == .noun
    default: return true
    }
  }

  /// "prevented them from leaving", "called for a withdrawal": what such words reach over a preposition.
  private func isTarget(_ at: Int, _ effect: StanceRules.Effect) -> Bool {
    guard !effect.auxiliary.isEmpty, effect.certainty == nil, let marker = sentence.child(at, .mark, .case) else {
      return false
    }
    let word = sentence.tokens[marker].lemma.lowercased()
    return word == "from" && effect.auxiliary == [.negation]
      || word == "for" && effect.auxiliary.contains(.hypothetical)
  }

  private mutating func take(_ effect: StanceRules.Effect, isNegated: Bool) {
    if isInPassing {
      if effect.certainty != nil { certainties.insert(.attributed) }
      return
    }
    if let certainty = effect.certainty { certainties.insert(certainty) }
    let value = isNegated ? effect.negated : effect.factuality
    let isNegative = effect.auxiliary.contains(.negation)
    for mode in effect.auxiliary where mode != .negation { auxiliary.insert(mode) }
    if isNegative && !isNegated && effect.certainty != .denied
      || isNegated && effect.auxiliary.isEmpty && effect.negated < -2
    {
      auxiliary.insert(.negation)
    }
    if factuality >= 0 {
      factuality = min(factuality, abs(value)) * (value < 0 ? -1 : 1)
    } else {
      factuality = max(factuality, -abs(value)) * (value < 0 ? -1 : 1)
    }
  }

  private mutating func modals(of head: Int) {
    for child in sentence.children[head] where sentence.tokens[child].deprel == .aux {
      modal(rules.modals[sentence.tokens[child].lemma.lowercased()])
    }
  }

  /// "to retake the town": a purpose has not happened yet.
  private mutating func purpose(_ token: Int) {
    guard sentence.tokens[token].xpos == .vb, let marker = sentence.child(token, .mark) else { return }
    guard sentence.tokens[marker].lemma.lowercased() == "to" else { return }
    auxiliary.insert(.hypothetical)
    factuality = factuality < 0 ? factuality : min(factuality, Self.purposed)
  }

  /// What an attribution does whose cue was not met on the way: beside the clause, or in another sentence.
  mutating func apply(_ one: Attributed, isOutside: Bool) {
    if one.source != nil, certainties.isEmpty || one.effect?.certainty == .attributed {
      certainties.insert(.attributed)
    }
    guard isOutside, let effect = one.effect else { return }
    take(effect, isNegated: one.isNegated)
  }

  private func tense(of verb: Int) -> Tense {
    let auxiliaries = sentence.children[verb].filter {
      sentence.tokens[$0].deprel == .aux || sentence.tokens[$0].deprel == .cop
    }
    let lemmas = auxiliaries.map { sentence.tokens[$0].lemma.lowercased() }
    if lemmas.contains(where: { rules.modals[$0]?.auxiliary == .future }) { return .future }
    let isPast = auxiliaries.contains { sentence.tokens[$0].xpos == .vbd }
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
      tense: auxiliary.contains(.future) ? .future : tense, factuality: factuality, sources: sources)
  }
}
