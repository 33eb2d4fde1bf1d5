import Claims
import Language
import Words

/// What an event did: people hurt or taken, places that changed hands, by what means.
struct Outcome {
  let stage: Stage

  /// The count of those the event's rule speaks of, from the noun it is done to.
  func casualties(_ trigger: Trigger, _ roles: Roles) -> Casualties? {
    guard let kind = trigger.rule.casualty else { return nil }
    var counts: [Casualties.Count] = []
    for token in roles.recipients
    where !roles.members.contains(token) && isSomebody(token) {
      if let count = stage.rules.numbers.count(by: token, in: stage.sentence, text: stage.text) { counts.append(count) }
    }
    guard let first = counts.first else { return nil }
    let sum = counts.dropFirst().reduce(first) { sum, next in
      Casualties.Count(
        min: sum.min + next.min, max: sum.max.flatMap { a in next.max.map { a + $0 } },
        of: sum.of == next.of ? sum.of : [sum.of, next.of].compactMap { $0 }.joined(separator: ", "))
    }
    switch kind {
    case "killed": return Casualties(killed: sum)
    case "wounded": return Casualties(wounded: sum)
    case "captured": return Casualties(captured: sum)
    case "displaced": return Casualties(displaced: sum)
    default: return Casualties(missing: sum)
    }
  }

  /// Whether people are counted: "98 of the drones" and "a Chinese fishing boat" are none.
  private func isSomebody(_ token: Int) -> Bool {
    let counted = stage.sentence.tokens[token].upos == .num ? stage.essence(token) : token
    return stage.entity(token)?.type != .vehicle && !stage.kinds(of: counted).isDisjoint(with: ["person", "group"])
  }

  /// One change for each place that the event's object names: "the cities of A, B and C" are three.
  func controls(_ trigger: Trigger, _ roles: Roles) -> [Control] {
    guard let change = trigger.rule.control, let object = roles.object else { return [] }
    let sentence = stage.sentence
    let holder = roles.actors.first.map { party(named: $0) }
    // "withdrew from the regions": where from, and from nobody.
    let loser =
      Roles.oblique("from", of: [trigger.token], stage)
      .flatMap { $0 == object || stage.places[$0] != nil ? nil : stage.text.string(sentence.nounPhrase($0)) }
      ?? (trigger.rule.recipient.contains("patient") ? roles.recipients.first.map { party(named: $0) } : nil)
    let places = held(object).map { (name: $0.name, geonameid: $0.geonameid) }
    let unknown =
      stage.kinds(of: object).isDisjoint(with: ["place"]) ? [] : [(name: name(of: object), geonameid: nil as Int?)]
    return (places.isEmpty ? unknown : places).map { place in
      Control(
        place: place.name, geonameid: place.geonameid, holder: change == .lost ? loser : holder,
        loser: change == .lost ? holder : loser, change: change)
    }
  }

  /// The words of a party; a pronoun by the name it stands for.
  private func party(named token: Int) -> String {
    let entity = stage.cast.entity(sentence: stage.index, token: token)
    if stage.sentence.tokens[token].upos == .pron, let entity { return entity.name }
    return stage.text.string(stage.sentence.nounPhrase(token))
  }

  /// What a place that no gazetteer knows is called: "the village of Kashma" by its name, "a central town" by its words.
  private func name(of object: Int) -> String {
    let sentence = stage.sentence
    let named = sentence.children[object].first { child in
      sentence.tokens[child].upos == .propn
        && (sentence.tokens[child].deprel == .appos || sentence.preposition(of: child) == "of")
    }
    return stage.text.string(sentence.nounPhrase(named ?? object))
  }

  /// The places of an object: itself, what it is coordinated with, and those it names after "of" or beside it.
  private func held(_ object: Int) -> [PlaceMention] {
    let sentence = stage.sentence
    var found: [PlaceMention] = []
    for token in stage.expand(object) {
      if let place = stage.places[token], isGround(place) {
        found.append(place)
        continue
      }
      for child in sentence.children[token] {
        let deprel = sentence.tokens[child].deprel
        let names =
          deprel == .nmod && sentence.preposition(of: child) == "of" || deprel == .appos || deprel == .compound
          || deprel == .nmodDesc || deprel == .flat
        if names {
          found += stage.expand(child).compactMap { stage.places[$0] }.filter(isGround)
        }
      }
    }
    return found
  }

  /// Whether a place can be held: no country, no sea.
  private func isGround(_ place: PlaceMention) -> Bool {
    !place.isAdjective && place.kind != .country && place.kind != .water
  }

  /// The mode by the means that the clause names: "rocket", "car bomb", "air strike"; of several, and of the rule's own,
  /// the one that stands first in the list `modes`. Nil where no means is named.
  func mode(_ trigger: Trigger, _ roles: Roles) -> String? {
    guard trigger.rule.event.type == .assault else { return nil }
    let ranks = stage.rules.modeRanks
    var named = near(trigger).compactMap { means($0) }
    guard !named.isEmpty else { return nil }
    if let own = trigger.rule.event.mode { named.append(own) }
    return named.min { (ranks[$0] ?? 99) < (ranks[$1] ?? 99) }
  }

  /// The tokens of the deed and of who or what does it.
  private func near(_ trigger: Trigger) -> [Int] {
    let sentence = stage.sentence
    var near = sentence.subtree(trigger.token)
    if trigger.form == .verb, let subject = sentence.surfaceSubject(of: trigger.token) {
      // Gunmen who burn a house do it with fire.
      let isDoer = trigger.rule.event.mode != nil && stage.kinds(of: subject).contains("person")
      near = isDoer ? near.filter { $0 != subject } : near + sentence.subtree(subject)
    }
    if trigger.carrier != nil { near += sentence.subtree(trigger.host) }
    return near
  }

  private func means(_ token: Int) -> String? {
    let lemma = stage.lemma(token)
    if token > 0, let mode = stage.rules.instruments["\(stage.lemma(token - 1)) \(lemma)"] { return mode }
    return stage.rules.instruments[lemma]
  }
}
