import Claims
import Rulebook
import Words

/// The dictionary of actors and the words for roles, compiled from `Rules/en/actors` and `Rules/en/world`.
struct ActorRules: Sendable {
  /// A name that stands for somebody.
  struct Known: Sendable {
    enum Kind: Sendable { case country, demonym, capital, actor }

    let kind: Kind
    let name: String
    let type: EntityType
    let country: String
    let sectors: [String]
    /// When sectors hold.
    let terms: Terms
    /// The letters of a short name with capitals inside ("IS", "WHO", "LeT"), which the text must have as well.
    let acronym: [UInt8]?
  }

  /// A word for what somebody is.
  struct Role: Sendable {
    let sectors: [String]
    let type: EntityType
  }

  /// What stands where a country would. Source: PLOVER manual 2023-24, actors.
  static let bodies: Set<String> = ["UNO", "EUR", "IGO", "NGO", "IMG", "MNC"]

  private(set) var known: [Known] = []
  private(set) var names = PhraseTrie()
  private(set) var roles: [Role] = []
  private(set) var roleWords = PhraseTrie()
  /// The same by lemma, so that a plural need not be listed.
  private(set) var roleLemmas: [String: Int] = [:]
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    for block in rulebook.blocks("actors") {
      switch block.kind {
      case "actor": try addActor(block)
      case "role": try addRole(block)
      default: throw block.error("'\(block.kind)' is no block of this room; write 'actor NAME' or 'role NAME'")
      }
    }
    for block in rulebook.blocks("world", kind: "country") { addCountry(block) }
  }

  private static let actorKeys: Set<String> = ["aliases", "type", "code", "held", "source", "note"]

  private mutating func addActor(_ block: RuleBlock) throws(RuleFileError) {
    try block.refuseKeys(but: Self.actorKeys, of: "an actor")
    let code = (block.value("code") ?? "").split(separator: " ").map(String.init)
    guard let country = code.first, code.allSatisfy({ $0.count == 3 && $0.allSatisfy(\.isUppercase) }) else {
      throw block.error("actor '\(block.name)' has no code; write country and sectors, for example 'code: LBY REB'")
    }
    guard let type = EntityType(rawValue: block.value("type") ?? "") else {
      throw block.error("actor '\(block.name)' has no type; write 'type: person' or 'type: organization'")
    }
    let terms = try Terms(block)
    for alias in block.items("aliases") {
      add(
        alias,
        Known(
          kind: .actor, name: block.name, type: type, country: country, sectors: Array(code.dropFirst()),
          terms: terms, acronym: ActorRules.acronym(alias)))
    }
  }

  private mutating func addRole(_ block: RuleBlock) throws(RuleFileError) {
    guard let type = EntityType(rawValue: block.value("kind") ?? "") else {
      throw block.error("role '\(block.name)' has no kind; write 'kind: person', 'organization', 'weapon' or 'vehicle'")
    }
    roles.append(Role(sectors: block.items("sectors"), type: type))
    for words in block.items("words") {
      roleWords.add(words, roles.count - 1)
      roleLemmas[words.lowercased()] = roleLemmas[words.lowercased()] ?? roles.count - 1
    }
  }

  private mutating func addCountry(_ block: RuleBlock) {
    let kinds: [(String, Known.Kind, EntityType, [String])] = [
      ("names", .country, .place, []), ("demonyms", .demonym, .nationality, []),
      ("capitals", .capital, .place, ["GOV"]),
    ]
    for (key, kind, type, sectors) in kinds {
      for word in block.items(key) {
        let plural = kind == .demonym && !word.hasSuffix("s") && !word.hasSuffix("h") && !word.hasSuffix("e")
        for form in plural ? [word, word + "s"] : [word] {
          add(
            form,
            Known(
              kind: kind, name: word, type: type, country: block.name, sectors: sectors, terms: Terms(),
              acronym: ActorRules.acronym(form)))
        }
      }
    }
  }

  private mutating func add(_ alias: String, _ entry: Known) {
    known.append(entry)
    names.add(alias, known.count - 1)
  }

  private static func acronym(_ word: String) -> [UInt8]? {
    let bytes = Array(word.utf8)
    let isPlain = bytes.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: ".") || $0.isASCIIDigit }
    return bytes.count <= 6 && isPlain && bytes.dropFirst().contains(where: \.isASCIIUpper) ? bytes : nil
  }
}
