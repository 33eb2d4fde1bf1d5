import Actors
import Claims
import Language
import Words

/// Whom a slot's noun stands for, and how a claim quotes them.
extension Stage {
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
    let owning = owners.filter { !rules.carried.contains(lemma($0)) && sentence.tokens[$0].upos != .num }
    guard let owner = owning.first(where: { kinds(of: $0).contains("actor") })
    else {
      return nil
    }
    let isDeed = rules.nouns[lemma(token)] != nil || rules.instruments[lemma(token)] != nil
    return isDeed ? owner : token
  }

  /// The nouns that one slot's noun stands for, coordination opened, times left out.
  func expand(_ token: Int) -> [Int] {
    let joined = shared(by: token) ?? coordinated(token)
    return joined.filter { !isTime($0) }.flatMap { sides(of: $0) }
  }

  /// Whom "their" stands for in "Chad and Mali delayed their meeting": those who are joined in the subject.
  private func shared(by token: Int) -> [Int]? {
    guard sentence.tokens[token].xpos == .prpPossessive, rules.sharedPronouns.contains(lemma(token)),
      let subject = sentence.subject(of: sentence.clause(of: token)), subject != token
    else { return nil }
    let joined = coordinated(subject)
    return joined.count > 1 ? joined : nil
  }

  /// A noun with all that is coordinated with it, in the order of the text, however the parser chained them: "A, B, C and
  /// D" are four; so is "Ann, 20, and Bob, 21" two.
  private func coordinated(_ token: Int) -> [Int] {
    var found = [token]
    for child in sentence.children[token] where child > token && !isMember(child) {
      switch sentence.tokens[child].deprel {
      case .conj where sentence.tokens[child].upos != .verb && !isAgent(child): found += coordinated(child)
      case .appos where sentence.child(child, .cc) != nil: found += coordinated(child)
      case .flat: found += coordinated(child).dropFirst()
      case .appos where isAge(child):
        let joined = sentence.children[child].filter {
          let deprel = sentence.tokens[$0].deprel
          return deprel == .conj || deprel == .appos && sentence.child($0, .cc) != nil
        }
        found += joined.flatMap { coordinated($0) }
      default: continue
      }
    }
    return found.sorted()
  }

  /// "42 people, including 11 children": of those named before, and nobody besides.
  private func isMember(_ token: Int) -> Bool { rules.memberWords.contains(sentence.preposition(of: token)) }

  /// "the murder of Ray, an aide of the minister, by gunmen": no second victim, whatever the parser says.
  private func isAgent(_ conjunct: Int) -> Bool {
    sentence.preposition(of: conjunct) == "by" && sentence.preposition(of: sentence.tokens[conjunct].head) != "by"
  }

  /// "21", "20 years old" beside a name.
  private func isAge(_ token: Int) -> Bool {
    sentence.tokens[token].upos == .num || sentence.tokens[token].upos == .adj
  }

  /// Those of a group whom the sentence tells apart: "two reporters, Ann Lee and Bob Ray", "nine people, including three
  /// children". The first of names that follow the noun at once is part of its phrase.
  func members(of token: Int) -> [Int] {
    guard sentence.tokens[token].upos == .noun else { return [] }
    let named = sentence.children[token].flatMap { child -> [Int] in
      guard child > token else { return [] }
      if isMember(child) { return coordinated(child) }
      guard sentence.tokens[child].deprel == .appos, sentence.tokens[token].xpos == .nns else { return [] }
      return Array(coordinated(child).dropFirst(child == token + 1 ? 1 : 0))
    }
    return named.filter { isNamed($0) || sentence.tokens[$0].deprel == .conj && isMember($0) }
  }

  /// Whether a noun is the name of a person.
  private func isNamed(_ token: Int) -> Bool {
    guard let entity = entity(token), entity.type == .person else { return false }
    return entity.mentions.contains { $0.form == .name && sentence.nounPhrase(token).contains($0.span) }
  }

  /// "French and Egyptian warships" are two: the nationalities that are joined before a noun; so are "the ambassadors of
  /// France and Egypt"; else the noun itself.
  private func sides(of token: Int) -> [Int] {
    for child in sentence.children[token] {
      if child < token, isNationality(child), sentence.tokens[child].deprel != .nmod {
        let joined = coordinated(child).filter { $0 == child || isNationality($0) }
        if joined.count > 1 { return joined }
      }
      if sentence.tokens[token].xpos == .nns, kinds(of: token).contains("person"), isHome(child) {
        let others = coordinated(child).dropFirst().filter { sentence.tokens[$0].upos == .propn }
        if !others.isEmpty { return [token] + others }
      }
    }
    return [token]
  }

  /// Whether a noun says whose the people before it are: "soldiers from Chad", "ministers of Mali".
  private func isHome(_ token: Int) -> Bool {
    guard sentence.tokens[token].deprel == .nmod, sentence.tokens[token].upos == .propn,
      rules.homeWords.contains(sentence.preposition(of: token))
    else { return false }
    return kinds(of: token).contains("place")
  }

  private func isNationality(_ token: Int) -> Bool {
    let entity = cast.entity(sentence: index, token: token)
    return (entity?.type == .nationality || entity?.type == .place) && entity?.actor?.country != nil
  }

  /// - Parameter others: the other side's entities, for whom no pronoun of this side stands ("he killed him").
  func party(_ token: Int, beside others: [String] = []) -> Party {
    let token = named(token, others)
    let home = home(of: token)
    let phrase = withoutTime(whole(opened(sentence.nounPhrase(token), token), token), token)
    let whole = home.map { phrase.union(sentence.nounPhrase($0)) } ?? phrase
    let charged = charge(on: token).map { Span(whole.start, min(whole.end, sentence.tokens[$0 - 1].span.end)) } ?? whole
    let span = sentence.withoutPossessive(charged)
    let entity = entity(token)
    let code = cast.code(sentence: index, head: token, home: home) ?? entity?.actor
    return Party(span: span, text: text.string(span), entity: entity?.id, code: code?.code)
  }

  /// Whether a word stands for nobody of whom something is known: a pronoun that is left open, but for "he" and "she", who
  /// are somebody.
  func isNobody(_ token: Int) -> Bool {
    let word = sentence.tokens[token]
    return word.upos == .pron && entity(token) == nil && !word.feats.contains("Gender=Masc")
      && !word.feats.contains("Gender=Fem")
  }

  /// "[yesterday] heavily armed men", "the group [for another year]": a time before the noun or behind it is no part of who
  /// it was.
  private func withoutTime(_ phrase: Span, _ token: Int) -> Span {
    let timed = sentence.children[token].first {
      $0 > token && isTime($0) && nameBeside($0) == nil && !sentence.preposition(of: $0).isEmpty
    }
    let last = timed.flatMap { sentence.subtree($0).first }
      .flatMap { $0 > token ? sentence.tokens[$0 - 1].span.end : nil }
    let end = last.map { min($0, phrase.end) } ?? phrase.end
    guard let first = sentence.token(at: phrase.start), first < token else { return Span(phrase.start, end) }
    let start = (first..<token).first { !isTime($0) && sentence.tokens[$0].xpos != .wrb } ?? token
    return Span(sentence.tokens[opening(start)].span.start, end)
  }

  /// Where the word begins that a token is the last of: "Far" for "right" in "Far-right Finance Minister".
  private func opening(_ token: Int) -> Int {
    var first = token
    while first > 1, sentence.tokens[first - 1].xpos == .hyph,
      sentence.tokens[first - 1].span.end == sentence.tokens[first].span.start
    { first -= 2 }
    return first
  }

  /// The name or noun of the same sentence that a pronoun stands for; every other token itself.
  private func named(_ token: Int, _ others: [String]) -> Int {
    guard sentence.tokens[token].upos == .pron, let entity = entity(token), !others.contains(entity.id) else {
      return token
    }
    let before = entity.mentions.filter {
      $0.form != .pronoun && sentence.span.contains($0.span) && $0.span.end <= sentence.tokens[token].span.start
    }
    let nearest = before.last { $0.form == .name } ?? before.last
    return nearest.flatMap { sentence.head(of: $0.span) } ?? token
  }

  /// A phrase that is part of a name, with all of the name: "Green River" for "Green" in "a Green River attack".
  private func whole(_ phrase: Span, _ token: Int) -> Span {
    let isModifier = [.compound, .amod, .nmodDesc].contains(sentence.tokens[token].deprel)
    guard isModifier, sentence.tokens[token].upos != .noun, let entity = cast.entity(sentence: index, token: token)
    else {
      return phrase
    }
    let name = entity.mentions.first { $0.form == .name && $0.span.contains(sentence.tokens[token].span) }
    return name.map { phrase.union($0.span) } ?? phrase
  }

  /// A phrase with adjectives that are phrases themselves: "a 19-year-old boy", "Mali's young and able minister".
  private func opened(_ phrase: Span, _ token: Int) -> Span {
    let before = sentence.children[token].filter { $0 < token }
    let adjectives = before.filter {
      sentence.tokens[$0].deprel == .amod && sentence.child($0, .oblUnmarked, .conj) != nil
    }
    guard !adjectives.isEmpty else { return phrase }
    let openers = before.filter { [.det, .nmodPoss].contains(sentence.tokens[$0].deprel) } + adjectives
    guard let first = openers.flatMap({ sentence.subtree($0) }).min() else { return phrase }
    return Span(sentence.tokens[first].span.start, phrase.end).union(phrase)
  }

  /// "blamed [the rebels] for the raid": where what somebody is charged with begins, which is no part of him.
  private func charge(on token: Int) -> Int? {
    let verb = sentence.tokens[token].head
    guard verb >= 0, sentence.tokens[verb].upos == .verb else { return nil }
    guard sentence.tokens[token].deprel == .obj || sentence.tokens[token].deprel == .iobj else { return nil }
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
      let isPlace = places[child] != nil || sentence.tokens[child].upos == .propn && kinds(of: child).contains("place")
      return isPlace && sentence.nounPhrase(child).start - sentence.nounPhrase(token).end < 8
    }
  }
}
