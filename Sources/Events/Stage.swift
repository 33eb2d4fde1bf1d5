import Actors
import Claims
import Language
import Words

/// One sentence with all that the rooms below found in it: what the rules look at.
struct Stage {
  let index: Int
  let sentence: Sentence
  let text: Text
  let cast: Cast
  let rules: EventRules
  /// For the head of each toponym, the place.
  let places: [Int: PlaceMention]
  /// For the head of each time expression, the time; `isTime` for all its tokens.
  let times: [Int: TimeExpression]
  private let isTime: [Bool]

  init(
    _ index: Int, _ sentence: Sentence, text: Text, cast: Cast, rules: EventRules, places: [PlaceMention],
    times: [TimeExpression]
  ) {
    self.index = index
    self.sentence = sentence
    self.text = text
    self.cast = cast
    self.rules = rules
    var placed: [Int: PlaceMention] = [:]
    for place in places { if let head = sentence.head(of: place.region?.span ?? place.span) { placed[head] = place } }
    self.places = placed
    var timed: [Int: TimeExpression] = [:]
    var isTime = [Bool](repeating: false, count: sentence.tokens.count)
    for time in times {
      if let head = sentence.head(of: time.span) { timed[head] = time }
      for (i, token) in sentence.tokens.enumerated() where time.span.overlaps(token.span) { isTime[i] = true }
    }
    self.times = timed
    self.isTime = isTime
  }

  func lemma(_ token: Int) -> String { sentence.tokens[token].lemma.lowercased() }

  func isTime(_ token: Int) -> Bool { isTime[token] }

  /// Whom a noun speaks of: its own entity, or the name beside it ("Field Marshal Khalifa Haftar" headed by "Field").
  func entity(_ token: Int) -> Entity? {
    if let own = cast.entity(sentence: index, token: token) { return own }
    let named = sentence.children[token].filter { child in
      let deprel = sentence.tokens[child].deprel
      return deprel == .flat || deprel == .appos || deprel == .nmodDesc
    }
    for child in named {
      if let name = cast.entity(sentence: index, token: child) { return name }
      for inner in sentence.children[child] where sentence.tokens[inner].deprel == .flat {
        if let name = cast.entity(sentence: index, token: inner) { return name }
      }
    }
    return nil
  }

  /// What a noun that only counts is of: "artifacts" for "dozens of artifacts"; any other noun itself.
  func essence(_ token: Int) -> Int {
    guard rules.measureNouns.contains(lemma(token)) else { return token }
    let counted = sentence.children[token].first {
      sentence.tokens[$0].deprel == .nmod && sentence.preposition(of: $0) == "of"
    }
    return counted ?? token
  }

  /// What a noun is, for ``EventRule/Fit``: `place`, `person`, `group`, `actor`, `armed` or `thing`; of one that only
  /// counts, also what it counts.
  func kinds(of token: Int) -> Set<String> {
    let counted = essence(token)
    return counted == token ? ownKinds(of: token) : ownKinds(of: token).union(ownKinds(of: counted))
  }

  private func ownKinds(of token: Int) -> Set<String> {
    var kinds: Set<String> = []
    if let place = places[token] {
      if place.kind == .country { kinds.formUnion(["group", "actor", "country"]) }
      kinds.insert("place")
    }
    if rules.placeNouns.contains(lemma(token)) { kinds.insert("place") }
    if let entity = entity(token) {
      switch entity.type {
      case .person: kinds.formUnion(["person", "actor"])
      case .organization, .nationality: kinds.formUnion(["group", "actor"])
      case .place: kinds.formUnion(entity.actor == nil ? ["place"] : ["place", "group", "actor"])
      case .vehicle where hasOwner(token): kinds.formUnion(["group", "actor"])
      default: break
      }
      let isUnknownName = entity.actor == nil && !entity.name.contains(" ") && sentence.tokens[token].upos == .propn
      if isUnknownName { kinds.formUnion(["place", "group", "actor"]) }
      let armed: Set<String> = ["MIL", "REB", "UAF", "PRM", "COP"]
      if let actor = entity.actor, !armed.isDisjoint(with: actor.sectors) { kinds.insert("armed") }
    }
    if rules.personNouns.contains(lemma(token)) { kinds.formUnion(["person", "actor"]) }
    if rules.groupNouns.contains(lemma(token)) { kinds.formUnion(["group", "actor"]) }
    switch sentence.tokens[token].upos {
    case .pron: kinds.formUnion(["person", "actor"])
    case .num: kinds.insert("person")
    case .propn where kinds.isEmpty: kinds.formUnion(["group", "actor", "place"])
    default: break
    }
    if rules.numbers.value(sentence.tokens[token], text) != nil { kinds.insert("person") }
    return kinds.isEmpty ? ["thing"] : kinds
  }

  /// Who does it; of a participle that is said of somebody ("is committed to"), of whom it is said.
  func subject(of trigger: Trigger) -> Int? {
    trigger.form == .adjective ? sentence.surfaceSubject(of: trigger.token) : subject(of: trigger.token)
  }

  /// Who does it, where a time between subject and verb has led the parser astray: "Haftar on Thursday defended", "Italy
  /// last week announced".
  func subject(of verb: Int) -> Int? {
    let token = sentence.tokens[verb]
    if token.deprel == .acl, isTime(token.head), sentence.tokens[token.head].head >= 0,
      sentence.child(verb, .obj) != nil
    {
      return sentence.tokens[token.head].head
    }
    if let named = antecedent(of: verb) { return named }
    guard let subject = sentence.subject(of: verb), isTime(subject) else { return sentence.subject(of: verb) }
    if let named = nameBeside(subject) { return named }
    return token.deprel == .aclRelcl && token.head >= 0 ? token.head : subject
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

  /// What a verb is done to; a sum of money that the parser took for a bare oblique is one ("gave $5 million").
  func object(of verb: Int) -> Int? {
    if let object = sentence.object(of: verb) { return object }
    return sentence.children[verb].first { child in
      let deprel = sentence.tokens[child].deprel
      return (deprel == .obl || deprel == .oblUnmarked) && sentence.tokens[child].upos == .sym
        && sentence.preposition(of: child).isEmpty
    }
  }

  /// Whether somebody's name or role stands before a thing that moves: "Israeli army bulldozers" act for them.
  private func hasOwner(_ token: Int) -> Bool {
    sentence.children[token].contains { child in
      switch sentence.tokens[child].deprel {
      case .amod, .compound, .nmodPoss: kinds(of: child).contains("actor")
      default: false
      }
    }
  }

  func fits(_ token: Int?, _ fit: EventRule.Fit) -> Bool {
    if fit.isFree { return true }
    guard let token else { return fit.acceptsAll || fit.kinds.contains("none") }
    let kinds = kinds(of: token)
    let lemmas: Set<String> = [lemma(token), lemma(essence(token))]
    if !fit.neverKinds.isDisjoint(with: kinds) || !fit.neverLemmas.isDisjoint(with: lemmas) { return false }
    return fit.acceptsAll || !fit.kinds.isDisjoint(with: kinds) || !fit.lemmas.isDisjoint(with: lemmas)
  }

  /// The token of a noun phrase that can act: itself, or the owner or maker named in it ("Israeli air strikes").
  func actor(in token: Int) -> Int? {
    if kinds(of: token).contains("actor") { return token }
    let owners = sentence.children[token].filter { child in
      switch sentence.tokens[child].deprel {
      case .nmodPoss, .amod, .compound, .nmodDesc: return true
      case .nmod: return sentence.preposition(of: child) == "of" || sentence.preposition(of: child) == "by"
      default: return false
      }
    }
    guard let owner = owners.first(where: { kinds(of: $0).contains("actor") && sentence.tokens[$0].upos != .num })
    else {
      return nil
    }
    let isDeed = rules.nouns[lemma(token)] != nil || rules.instruments[lemma(token)] != nil
    return isDeed ? owner : token
  }

  /// The nouns that one slot's noun stands for, coordination opened, times left out.
  func expand(_ token: Int) -> [Int] {
    sentence.coordinated(token).filter { !isTime($0) }.flatMap { sides(of: $0) }
  }

  /// "French and Egyptian warships" are two: the nationalities that are joined before a noun; else the noun itself.
  private func sides(of token: Int) -> [Int] {
    for child in sentence.children[token] where isNationality(child) {
      let joined = sentence.children[child].filter { sentence.tokens[$0].deprel == .conj && isNationality($0) }
      if !joined.isEmpty, sentence.tokens[child].deprel != .nmod { return [child] + joined }
    }
    return [token]
  }

  private func isNationality(_ token: Int) -> Bool {
    let entity = cast.entity(sentence: index, token: token)
    return (entity?.type == .nationality || entity?.type == .place) && entity?.actor?.country != nil
  }

  func party(_ token: Int) -> Party {
    let home = home(of: token)
    let whole = home.map { sentence.nounPhrase(token).union(sentence.nounPhrase($0)) } ?? sentence.nounPhrase(token)
    let span = charge(on: token).map { Span(whole.start, min(whole.end, sentence.tokens[$0 - 1].span.end)) } ?? whole
    let entity = entity(token)
    let code = cast.code(sentence: index, head: token, home: home) ?? entity?.actor
    return Party(span: span, text: text.string(span), entity: entity?.id, code: code?.code)
  }

  /// "blamed [the rebels] for the raid": where what somebody is charged with begins, which is no part of him.
  private func charge(on token: Int) -> Int? {
    let verb = sentence.tokens[token].head
    guard verb >= 0, sentence.tokens[verb].upos == .verb else { return nil }
    let deed = sentence.children[token].first {
      $0 > token && rules.chargeVerbs.contains("\(lemma(verb)) \(sentence.preposition(of: $0))")
    }
    return deed.flatMap { sentence.subtree($0).first }.flatMap { $0 > token ? $0 : nil }
  }

  /// Whether a noun only tells how far away it was: "exploded 30 km from Mosul".
  func isDistance(_ token: Int) -> Bool { places[token]?.isAdverbial == true }

  /// The place right after a subject or agent that says whose they are: "police in Japan", "soldiers from Chad". After an
  /// object the place is where it happened.
  private func home(of token: Int) -> Int? {
    switch sentence.tokens[token].deprel {
    case .nsubj, .nsubjPass, .oblAgent: break
    default: return nil
    }
    guard sentence.tokens[token].upos == .noun, !kinds(of: token).isDisjoint(with: ["person", "group"]) else {
      return nil
    }
    return sentence.children[token].first { child in
      let preposition = sentence.preposition(of: child)
      guard sentence.tokens[child].deprel == .nmod, preposition == "in" || preposition == "from" else { return false }
      return places[child] != nil && sentence.nounPhrase(child).start - sentence.nounPhrase(token).end < 8
    }
  }
}
