import Actors
import Claims
import Language
import Rulebook
import Words

/// What was done, as one sentence tells it; no word yet on who says so and how sure.
public struct CodedEvent: Sendable {
  /// The index of the sentence.
  public let sentence: Int
  /// The token that names the act.
  public let token: Int
  /// The token that says whether and when it happened: the verb that carries a noun, else the same.
  public let host: Int
  public let trigger: Span
  public let event: Event
  public let actors: [Party]
  public let recipients: [Party]
  public let when: When
  public let places: [Claims.Scene]
  public let casualties: Casualties?
  public let control: Control?
  public let evidence: Span
  public let confidence: Double
  public let rule: String
  /// Whether the actor is only charged with it: "accused him of the murder".
  public let isCharge: Bool
  public let reasons: Reasons

  func dated(_ when: When) -> CodedEvent {
    CodedEvent(
      sentence: sentence, token: token, host: host, trigger: trigger, event: event, actors: actors,
      recipients: recipients, when: when, places: places, casualties: casualties, control: control, evidence: evidence,
      confidence: confidence, rule: rule, isCharge: isCharge, reasons: reasons)
  }
}

/// Finds who did what to whom, by the rules of `Rules/en/events`.
public struct EventCoder: Sendable {
  let rules: EventRules

  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    rules = try EventRules(rulebook)
  }

  /// Whether an act of a type happens at a place, and is not only said or promised to somebody.
  public func hasScene(_ type: EventType) -> Bool { !rules.typesWithoutScene.contains(type) }

  /// The events of a text, in its order.
  public func events(
    in analysis: Analysis, cast: Cast, places: [PlaceMention], times: [TimeExpression], published: Day?
  ) -> [CodedEvent] {
    var events: [CodedEvent] = []
    var placesLeft = places[...]
    var timesLeft = times[...]
    var clock = StoryClock()
    for (index, sentence) in analysis.sentences.enumerated() {
      let own = placesLeft.prefix { $0.span.start < sentence.span.end }
      placesLeft = placesLeft.dropFirst(own.count)
      let ownTimes = timesLeft.prefix { $0.span.start < sentence.span.end }
      timesLeft = timesLeft.dropFirst(ownTimes.count)
      let stage = Stage(
        index, sentence, text: analysis.text, cast: cast, rules: rules, places: Array(own), times: Array(ownTimes))
      events += clock.dated(self.events(on: stage, published: published), on: stage)
    }
    return events
  }

  private func events(on stage: Stage, published: Day?) -> [CodedEvent] {
    let triggers = TriggerFinder(stage: stage).triggers()
    var filled = triggers.map {
      (trigger: $0, roles: Roles($0, on: stage), mode: nil as String?, refusal: nil as Event?)
    }
    for i in filled.indices where filled[i].roles.actors.isEmpty {
      guard let deed = deed(behind: filled[i].trigger, among: filled.map(\.trigger), stage) else { continue }
      let doers = filled[deed].roles.actors.filter { !filled[i].roles.recipients.contains($0) }
      filled[i].roles.take(actors: doers, from: "deed")
    }
    var swallowed: Set<Int> = []
    for i in filled.indices where filled[i].trigger.rule.event.type == .protest {
      guard let aim = aim(of: filled[i].trigger, among: filled.map(\.trigger), stage) else { continue }
      swallowed.insert(aim)
      if filled[i].roles.recipients.isEmpty {
        filled[i].roles.take(recipients: filled[aim].roles.recipients, from: "purpose")
      }
    }
    for i in filled.indices where filled[i].trigger.rule.swallowsComplement {
      guard let inner = complement(of: filled[i].trigger, among: filled.map(\.trigger), stage) else { continue }
      let isDeed = [.assault, .coerce].contains(filled[inner].trigger.rule.event.type)
      if !(isDeed && filled[i].trigger.rule.keepsDeeds) { swallowed.insert(inner) }
      filled[i].mode = filled[i].trigger.rule.complementModes[filled[inner].trigger.rule.event.type]
      // "vowed not to negotiate".
      if filled[i].trigger.rule.event.type == .agree, stage.sentence.isNegated(filled[inner].trigger.token) {
        filled[i].refusal = filled[inner].trigger.rule.event.refusal
      }
      if filled[i].roles.recipients.isEmpty {
        let others =
          filled[inner].roles.recipients.isEmpty ? filled[inner].roles.actors : filled[inner].roles.recipients
        let actors = filled[i].roles.actors
        filled[i].roles.take(recipients: others.filter { !actors.contains($0) }, from: "complement")
      }
    }
    return filled.indices.filter { !swallowed.contains($0) && holds(filled[$0].trigger, filled[$0].roles, stage) }
      .flatMap {
        let one = filled[$0]
        return coded(one.trigger, one.roles, mode: one.mode, instead: one.refusal, stage, published)
      }
  }

  /// The deed that tells who did it where a verb of violence does not: "killed in an attack by rebels", "destroyed in
  /// a Russian raid", "wounded when the police opened fire".
  private func deed(behind trigger: Trigger, among others: [Trigger], _ stage: Stage) -> Int? {
    guard trigger.rule.casualty != nil || trigger.form == .verb && trigger.rule.event.type == .assault else {
      return nil
    }
    let sentence = stage.sentence
    return others.indices.first { i in
      let other = others[i]
      guard other.token != trigger.token, other.rule.event.type == .assault else { return false }
      if trigger.target == other.token { return true }
      // "was killed and two were hurt when the police fired": the clause hangs on the last of them.
      let anchors = sentence.coordination(of: trigger.token)
      guard anchors.contains(sentence.tokens[other.host].head) || anchors.contains(sentence.tokens[other.token].head)
      else { return false }
      switch sentence.tokens[other.token].deprel {
      case .obl, .nmod, .oblAgent: return stage.rules.deedPrepositions.contains(sentence.preposition(of: other.token))
      case .advcl, .conj:
        return sentence.child(other.token, .mark, .advmod).map {
          stage.rules.deedConjunctions.contains(stage.lemma($0))
        }
          ?? false
      default: return false
      }
    }
  }

  /// What a protest is for, and no other protest: "blocked roads to protest against the law", "marched to denounce the army".
  private func aim(of protest: Trigger, among others: [Trigger], _ stage: Stage) -> Int? {
    let holders = [protest.token, protest.host] + protest.rest
    return others.indices.first { i in
      let other = others[i]
      guard other.token != protest.token, [.protest, .accuse].contains(other.rule.event.type),
        isInfinitive(other.token, stage)
      else { return false }
      switch stage.sentence.tokens[other.token].deprel {
      case .advcl, .xcomp, .acl: return holders.contains(stage.sentence.tokens[other.token].head)
      default: return false
      }
    }
  }

  /// The trigger that is the complement of another: what is threatened, asked for, refused.
  private func complement(of trigger: Trigger, among others: [Trigger], _ stage: Stage) -> Int? {
    let sentence = stage.sentence
    let anchors = [trigger.token] + trigger.rest
    return others.indices.first { i in
      let other = others[i].token
      guard other != trigger.token else { return false }
      let head = sentence.tokens[other].head
      switch sentence.tokens[other].deprel {
      case .ccomp, .advcl:
        let isDemanded = sentence.children[other].contains { trigger.rest.contains($0) }
        let isGerund = sentence.tokens[other].deprel == .advcl && sentence.tokens[other].xpos == .vbg
        guard isDemanded || isInfinitive(other, stage) || isGerund else { return false }
        return anchors.contains(head) || trigger.target == head
      case .xcomp, .acl, .obj, .obl, .nmod, .nsubjPass:
        return anchors.contains(head) || trigger.target == head
      default: return trigger.target == other
      }
    }
  }

  /// Whether the slots that the rule needs are filled; a bare noun needs somebody who takes part, or a verb that carries it.
  private func holds(_ trigger: Trigger, _ roles: Roles, _ stage: Stage) -> Bool {
    let needs = trigger.rule.needs
    if roles.actors.isEmpty, isUndone(trigger.rule, stage) { return false }
    if !trigger.rule.given.isEmpty, !names(trigger.rule.given, stage) { return false }
    if trigger.form == .noun, trigger.rule.event.type == .assault, isEnded(trigger.token, stage) { return false }
    if Frames(stage: stage).isUnreal(trigger, roles) { return false }
    if needs.contains("actor") && roles.actors.isEmpty { return false }
    if needs.contains("recipient") && roles.recipients.isEmpty { return false }
    if needs.contains("party") && roles.actors.isEmpty && roles.recipients.isEmpty { return false }
    if needs.contains("target") && roles.isRefused && roles.recipients.isEmpty { return false }
    if needs.contains("infinitive")
      && stage.sentence.child(trigger.token, .xcomp, .ccomp, .advcl).map({ !isInfinitive($0, stage) }) ?? true
    {
      return false
    }
    if trigger.form == .noun { return trigger.carrier != nil || !roles.actors.isEmpty || !roles.recipients.isEmpty }
    return true
  }

  /// Whether the sentence names a cause that nobody is, an earthquake, a boiler; and no bomb beside it.
  private func isUndone(_ rule: EventRule, _ stage: Stage) -> Bool {
    guard !rule.unless.isEmpty else { return false }
    return names(rule.unless, stage) && !names(stage.rules.devices, stage)
  }

  private func names(_ words: Set<String>, _ stage: Stage) -> Bool {
    stage.sentence.tokens.indices.contains { words.contains(stage.lemma($0)) }
  }

  /// Whether a nominal deed is told only to be over, or to be stopped: "suspended its attacks", "an end to the violence".
  private func isEnded(_ noun: Int, _ stage: Stage) -> Bool {
    let sentence = stage.sentence
    let head = sentence.tokens[noun].head
    guard head >= 0, stage.rules.endWords.contains(stage.lemma(head)), !sentence.isNegated(head) else { return false }
    switch sentence.tokens[noun].deprel {
    case .obj, .nsubjPass: return true
    case .obl, .nmod: return stage.rules.endPrepositions.contains(sentence.preposition(of: noun))
    default: return false
    }
  }

  /// "told them to leave", not "told them that they left".
  private func isInfinitive(_ token: Int, _ stage: Stage) -> Bool {
    stage.sentence.tokens[token].xpos == .vb && stage.sentence.child(token, .mark).map(stage.lemma) == "to"
  }

  private func coded(
    _ trigger: Trigger, _ roles: Roles, mode: String?, instead: Event?, _ stage: Stage, _ published: Day?
  ) -> [CodedEvent] {
    let circumstances = Circumstances(stage: stage)
    let outcome = Outcome(stage: stage)
    let rule = trigger.rule
    let event = Event(
      type: rule.event.type, mode: mode ?? outcome.mode(trigger, roles) ?? rule.event.mode,
      contexts: rule.event.contexts,
      cameo: rule.event.cameo)
    let controls = outcome.controls(trigger, roles)
    let actors = roles.actors.filter { !stage.isNobody($0) }
    let recipients = roles.recipients.filter {
      !stage.isNobody($0) && (controls.isEmpty || !stage.kinds(of: $0).contains("place"))
    }
    // "those arrested": it is told of nobody.
    let isOfNobody = actors.isEmpty && recipients.isEmpty && !(roles.actors + roles.recipients).isEmpty
    if isOfNobody, rule.event.type == .coerce, rule.casualty != nil { return [] }
    let scenes = circumstances.scenes(trigger, roles)
    let doers = roles.actors.compactMap { stage.entity($0)?.id }
    let clause = stage.sentence.clause(of: trigger.host)
    return (controls.isEmpty ? [nil] : controls.map { $0 }).map { control in
      let scenes = own(scenes, control)
      return CodedEvent(
        sentence: stage.index, token: trigger.token, host: trigger.host,
        trigger: span(of: trigger, stage), event: instead ?? event,
        actors: actors.map { stage.party($0) }, recipients: recipients.map { stage.party($0, beside: doers) },
        when: WhenFinder(stage: stage, published: published).when(trigger),
        places: scenes.map(\.scene),
        casualties: outcome.casualties(trigger, roles), control: control, evidence: stage.sentence.extent(clause),
        confidence: rule.confidence, rule: rule.place, isCharge: trigger.carrier?.kind == .charge,
        reasons: Reasons(
          actors: roles.reasons(actors, stage), recipients: roles.reasons(recipients, stage),
          places: scenes.map(\.reason)))
    }
  }

  /// Of an event that changes who holds a place, the scene is that place alone.
  private func own(_ scenes: [Circumstances.Found], _ control: Control?) -> [Circumstances.Found] {
    guard let control else { return scenes }
    let own = scenes.filter { $0.scene.name == control.place }
    return own.isEmpty ? scenes : own
  }

  /// The trigger's word, with the particle that stands right after it.
  private func span(of trigger: Trigger, _ stage: Stage) -> Span {
    var span = stage.sentence.tokens[trigger.token].span
    for token in trigger.rest where stage.sentence.tokens[token].deprel == .compoundPrt && token == trigger.token + 1 {
      span = span.union(stage.sentence.tokens[token].span)
    }
    return span
  }
}

extension Sentence {
  /// A verb with those that are coordinated with it.
  fileprivate func coordination(of verb: Int) -> [Int] {
    var first = verb
    while tokens[first].deprel == .conj, tokens[first].head >= 0 { first = tokens[first].head }
    return [first] + children[first].filter { tokens[$0].deprel == .conj }
  }
}
