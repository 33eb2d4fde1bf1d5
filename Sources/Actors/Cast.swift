import Claims
import Language
import Words

/// Who is who in one text.
public struct Cast: Sendable {
  public let entities: [Entity]
  public let doubts: [Doubt]
  let analysis: Analysis
  let rules: ActorRules
  /// For each sentence and token the find that holds it, -1 for none.
  let findAt: [[Int]]
  let finds: [Find]
  /// For each find the index of its entity.
  let entityOf: [Int]
  /// The entities that pronouns stand for, by sentence and token.
  let pronouns: [TokenPlace: Int]
  /// ISO 3166 alpha-3 of the places of the text, by sentence and token.
  let homes: [TokenPlace: String]
  let published: Day?

  /// A token of a text.
  struct TokenPlace: Hashable, Sendable {
    let sentence: Int
    let token: Int
  }

  /// The entity that a token is (part of) a mention of.
  public func entity(sentence: Int, token: Int) -> Entity? {
    guard !entities.isEmpty else { return nil }
    let find = findAt[sentence][token]
    guard let entity = pronouns[TokenPlace(sentence: sentence, token: token)] ?? (find < 0 ? nil : entityOf[find]),
      entities.indices.contains(entity)
    else { return nil }
    return entities[entity]
  }

  /// The code of the noun phrase around a head: what the phrase itself says before what a dictionary says.
  ///
  /// "Russian soldiers" is RUS MIL by its words; "forces loyal to Haftar" takes country and side from the dictionary.
  /// - Parameter home: the head of the place that says whose they are, where one stands apart: "police in Japan".
  public func code(sentence: Int, head: Int, home: Int? = nil) -> ActorCode? {
    if pronouns[TokenPlace(sentence: sentence, token: head)] != nil {
      return entity(sentence: sentence, token: head)?.actor
    }
    return Composition(self, sentence: sentence, head: head, home: home).code
  }

  /// The side that the dictionary gives somebody on the day of the report. Who serves a body of many states is of it only
  /// in his term.
  func side(of known: ActorRules.Known) -> Composition.Side? {
    if !known.terms.holds(on: published), ActorRules.bodies.contains(known.country) { return nil }
    let term = known.terms.term(on: published)
    let country = term?.country ?? known.country
    return Composition.Side(
      country: country, sectors: known.terms.sectors(known.sectors, of: known.type, on: published), from: term?.from,
      to: term?.to, isBody: ActorRules.bodies.contains(country))
  }
}
