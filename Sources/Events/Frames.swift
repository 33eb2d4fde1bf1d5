import Language

/// What makes no act of a word for one: a film, a match, a drill, a habit, an answer.
///
/// Figures of speech ("war on inflation") are kept out by each rule's own slots; trials, anniversaries and other looks
/// back make an act historical, by the lists of the room Attribution.
struct Frames {
  let stage: Stage
  private var sentence: Sentence { stage.sentence }

  /// Whether nobody was attacked: it happens in a story, on a pitch, for practice or in general, or was an answer; or nobody
  /// was asked for anything but not to be named.
  func isUnreal(_ trigger: Trigger, _ roles: Roles) -> Bool {
    if trigger.rule.event.type == .request { return isForAnonymity(trigger.token) }
    if trigger.rule.event.type == .coerce { return isSport && !hasArmed(roles) }
    guard trigger.rule.event.type == .assault else { return false }
    if isGeneral(trigger) || isRetort(trigger) { return true }
    return isFiction || isDrill(trigger) || trigger.rule.casualty == nil && !hasArmed(roles) && isSport
  }

  /// "a doctor who asked not to be named".
  private func isForAnonymity(_ verb: Int) -> Bool {
    sentence.children[verb].contains { child in
      sentence.child(child, .auxPass) != nil && stage.rules.anonymityVerbs.contains(stage.lemma(child))
    }
  }

  /// "criminals who attack civilians", "when violence is committed by either side": the simple present of a clause below
  /// another tells what happens again and again, no one act. Source: R. Quirk and others 1985, 4.5-9.
  private func isGeneral(_ trigger: Trigger) -> Bool {
    guard isSimplePresent(trigger.host) else { return false }
    var clause = trigger.host
    while sentence.tokens[clause].deprel == .conj, sentence.tokens[clause].head >= 0 {
      clause = sentence.tokens[clause].head
    }
    switch sentence.tokens[clause].deprel {
    case .aclRelcl: return true
    case .advcl, .advclRelcl:
      return stage.isHabitual(clause)
    default: return false
    }
  }

  /// "attack", "is committed"; not "has attacked", "are attacking", "will attack".
  private func isSimplePresent(_ verb: Int) -> Bool {
    func isPresent(_ token: Int) -> Bool {
      sentence.tokens[token].xpos == .vbz || sentence.tokens[token].xpos == .vbp
    }
    guard sentence.child(verb, .aux) == nil else { return false }
    return sentence.child(verb, .auxPass).map(isPresent) ?? isPresent(verb)
  }

  /// "“Never,” the minister shot back": an answer, no shot.
  private func isRetort(_ trigger: Trigger) -> Bool {
    let next = trigger.token + 1
    guard next < sentence.tokens.count, stage.rules.retorts.contains(stage.lemma(next)) else { return false }
    return sentence.tokens.contains { $0.xpos == .openQuote || $0.xpos == .closeQuote }
  }

  /// "In the film, …", "the novel tells of …".
  private var isFiction: Bool {
    sentence.tokens.indices.contains { token in
      guard stage.rules.frames[stage.lemma(token)] == "fiction" else { return false }
      switch sentence.tokens[token].deprel {
      case .nsubj, .root: return true
      default: return sentence.preposition(of: token) == "in"
      }
    }
  }

  /// "simulated an attack", "a mock attack", "an exercise in which ships attack".
  private func isDrill(_ trigger: Trigger) -> Bool {
    var at = trigger.host
    for _ in 0..<8 {
      if isDrillWord(at) || sentence.children[at].contains(where: { isDrillWord($0) && isClose($0) }) { return true }
      guard sentence.tokens[at].head >= 0 else { return false }
      at = sentence.tokens[at].head
    }
    return false
  }

  private func isClose(_ token: Int) -> Bool {
    sentence.tokens[token].deprel == .amod || sentence.tokens[token].deprel == .obj
  }

  private func isDrillWord(_ token: Int) -> Bool { stage.rules.frames[stage.lemma(token)] == "drill" }

  private var isSport: Bool {
    sentence.tokens.indices.contains { token in
      let lemma = stage.lemma(token)
      if stage.rules.frames[lemma] == "sport" { return true }
      return token > 0 && stage.rules.frames["\(stage.lemma(token - 1)) \(lemma)"] == "sport"
    }
  }

  private func hasArmed(_ roles: Roles) -> Bool {
    (roles.actors + roles.recipients).contains { stage.kinds(of: $0).contains("armed") }
  }
}
