import Claims
import Language
import Words

/// Who did it, and to whom: the tokens that fill a trigger's slots.
struct Roles {
  var actors: [Int] = []
  var recipients: [Int] = []
  /// The object or target, whatever it is.
  var object: Int?
  /// For each of them, the slot or fallback that chose it (``Claims/Reason/slot``).
  private var slots: [Int: String] = [:]

  init(_ trigger: Trigger, on stage: Stage) {
    if trigger.form == .noun { fillNoun(trigger, stage) } else { fillVerb(trigger, stage) }
    if trigger.rule.together {
      note(recipients, "together")
      actors += recipients.filter { !actors.contains($0) }
      recipients = []
    }
    recipients.removeAll { actors.contains($0) }
  }

  /// Who did it as the sentence has it elsewhere.
  mutating func take(actors: [Int], from slot: String) {
    self.actors = actors
    note(actors, slot)
  }

  /// To whom as the sentence has it elsewhere.
  mutating func take(recipients: [Int], from slot: String) {
    self.recipients = recipients
    note(recipients, slot)
  }

  /// Why each of them is one.
  func reasons(_ tokens: [Int], _ stage: Stage) -> [Reason] {
    tokens.map { Reason(slot: slots[$0] ?? "", relation: stage.sentence.tokens[$0].deprel.rawValue) }
  }

  private mutating func note(_ tokens: [Int], _ slot: String) {
    for token in tokens where slots[token] == nil { slots[token] = slot }
  }

  private mutating func fillVerb(_ trigger: Trigger, _ stage: Stage) {
    let sentence = stage.sentence
    let token = trigger.token
    let object = trigger.target ?? Roles.object(of: token, trigger.rest, stage)
    self.object = object
    func find(_ slot: String) -> Int? {
      switch slot {
      case "subject": return stage.subject(of: trigger)
      case "object": return object.flatMap { trigger.rest.contains($0) ? nil : $0 }
      case "iobj": return sentence.child(token, .iobj)
      case "clause": return Roles.clauseSubject(of: token, stage)
      case "purpose": return Roles.purpose(of: [token] + trigger.rest + (object.map { [$0] } ?? []), stage)
      case "none": return nil
      default: return Roles.oblique(slot, of: [token] + trigger.rest, stage)
      }
    }
    for slot in trigger.rule.actor {
      guard let actor = find(slot) else { continue }
      take(actors: Roles.acting(actor, stage), from: slot)
      break
    }
    if object == nil, trigger.rule.casualty != nil, isPastForm(token, sentence) {
      recipients = actors
      actors = []
    }
    for slot in trigger.rule.recipient {
      guard let found = find(slot), recipients.isEmpty else { continue }
      let receiver = trigger.rule.isVerbal || slot == "purpose" ? Roles.behind(found, stage) : found
      let all = stage.expand(receiver) + (slot == "object" ? Roles.beside(receiver, of: token, sentence) : [])
      take(recipients: all.filter { Roles.isNominal($0, stage) && !actors.contains($0) }, from: slot)
    }
  }

  /// "Two soldiers and a child were killed": a second subject of the passive that the parser hung on the verb.
  private static func beside(_ noun: Int, of verb: Int, _ sentence: Sentence) -> [Int] {
    guard sentence.tokens[noun].deprel == .nsubjPass, sentence.tokens[noun].head == verb else { return [] }
    return sentence.children[verb].filter { $0 > noun && $0 < verb && sentence.tokens[$0].deprel == .nsubjPass }
  }

  /// "Five soldiers killed, several wounded": who kills kills somebody, so a past form without an object is a passive.
  private func isPastForm(_ token: Int, _ sentence: Sentence) -> Bool {
    let form = sentence.tokens[token].xpos
    return form == .vbn || form == .vbd
  }

  /// The object of the verb, or of the last verb of the rule's phrase: "vowed to attack Kabul".
  private static func object(of verb: Int, _ rest: [Int], _ stage: Stage) -> Int? {
    let sentence = stage.sentence
    if let own = stage.object(of: verb), !rest.contains(own) { return own }
    let inner = rest.last { sentence.tokens[$0].upos == .verb }
    return inner.flatMap { sentence.object(of: $0) } ?? sentence.object(of: verb)
  }

  private mutating func fillNoun(_ trigger: Trigger, _ stage: Stage) {
    let sentence = stage.sentence
    let noun = trigger.token
    let holders = [noun] + (trigger.carrier.map { $0.kind == .charge ? [] : [$0.verb] } ?? [])
    switch trigger.carrier?.kind {
    case .light:
      if let subject = stage.subject(of: trigger.host) { take(actors: Roles.acting(subject, stage), from: "carrier") }
    case .suffer:
      if let subject = sentence.surfaceSubject(of: trigger.host) {
        take(recipients: stage.expand(subject), from: "carrier")
      }
    case .charge:
      if let charged = trigger.carrier.flatMap({ sentence.object(of: $0.verb) }) {
        take(actors: Roles.acting(charged, stage), from: "charge")
      }
    case .occur, nil: break
    }
    for slot in trigger.rule.nounActor where actors.isEmpty {
      if slot == "between", let pair = Roles.oblique("between", of: holders, stage) {
        let parties = stage.expand(pair)
        take(actors: parties.prefix(1).flatMap { Roles.acting($0, stage, alone: true) }, from: slot)
        take(recipients: Array(parties.dropFirst()), from: slot)
      } else if slot == "copula", sentence.child(noun, .cop) != nil || sentence.tokens[noun].deprel == .xcomp {
        if let subject = sentence.surfaceSubject(of: noun) { take(actors: Roles.acting(subject, stage), from: slot) }
      } else if let found = Roles.nominal(slot, noun, holders, stage) {
        take(actors: Roles.acting(found, stage), from: slot)
      }
    }
    for slot in trigger.rule.nounRecipient where recipients.isEmpty {
      guard let found = Roles.nominal(slot, noun, holders, stage) else { continue }
      let receiver = trigger.rule.isVerbal ? Roles.behind(found, stage) : Roles.partner(in: found, stage)
      let all = stage.expand(receiver).filter { Roles.isNominal($0, stage) && !actors.contains($0) }
      take(recipients: all, from: slot)
      object = object ?? found
    }
    object = object ?? trigger.target
  }

  /// The noun that a slot of a nominal event names: its possessor, a modifier that can act, or what a preposition leads to.
  private static func nominal(_ slot: String, _ noun: Int, _ holders: [Int], _ stage: Stage) -> Int? {
    switch slot {
    case "poss": return stage.sentence.child(noun, .nmodPoss)
    case "modifier":
      return stage.sentence.children[noun].first { child in
        let deprel = stage.sentence.tokens[child].deprel
        guard deprel == .amod || deprel == .compound, !stage.rules.faceless.contains(stage.lemma(child)) else {
          return false
        }
        return stage.kinds(of: child).contains("actor")
      }
    default: return oblique(slot, of: holders, stage)
    }
  }

  /// The noun under a preposition; times do not count. Where none hangs on the holders themselves, one that hangs on
  /// their nouns is taken: which word a prepositional phrase belongs to is what parsers know least.
  static func oblique(_ preposition: String, of holders: [Int], _ stage: Stage) -> Int? {
    var open = holders
    for _ in 0..<3 {
      for holder in open {
        let found = stage.sentence.obliques(of: holder).filter { $0.preposition == preposition }
          .compactMap { stage.isTime($0.token) ? stage.nameBeside($0.token) : $0.token }.first
        if let found { return found }
      }
      open = open.flatMap { nouns(under: $0, stage) }
    }
    return nil
  }

  /// The objects and obliques of a word after it.
  private static func nouns(under token: Int, _ stage: Stage) -> [Int] {
    stage.sentence.children[token].filter { child in
      guard child > token else { return false }
      switch stage.sentence.tokens[child].deprel {
      case .obj, .obl, .nmod, .nsubjPass, .nmodUnmarked, .oblUnmarked: return true
      default: return false
      }
    }
  }

  /// The subject of the clause a verb governs: who shall do it in "demanded that Israel withdraw".
  private static func clauseSubject(of verb: Int, _ stage: Stage) -> Int? {
    guard let clause = stage.sentence.child(verb, .ccomp) else { return nil }
    return stage.sentence.surfaceSubject(of: clause)
  }

  /// The object of an infinitive below: who gains by "gave 5 million to help refugees".
  private static func purpose(of holders: [Int], _ stage: Stage) -> Int? {
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
  private static func partner(in token: Int, _ stage: Stage) -> Int {
    guard !stage.kinds(of: token).contains("actor"),
      let partner = stage.sentence.obliques(of: token).first(where: { $0.preposition == "with" })?.token,
      stage.kinds(of: partner).contains("actor")
    else { return token }
    return partner
  }

  /// Behind the deed, its doer: who "condemned an attack by the army" or "the army's attack" condemned the army.
  private static func behind(_ token: Int, _ stage: Stage) -> Int {
    if stage.kinds(of: token).contains("actor") { return token }
    if let owner = stage.sentence.child(token, .nmodPoss), stage.kinds(of: owner).contains("actor") { return owner }
    for preposition in ["by", "between", "against", "with", "for", "on", "to", "of", "from", "among"] {
      if let found = oblique(preposition, of: [token], stage), stage.kinds(of: found).contains("actor") { return found }
    }
    return token
  }

  /// The tokens of a noun phrase and its coordination that can act.
  private static func acting(_ token: Int, _ stage: Stage, alone: Bool = false) -> [Int] {
    (alone ? [token] : stage.expand(token)).compactMap { stage.actor(in: $0) }.filter { !isRelative($0, stage) }
  }

  /// "who" and "which" name nobody where the noun they stand for was not found.
  private static func isRelative(_ token: Int, _ stage: Stage) -> Bool {
    switch stage.sentence.tokens[token].xpos {
    case .wdt, .wp: return true
    default: return false
    }
  }

  private static func isNominal(_ token: Int, _ stage: Stage) -> Bool {
    if stage.isDistance(token) { return false }
    switch stage.sentence.tokens[token].upos {
    case .pron: return !isRelative(token, stage)
    case .noun, .propn, .num, .adj: return true
    default: return stage.sentence.tokens[token].xpos == .cd || stage.sentence.tokens[token].xpos == .dt
    }
  }
}
