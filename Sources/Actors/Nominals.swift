import Claims
import Language
import Words

/// Says whom nouns stand for: the name that they are the title or an apposition of; whom the text named with that title
/// before; the same noun again. Another noun is somebody else.
struct Nominals {
  let cast: Cast
  /// For each find its code, nil where none is known.
  let codes: [ActorCode?]
  var clusters: Clusters
  /// For each find its entity; -1 for a noun that is not placed yet.
  var entityOf: [Int]

  /// How many sentences back a name is looked for that a noun alone may mean.
  private static let reach = 2
  /// The entities that bore each title, by its last word; the last of them is meant by "the general".
  private var titled: [String: Int] = [:]
  /// The names of late, with what they are of.
  private var recent: [(sentence: Int, find: Int)] = []
  /// The last entity of each noun with its country and sectors, and without.
  private var latest: [String: Int] = [:]

  init(_ cast: Cast, codes: [ActorCode?], clusters: Clusters, entityOf: [Int]) {
    self.cast = cast
    self.codes = codes
    self.clusters = clusters
    self.entityOf = entityOf
  }

  mutating func resolve() {
    for i in cast.finds.indices {
      if cast.finds[i].form == .name {
        recent.append((cast.finds[i].sentence, i))
      } else {
        entityOf[i] = entity(of: i)
      }
    }
  }

  private mutating func entity(of i: Int) -> Int {
    let find = cast.finds[i]
    let sentence = cast.analysis.sentences[find.sentence]
    guard let head = sentence.head(of: find.span) else { return new(i) }
    let noun = sentence.tokens[head].lemma.lowercased()
    if let name = name(beside: head, find, sentence) {
      titled[noun] = entityOf[name]
      latest[noun] = entityOf[name]
      return entityOf[name]
    }
    guard isDefinite(head, sentence) || isBarePlural(head, sentence) else { return new(i, noun) }
    if !sentence.isPlural(head), sentence.child(head, .nmodPoss) == nil, let known = known(i, noun) {
      return known
    }
    if let same = latest["\(noun) \(codes[i]?.code ?? "")"] { return same }
    if codes[i]?.country == nil, let same = latest[noun] { return same }
    return new(i, noun)
  }

  private mutating func new(_ i: Int, _ noun: String? = nil) -> Int {
    let entity = clusters.add(cast.analysis.text.string(cast.finds[i].span), cast.finds[i].type)
    if let noun {
      latest[noun] = entity
      latest["\(noun) \(codes[i]?.code ?? "")"] = entity
    }
    return entity
  }

  // MARK: - Beside a name

  /// The name that a noun is the title, an apposition or the predicate of.
  private func name(beside head: Int, _ find: Find, _ sentence: Sentence) -> Int? {
    let row = cast.findAt[find.sentence]
    func name(_ token: Int) -> Int? {
      guard row[token] >= 0, fits(cast.finds[row[token]], find) else { return nil }
      return row[token]
    }
    if find.type == .person, find.tokens.upperBound < row.count, let next = name(find.tokens.upperBound) { return next }
    let word = sentence.tokens[head]
    if word.deprel == .appos || word.deprel == .flat, let named = name(word.head) { return named }
    for child in sentence.children[head] {
      switch sentence.tokens[child].deprel {
      case .appos, .flat: if let named = name(child) { return named }
      case .compound where isBody(find): if let named = name(child) { return named }
      case .nsubj where sentence.child(head, .cop) != nil && !sentence.isNegated(head):
        if let named = name(child) { return named }
      // "The mayor of Gao, Ilyas Dermok": hung on the place.
      case .nmod where find.type == .person:
        let inner = sentence.children[child].first { sentence.tokens[$0].deprel == .appos }
        if let named = inner.flatMap(name) { return named }
      default: break
      }
    }
    return nil
  }

  private func fits(_ name: Find, _ noun: Find) -> Bool {
    guard name.form == .name else { return false }
    return noun.type == .person ? name.type == .person : name.type == noun.type || name.type == .other
  }

  /// "group", "movement": a word for any body.
  private func isBody(_ find: Find) -> Bool {
    find.role.map { cast.rules.roles[$0].borrows && cast.rules.roles[$0].sectors.isEmpty } ?? false
  }

  // MARK: - Alone

  /// Whom "the general" or "the movement" stands for: the last with that title or that word in its name, else the only one of
  /// late whom it fits.
  private func known(_ i: Int, _ noun: String) -> Int? {
    let find = cast.finds[i]
    if let entity = titled[noun], clusters.types[entity] == find.type || find.type == .organization { return entity }
    let near = recent.filter { find.sentence - $0.sentence <= Self.reach }.map(\.find)
    if isBody(find) {
      let bodies = Set(near.filter { cast.finds[$0].type == .organization }.map { entityOf[$0] })
      let named = recent.last { cast.analysis.text.string(cast.finds[$0.find].span).lowercased().hasSuffix(" \(noun)") }
      return named.map { entityOf[$0.find] } ?? (bodies.count == 1 ? bodies.first : nil)
    }
    guard find.type == .person, let role = find.role.map({ cast.rules.roles[$0] }), !role.borrows,
      let sector = role.sectors.first, Sector.armed.union(Sector.governing).contains(sector)
    else { return nil }
    let people = Set(near.filter { cast.finds[$0].type == .person }.map { entityOf[$0] })
    guard people.count == 1, let entity = people.first else { return nil }
    let sectors = Set(near.filter { entityOf[$0] == entity }.flatMap { codes[$0]?.sectors ?? [] })
    let isArmed = Sector.armed.contains(sector) && !Sector.armed.isDisjoint(with: sectors)
    return isArmed || sectors.contains(sector) ? entity : nil
  }

  private func isDefinite(_ head: Int, _ sentence: Sentence) -> Bool {
    if sentence.child(head, .nmodPoss) != nil { return true }
    guard let determiner = sentence.child(head, .det) else { return false }
    return sentence.tokens[determiner].feats.contains("Definite=Def")
      || sentence.tokens[determiner].feats.contains("PronType=Dem")
  }

  private func isBarePlural(_ head: Int, _ sentence: Sentence) -> Bool {
    sentence.isPlural(head) && sentence.child(head, .nummod, .det) == nil
  }
}
