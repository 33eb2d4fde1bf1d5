import Claims
import Rulebook
import Words

/// The actors that the rules name, to be looked up by people.
public struct ActorDictionary: Sendable {
  public struct Entry: Sendable {
    public let name: String
    /// Other names, as the rules have them.
    public let aliases: [String]
    public let type: EntityType
    /// ISO 3166 alpha-3, or what stands in its place: UNO, EUR, IGO, NGO, IMG, MNC.
    public let country: String
    /// PLOVER's, on the day asked for.
    public let sectors: [String]
    /// What he is by his own side, where others call him something else: an army to itself, rebels to the others.
    public let callsItself: [String]
    /// `2017-01-20..2021-01-20`, open where no end is known; empty where the sectors hold always.
    public let terms: [String]
    /// Where the rule stands: `Rules/en/actors/leaders.rules:15`.
    public let place: String
    /// What the rule rests on.
    public let source: String
  }

  private let blocks: [RuleBlock]

  /// - Throws: ``RuleFileError`` for a rule of the room that cannot be used.
  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    _ = try ActorRules(rulebook)
    blocks = rulebook.blocks("actors").filter { $0.kind == "actor" }
  }

  /// The actors with all words of a query in one of their names, in whatever case; those so named come first.
  ///
  /// - Parameter day: decides which sectors hold; without it those of the last term.
  public func find(_ query: String, on day: Day? = nil) -> [Entry] {
    let words = Self.words(query)
    guard !words.isEmpty else { return [] }
    var exact: [Entry] = []
    var others: [Entry] = []
    for block in blocks {
      let names = [block.name] + block.items("aliases")
      let spelt = names.map(Self.words)
      if spelt.contains(words) {
        exact += [entry(block, day)].compactMap { $0 }
      } else if spelt.contains(where: { Set(words).isSubset(of: $0) }) {
        others += [entry(block, day)].compactMap { $0 }
      }
    }
    return exact + others
  }

  private func entry(_ block: RuleBlock, _ day: Day?) -> Entry? {
    let code = (block.value("code") ?? "").split(separator: " ").map(String.init)
    guard let country = code.first, let type = EntityType(rawValue: block.value("type") ?? ""),
      let terms = try? Terms(block)
    else { return nil }
    let held = Array(code.dropFirst())
    let sectors = terms.sectors(held, of: type, on: day)
    return Entry(
      name: block.name, aliases: block.items("aliases").filter { $0 != block.name }, type: type,
      country: terms.term(on: day)?.country ?? country,
      sectors: sectors, callsItself: block.items("calls-itself"), terms: terms.terms.map(\.description),
      place: block.place, source: block.source)
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
