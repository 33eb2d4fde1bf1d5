import Claims
import Language
import Words

/// Who did it, and to whom: the tokens that fill a trigger's slots.
struct Roles {
  var actors: [Int] = []
  var recipients: [Int] = []
  /// The object or target, whatever it is.
  var object: Int?
  /// Those of the recipients whom the sentence names beside the group that they are of: "nine people, including …".
  private(set) var members: Set<Int> = []
  /// Whether a slot named something that the rule's `target` does not take: "warned of a drought".
  private(set) var isRefused = false
  /// For each of them, the slot or fallback that chose it (``Claims/Reason/slot``).
  private var slots: [Int: String] = [:]

  init(_ trigger: Trigger, on stage: Stage) {
    if trigger.form == .noun { fillNoun(trigger, stage) } else { fillVerb(trigger, stage) }
    if trigger.rule.together {
      note(recipients, "together")
      actors += recipients.filter { !actors.contains($0) }
      recipients = []
    }
    let doers = actors
    recipients.removeAll {
      doers.contains($0) || Roles.isOwned($0, by: doers, stage) || Roles.isNoVictim($0, trigger, stage)
    }
    if !trigger.rule.together { addMembers(stage) }
  }

  /// "insisted on its demands": what is the actor's own is nobody else.
  private static func isOwned(_ token: Int, by actors: [Int], _ stage: Stage) -> Bool {
    stage.sentence.tokens[token].xpos == .prpPossessive && isOne(token, of: actors, stage)
  }

  /// Whether a pronoun stands for one of those who act, or a country is the one they act for: "they" in "warned that they
  /// could strike", "Iran" in "its general warned that Iran could".
  private static func isOne(_ token: Int, of actors: [Int], _ stage: Stage) -> Bool {
    guard let entity = stage.entity(token) else { return false }
    if stage.sentence.tokens[token].upos == .pron { return actors.contains { stage.entity($0)?.id == entity.id } }
    guard stage.kinds(of: token).contains("country"), let country = entity.actor?.country else { return false }
    return actors.contains { stage.entity($0)?.actor?.country == country }
  }

  /// Of violence, what is itself a deed or a weapon is not hurt: "attacks on vehicles and clashes", "detonated a bomb".
  private static func isNoVictim(_ token: Int, _ trigger: Trigger, _ stage: Stage) -> Bool {
    guard trigger.rule.event.type == .assault, stage.kinds(of: token).isDisjoint(with: ["person", "group"]) else {
      return false
    }
    let lemma = stage.lemma(stage.essence(token))
    if stage.rules.weapons.contains(lemma) || stage.entity(token)?.type == .weapon { return true }
    return stage.rules.nouns[lemma]?.contains { stage.rules.rules[$0.rule].event.type == .assault && $0.rest.isEmpty }
      ?? false
  }

  private mutating func addMembers(_ stage: Stage) {
    for recipient in recipients {
      let named = stage.members(of: recipient).filter { !recipients.contains($0) && !actors.contains($0) }
      members.formUnion(named)
      note(named, "member")
      recipients += named
    }
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
      case "object":
        // "took 300 prisoners": of a count of people the phrase's own noun is who it was.
        let isWho = object.map { trigger.rule.casualty != nil && stage.rules.personNouns.contains(stage.lemma($0)) }
        return object.flatMap { trigger.rest.contains($0) && isWho != true ? nil : $0 }
      case "patient": return stage.object(of: token).flatMap { trigger.rest.contains($0) ? nil : $0 }
      case "iobj": return sentence.child(token, .iobj)
      case "clause":
        return Roles.clauseSubject(of: token, stage).flatMap { Roles.isOne($0, of: actors, stage) ? nil : $0 }
      case "purpose": return Roles.purpose(of: [token] + trigger.rest + (object.map { [$0] } ?? []), stage)
      case "none": return nil
      default: return Roles.oblique(slot, of: [token] + trigger.rest, stage)
      }
    }
    for slot in trigger.rule.actor {
      guard let actor = find(slot) else { continue }
      let others = slot == "subject" ? Roles.beside(actor, of: token, sentence) : []
      take(actors: ([actor] + others).flatMap { Roles.acting($0, stage) }, from: slot)
      break
    }
    if object == nil, trigger.rule.casualty != nil, isPastForm(token, sentence) {
      recipients = actors
      actors = []
    }
    for slot in trigger.rule.recipient {
      guard let found = find(slot), recipients.isEmpty else { continue }
      let isDirect = ["subject", "object", "patient", "iobj", "purpose"].contains(slot)
      guard isDirect || stage.fits(found, trigger.rule.target) else {
        isRefused = true
        continue
      }
      if slot == "purpose", trigger.rule.isVerbal, !stage.kinds(of: found).contains("actor") { continue }
      let isBehind = trigger.rule.isVerbal || slot == "purpose"
      let behind = isBehind ? Roles.behind(found, below: token, stage) : found
      let receiver = actors.contains(behind) ? found : behind
      let all = stage.expand(receiver) + (slot == "object" ? Roles.beside(receiver, of: token, sentence) : [])
      let hit = all.filter {
        Roles.isNominal($0, stage) && !actors.contains($0) && !Roles.isNoVictim($0, trigger, stage)
      }
      take(recipients: hit, from: slot)
    }
  }

  /// "Two soldiers and a child were killed", "Chad, Mali and Togo agreed": a second subject that the parser hung on the verb.
  private static func beside(_ noun: Int, of verb: Int, _ sentence: Sentence) -> [Int] {
    let relation = sentence.tokens[noun].deprel
    guard relation == .nsubjPass || relation == .nsubj, sentence.tokens[noun].head == verb else { return [] }
    let seconds = sentence.children[verb].filter {
      guard $0 > noun, $0 < verb, sentence.tokens[$0].deprel == relation else { return false }
      // "a soldier serving with the force": the second is part of what is said of the first.
      let between = sentence.tokens[noun..<$0]
      let isJoined = between.contains { $0.upos == .punct || $0.upos == .cconj }
      guard isJoined || !between.contains(where: { $0.upos == .verb }) else { return false }
      return relation == .nsubjPass || sentence.child($0, .conj) != nil
    }
    return seconds.flatMap { sentence.coordinated($0) }
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
    let holders = trigger.holders + Roles.describers(of: noun, stage)
    switch trigger.carrier?.kind {
    case .light:
      if let subject = stage.subject(of: trigger.host) { take(actors: Roles.acting(subject, stage), from: "carrier") }
    case .suffer:
      let isNoun = sentence.tokens[trigger.host].upos == .noun
      if let suffering = sentence.surfaceSubject(of: trigger.host) ?? (isNoun ? trigger.host : nil) {
        take(recipients: stage.expand(suffering), from: "carrier")
      }
    case .charge:
      if let charged = trigger.carrier.flatMap({ stage.charged(by: $0.verb) }) {
        take(actors: Roles.acting(charged, stage), from: "charge")
      }
    case .claim:
      if let claimant = trigger.carrier.flatMap({ stage.subject(of: $0.verb) }) {
        take(actors: Roles.acting(claimant, stage), from: "claim")
      }
    case .occur, nil: break
    }
    for slot in trigger.rule.nounActor where actors.isEmpty {
      if slot == "between", let pair = Roles.oblique("between", of: holders, stage) {
        let parties = Roles.pair(pair, stage)
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
}
