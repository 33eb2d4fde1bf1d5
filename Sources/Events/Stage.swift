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

  /// What a noun or number that only counts is of: "artifacts" for "dozens of artifacts", "98 of the artifacts"; any other
  /// noun itself.
  func essence(_ token: Int) -> Int {
    guard rules.measureNouns.contains(lemma(token)) || sentence.tokens[token].upos == .num else { return token }
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
    if isSite(token) { kinds.insert("site") }
    guard kinds.isEmpty || kinds == ["site"] else { return kinds }
    return kinds.union(isSum(token) ? ["thing", "sum"] : ["thing"])
  }

  /// Whether something can be hit where it stands: a building, a vehicle, the seat of a body; no town, province or country.
  private func isSite(_ token: Int) -> Bool {
    if let place = places[token] { return place.kind == .facility }
    return sentence.tokens[token].upos == .noun || entity(token)?.type == .organization
  }

  /// "two million kroner".
  private func isSum(_ token: Int) -> Bool {
    sentence.children[token].contains { sentence.tokens[$0].deprel == .nummod && rules.sumWords.contains(lemma($0)) }
  }

  /// Whether a noun is no party to anything: a time, "0230", "dawn", "random".
  func isIdle(_ token: Int) -> Bool {
    if isTime(token) || rules.idleNouns.contains(lemma(token)) { return true }
    let span = sentence.tokens[token].span
    return span.end - span.start == 4 && text.bytes[span.start..<span.end].allSatisfy(\.isASCIIDigit)
  }

  /// Whether a word before a deed names somebody, and does not only look like a name: "guerrilla attack", "World War".
  func isKnown(_ token: Int) -> Bool {
    if rules.personNouns.contains(lemma(token)) || rules.groupNouns.contains(lemma(token)) { return true }
    guard let entity = cast.entity(sentence: index, token: token) else { return false }
    return entity.actor != nil || entity.type == .person || entity.name.contains(" ")
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
}
