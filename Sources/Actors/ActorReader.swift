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

  /// - Parameter published: the day that decides which of an actor's roles hold; without it all do.
  public func cast(of analysis: Analysis, published: Day?) -> Cast {
    let finder = Finder(rules: rules, analysis: analysis)
    var finds: [Find] = []
    var findAt: [[Int]] = []
    var names = analysis.names[...]
    for (index, sentence) in analysis.sentences.enumerated() {
      let own = names.prefix { $0.sentence == index }
      names = names.dropFirst(own.count)
      var row = [Int](repeating: -1, count: sentence.tokens.count)
      for find in finder.finds(in: index, names: Array(own)) {
        for token in find.tokens { row[token] = finds.count }
        finds.append(find)
      }
      findAt.append(row)
    }
    var clusters = Clusters(rules: rules, analysis: analysis)
    let entityOf = finds.map { clusters.place($0) }
    let cast = Cast(
      entities: [], doubts: [], analysis: analysis, rules: rules, findAt: findAt, finds: finds, entityOf: entityOf,
      pronouns: [:], published: published)
    let resolved = Pronouns(cast: cast).resolve()
    return cast.completed(clusters, resolved)
  }
}

extension Cast {
  /// The same cast with its entities written out, in the order of first mention.
  fileprivate func completed(_ clusters: Clusters, _ pronouns: Pronouns.Resolved) -> Cast {
    var mentions = [[Mention]](repeating: [], count: clusters.count)
    var codes = [ActorCode?](repeating: nil, count: clusters.count)
    for (i, find) in finds.enumerated() {
      let entity = entityOf[i]
      mentions[entity].append(Mention(find.span, find.form))
      let sentence = analysis.sentences[find.sentence]
      if codes[entity] == nil || codes[entity]?.basis != .dictionary, let head = sentence.head(of: find.span),
        let code = code(sentence: find.sentence, head: head)
      {
        codes[entity] = codes[entity] == nil || code.basis == .dictionary ? code : codes[entity]
      }
    }
    for (place, entity) in pronouns.entities {
      mentions[entity].append(Mention(analysis.sentences[place.sentence].tokens[place.token].span, .pronoun))
    }
    var references = References(cast: self, mentions: mentions, names: clusters.names, types: clusters.types)
    references.add()
    let entities = references.names.indices.map { i in
      Entity(
        id: "e\(i + 1)", type: references.types[i], name: references.names[i],
        mentions: references.mentions[i].sorted { $0.span < $1.span },
        actor: i < codes.count ? codes[i] : references.codes[i])
    }
    return Cast(
      entities: entities, doubts: pronouns.doubts, analysis: analysis, rules: rules, findAt: findAt, finds: finds,
      entityOf: entityOf, pronouns: pronouns.entities, published: published)
  }
}
