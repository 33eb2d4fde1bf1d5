import Claims
import Language
import Words

/// Adds to the entities what the analyser takes for a reference to somebody: the full phrase around a name or a role
/// ("US Secretary of State John Kerry", "the Asad regime"), and phrases that no dictionary knows ("its allies").
///
/// The mentions are listed for readers; acts and sources are found by the names and roles alone.
struct References {
  let cast: Cast
  var mentions: [[Mention]]
  var names: [String]
  var types: [EntityType]
  private(set) var codes: [Int: ActorCode] = [:]
  private var byWords: [String: Int] = [:]

  init(cast: Cast, mentions: [[Mention]], names: [String], types: [EntityType]) {
    self.cast = cast
    self.mentions = mentions
    self.names = names
    self.types = types
  }

  mutating func add() {
    for reference in cast.analysis.references where reference.form != .pronoun {
      let sentence = cast.analysis.sentences[reference.sentence]
      guard let head = sentence.head(of: reference.span) else { continue }
      let find = cast.findAt[reference.sentence][head]
      if find >= 0 {
        widen(cast.finds[find], cast.entityOf[find], reference)
      } else if reference.form == .nominal {
        place(reference, head)
      }
    }
  }

  /// The phrase takes the place of the bare role in it; beside a name it is one more mention.
  private mutating func widen(_ find: Find, _ entity: Int, _ reference: Reference) {
    guard find.type != .weapon, reference.tokens != find.tokens, reference.tokens.contains(find.tokens.lowerBound),
      reference.tokens.upperBound >= find.tokens.upperBound
    else { return }
    mentions[entity].removeAll { $0.form == .nominal && reference.span.contains($0.span) }
    mentions[entity].append(Mention(reference.span, .nominal))
  }

  /// A phrase without a known name or role: the same words are one entity.
  private mutating func place(_ reference: Reference, _ head: Int) {
    let words = cast.analysis.text.string(reference.span)
    let key = "\(reference.kind.rawValue) \(words.lowercased())"
    let entity = byWords[key] ?? names.count
    if byWords[key] == nil {
      byWords[key] = entity
      names.append(words)
      types.append(EntityType(reference.kind))
      mentions.append([])
      codes[entity] = cast.code(sentence: reference.sentence, head: head)
    }
    mentions[entity].append(Mention(reference.span, .nominal))
  }
}

extension EntityType {
  /// The type of what the analyser names; a reference of kind `other` is a nationality or faith.
  init(_ kind: Name.Kind) {
    switch kind {
    case .person: self = .person
    case .organization: self = .organization
    case .place: self = .place
    case .other: self = .nationality
    }
  }
}
