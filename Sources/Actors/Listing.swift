import Claims
import Language
import Words

/// What a reading lists of the cast.
extension Cast {
  /// The entities as a reader of the text would count them; the identifiers are those of ``entities``.
  ///
  /// Several people are an organization ("ministers", "Syrians"), as re3d types them; those who do or suffer violence
  /// are persons, as MUC-4 counts them ("gunmen", "villagers"). A noun that only describes another ("terrorist attacks") or
  /// stands within a longer phrase ("senior government officials") is listed where nothing else is of its entity and it is
  /// spoken of.
  /// - Parameters:
  ///   - spoken: the identifiers that claims and attributions name.
  ///   - violent: of these, those of the two sides of violence.
  public func listed(spoken: Set<String>, violent: Set<String>) -> [Entity] {
    let phrases = outermost()
    return entities.compactMap { entity in
      let isGroup = !(violent.contains(entity.id) && entity.type == .person) && isGroup(entity)
      // "A dynamite attack": what an act is done with is listed wherever it is named.
      let isMeans = entity.type == .weapon || entity.type == .vehicle
      var mentions = entity.mentions.filter { isMeans || $0.form != .nominal || stands($0, phrases) }
      if !mentions.contains(where: { $0.form != .pronoun }) {
        guard spoken.contains(entity.id) || !mentions.isEmpty else { return nil }
        mentions = entity.mentions
      }
      return Entity(
        id: entity.id, type: isGroup ? .organization : entity.type, name: entity.name, mentions: mentions,
        actor: entity.actor)
    }
  }

  /// The nominal mentions of all entities that stand in no longer one, in the order of the text.
  private func outermost() -> [Span] {
    let all = entities.flatMap { $0.mentions.filter { $0.form == .nominal }.map(\.span) }
    var kept: [Span] = []
    for span in all.sorted(by: { ($0.start, -$0.end) < ($1.start, -$1.end) }) where span.end > kept.last?.end ?? 0 {
      kept.append(span)
    }
    return kept
  }

  /// Whether a nominal mention stands by itself: in no longer one, and before no noun that it describes.
  private func stands(_ mention: Mention, _ outermost: [Span]) -> Bool {
    let after = outermost.partitioningIndex { $0.end >= mention.span.end }
    if after < outermost.count, outermost[after] != mention.span, outermost[after].contains(mention.span) {
      return false
    }
    guard let (sentence, head) = head(of: mention.span) else { return true }
    let word = sentence.tokens[head]
    guard word.deprel == .compound || word.deprel == .amod, word.head > head else { return true }
    return sentence.tokens[word.head].upos != .noun
  }

  /// Whether an entity is several people: no person's name, all nouns for it in the plural.
  private func isGroup(_ entity: Entity) -> Bool {
    guard entity.type == .person || entity.type == .nationality else { return false }
    let nouns = entity.mentions.filter { $0.form != .pronoun }
    return !nouns.isEmpty
      && nouns.allSatisfy { mention in
        guard mention.form == .nominal, let (sentence, head) = head(of: mention.span) else { return false }
        return sentence.isPlural(head)
      }
  }

  private func head(of span: Span) -> (sentence: Sentence, head: Int)? {
    let index = analysis.sentences.partitioningIndex { $0.span.end >= span.end }
    guard index < analysis.sentences.count else { return nil }
    let sentence = analysis.sentences[index]
    return sentence.head(of: span).map { (sentence, $0) }
  }
}
