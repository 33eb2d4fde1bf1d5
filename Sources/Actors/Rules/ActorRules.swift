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
    /// Whether somebody is of the side that the words beside it name: a "leader" of rebels, a "spokesman" of the police.
    let borrows: Bool

    /// The same people on another's side.
    func on(_ side: [String]) -> Role { Role(sectors: side, type: type, borrows: false) }
  }

  /// What stands where a country would. Source: PLOVER manual 2023-24, actors.
  static let bodies: Set<String> = ["UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"]

  private(set) var known: [Known] = []
  /// Values are of ``namesakes``.
  private(set) var names = PhraseTrie()
  /// For each alias, all who bear it: indices of ``known``.
  private(set) var namesakes: [[Int]] = []
  private var aliases: [String: Int] = [:]
  private(set) var roles: [Role] = []
  private(set) var roleWords = PhraseTrie()
  /// The same by lemma, so that a plural need not be listed.
  private(set) var roleLemmas: [String: Int] = [:]
  /// "former", "ousted": before an office that is over.
  let formerWords: Set<String>
  /// "ethnic": before a nationality that is no citizenship.
  let ethnicWords: Set<String>
  /// Verbs of what is done away from home: "leaders meeting in Geneva".
  let awayVerbs: Set<String>
  /// "pro-", "-backed": beside a name of another than who is spoken of.
  let apartWords: Set<String>
  let placePrepositions: Set<String>
  /// "city": with a name, one phrase for the place that is called so.
  let placeNouns: Set<String>
  /// Titles and nouns of men and of women.
  let maleWords: Set<String>
  let femaleWords: Set<String>
  /// "loyal": between somebody and whom he is with.
  let followingWords: Set<String>
  /// "also known as": between two names of one.
  private(set) var otherNameWords = PhraseTrie()
  /// ISO 3166 alpha-2 to alpha-3.
  private(set) var countries: [String: String] = [:]

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    formerWords = Set(rulebook.words("actors", "former-words"))
    ethnicWords = Set(rulebook.words("actors", "ethnic-words"))
    awayVerbs = Set(rulebook.words("actors", "away-verbs"))
    apartWords = Set(rulebook.words("actors", "apart-words"))
    placePrepositions = Set(rulebook.words("actors", "place-prepositions"))
    placeNouns = Set(rulebook.words("actors", "place-nouns"))
    maleWords = Set(rulebook.words("actors", "male-words"))
    femaleWords = Set(rulebook.words("actors", "female-words"))
    followingWords = Set(rulebook.words("actors", "following-words"))
    for words in rulebook.words("actors", "other-name-words") { otherNameWords.add(words, 0) }
    for block in rulebook.blocks("actors") {
      switch block.kind {
      case "actor": try addActor(block)
      case "role": try addRole(block)
      case "list": break
      default: throw block.error("'\(block.kind)' is no block of this room; write 'actor NAME' or 'role NAME'")
      }
    }
    for block in rulebook.blocks("world", kind: "country") { addCountry(block) }
    let places = Set(countries.values).union(Self.bodies)
    for block in rulebook.blocks("actors", kind: "actor") where !countries.isEmpty { try checkCountry(block, places) }
  }

  /// - Throws: ``RuleFileError`` for a country that the rules of the world do not have, where there are any.
  private func checkCountry(_ block: RuleBlock, _ places: Set<String>) throws(RuleFileError) {
    guard let code = (block.value("code") ?? "").split(separator: " ").first.map(String.init), !places.contains(code)
    else { return }
    let bodies = Self.bodies.sorted().joined(separator: ", ")
    throw block.error("'\(code)' is no country; write ISO 3166 alpha-3, or one of \(bodies)")
  }

  static func isCountry(_ code: String) -> Bool { code.utf8.count == 3 && code.utf8.allSatisfy(\.isASCIIUpper) }

  /// - Throws: ``RuleFileError`` for a word that is none of PLOVER's sectors.
  private func checkSectors(_ sectors: [String], _ block: RuleBlock) throws(RuleFileError) {
    guard let unknown = sectors.first(where: { !Sector.all.contains($0) }) else { return }
    throw block.error("'\(unknown)' is no sector; write one of \(Sector.all.sorted().joined(separator: ", "))")
  }

  private static let actorKeys: Set<String> = ["aliases", "calls-itself", "type", "code", "held", "source", "note"]

  private mutating func addActor(_ block: RuleBlock) throws(RuleFileError) {
    try block.refuseKeys(but: Self.actorKeys, of: "an actor")
    let code = (block.value("code") ?? "").split(separator: " ").map(String.init)
    guard let country = code.first, Self.isCountry(country) else {
      throw block.error("actor '\(block.name)' has no code; write country and sectors, for example 'code: LBY REB'")
    }
    try checkSectors(code.dropFirst() + block.items("calls-itself"), block)
    guard let type = EntityType(rawValue: block.value("type") ?? "") else {
      throw block.error("actor '\(block.name)' has no type; write 'type: person' or 'type: organization'")
    }
    let terms = try Terms(block)
    for alias in block.items("aliases") {
      add(
        alias,
        Known(
          kind: type == .place ? .country : .actor, name: block.name, type: type, country: country,
          sectors: Array(code.dropFirst()), terms: terms, acronym: ActorRules.acronym(alias)))
    }
  }

  private static let roleKeys: Set<String> = ["borrows", "kind", "note", "sectors", "source", "words"]

  private mutating func addRole(_ block: RuleBlock) throws(RuleFileError) {
    try block.refuseKeys(but: Self.roleKeys, of: "a role")
    guard let type = EntityType(rawValue: block.value("kind") ?? "") else {
      throw block.error("role '\(block.name)' has no kind; write 'kind: person', 'organization', 'weapon' or 'vehicle'")
    }
    let sectors = block.items("sectors")
    try checkSectors(sectors, block)
    roles.append(Role(sectors: sectors, type: type, borrows: block.value("borrows") == "yes"))
    for words in block.items("words") {
      roleWords.add(words, roles.count - 1)
      roleLemmas[words.lowercased()] = roleLemmas[words.lowercased()] ?? roles.count - 1
    }
  }

  private mutating func addCountry(_ block: RuleBlock) {
    if let iso = block.value("iso") { countries[iso] = block.name }
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
    let key = alias.lowercased()
    if let same = aliases[key] {
      if !namesakes[same].contains(where: { known[$0].name == entry.name && known[$0].country == entry.country }) {
        namesakes[same].append(known.count - 1)
      }
      return
    }
    aliases[key] = namesakes.count
    namesakes.append([known.count - 1])
    names.add(alias, namesakes.count - 1)
    if alias.contains("'") { names.add(alias.replacing("'", with: "’"), namesakes.count - 1) }
  }

  private static func acronym(_ word: String) -> [UInt8]? {
    let bytes = Array(word.utf8)
    let isPlain = bytes.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: ".") || $0.isASCIIDigit }
    return bytes.count <= 6 && isPlain && bytes.dropFirst().contains(where: \.isASCIIUpper) ? bytes : nil
  }
}
