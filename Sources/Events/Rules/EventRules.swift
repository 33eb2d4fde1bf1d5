import Claims
import Rulebook
import Words

/// All event rules, by the lemma of the word that names the event; and the word lists they use.
///
/// A class: what reads a sentence carries it along, and a copy of its fifty tables would cost a twentieth of it.
final class EventRules: Sendable {
  /// A rule together with the words that must follow its first one.
  struct Entry: Sendable {
    let rule: Int
    let rest: [String]
  }

  /// In the order in which they are tried.
  let rules: [EventRule]
  let verbs: [String: [Entry]]
  let nouns: [String: [Entry]]
  let adjectives: [String: [Entry]]
  /// Words of an instrument to the mode of PLOVER: `rocket` to `heavy-weapons`.
  let instruments: [String: String]
  /// Which mode is told where several means are named: the lowest.
  let modeRanks: [String: Int]
  let lightVerbs: Set<String>
  let sufferVerbs: Set<String>
  /// Verbs with the preposition that leads to what somebody is charged with.
  let chargeVerbs: Set<String>
  /// Verbs that put a deed, their object, on whom a preposition leads to: `blame on`.
  let blameVerbs: Set<String>
  let occurVerbs: Set<String>
  /// Words by which somebody takes a deed upon himself: `claim responsibility for`.
  let claimVerbs: Set<String>
  let placeNouns: Set<String>
  let personNouns: Set<String>
  let groupNouns: Set<String>
  /// The words by which a verb of killing leads to the deed that killed: "in", "when".
  let deedPrepositions: Set<String>
  let deedConjunctions: Set<String>
  /// Words to what takes the violence out of a violent word: `film` to `fiction`, `striker` to `sport`.
  let frames: [String: String]
  /// Nouns that count what "of" leads to: "dozens of", "a number of".
  let measureNouns: Set<String>
  /// Words before a deed that name nobody: "terrorist attack".
  let faceless: Set<String>
  /// Words for what something is made to carry, which is not theirs: "passenger jet".
  let carried: Set<String>
  /// Conjunctions that set a clause off in time: "after", "until".
  let otherTimeWords: Set<String>
  /// Prepositions to the time from or up to which something goes on: "since", "until".
  let spanWords: Set<String>
  /// Verbs that make a perfect, which tells of what was before.
  let perfectVerbs: Set<String>
  let numbers: Numbers
  /// Nouns for whom a deed is done to: "the target of an attack".
  let targetNouns: Set<String>
  /// Verbs and nouns by which a deed is over: `suspend`, `end`; and what leads from such a noun to the deed.
  let endWords: Set<String>
  /// "name": what a source asks not to be.
  let anonymityVerbs: Set<String>
  let endPrepositions: Set<String>
  /// Conjunctions whose clause in the simple present tells what happens again and again: "when violence is committed".
  let habitConjunctions: Set<String>
  /// Words that beside a quotation make an answer of a blow: "shot back".
  let retorts: Set<String>
  /// Nouns that are no party to anything, though a preposition leads to them: "at dawn", "at random".
  let idleNouns: Set<String>
  /// Nouns for a part or side of what "of" leads to: "in front of the bank".
  let partNouns: Set<String>
  /// Words that lead from a group to its members: "including".
  let memberWords: Set<String>
  /// Prepositions from people to whose they are: "of", "from".
  let homeWords: Set<String>
  /// Pronouns that stand for several: "their".
  let sharedPronouns: Set<String>
  /// Numerals that make a sum of what they count: "two million kroner".
  let sumWords: Set<String>
  /// What leads from a deed or a thing to the actor behind it, best first: "an attack by"; to a partner, who may be named by
  /// his capital: "ties with"; and, after the verb, to whom the thing comes from or is about: "welcomed news from".
  let behindPrepositions: [String]
  let partnerPrepositions: Set<String>
  let sourcePrepositions: Set<String>
  /// Things that hurt and are never hurt themselves: the class `weapons`; of them those that nobody sets off by mishap.
  let weapons: Set<String>
  let devices: Set<String>
  /// Prepositions to the role of a place: `in` is the scene, `from` the origin.
  let sceneWords: [String: Scene.Role]
  /// Whose recipients are never where it happened.
  let typesWithoutScene: Set<EventType>

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    func words(_ name: String) -> Set<String> {
      Set(rulebook.words("events", name))
    }
    func table(_ name: String) -> [String: String] {
      let entries = rulebook.list("events", name)?.entries ?? []
      return Dictionary(entries.map { ($0.word, $0.value ?? "") }, uniquingKeysWith: { first, _ in first })
    }
    instruments = table("instruments")
    let modes = rulebook.words("events", "modes")
    modeRanks = Dictionary(modes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    lightVerbs = words("light-verbs")
    sufferVerbs = words("suffer-verbs")
    chargeVerbs = words("charge-verbs")
    blameVerbs = words("blame-verbs")
    occurVerbs = words("occur-verbs")
    claimVerbs = words("claim-verbs")
    targetNouns = words("target-nouns")
    endWords = words("end-words")
    anonymityVerbs = words("anonymity-verbs")
    endPrepositions = words("end-prepositions")
    habitConjunctions = words("habit-conjunctions")
    retorts = words("retort-words")
    idleNouns = words("idle-nouns")
    partNouns = words("part-nouns")
    memberWords = words("member-words")
    homeWords = words("home-words")
    sharedPronouns = words("shared-pronouns")
    sumWords = words("sum-words")
    behindPrepositions = rulebook.words("events", "behind-prepositions")
    partnerPrepositions = words("partner-prepositions")
    sourcePrepositions = words("source-prepositions")
    placeNouns = words("place-nouns")
    let classes = try WordClasses(rulebook)
    personNouns = Set(classes.words("people"))
    groupNouns = Set(classes.words("groups"))
    weapons = Set(classes.words("weapons"))
    devices = Set(classes.words("devices"))
    frames = table("frames")
    measureNouns = words("measure-nouns")
    faceless = words("faceless")
    carried = words("carried-words")
    deedPrepositions = words("deed-prepositions")
    deedConjunctions = words("deed-conjunctions")
    otherTimeWords = words("other-time-words")
    spanWords = words("span-words")
    perfectVerbs = words("perfect-verbs")
    sceneWords = table("scene-prepositions").compactMapValues { Scene.Role(rawValue: $0) }
    typesWithoutScene = Set(words("types-without-scene").compactMap(EventType.init(rawValue:)))
    numbers = try Numbers(rulebook)
    let precedence = try EventRules.precedence(rulebook)
    var read: [EventRule] = []
    for block in rulebook.blocks("events", kind: "rule") { read.append(try EventRule(block, classes)) }
    let ranked = read.enumerated().sorted {
      (precedence[$0.element.event.type] ?? 99, $0.offset) < (precedence[$1.element.event.type] ?? 99, $1.offset)
    }
    rules = ranked.map(\.element)
    verbs = EventRules.index(rules, \.verbs)
    nouns = EventRules.index(rules) { $0.nouns.map(EventRules.headFirst) }
    adjectives = EventRules.index(rules, \.adjectives)
  }

  /// Which type wins where two rules know a phrase of one length: the list `precedence`, first to last.
  private static func precedence(_ rulebook: Rulebook) throws(RuleFileError) -> [EventType: Int] {
    guard let list = rulebook.list("events", "precedence") else { return [:] }
    var ranks: [EventType: Int] = [:]
    for entry in list.entries {
      guard let type = EventType(rawValue: entry.word) else {
        throw list.error("'\(entry.word)' is no type of PLOVER; write for example 'ASSAULT'", line: entry.line)
      }
      ranks[type] = ranks.count
    }
    return ranks
  }

  /// The rules by the first words of their phrases.
  private static func index(_ rules: [EventRule], _ phrases: (EventRule) -> [String]) -> [String: [Entry]] {
    var index: [String: [Entry]] = [:]
    for (number, rule) in rules.enumerated() {
      for phrase in phrases(rule) { file(phrase, number, &index) }
    }
    return index
  }

  /// The head of a compound comes first: "air strike" is looked up as "strike" with "air" beside it.
  private static func headFirst(_ phrase: String) -> String {
    let words = phrase.split(separator: " ")
    let isHeadFirst = words.contains { ["of", "on", "for", "to", "at", "by", "over"].contains($0) }
    guard words.count > 1, !isHeadFirst, let last = words.last else {
      return phrase
    }
    return ([last] + words.dropLast()).joined(separator: " ")
  }

  /// Longer phrases stand before shorter ones, so that "take over" is tried before "take".
  private static func file(_ phrase: String, _ rule: Int, _ index: inout [String: [Entry]]) {
    let words = phrase.split(separator: " ").map(String.init)
    guard let first = words.first else { return }
    var entries = index[first] ?? []
    let entry = Entry(rule: rule, rest: Array(words.dropFirst()))
    let at = entries.firstIndex { $0.rest.count < entry.rest.count } ?? entries.count
    entries.insert(entry, at: at)
    index[first] = entries
  }
}
