import Language

/// Who does what a verb says, and to what, where the parser is known to go astray.
extension Stage {
  /// Who does it; of a participle that is said of somebody ("is committed to"), of whom it is said.
  func subject(of trigger: Trigger) -> Int? {
    if trigger.form == .adjective { return sentence.surfaceSubject(of: trigger.token) }
    if trigger.rule.event.type == .assault, isResult(trigger.token) {
      return agent(of: sentence.tokens[trigger.token].head)
    }
    return subject(of: trigger.token)
  }

  /// Who does it, where a time between subject and verb has led the parser astray: "Haftar on Thursday defended", "Italy
  /// last week announced".
  func subject(of verb: Int) -> Int? {
    let token = sentence.tokens[verb]
    if let claimed = claimant(of: verb) { return subject(of: claimed) }
    if let charged = charged(with: verb) { return charged }
    if token.deprel == .acl, isTime(token.head), sentence.tokens[token.head].head >= 0,
      sentence.child(verb, .obj) != nil
    {
      return sentence.tokens[token.head].head
    }
    if let named = antecedent(of: verb) { return named }
    if !sentence.isPassive(verb), described(by: verb) != nil { return agent(of: verb) }
    guard let found = sentence.subject(of: verb) ?? strayedAgent(of: verb) ?? strayedSubject(of: verb) else {
      return nil
    }
    let subject = agent(behind: found)
    guard isTime(subject) else { return subject }
    if let named = nameBeside(subject) { return named }
    return token.deprel == .aclRelcl && token.head >= 0 ? token.head : subject
  }

  /// "The convoy was hit by a shell, wounding three": what violence a passive is followed by is the deed of its agent, never of
  /// its subject.
  private func isResult(_ verb: Int) -> Bool {
    let token = sentence.tokens[verb]
    guard token.deprel == .advcl, token.xpos == .vbg, token.head >= 0, verb > token.head,
      sentence.isPassive(token.head), sentence.child(verb, .mark, .nsubj, .advmod) == nil
    else { return false }
    return sentence.tokens[verb - 1].xpos == .comma
  }

  /// The name that the parser hung on a time after it: "Chad" in "to Chad last year".
  func nameBeside(_ time: Int) -> Int? {
    sentence.children[time].first { child in
      let deprel = sentence.tokens[child].deprel
      return !isTime(child) && (deprel == .compound || deprel == .nmodPoss || deprel == .nmodDesc)
    }
  }

  /// Whom "who" stands for where the clause hangs on a thing: the person right before it ("a protest against the guards who").
  private func antecedent(of verb: Int) -> Int? {
    guard let who = sentence.child(verb, .nsubj), sentence.tokens[who].xpos == .wp else { return nil }
    var before = who - 1
    while before >= 0, sentence.tokens[before].upos == .punct { before -= 1 }
    guard before >= 0, kinds(of: before).contains("person"), let head = sentence.subject(of: verb) else { return nil }
    return kinds(of: head).isDisjoint(with: ["person", "group"]) ? before : nil
  }

  /// "perpetrated, according to the police, by rebels": the agent that hangs on what was taken for one.
  private func agent(behind token: Int) -> Int {
    guard sentence.tokens[token].deprel == .oblAgent, sentence.preposition(of: token) != "by" else { return token }
    return sentence.obliques(of: token).first { $0.preposition == "by" }?.token ?? token
  }

  /// Who did what a participle says: "kidnapped by guerrillas".
  private func agent(of participle: Int) -> Int? {
    sentence.child(participle, .oblAgent) ?? sentence.obliques(of: participle).first { $0.preposition == "by" }?.token
  }

  /// The agent of a passive that hangs on a time, a place or an object between: "was shot on 24 August by gunmen".
  private func strayedAgent(of verb: Int) -> Int? {
    guard sentence.isPassive(verb) else { return nil }
    var open = sentence.children[verb].filter { $0 > verb }
    for _ in 0..<3 {
      let between = open.filter {
        isTime($0) || places[$0] != nil || rules.placeNouns.contains(lemma($0)) || isKept($0)
      }
      for token in between {
        let agent = sentence.obliques(of: token).first {
          $0.preposition == "by" && !isTime($0.token) && kinds(of: $0.token).contains("actor")
        }
        if let agent { return agent.token }
      }
      open = between.flatMap { sentence.children[$0] }
    }
    return nil
  }

  /// The object that a passive keeps: "was held hostage by rebels".
  private func isKept(_ token: Int) -> Bool {
    let word = sentence.tokens[token]
    return word.deprel == .obj && sentence.isPassive(word.head)
  }

  /// The subject of a finite verb that the parser took for something else: "data showed [the police] had arrested", "the
  /// government condemned an attack … and [it] promised aid".
  private func strayedSubject(of verb: Int) -> Int? {
    let token = sentence.tokens[verb]
    guard token.head >= 0, !sentence.isPassive(verb), sentence.child(verb, .mark) == nil else { return nil }
    switch token.deprel {
    case .advcl, .ccomp:
      guard let helper = sentence.child(verb, .aux), let object = sentence.child(token.head, .obj),
        object < helper, sentence.tokens[object..<helper].allSatisfy({ $0.upos != .punct })
      else { return nil }
      return object
    case .conj where !sentence.isVerbal(token.head) && token.xpos != .vbg:
      let clause = sentence.clause(of: token.head)
      return clause == verb || sentence.tokens[clause].upos != .verb ? nil : sentence.subject(of: clause)
    default: return nil
    }
  }

  /// The verb by which somebody takes a deed upon himself: "claimed" in "claimed responsibility for the attack".
  func claimant(of deed: Int) -> Int? { claim(of: deed).flatMap { sentence.isNegated($0) ? nil : $0 } }

  private func claim(of deed: Int) -> Int? {
    let head = sentence.tokens[deed].head
    guard head >= 0 else { return nil }
    if sentence.object(of: head) == deed { return rules.claimVerbs.contains(lemma(head)) ? head : nil }
    guard let marker = sentence.child(deed, .case, .mark) else { return nil }
    let phrase = "\(lemma(head)) \(lemma(marker))"
    if rules.claimVerbs.contains(phrase) { return head }
    if let verb = [sentence.tokens[head].head].first(where: { $0 >= 0 && sentence.object(of: $0) == head }) {
      return rules.claimVerbs.contains("\(lemma(verb)) \(phrase)") ? verb : nil
    }
    let claimed = sentence.object(of: head).map { "\(lemma(head)) \(lemma($0)) \(lemma(marker))" }
    return claimed.map(rules.claimVerbs.contains) == true ? head : nil
  }

  /// Who is charged with a deed told by a gerund: "charged two officers with killing", "men suspected of robbing".
  private func charged(with deed: Int) -> Int? {
    let head = sentence.tokens[deed].head
    guard sentence.tokens[deed].xpos == .vbg, head >= 0, let marker = sentence.child(deed, .mark, .case),
      rules.chargeVerbs.contains("\(lemma(head)) \(lemma(marker))")
    else { return nil }
    return charged(by: head)
  }

  /// Whom a word charges: "charged [him] with", "[the group] responsible for", "attributed the attack to [the group]".
  func charged(by word: Int) -> Int? {
    if let blamed = blamed(by: word) { return blamed }
    guard sentence.tokens[word].upos == .adj else { return sentence.object(of: word) }
    if let subject = sentence.surfaceSubject(of: word) { return subject }
    return sentence.tokens[word].deprel == .amod ? sentence.tokens[word].head : nil
  }

  /// On whom a verb puts its object, a deed: "blamed the attack on", "the murder is attributed to"; who is blamed himself is
  /// no deed ("blamed the militia for the raid on Gharyan").
  func blamed(by verb: Int) -> Int? {
    if let object = sentence.object(of: verb), kinds(of: object).contains("actor") { return nil }
    let blamed = sentence.obliques(of: verb).first {
      rules.blameVerbs.contains("\(lemma(verb)) \($0.preposition)") && kinds(of: $0.token).contains("actor")
    }
    return blamed.flatMap { isIdle($0.token) ? nil : $0.token }
  }

  /// What a verb is done to; a sum of money that the parser took for a bare oblique is one ("gave $5 million").
  func object(of verb: Int) -> Int? {
    if let described = described(by: verb) { return described }
    if let object = sentence.object(of: verb) { return object }
    return sentence.children[verb].first { child in
      let deprel = sentence.tokens[child].deprel
      return (deprel == .obl || deprel == .oblUnmarked) && sentence.tokens[child].upos == .sym
        && sentence.preposition(of: child).isEmpty
    }
  }

  /// The person that a participle stands beside: "the murdered priests"; "the engineer, kidnapped on Monday", even where the
  /// parser hung it on the verb of the sentence.
  private func described(by verb: Int) -> Int? {
    let token = sentence.tokens[verb]
    guard token.xpos == .vbn, token.head >= 0, sentence.child(verb, .nsubj, .nsubjPass, .aux, .auxPass, .obj) == nil
    else { return nil }
    switch token.deprel {
    case .amod:
      // "the Displaced Persons Bureau": part of a name.
      let isName = token.head > verb && (0x41...0x5A).contains(text.bytes[token.span.start])
      return kinds(of: token.head).contains("person") && !isName ? token.head : nil
    case .conj where sentence.isPassive(token.head): return nil
    case .conj, .advcl:
      guard verb > token.head, sentence.child(verb, .cc, .mark) == nil else { return nil }
      var before = verb - 1
      guard before > token.head, sentence.tokens[before].upos == .punct else { return nil }
      if sentence.tokens[before].xpos == .rightBracket {
        while before > token.head, sentence.tokens[before].xpos != .leftBracket { before -= 1 }
      }
      return before - 1 > token.head ? namedHead(before - 1) : nil
    default: return nil
    }
  }

  /// The head of the noun phrase that ends with a token: "citizen" for "the citizen Juan Mir".
  private func namedHead(_ last: Int) -> Int? {
    var at = last
    while sentence.tokens[at].head >= 0 {
      switch sentence.tokens[at].deprel {
      case .flat, .appos, .nmodDesc, .compound: at = sentence.tokens[at].head
      default: return kinds(of: at).contains("person") && !isTime(at) ? at : nil
      }
    }
    return nil
  }
}
