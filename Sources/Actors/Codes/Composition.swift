import Claims
import Language
import Words

/// Puts the code of a noun phrase together: what the phrase itself says before what a dictionary says of its names.
///
/// The country: a nationality or country in the phrase; a town or region in it; a place that hangs on it ("rebels in
/// Darfur"); the country of the actor that it names. The sectors: the head's role; that of another word where the head only
/// leads or speaks for somebody ("police spokesman"); the actor's where the phrase says no more than that they are his
/// ("fighters of Hamas").
/// Source: PLOVER manual 2023-24, actors; CAMEO 1.1b3 manual, chapter 3 (role before name, hierarchy of roles).
struct Composition {
  /// Somebody whose country and side a part of the phrase brings.
  struct Side {
    let country: String?
    let sectors: [String]
    var from: Day?
    var to: Day?
    let isBody: Bool
    /// What it rests on where the phrase says no more.
    var basis = ActorCode.Basis.dictionary
  }

  let cast: Cast
  let sentence: Int
  let head: Int
  /// The place that says whose they are, where one stands apart.
  let home: Int?
  let tree: Sentence
  /// The noun phrase around the head.
  let phrase: Span
  let parts: [Find]
  let own: Find?

  init(_ cast: Cast, sentence: Int, head: Int, home: Int? = nil) {
    self.cast = cast
    self.sentence = sentence
    self.home = home
    let tree = cast.analysis.sentences[sentence]
    self.tree = tree
    let row = cast.findAt[sentence]
    func find(_ token: Int) -> Find? { row[token] < 0 ? nil : cast.finds[row[token]] }
    // "Archbishop Desmond Tutu" hangs on its title, "Sergei Shoigu" on "Defense Minister".
    var head = head
    while tree.tokens[head].deprel == .flat, tree.tokens[head].head < head,
      find(tree.tokens[head].head).map({ $0.form == .name || $0.type == .person }) ?? false
    {
      head = tree.tokens[head].head
    }
    self.head = head
    var own = find(head)
    if let title = own, title.form != .name, title.type == .person, title.tokens.upperBound < row.count,
      let name = find(title.tokens.upperBound), name.form == .name, name.type == .person
    {
      own = name
    }
    self.own = own
    let phrase = tree.nounPhrase(head)
    self.phrase = phrase
    var inside: [Int] = []
    for token in tree.tokens.indices where phrase.contains(tree.tokens[token].span) {
      if row[token] >= 0, inside.last != row[token] { inside.append(row[token]) }
    }
    for token in [head, own?.tokens.lowerBound].compactMap({ $0 }) where row[token] >= 0 && !inside.contains(row[token])
    {
      inside.append(row[token])
    }
    parts = inside.map { cast.finds[$0] }.flatMap { $0.parts.isEmpty ? [$0] : $0.parts + [$0] }
      .filter { !Composition.isApart($0, cast, tree) }
  }

  /// Nil where neither a country nor a sector is found.
  var code: ActorCode? {
    if own == nil, let counted { return Composition(cast, sentence: sentence, head: counted).code }
    let actor = ownActor ?? namedActor
    if let own, let known = own.known.map({ cast.rules.known[$0] }), known.kind != .actor {
      return isModifier ? modifier(known) : code(of: known)
    }
    let role = role
    var sectors = sectors(role, actor)
    let isOver = isFormer && !Sector.offices.isDisjoint(with: sectors)
    if isOver { sectors = ["ELI"] }
    let country = named(parts) ?? actor?.country ?? placed ?? (own?.form == .name ? nil : hanging)
    // A tank of nobody's is a thing.
    if role?.type == .vehicle, country == nil { return nil }
    guard country != nil || !sectors.isEmpty else { return nil }
    guard let actor, !isOver, sectors == actor.sectors else {
      return ActorCode(country: country, sectors: sectors, basis: role == nil ? .text : .role)
    }
    return ActorCode(country: country, sectors: sectors, from: actor.from, to: actor.to, basis: actor.basis)
  }

  /// The people that a noun only counts: "thousands of Nigerians".
  private var counted: Int? {
    tree.children[head].first { child in
      let find = cast.findAt[sentence][child]
      return tree.tokens[child].deprel == .nmod && tree.preposition(of: child) == "of" && find >= 0
        && isNationality(cast.finds[find])
    }
  }

  // MARK: - Country

  /// A country, nationality or capital as the head: "Libyans", "Tripoli", "Bosnian Serbs".
  private func code(of known: ActorRules.Known) -> ActorCode? {
    var country: String? = known.country
    if known.kind == .demonym {
      let isEthnic = own.map { follows($0, cast.rules.ethnicWords) } ?? false
      let other = named(parts.filter { $0.tokens != own?.tokens }) ?? hanging
      if other != nil || isEthnic { country = other }
    }
    let isGoverning = known.kind == .capital && !isScene
    let sectors = isGoverning ? known.sectors : isCounted && known.kind == .demonym ? ["CVL"] : []
    return country == nil && sectors.isEmpty ? nil : ActorCode(country: country, sectors: sectors, basis: .text)
  }

  /// Whether the head only says of which country a role is: "Hungarian" in "Hungarian and Romanian officials".
  private var isModifier: Bool {
    let deprel = tree.tokens[head].deprel
    if deprel == .amod || deprel == .compound { return true }
    let above = tree.tokens[head].head
    return deprel == .conj && (tree.tokens[above].deprel == .amod || tree.tokens[above].deprel == .compound)
  }

  /// The country with the role that it modifies.
  private func modifier(_ known: ActorRules.Known) -> ActorCode? {
    var noun = tree.tokens[head].head
    if tree.tokens[head].deprel == .conj { noun = tree.tokens[noun].head }
    let find = noun < 0 ? -1 : cast.findAt[sentence][noun]
    guard find >= 0, let role = cast.finds[find].role.map({ cast.rules.roles[$0] }), !role.sectors.isEmpty else {
      return code(of: known)
    }
    return ActorCode(country: known.country, sectors: role.sectors, basis: .role)
  }

  /// Whether a preposition of place makes the head a scene: "clashes in Tripoli" are not of its government.
  private var isScene: Bool {
    cast.rules.placePrepositions.contains(tree.preposition(of: head))
  }

  /// "168 Liberians", "thousands of Nigerians": people, not the side.
  private var isCounted: Bool {
    guard tree.isPlural(head) else { return false }
    if tree.child(head, .nummod) != nil { return true }
    let above = tree.tokens[head].head
    return above >= 0 && tree.tokens[head].deprel == .nmod && tree.preposition(of: head) == "of"
      && (tree.tokens[above].xpos == .nns || tree.tokens[above].upos == .num)
  }

  /// The first country, nationality or capital among finds.
  private func named(_ finds: [Find]) -> String? {
    for find in finds where !follows(find, cast.rules.ethnicWords) {
      if let known = find.known.map({ cast.rules.known[$0] }), known.kind != .actor { return known.country }
    }
    return nil
  }

  /// The country of a town or region among the words of the phrase, or of the phrase as one.
  private var placed: String? {
    for token in tree.tokens.indices where phrase.contains(tree.tokens[token].span) {
      let isOwn = own.map { $0.type != .place && $0.tokens.contains(token) } ?? false
      guard !isOwn, !follows(token, cast.rules.ethnicWords),
        !Composition.isApart(token..<token + 1, cast, tree)
      else { continue }
      if let home = cast.homes[Cast.TokenPlace(sentence: sentence, token: token)] { return home }
    }
    return nil
  }

  /// The country of a place that hangs on the head by a preposition or a participle: "militias in Misrata", "refugees
  /// fleeing the war in Liberia".
  private var hanging: String? {
    let places =
      [home].compactMap { $0 }
      + tree.children[head].filter { child in
        // "urged both sides to talk in Oslo" says nothing of whose they are.
        let isAway =
          tree.tokens[child].xpos == .vb || cast.rules.awayVerbs.contains(tree.tokens[child].lemma.lowercased())
        return tree.tokens[child].deprel == .nmod || tree.tokens[child].deprel == .acl && !isAway
      }
    for place in places {
      for token in tree.subtree(place) {
        let find = cast.findAt[sentence][token]
        if find >= 0, let known = cast.finds[find].known.map({ cast.rules.known[$0] }), known.kind != .actor,
          !Composition.isApart(cast.finds[find], cast, tree)
        {
          return known.country
        }
        if let home = cast.homes[Cast.TokenPlace(sentence: sentence, token: token)] { return home }
      }
    }
    return nil
  }

  // MARK: - Actors

  /// The head as somebody whom the dictionary knows; nobody where the phrase gives him another nationality.
  private var ownActor: Side? {
    guard let own, let known = own.known.map({ cast.rules.known[$0] }), known.kind == .actor else { return nil }
    if known.type == .person, !ActorRules.bodies.contains(known.country),
      let other = parts.first(where: { isNationality($0) && !follows($0, cast.rules.ethnicWords) }).flatMap({ $0.known }
      ),
      cast.rules.known[other].country != known.country
    {
      return nil
    }
    return cast.side(of: known)
  }

  private func isNationality(_ find: Find) -> Bool { find.known.map { cast.rules.known[$0].kind == .demonym } ?? false }

  /// Whom the phrase names beside its head: "Hamas fighters", "forces loyal to Haftar", "his army".
  private var namedActor: Side? {
    for find in parts + followed where find.tokens != own?.tokens {
      if let known = find.known.map({ cast.rules.known[$0] }), known.kind == .actor { return cast.side(of: known) }
    }
    return tree.children[head].lazy.compactMap { owner($0) }.first
  }

  /// Whom the head follows by words that the tree hangs elsewhere: "armed groups loyal to the GNA".
  private var followed: [Find] {
    let next = tree.tokens.firstIndex { $0.span.start >= phrase.end }
    let words = tree.children[head].filter { $0 > head } + [next].compactMap { $0 }
    return words.filter { cast.rules.followingWords.contains(tree.tokens[$0].lemma.lowercased()) }
      .flatMap { tree.subtree($0) }.map { cast.findAt[sentence][$0] }.filter { $0 >= 0 }.map { cast.finds[$0] }
  }

  /// Whom a possessive pronoun or a name without an entry stands for, with the code that the text gave him: "his army", "the
  /// Dermok government".
  private func owner(_ token: Int) -> Side? {
    let deprel = tree.tokens[token].deprel
    let row = cast.findAt[sentence]
    guard deprel == .nmodPoss || deprel == .compound || deprel == .nmod && tree.preposition(of: token) == "of",
      row[token] < 0 || row[token] != row[head] && cast.finds[row[token]].known == nil,
      let entity = cast.entity(sentence: sentence, token: token), let code = entity.actor,
      entity.mentions.contains(where: { $0.form == .name }) || tree.tokens[token].upos == .pron
    else { return nil }
    return Side(
      country: code.country, sectors: code.sectors, from: code.from, to: code.to,
      isBody: code.country.map(ActorRules.bodies.contains) ?? false, basis: code.basis)
  }

  // MARK: - Words before

  /// Whether "former" or the like stands before the head or its title.
  private var isFormer: Bool {
    let words = cast.rules.formerWords
    return roles.contains { follows($0, words) || isEx($0) } || own.map { follows($0, words) } ?? follows(head, words)
  }

  /// "ex-president" as one word.
  private func isEx(_ find: Find) -> Bool {
    cast.analysis.text.lowercased(tree.tokens[find.tokens.lowerBound].span).hasPrefix(Finder.formerPrefix)
  }

  private func follows(_ find: Find, _ words: Set<String>) -> Bool { follows(find.tokens.lowerBound, words) }

  /// Whether one of some words stands before a token, right before it or before its nationality, names and hyphens.
  private func follows(_ token: Int, _ words: Set<String>) -> Bool {
    var at = token - 1
    while at >= 0, token - at < 7 {
      if words.contains(cast.analysis.text.lowercased(tree.tokens[at].span)) { return true }
      let word = tree.tokens[at]
      let isPassed = cast.findAt[sentence][at] >= 0 || word.xpos == .hyph || word.upos == .adj || word.upos == .propn
      guard isPassed else { return false }
      at -= 1
    }
    return false
  }

  /// Whether a name is of another than who is spoken of: "pro-Iranian militia", "Turkish-backed rebels".
  private static func isApart(_ find: Find, _ cast: Cast, _ tree: Sentence) -> Bool {
    find.form == .name && isApart(find.tokens, cast, tree)
  }

  private static func isApart(_ tokens: Range<Int>, _ cast: Cast, _ tree: Sentence) -> Bool {
    func says(_ at: Int) -> Bool {
      guard tree.tokens.indices.contains(at) else { return false }
      return cast.rules.apartWords.contains(cast.analysis.text.lowercased(tree.tokens[at].span))
    }
    func isHyphen(_ at: Int) -> Bool {
      tree.tokens.indices.contains(at) && cast.analysis.text.string(tree.tokens[at].span) == "-"
    }
    return isHyphen(tokens.upperBound) && says(tokens.upperBound + 1)
      || isHyphen(tokens.lowerBound - 1) && says(tokens.lowerBound - 2)
  }
}
