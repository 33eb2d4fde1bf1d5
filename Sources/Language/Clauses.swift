import Words

/// A word that something hangs on by a preposition: "on Tripoli" is (`on`, Tripoli).
public struct Oblique: Hashable, Sendable {
  /// The preposition's lemma in lower case, several words joined by a blank ("because of"); empty without one.
  public let preposition: String
  /// The index of the noun in the sentence.
  public let token: Int
}

/// The logical side of trees, so that no rule above needs to know their quirks: who does it, to what, in passives,
/// relatives, participles, under control and in coordination. All indices are of the sentence's tokens.
extension Sentence {
  /// The first child with one of these relations.
  public func child(_ token: Int, _ relations: Deprel...) -> Int? {
    children[token].first { relations.contains(tokens[$0].deprel) }
  }

  /// Whether a verb form stands in the passive, an auxiliary or not: "was seized", "towns seized by".
  public func isPassive(_ token: Int) -> Bool {
    if child(token, .auxPass) != nil { return true }
    if child(token, .nsubjPass, .csubjPass) != nil { return child(token, .obj) == nil && !isMistakenPassive(token) }
    let word = tokens[token]
    guard word.xpos == .vbn else { return false }
    if child(token, .aux, .nsubj) != nil { return false }
    switch word.deprel {
    case .acl: return !isMistakenParticiple(token)
    case .advcl, .amod: return true
    case .conj: return word.head >= 0 && isVerbal(word.head) && isPassive(word.head)
    case .root, .parataxis, .ccomp: return child(token, .oblAgent) != nil
    default: return false
    }
  }

  /// "Government forces clashed with militants." taken for a noun with a participle.
  private func isMistakenParticiple(_ token: Int) -> Bool {
    tokens[tokens[token].head].deprel == .root && isMistakenPassive(token)
  }

  /// A sentence that ends with a full stop has a finite verb, and if no other word is one, then the participle is.
  private func isMistakenPassive(_ token: Int) -> Bool {
    guard tokens.last?.xpos == .period, child(token, .oblAgent, .aux) == nil, byPhrase(token) == nil else {
      return false
    }
    return !tokens.contains { $0.xpos == .vbd || $0.xpos == .vbz || $0.xpos == .vbp || $0.xpos == .md }
  }

  /// Who does it: the subject, the agent of a passive, the noun of a relative clause, the controller of an infinitive.
  public func subject(of token: Int) -> Int? {
    if isPassive(token) { return child(token, .oblAgent) ?? byPhrase(token) }
    return surfaceSubject(of: token)
  }

  /// What it is done to: the object, or what a passive says of its subject.
  public func object(of token: Int) -> Int? {
    if isPassive(token) { return surfaceSubject(of: token) ?? child(token, .obj) }
    if let object = child(token, .obj) ?? child(token, .iobj) {
      return isRelative(object) ? relativeHead(token) : object
    }
    if tokens[token].deprel == .aclRelcl, let subject = child(token, .nsubj), !isRelative(subject),
      tokens[token].upos == .verb, obliques(of: token).allSatisfy({ !isRelative($0.token) })
    {
      return tokens[token].head
    }
    return sharedObject(of: token)
  }

  /// "attacked and looted the town": the object that a later verb of the coordination has, where nothing else fits.
  private func sharedObject(of token: Int) -> Int? {
    guard tokens[token].upos == .verb, obliques(of: token).isEmpty,
      let next = children[token].first(where: { tokens[$0].deprel == .conj && isVerbal($0) }),
      child(next, .nsubj, .nsubjPass) == nil, !isPassive(next), let object = child(next, .obj)
    else { return nil }
    let between = children[token].contains { $0 > token && $0 < next && tokens[$0].upos != .punct }
    return between ? nil : object
  }

  /// The words that hang on it by prepositions, and the bare ones ("Sunday"), in the order of the text.
  public func obliques(of token: Int) -> [Oblique] {
    children[token].compactMap { child in
      switch tokens[child].deprel {
      case .obl, .oblUnmarked, .nmod, .nmodUnmarked, .nmodDesc:
        return Oblique(
          preposition: preposition(of: child), token: isRelative(child) ? relativeHead(token) ?? child : child)
      default: return nil
      }
    }
  }

  /// The preposition that a noun hangs by; empty without one.
  public func preposition(of token: Int) -> String {
    guard let marker = child(token, .case) else { return "" }
    let fixed = children[marker].filter { tokens[$0].deprel == .fixed }
    return ([marker] + fixed).map { tokens[$0].lemma.lowercased() }.joined(separator: " ")
  }

  /// Whether it is denied by a word of its own or of its subject: "not", "never", "no longer", "nobody", "without".
  public func isNegated(_ token: Int) -> Bool {
    children[token].contains { child in
      let lemma = tokens[child].lemma.lowercased()
      switch tokens[child].deprel {
      case .advmod: return isNegative(lemma) && !isWidened(child) || lemma == "long" && isNegated(child)
      case .det, .cc, .ccPreconj: return isNegative(lemma)
      case .mark, .case:
        return lemma == "without" || lemma == "neither" || lemma == "against" && tokens[token].xpos == .vbg
      case .nsubj, .nsubjPass: return isNegative(lemma) || children[child].contains { isNoDeterminer($0) }
      default: return false
      }
    }
  }

  /// "not only the army": more is meant, nothing is denied.
  ///
  /// Source: R. Quirk and others 1985, 8.116 (restrictive focusing adverbs).
  private func isWidened(_ negative: Int) -> Bool {
    guard tokens.indices.contains(negative + 1) else { return false }
    switch tokens[negative + 1].lemma.lowercased() {
    case "only", "just", "merely", "simply", "solely": return true
    default: return false
    }
  }

  private func isNoDeterminer(_ token: Int) -> Bool {
    (tokens[token].deprel == .det || tokens[token].deprel == .ccPreconj)
      && isNegative(tokens[token].lemma.lowercased())
  }

  /// Source: UD's feature Polarity=Neg and the negative pronouns (PronType=Neg).
  private func isNegative(_ lemma: String) -> Bool {
    switch lemma {
    case "not", "n't", "never", "neither", "nor", "no", "nobody", "none", "nothing", "hardly", "scarcely": true
    default: false
    }
  }

  /// A noun with all that is coordinated with it: "the US, the UK and France" are three.
  public func coordinated(_ token: Int) -> [Int] {
    [token] + children[token].filter { tokens[$0].deprel == .conj && tokens[$0].upos != .verb }
  }

  /// Whether a word heads a clause: a verb, or what a copula stands by.
  public func isVerbal(_ token: Int) -> Bool {
    tokens[token].upos == .verb || tokens[token].upos == .aux || child(token, .cop) != nil
  }

  /// The subject as the words have it.
  public func surfaceSubject(of token: Int) -> Int? { surfaceSubject(of: token, depth: 0) }

  private func surfaceSubject(of token: Int, depth: Int) -> Int? {
    guard depth < 12 else { return nil }
    if let subject = child(token, .nsubj, .nsubjPass, .nsubjOuter, .csubj) {
      return isRelative(subject) ? relativeHead(token) ?? subject : subject
    }
    if let it = child(token, .expl), tokens[token].upos == .verb, tokens[it].xpos == .prp, !isPassive(token),
      child(token, .ccomp, .csubj, .xcomp) == nil
    {
      return it
    }
    let head = tokens[token].head
    guard head >= 0 else { return nil }
    switch tokens[token].deprel {
    case .conj: return isVerbal(head) ? surfaceSubject(of: head, depth: depth + 1) : nil
    case .xcomp:
      if let object = child(head, .obj, .iobj) { return object }
      if let called = calledOn(by: head, before: token) { return called }
      return surfaceSubject(of: head, depth: depth + 1)
    case .acl:
      return tokens[token].xpos == .vb ? (child(head, .nmodPoss) ?? light(head, depth)) : head
    case .aclRelcl: return head
    case .advcl:
      return calledOn(by: head, before: token) ?? accused(by: head, of: token)
        ?? surfaceSubject(of: head, depth: depth + 1)
    default: return nil
    }
  }

  /// "called on both sides to stop": an oblique with "on" between a verb and its infinitive is who is to do it; with an
  /// infinitive of purpose ("spoke on television to announce") only under "call".
  private func calledOn(by verb: Int, before infinitive: Int) -> Int? {
    guard tokens[infinitive].xpos == .vb, tokens[infinitive].deprel == .xcomp || tokens[verb].lemma == "call" else {
      return nil
    }
    return children[verb].first { child in
      guard child > verb, child < infinitive, tokens[child].deprel == .obl else { return false }
      let preposition = preposition(of: child)
      return preposition == "on" || preposition == "upon"
    }
  }

  /// "convicted two officers of murdering", "prevented them from leaving", "criticised the police for firing": the object
  /// of the verb is who does it; who "claimed responsibility for bombing" did it himself.
  private func accused(by verb: Int, of gerund: Int) -> Int? {
    guard tokens[gerund].xpos == .vbg, let marker = child(gerund, .mark), let object = child(verb, .obj) else {
      return nil
    }
    switch tokens[marker].lemma.lowercased() {
    case "of", "from": return object
    case "for": return tokens[object].xpos == .nn && children[object].isEmpty ? nil : object
    default: return nil
    }
  }

  /// The subject of the verb whose object a noun is: who makes "a decision to withdraw".
  private func light(_ noun: Int, _ depth: Int) -> Int? {
    let verb = tokens[noun].head
    guard verb >= 0, tokens[noun].deprel == .obj else { return nil }
    return surfaceSubject(of: verb, depth: depth + 1)
  }

  /// The agent that the parser took for a plain oblique: "by the army" under a passive.
  private func byPhrase(_ token: Int) -> Int? {
    children[token].first { tokens[$0].deprel == .obl && preposition(of: $0) == "by" }
  }

  private func isRelative(_ token: Int) -> Bool {
    switch tokens[token].xpos {
    case .wdt, .wp: return true
    default: return false
    }
  }

  /// Whether a clause says something of a noun in passing: "Haftar, who visited Moscow".
  public func isRelativeClause(_ token: Int) -> Bool {
    switch tokens[token].deprel {
    case .aclRelcl, .advclRelcl: return true
    case .parataxis, .acl: return child(token, .nsubj, .nsubjPass).map { isRelative($0) } ?? false
    default: return false
    }
  }

  /// The noun that the relative clause around a verb belongs to.
  private func relativeHead(_ token: Int) -> Int? {
    var at = token
    for _ in 0..<8 {
      guard tokens[at].head >= 0 else { return nil }
      if isRelativeClause(at) { return tokens[at].head }
      at = tokens[at].head
    }
    return nil
  }
}
