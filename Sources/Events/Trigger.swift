import Claims
import Language
import Words

/// A word of a sentence that a rule takes for the name of an event.
struct Trigger {
  enum Form { case verb, noun, adjective }
  /// How a noun stands to the verb that carries it: "launched an attack", "came under attack", "clashes erupted".
  enum Carrier { case light, suffer, occur }

  let token: Int
  let form: Form
  let rule: EventRule
  /// The noun that the last preposition or object word of the rule's phrase leads to.
  let target: Int?
  /// The verb that carries a noun.
  let carrier: (verb: Int, kind: Carrier)?
  /// The tokens of the phrase after the first.
  let rest: [Int]

  /// The word that says whether and when it happened.
  var host: Int { carrier?.verb ?? token }
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
      taken.formUnion(trigger.rest)
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
    case .verb:
      guard !isNominalised(token) else { return nil }
      return first(stage.rules.verbs[lemma], token, .verb) ?? first(stage.rules.adjectives[lemma], token, .adjective)
    case .noun, .propn:
      guard !isModifier(token), stage.cast.entity(sentence: stage.index, token: token)?.type != .person else {
        return nil
      }
      return first(stage.rules.nouns[lemma], token, .noun)
    case .adj:
      return first(stage.rules.adjectives[lemma], token, .adjective)
    default:
      return nil
    }
  }

  /// "the wounded" are people, no act.
  private func isNominalised(_ token: Int) -> Bool {
    sentence.child(token, .det, .nmodPoss) != nil && sentence.child(token, .nsubj, .nsubjPass, .aux, .auxPass) == nil
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
      if holds(trigger) { return trigger }
    }
    return nil
  }

  private func holds(_ trigger: Trigger) -> Bool {
    guard trigger.form != .noun else { return true }
    let rule = trigger.rule
    guard stage.fits(sentence.subject(of: trigger.token), rule.subject) else { return false }
    return stage.fits(trigger.target ?? sentence.object(of: trigger.token), rule.object)
  }

  /// Whether the words after a phrase's first hang on it in the tree, and the noun that the last of them leads to.
  private func match(_ rest: [String], _ token: Int) -> (target: Int?, tokens: [Int])? {
    var at = token
    var target: Int?
    var tokens: [Int] = []
    for word in rest {
      guard let (next, leads) = follow(word, from: at, or: token) else { return nil }
      tokens.append(next)
      if let leads { target = leads } else if isNoun(next) { at = next; target = nil }
    }
    return (target, tokens)
  }

  private func isNoun(_ token: Int) -> Bool {
    let upos = sentence.tokens[token].upos
    return upos == .noun || upos == .propn
  }

  /// A child with this lemma, or an oblique with this preposition together with its noun.
  private func follow(_ word: String, from at: Int, or verb: Int) -> (token: Int, leads: Int?)? {
    for head in at == verb ? [verb] : [at, verb] {
      for child in sentence.children[head] {
        let token = sentence.tokens[child]
        switch token.deprel {
        case .obl, .nmod, .oblAgent, .advcl:
          if let marker = sentence.child(child, .case, .mark), stage.lemma(marker) == word {
            return (marker, token.deprel == .advcl ? nil : child)
          }
          if stage.lemma(child) == word { return (child, nil) }
        case .compoundPrt, .advmod, .obj, .xcomp, .nsubjPass, .ccomp, .amod, .compound:
          if stage.lemma(child) == word { return (child, nil) }
        default: continue
        }
      }
    }
    return distant(word, from: at).map { ($0.marker, $0.noun) }
  }

  /// A preposition that hangs lower than it should: on a noun after the verb instead of the verb.
  private func distant(_ word: String, from at: Int) -> (marker: Int, noun: Int)? {
    guard let noun = Roles.oblique(word, of: [at], stage), let marker = sentence.child(noun, .case) else { return nil }
    return (marker, noun)
  }

  /// The verb that carries a noun, if it is one of the lists'.
  private func carrier(of noun: Int) -> (verb: Int, kind: Trigger.Carrier)? {
    let verb = sentence.tokens[noun].head
    guard verb >= 0, sentence.tokens[verb].upos == .verb else { return nil }
    let lemma = stage.lemma(verb)
    if sentence.object(of: verb) == noun {
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
}
