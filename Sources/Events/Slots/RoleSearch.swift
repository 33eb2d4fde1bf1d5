import Language

/// Where the noun of a slot stands: under which preposition, behind which other noun, in which clause.
extension Roles {
  /// The noun that a slot of a nominal event names: its possessor, a modifier that can act, or what a preposition leads to.
  static func nominal(_ slot: String, _ noun: Int, _ holders: [Int], _ stage: Stage) -> Int? {
    switch slot {
    case "poss": return stage.sentence.child(noun, .nmodPoss)
    case "modifier":
      return stage.sentence.children[noun].first { child in
        let deprel = stage.sentence.tokens[child].deprel
        guard deprel == .amod || deprel == .compound, !stage.rules.faceless.contains(stage.lemma(child)) else {
          return false
        }
        return stage.isKnown(child) && stage.kinds(of: child).contains("actor")
      }
    case "by": return oblique(slot, of: holders, stage) ?? doer(of: noun, stage)
    default: return oblique(slot, of: holders, stage)
    }
  }

  /// Both sides of "between", even where the second hangs on a name inside the first: "between the fighters of the Front
  /// and the army".
  static func pair(_ first: Int, _ stage: Stage) -> [Int] {
    let joined = stage.expand(first)
    if joined.count > 1 { return joined }
    let inner = stage.sentence.children[first].filter { stage.sentence.tokens[$0].deprel == .nmod }
    return [first] + inner.flatMap { stage.expand($0).dropFirst() }
  }

  /// The verbs that say of a noun that it was done: "the attack carried out by", "a raid that began".
  static func describers(of noun: Int, _ stage: Stage) -> [Int] {
    stage.sentence.children[noun].filter { child in
      let deprel = stage.sentence.tokens[child].deprel
      guard deprel == .acl || deprel == .aclRelcl else { return false }
      return stage.rules.lightVerbs.contains(stage.lemma(child)) || stage.rules.occurVerbs.contains(stage.lemma(child))
    }
  }

  /// Who does a deed by what is said of it: "the attacks staged by rebels".
  private static func doer(of noun: Int, _ stage: Stage) -> Int? {
    describers(of: noun, stage).lazy.compactMap { stage.sentence.isPassive($0) ? stage.subject(of: $0) : nil }.first
  }

  /// The noun under a preposition; times do not count. Where none hangs on the holders themselves, one that hangs on
  /// their nouns is taken: which word a prepositional phrase belongs to is what parsers know least.
  static func oblique(_ preposition: String, of holders: [Int], _ stage: Stage) -> Int? {
    var open = holders
    for _ in 0..<3 {
      for holder in open {
        let found = attached(to: holder, by: preposition, stage)
          .compactMap { stage.isTime($0) ? stage.nameBeside($0) : $0 }
          .first { !stage.isIdle($0) }
        if let found { return whole(of: found, stage) }
      }
      // "fired from positions in Salha": what "in" says is of the noun right before it.
      open =
        preposition == "in"
        ? open.compactMap { stage.sentence.object(of: $0) } : open.flatMap { nouns(under: $0, stage) }
    }
    return nil
  }

  /// The nouns that hang on a word by a preposition, those also that the parser took for a second of a coordination.
  private static func attached(to holder: Int, by preposition: String, _ stage: Stage) -> [Int] {
    let obliques = stage.sentence.obliques(of: holder).filter { $0.preposition == preposition }.map(\.token)
    guard preposition == "by" else { return obliques }
    return obliques
      + stage.sentence.children[holder].filter {
        stage.sentence.tokens[$0].deprel == .conj && stage.sentence.preposition(of: $0) == preposition
      }
  }

  /// "the bank" for "front" in "in front of the bank"; any other noun itself.
  private static func whole(of token: Int, _ stage: Stage) -> Int {
    guard stage.rules.partNouns.contains(stage.lemma(token)) else { return token }
    return stage.sentence.obliques(of: token).first { $0.preposition == "of" }?.token ?? token
  }

  /// The objects and obliques of a word after it.
  private static func nouns(under token: Int, _ stage: Stage) -> [Int] {
    stage.sentence.children[token].filter { child in
      guard child > token else { return false }
      switch stage.sentence.tokens[child].deprel {
      case .obj, .obl, .nmod, .nsubjPass, .nmodUnmarked, .oblUnmarked, .appos: return true
      default: return false
      }
    }
  }

  /// The subject of the clause a verb governs: who shall do it in "demanded that Israel withdraw".
  static func clauseSubject(of verb: Int, _ stage: Stage) -> Int? {
    guard let clause = stage.sentence.child(verb, .ccomp) else { return nil }
    return stage.sentence.surfaceSubject(of: clause)
  }

  /// The object of an infinitive below: who gains by "gave 5 million to help refugees".
  static func purpose(of holders: [Int], _ stage: Stage) -> Int? {
    for holder in holders {
      for child in stage.sentence.children[holder] where stage.sentence.tokens[child].xpos == .vb {
        switch stage.sentence.tokens[child].deprel {
        case .advcl, .acl, .xcomp: if let object = stage.sentence.object(of: child) { return object }
        default: continue
        }
      }
    }
    return nil
  }

  /// "The resumption of ties with Gondor": what holds between two is done to the other of them.
  static func partner(in token: Int, _ stage: Stage) -> Int {
    guard !stage.kinds(of: token).contains("actor"),
      let partner = stage.sentence.obliques(of: token).first(where: { $0.preposition == "with" })?.token,
      stage.kinds(of: partner).contains("actor")
    else { return token }
    return partner
  }

  /// Behind the deed, its doer: who "condemned an attack by the army" or "the army's attack" condemned the army; who
  /// "welcomed a letter sent by Chad" or "welcomed news from Chad", Chad.
  static func behind(_ token: Int, below verb: Int? = nil, _ stage: Stage) -> Int {
    if !stage.kinds(of: token).isDisjoint(with: ["actor", "group", "person"]) { return token }
    let sentence = stage.sentence
    let owner = sentence.child(token, .nmodPoss).flatMap { stage.kinds(of: $0).contains("actor") ? $0 : nil }
    if let owner, sentence.tokens[owner].upos != .pron { return owner }
    for preposition in stage.rules.behindPrepositions {
      guard let found = oblique(preposition, of: [token], stage) else { continue }
      let isPartner =
        stage.rules.partnerPrepositions.contains(preposition) && stage.sentence.tokens[found].upos == .propn
      // "ties with Ankara": a capital stands for its country.
      let kinds = stage.kinds(of: found)
      if kinds.contains("actor") || isPartner && kinds.contains("place") { return found }
    }
    let sender = sentence.children[token].filter { sentence.tokens[$0].deprel == .acl }.compactMap {
      stage.subject(of: $0)
    }
    if let sender = sender.first(where: { $0 != token && stage.kinds(of: $0).contains("actor") }) { return sender }
    let sources = verb.map { sentence.obliques(of: $0) } ?? []
    let source = sources.first { $0.token > token && stage.rules.sourcePrepositions.contains($0.preposition) }
    if let source, stage.kinds(of: source.token).contains("actor"), !stage.isIdle(source.token) { return source.token }
    if let country = oblique("in", of: [token], stage), stage.kinds(of: country).isSuperset(of: ["place", "actor"]) {
      return country
    }
    return owner ?? token
  }

  /// The tokens of a noun phrase and its coordination that can act.
  static func acting(_ token: Int, _ stage: Stage, alone: Bool = false) -> [Int] {
    (alone ? [token] : stage.expand(token)).compactMap { stage.actor(in: $0) }.filter { !isRelative($0, stage) }
  }

  /// "who" and "which" name nobody where the noun they stand for was not found.
  private static func isRelative(_ token: Int, _ stage: Stage) -> Bool {
    switch stage.sentence.tokens[token].xpos {
    case .wdt, .wp: return true
    default: return false
    }
  }

  static func isNominal(_ token: Int, _ stage: Stage) -> Bool {
    if stage.isDistance(token) { return false }
    switch stage.sentence.tokens[token].upos {
    case .pron: return !isRelative(token, stage)
    case .noun, .propn, .num, .adj: return true
    default: return stage.sentence.tokens[token].xpos == .cd || stage.sentence.tokens[token].xpos == .dt
    }
  }
}
