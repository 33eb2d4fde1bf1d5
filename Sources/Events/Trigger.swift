import Claims
import Language
import Words

/// A word of a sentence that a rule takes for the name of an event.
struct Trigger {
  enum Form { case verb, noun, adjective }
  /// How a noun stands to the verb that carries it: "launched an attack", "came under attack", "clashes erupted", "accused
  /// them of an attack", "claimed responsibility for the attack".
  enum Carrier { case light, suffer, occur, charge, claim }

  let token: Int
  let form: Form
  let rule: EventRule
  /// The noun that the last preposition or object word of the rule's phrase leads to.
  let target: Int?
  /// The verb that carries a noun.
  let carrier: (verb: Int, kind: Carrier)?
  /// The tokens of the phrase after the first.
  let rest: [Int]

  /// The word that says whether and when it happened; a charge or a claim says nothing of that.
  var host: Int { carriesTime ? carrier?.verb ?? token : token }

  /// Whether the carrier's tense and negation are the act's, and what hangs on it belongs to the act.
  var carriesTime: Bool {
    switch carrier?.kind {
    case .charge, .claim: false
    default: true
    }
  }

  /// The words that what belongs to a nominal act hangs on.
  var holders: [Int] { host == token ? [token] : [token, host] }
}

/// Finds the triggers of a sentence.
struct TriggerFinder {
  let stage: Stage
  private var sentence: Sentence { stage.sentence }

  func triggers() -> [Trigger] {
    var found: [Trigger] = []
    var taken: Set<Int> = []
    for token in sentence.tokens.indices {
      guard let trigger = trigger(at: token) else { continue }
      found.append(trigger)
      // "died in an attack": the attack is a deed of its own, and tells who did it.
      if trigger.rule.casualty == nil { taken.formUnion(trigger.rest) }
    }
    let carriers = Set(found.compactMap { $0.carrier?.kind == .light ? $0.carrier?.verb : nil })
    return found.filter { trigger in
      !taken.contains(trigger.token)
        && !(carriers.contains(trigger.token) && trigger.form == .verb && trigger.rest.isEmpty)
    }
  }

  private func trigger(at token: Int) -> Trigger? {
    let lemma = stage.lemma(token)
    switch sentence.tokens[token].upos {
    case .verb,
      .aux where isMain(token):
      guard !isNominalised(token) else { return nil }
      if isGerund(token), let noun = first(stage.rules.nouns[lemma] ?? stage.rules.nouns[form(token)], token, .noun) {
        return noun
      }
      return first(stage.rules.verbs[lemma], token, .verb) ?? first(stage.rules.adjectives[lemma], token, .adjective)
    case .noun, .propn:
      guard !isModifier(token), !stage.isTime(token), !isSomebody(token) else { return nil }
      return first(stage.rules.nouns[lemma], token, .noun)
    case .adj:
      return first(stage.rules.adjectives[lemma], token, .adjective)
    default:
      return nil
    }
  }

  /// "due to police firing on the crowd": a verbal noun that the tagger took for a verb.
  private func isGerund(_ token: Int) -> Bool {
    guard sentence.tokens[token].xpos == .vbg, sentence.child(token, .obj, .nsubj, .aux) == nil else { return false }
    return sentence.child(token, .compound, .amod) != nil && sentence.child(token, .case) != nil
  }

  private func form(_ token: Int) -> String { stage.text.lowercased(sentence.tokens[token].span) }

  /// "did nothing": a verb of its own, whatever its tag.
  private func isMain(_ token: Int) -> Bool {
    switch sentence.tokens[token].deprel {
    case .aux, .auxPass, .cop: false
    default: true
    }
  }

  /// "the wounded" are people, no act.
  private func isNominalised(_ token: Int) -> Bool {
    sentence.child(token, .det, .nmodPoss) != nil && sentence.child(token, .nsubj, .nsubjPass, .aux, .auxPass) == nil
  }

  /// "Venezuela's opposition" does and is no deed.
  private func isSomebody(_ token: Int) -> Bool {
    guard let entity = stage.cast.entity(sentence: stage.index, token: token) else { return false }
    return entity.type == .person || entity.actor != nil && stage.rules.groupNouns.contains(stage.lemma(token))
  }

  /// "attack helicopter" is no attack.
  private func isModifier(_ token: Int) -> Bool {
    let deprel = sentence.tokens[token].deprel
    return deprel == .compound || deprel == .amod || deprel == .flat
  }

  private func first(_ entries: [EventRules.Entry]?, _ token: Int, _ form: Trigger.Form) -> Trigger? {
    for entry in entries ?? [] {
      guard let match = match(entry.rest, token) else { continue }
      let rule = stage.rules.rules[entry.rule]
      let trigger = Trigger(
        token: token, form: form, rule: rule, target: match.target, carrier: form == .noun ? carrier(of: token) : nil,
        rest: match.tokens)
      if holds(trigger), isFilled(trigger) { return trigger }
    }
    return nil
  }

  /// Whether the slots that the rule needs are filled, so that another rule may try where they are not; what a
  /// complement may still fill is left to ``EventCoder``.
  private func isFilled(_ trigger: Trigger) -> Bool {
    let needs = trigger.rule.needs
    guard needs.contains("actor") || needs.contains("recipient") else { return true }
    let roles = Roles(trigger, on: stage)
    if needs.contains("actor") && roles.actors.isEmpty { return false }
    return !needs.contains("recipient") || !roles.recipients.isEmpty || trigger.rule.swallowsComplement
  }

  private func holds(_ trigger: Trigger) -> Bool {
    guard trigger.form != .noun else { return suits(trigger) }
    let rule = trigger.rule
    if isState(trigger) { return false }
    if rule.needs.contains("intransitive"), sentence.child(trigger.token, .obj) != nil { return false }
    guard stage.fits(stage.subject(of: trigger), rule.subject) else { return false }
    return stage.fits(trigger.target ?? stage.object(of: trigger.token), rule.object)
  }

  /// "the jailed leader", "ousted presidents": what somebody is by now, and no news; but "the murdered priests" were murdered.
  private func isState(_ trigger: Trigger) -> Bool {
    let token = sentence.tokens[trigger.token]
    guard trigger.form == .verb, token.deprel == .amod, token.xpos == .vbn, trigger.rule.event.type != .assault else {
      return false
    }
    let isFinite = trigger.token > 0 && sentence.tokens[trigger.token - 1].upos == .aux
    return !isFinite && trigger.rule.casualty != "displaced"
  }

  /// Whether what a noun is of fits the rule: "the fall of Gharyan", "the fall of prices".
  private func suits(_ trigger: Trigger) -> Bool {
    let fit = trigger.rule.nounObject
    if fit.isFree { return true }
    let holders = trigger.holders
    let on = Roles.oblique("on", of: holders, stage)
    let of = Roles.oblique("of", of: holders, stage) ?? on
    let modifier = sentence.child(trigger.token, .compound, .amod, .nmodPoss)
    return [of, on, modifier].compactMap { $0 }.allSatisfy { !fit.neverLemmas.contains(stage.lemma($0)) }
      && stage.fits(of ?? trigger.target, fit)
  }

  /// Whether the words after a phrase's first hang on it in the tree, or on each other, and the noun that the last of
  /// them leads to.
  private func match(_ rest: [String], _ token: Int) -> (target: Int?, tokens: [Int])? {
    var target: Int?
    var tokens: [Int] = []
    for (i, word) in rest.enumerated() {
      let heads = tokens.reversed() + [token]
      guard let (next, leads) = follow(word, from: heads, isLast: i + 1 == rest.count) else { return nil }
      tokens.append(next)
      if let leads { target = leads } else if isNoun(next) { target = nil }
    }
    return (target, tokens)
  }

  private func isNoun(_ token: Int) -> Bool {
    let upos = sentence.tokens[token].upos
    return upos == .noun || upos == .propn
  }

  /// The word of a phrase that hangs on one of the words before it; a preposition or a modal together with the noun that
  /// it leads to.
  private func follow(_ word: String, from heads: [Int], isLast: Bool) -> (token: Int, leads: Int?)? {
    for head in heads {
      for child in sentence.children[head] {
        if let found = step(word, to: child) { return found }
      }
      if let noun = modified(by: head), stage.lemma(noun) == word { return (noun, nil) }
      if !isLast, let modifier = modifier(word, below: head) { return (modifier, nil) }
    }
    let holder = heads.first(where: isNoun) ?? heads[heads.count - 1]
    return distant(word, from: holder).map { ($0.marker, $0.noun) }
  }

  private func step(_ word: String, to child: Int) -> (token: Int, leads: Int?)? {
    switch sentence.tokens[child].deprel {
    case .obl, .nmod, .oblAgent, .advcl, .acl, .ccomp:
      if let marker = marker(word, of: child) {
        return (marker, sentence.isVerbal(child) ? nil : child)
      }
      // "fired tear gas at those who had torn it down": what somebody else does is no word of the phrase.
      let isOwn = sentence.tokens[child].deprel != .advcl || sentence.child(child, .nsubj, .nsubjPass) == nil
      return isOwn && stage.lemma(child) == word ? (child, nil) : modal(word, of: child)
    case .compoundPrt, .fixed, .advmod, .obj, .xcomp, .nsubjPass, .amod, .compound, .oblUnmarked, .det, .iobj:
      return stage.lemma(child) == word ? (child, nil) : nil
    default: return nil
    }
  }

  /// A preposition or conjunction that a word hangs by; of several ("out of") each.
  private func marker(_ word: String, of child: Int) -> Int? {
    sentence.children[child].first {
      (sentence.tokens[$0].deprel == .case || sentence.tokens[$0].deprel == .mark) && stage.lemma($0) == word
    }
  }

  /// The modal of a clause, and who is to do it: "must" in "said that Iran must withdraw".
  private func modal(_ word: String, of clause: Int) -> (token: Int, leads: Int?)? {
    let modal = sentence.children[clause].first { sentence.tokens[$0].deprel == .aux && stage.lemma($0) == word }
    return modal.map { ($0, sentence.subject(of: clause)) }
  }

  /// The first word of a compound whose head comes next in the phrase: "hunger" in "go on hunger strike".
  private func modifier(_ word: String, below head: Int) -> Int? {
    for child in sentence.children[head] where isNoun(child) {
      let found = sentence.children[child].first {
        (sentence.tokens[$0].deprel == .compound || sentence.tokens[$0].deprel == .amod) && stage.lemma($0) == word
      }
      if let found { return found }
    }
    return nil
  }

  /// The noun that a participle or relative clause says something of: "the sanctions imposed on Iran".
  private func modified(by token: Int) -> Int? {
    switch sentence.tokens[token].deprel {
    case .acl, .aclRelcl: sentence.object(of: token)
    default: nil
    }
  }

  /// A preposition that hangs lower than it should: on a noun after the verb instead of the verb.
  private func distant(_ word: String, from at: Int) -> (marker: Int, noun: Int)? {
    guard let noun = Roles.oblique(word, of: [at], stage), let marker = sentence.child(noun, .case) else { return nil }
    return (marker, noun)
  }

  /// The verb that carries a noun, if it is one of the lists'.
  private func carrier(of noun: Int) -> (verb: Int, kind: Trigger.Carrier)? {
    if let verb = charge(of: noun) { return (verb, .charge) }
    if let verb = stage.claimant(of: noun) { return (verb, .claim) }
    let verb = sentence.tokens[noun].head
    if verb >= 0, stage.rules.targetNouns.contains(stage.lemma(verb)), sentence.preposition(of: noun) == "of" {
      return (verb, .suffer)
    }
    guard verb >= 0, sentence.tokens[verb].upos == .verb else { return nil }
    let lemma = stage.lemma(verb)
    if sentence.object(of: verb) == noun {
      if stage.blamed(by: verb) != nil { return (verb, .charge) }
      if stage.rules.lightVerbs.contains(lemma) { return (verb, .light) }
      if stage.rules.sufferVerbs.contains(lemma) { return (verb, .suffer) }
    }
    if sentence.tokens[noun].deprel == .obl,
      stage.rules.sufferVerbs.contains("\(lemma) \(sentence.preposition(of: noun))")
    {
      return (verb, .suffer)
    }
    if sentence.surfaceSubject(of: verb) == noun, stage.rules.occurVerbs.contains(lemma) { return (verb, .occur) }
    return nil
  }

  /// The verb that charges somebody with a noun, be the noun below it or below the one who is charged.
  private func charge(of noun: Int) -> Int? {
    guard
      let preposition = sentence.tokens[noun].deprel == .obl || sentence.tokens[noun].deprel == .nmod
        ? sentence.preposition(of: noun) : nil
    else { return nil }
    let head = sentence.tokens[noun].head
    for verb in [head, head >= 0 ? sentence.tokens[head].head : -1] where verb >= 0 {
      let isCharging = sentence.tokens[verb].upos == .verb || sentence.tokens[verb].upos == .adj
      guard isCharging, verb == head || sentence.object(of: verb) == head else { continue }
      if stage.rules.chargeVerbs.contains("\(stage.lemma(verb)) \(preposition)") { return verb }
    }
    return nil
  }
}
