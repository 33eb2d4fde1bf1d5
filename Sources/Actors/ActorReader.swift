import Claims
import Language
import Rulebook
import Words

/// Finds who is who in a text: names, roles and pronouns to entities with PLOVER's codes.
public struct ActorReader: Sendable {
  let rules: ActorRules

  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    rules = try ActorRules(rulebook)
  }

  /// - Parameters:
  ///   - places: the places of the text, whose countries say of where somebody is ("the governor of Homs").
  ///   - published: the day that decides which of an actor's roles hold; without it the last of them.
  public func cast(of analysis: Analysis, places: [PlaceMention] = [], published: Day?) -> Cast {
    let finder = Finder(rules: rules, analysis: analysis)
    var names = analysis.names[...]
    let found = analysis.sentences.indices.map { index in
      let own = names.prefix { $0.sentence == index }
      names = names.dropFirst(own.count)
      return finder.finds(in: index, names: Array(own))
    }
    var finds: [Find] = []
    var findAt: [[Int]] = []
    for (sentence, own) in zip(analysis.sentences, finder.shortNames(found)) {
      var row = [Int](repeating: -1, count: sentence.tokens.count)
      for find in own {
        for token in find.tokens { row[token] = finds.count }
        finds.append(find)
      }
      findAt.append(row)
    }
    let namesakes = Namesakes(rules: rules, finds: finds, published: published)
    finds = finds.map { namesakes.settled($0) }
    let cast = Cast(
      entities: [], doubts: [], analysis: analysis, rules: rules, findAt: findAt, finds: finds, entityOf: [],
      pronouns: [:], homes: homes(analysis, places), published: published)
    return cast.resolved()
  }

  /// The countries of all tokens that name a place.
  private func homes(_ analysis: Analysis, _ places: [PlaceMention]) -> [Cast.TokenPlace: String] {
    var homes: [Cast.TokenPlace: String] = [:]
    var sentence = 0
    for place in places.sorted(by: { $0.span < $1.span }) {
      guard let country = rules.countries[place.country] else { continue }
      while sentence < analysis.sentences.count, analysis.sentences[sentence].span.end <= place.span.start {
        sentence += 1
      }
      guard sentence < analysis.sentences.count else { break }
      for (i, token) in analysis.sentences[sentence].tokens.enumerated() where place.span.contains(token.span) {
        homes[Cast.TokenPlace(sentence: sentence, token: i)] = country
      }
    }
    return homes
  }
}

extension Cast {
  /// The same cast with all of one entity together, and the entities written out in the order of first mention.
  fileprivate func resolved() -> Cast {
    let codes = finds.map { find in
      analysis.sentences[find.sentence].head(of: find.span).flatMap { code(sentence: find.sentence, head: $0) }
    }
    let names = clusters(codes)
    var nominals = Nominals(self, codes: codes, clusters: names.clusters, entityOf: names.entityOf)
    nominals.resolve()
    let placed = with(entities: [], entityOf: nominals.entityOf, pronouns: Pronouns.Resolved())
    return placed.completed(nominals.clusters, codes, Pronouns(cast: placed).resolve())
  }

  /// The names put together; -1 stands for a noun.
  private func clusters(_ codes: [ActorCode?]) -> (clusters: Clusters, entityOf: [Int]) {
    var clusters = Clusters(rules: rules, analysis: analysis)
    var entityOf = [Int](repeating: -1, count: finds.count)
    var before: (find: Find, entity: Int)?
    for (i, find) in finds.enumerated() where find.form == .name {
      let isSaid = codes[i]?.basis != .dictionary
      let isOther = find.known.map { rules.known[$0].kind == .actor } ?? false && isSaid && isNamesake(find, codes[i])
      entityOf[i] = clusters.place(
        isOther ? find.with(known: nil, type: find.type) : find, country: isSaid ? codes[i]?.country : nil,
        after: before)
      before = (find, entityOf[i])
    }
    return (clusters, entityOf)
  }

  /// Whether the text gives somebody another country than the dictionary gives the bearer of his name.
  private func isNamesake(_ find: Find, _ code: ActorCode?) -> Bool {
    guard find.type == .person, let known = find.known, let side = side(of: rules.known[known]),
      let country = code?.country
    else { return false }
    return side.country != country
  }

  private func completed(_ clusters: Clusters, _ codes: [ActorCode?], _ pronouns: Pronouns.Resolved) -> Cast {
    var mentions = [[Mention]](repeating: [], count: clusters.count)
    var best = [ActorCode?](repeating: nil, count: clusters.count)
    for (i, find) in finds.enumerated() {
      mentions[entityOf[i]] += self.mentions(of: i)
      // "French" is France's by itself, whatever "French officials" are.
      let isModifier = find.known.map { rules.known[$0].kind == .demonym || rules.known[$0].kind == .country } ?? false
      let isRole = isModifier && codes[i]?.basis == .role
      let code = isRole ? codes[i].map { ActorCode(country: $0.country, sectors: [], basis: .text) } : codes[i]
      if let code, code.weight > best[entityOf[i]]?.weight ?? 0 { best[entityOf[i]] = code }
    }
    for (place, entity) in pronouns.entities {
      mentions[entity].append(Mention(analysis.sentences[place.sentence].tokens[place.token].span, .pronoun))
    }
    var references = References(cast: self, mentions: mentions, names: clusters.names, types: clusters.types)
    references.add()
    let order = references.names.indices.map { ($0, references.mentions[$0].map(\.span).min() ?? Span(0, 0)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    var place = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { place[old] = new }
    let entities = order.enumerated().map { new, i in
      Entity(
        id: "e\(new + 1)", type: references.types[i], name: references.names[i],
        mentions: references.mentions[i].sorted { $0.span < $1.span },
        actor: i < best.count ? best[i] : references.codes[i])
    }
    return with(
      entities: entities, entityOf: entityOf.map { place[$0] },
      pronouns: Pronouns.Resolved(
        entities: pronouns.entities.mapValues { place[$0] }, doubts: pronouns.doubts + undecided))
  }

  /// Names of several people or bodies of which the text does not say which is meant.
  private var undecided: [Doubt] {
    finds.filter { $0.known == nil && !$0.bearers.isEmpty }.map { find in
      let names = find.bearers.map { rules.known[$0].name }.joined(separator: " or ")
      return Doubt(.unknownActor, find.span, "'\(analysis.text.string(find.span))' could be \(names)")
    }
  }

  private func with(entities: [Entity], entityOf: [Int], pronouns: Pronouns.Resolved) -> Cast {
    Cast(
      entities: entities, doubts: pronouns.doubts, analysis: analysis, rules: rules, findAt: findAt, finds: finds,
      entityOf: entityOf, pronouns: pronouns.entities, homes: homes, published: published)
  }
}

extension ActorCode {
  /// How much a code says: both country and sectors more than one of them, the dictionary more than a phrase.
  fileprivate var weight: Int {
    (country == nil ? 0 : 4) + (sectors.isEmpty ? 0 : 4) + (basis == .dictionary ? 2 : 1)
  }
}
