import Rulebook

/// How a rule's fields become a value.
enum DateMeaning: String, CaseIterable, Sendable {
  /// A day, month, season, year … of the calendar, possibly relative ("last March").
  case calendar
  /// So many units before or after something: "two days earlier".
  case shift
  case duration
  case set
  /// PAST_REF, PRESENT_REF, FUTURE_REF.
  case vague
  /// No time, though it looks like one: "the March 14 alliance". What it matches is passed over.
  case nothing
}

/// A rule of Rules/en/dates, without its patterns.
struct DateRule: Sendable {
  let meaning: DateMeaning
  /// `Rules/en/dates/weekdays.rules:12`.
  let place: String
  /// Whether what comes after it is an event that it counts from: `anchor: event`.
  let countsFromEvent: Bool
  let after: DateCondition?
  let notAfter: DateCondition?
  let before: DateCondition?
  let notBefore: DateCondition?
}

/// What one neighbouring token must, or must not, be.
struct DateCondition: Sendable {
  let words: Set<Int>
  /// `CAPITAL`: a capitalised word; `NUMBER`: a number; `PLURAL`: an unknown word in lower case that ends in "s";
  /// `EDGE`: the start or end of a sentence. `COMMA` is a comma.
  let capital: Bool
  let number: Bool
  let plural: Bool
  let edge: Bool

  /// Whether the token stands for one of the words; `nil` is the edge of the sentence.
  func holds(_ token: DateToken?) -> Bool {
    guard let token else { return edge }
    return words.contains(token.word) || (capital && token.isCapital) || (number && token.number != nil)
      || (plural && token.endsInS)
  }
}

/// All date rules, compiled.
struct DateGrammar: Sendable {
  private(set) var lexicon: DateLexicon
  private(set) var rules: [DateRule] = []
  /// By the phrase's id in the lexicon; that of the rules first.
  private(set) var trees: [PatternTree] = [PatternTree()]
  /// The id of the tree of all rules.
  static let top = 0
  /// Words that end the name of an event: the list `event-end`.
  private(set) var eventEnds: Set<Int> = []
  /// The keys with which each phrase can begin.
  private var firsts: [Set<Int>] = []

  /// Compiles the `list`, `phrase` and `rule` blocks of Rules/en/dates.
  /// - Throws: ``RuleFileError``, for example `Rules/en/dates/x.rules:3: error: there is no list 'mont'; write for
  ///   example '{weekday} ,? the {day} of {month}'`.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    lexicon = try DateLexicon(rulebook)
    for list in lexicon.lists where !list.phrases.isEmpty { addPhrases(of: list) }
    for block in rulebook.blocks("dates", kind: "phrase") { try addPhrase(block) }
    // What is no time comes first, so that it wins where another rule matches as much.
    let blocks = rulebook.blocks("dates", kind: "rule")
    let isNone = { (block: RuleBlock) in block.value("gives") == DateMeaning.nothing.rawValue }
    for block in blocks.filter(isNone) + blocks.filter({ !isNone($0) }) { try addRule(block) }
    try checkPhrases(rulebook)
    lexicon.freeze()
    eventEnds = Set(lexicon.list("event-end")?.values.keys ?? [:].keys)
    index()
  }

  private mutating func addPhrases(of list: DateLexicon.List) {
    guard let field = list.field else { return }
    var tree = PatternTree()
    if !list.values.isEmpty {
      let element = PatternElement(kind: .list(lexicon.index(of: list.name) ?? 0), field: field, glued: false)
      tree.add(PatternPath(elements: [element]), rule: 0)
    }
    for (words, value) in list.phrases {
      let elements = words.map { PatternElement(kind: .word(lexicon.add($0)), field: nil, glued: false) }
      tree.add(PatternPath(elements: elements, sets: [.init(field: field, value: value)]), rule: 0)
    }
    set(tree, list.name)
  }

  private mutating func addPhrase(_ block: RuleBlock) throws(RuleFileError) {
    var tree = PatternTree()
    for field in block.all("pattern") {
      for path in try PatternReader.paths(of: field, in: block, &lexicon) { tree.add(path, rule: 0) }
    }
    set(tree, block.name)
  }

  private mutating func set(_ tree: PatternTree, _ name: String) {
    let id = lexicon.phrase(name)
    while trees.count <= id { trees.append(PatternTree()) }
    trees[id] = tree
  }

  private mutating func addRule(_ block: RuleBlock) throws(RuleFileError) {
    guard let gives = block.value("gives"), let meaning = DateMeaning(rawValue: gives) else {
      let names = DateMeaning.allCases.map(\.rawValue).joined(separator: ", ")
      throw block.error("rule '\(block.name)' does not say what it gives; write 'gives: ' and one of \(names)")
    }
    guard !block.all("pattern").isEmpty else {
      throw block.error("rule '\(block.name)' has no pattern; write for example 'pattern: in {month}'")
    }
    for field in block.all("pattern") {
      for path in try PatternReader.paths(of: field, in: block, &lexicon) {
        trees[Self.top].add(path, rule: rules.count)
      }
    }
    rules.append(
      DateRule(
        meaning: meaning, place: block.place, countsFromEvent: block.value("anchor") == "event",
        after: try condition("after", block),
        notAfter: try condition("not-after", block), before: try condition("before", block),
        notBefore: try condition("not-before", block)))
  }

  private mutating func condition(_ key: String, _ block: RuleBlock) throws(RuleFileError) -> DateCondition? {
    let items = block.items(key)
    guard !items.isEmpty else { return nil }
    var words: Set<Int> = []
    for item in items where !["CAPITAL", "NUMBER", "PLURAL", "EDGE"].contains(item) {
      if item == "COMMA" {
        words.insert(lexicon.add(","))
        continue
      }
      guard item.hasPrefix("{") else {
        words.insert(lexicon.add(item))
        continue
      }
      guard let list = lexicon.list(String(item.dropFirst().dropLast())) else {
        throw block.error("there is no list '\(item)'", line: block.all(key)[0].line)
      }
      words.formUnion(list.values.keys)
    }
    return DateCondition(
      words: words, capital: items.contains("CAPITAL"), number: items.contains("NUMBER"),
      plural: items.contains("PLURAL"), edge: items.contains("EDGE"))
  }

  private func checkPhrases(_ rulebook: Rulebook) throws(RuleFileError) {
    for (id, name) in lexicon.phrases.enumerated() where id >= trees.count || trees[id].edges[0].isEmpty {
      let blocks = rulebook.blocks("dates").filter { $0.fields.contains { $0.value.contains("<\(name)>") } }
      guard let block = blocks.first else { continue }
      throw block.error("there is no phrase '\(name)'; write it as a block 'phrase \(name)'")
    }
  }

  /// Lays down in all trees which way each word can take.
  private mutating func index() {
    firsts = [Set<Int>](repeating: [], count: trees.count)
    for id in trees.indices where id != Self.top { firsts[id] = keys(of: trees[id], within: [id]) }
    let width = lexicon.wordCount + 1
    let firsts = self.firsts
    let lexicon = self.lexicon
    func start(_ element: PatternElement) -> [Int] {
      if case .phrase(let id) = element.kind { return Array(firsts[id]) }
      return Self.keys(of: element, lexicon)
    }
    for id in trees.indices { trees[id].index(width: width, firsts: start) }
  }

  private func keys(of tree: PatternTree, within: Set<Int>) -> Set<Int> {
    var keys: Set<Int> = []
    for edge in tree.edges[0] {
      guard case .phrase(let id) = edge.element.kind else {
        keys.formUnion(Self.keys(of: edge.element, lexicon))
        continue
      }
      if !within.contains(id) { keys.formUnion(self.keys(of: trees[id], within: within.union([id]))) }
    }
    return keys
  }

  /// The keys of the tokens with which an element that is no phrase can begin.
  private static func keys(of element: PatternElement, _ lexicon: DateLexicon) -> [Int] {
    switch element.kind {
    case .word(let id): return [id]
    case .list(let list): return Array(lexicon.lists[list].values.keys)
    case .number(let number):
      let spelled = number == .count || number == .year ? lexicon.list("number")?.values.keys : nil
      return [lexicon.wordCount] + Array(spelled ?? [:].keys)
    case .exactly: return [lexicon.wordCount]
    case .phrase: return []
    }
  }
}
