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
  let published: Day?

  /// A token of a text.
  struct TokenPlace: Hashable, Sendable {
    let sentence: Int
    let token: Int
  }

  /// The entity that a token is (part of) a mention of.
  public func entity(sentence: Int, token: Int) -> Entity? {
    if let pronoun = pronouns[TokenPlace(sentence: sentence, token: token)] { return entities[pronoun] }
    let find = findAt[sentence][token]
    return find < 0 ? nil : entities[entityOf[find]]
  }

  /// The code of the noun phrase around a head: what the phrase itself says before what a dictionary says.
  ///
  /// "Russian soldiers" is RUS MIL by its words; "forces loyal to Haftar" takes country and side from the dictionary.
  /// - Parameter home: the head of the place that says whose they are, where one stands apart: "police in Japan".
  public func code(sentence: Int, head: Int, home: Int? = nil) -> ActorCode? {
    if let entity = pronouns[TokenPlace(sentence: sentence, token: head)] { return entities[entity].actor }
    let tree = analysis.sentences[sentence]
    let span = home.map { tree.nounPhrase(head).union(tree.nounPhrase($0)) } ?? tree.nounPhrase(head)
    let inside = Set(tree.tokens.indices.filter { span.contains(tree.tokens[$0].span) }.map { findAt[sentence][$0] })
      .filter { $0 >= 0 }.sorted()
    let own = findAt[sentence][head]
    if own >= 0, let known = finds[own].known { return code(of: rules.known[known]) }
    return composed(inside.map { finds[$0] }, own: own >= 0 ? finds[own] : nil)
  }

  /// Country and sectors out of all that one noun phrase names.
  func composed(_ inside: [Find], own: Find?) -> ActorCode? {
    let known = inside.compactMap { $0.known.map { rules.known[$0] } }
    let role = (own?.role ?? inside.last { $0.role != nil }?.role).map { rules.roles[$0] }
    if let actor = known.first(where: { $0.kind == .actor }), let code = code(of: actor) {
      return ActorCode(country: code.country, sectors: code.sectors, from: code.from, to: code.to, basis: .dictionary)
    }
    let country = known.first { $0.kind != .actor }?.country
    let sectors = role?.sectors ?? (known.first?.kind == .capital ? ["GOV"] : [])
    if country == nil && sectors.isEmpty { return nil }
    return ActorCode(country: country, sectors: sectors, basis: role == nil ? .text : .role)
  }

  /// The code that holds on the day of the report. Who serves a body of many states is of it only in his term.
  private func code(of known: ActorRules.Known) -> ActorCode? {
    if !known.terms.holds(on: published), ActorRules.bodies.contains(known.country) { return nil }
    let term = known.terms.term(on: published)
    return ActorCode(
      country: known.country, sectors: known.terms.sectors(known.sectors, of: known.type, on: published),
      from: term?.from, to: term?.to, basis: known.kind == .actor ? .dictionary : .text)
  }
}
