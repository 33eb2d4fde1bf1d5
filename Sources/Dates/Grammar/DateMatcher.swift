import Words

/// A stretch of tokens that a rule matches, and the fields it fills.
struct DateMatch: Sendable {
  /// Indices of tokens, half-open.
  let tokens: Range<Int>
  let rule: Int
  let fields: DateFields
  /// The token that gives ``DateField/day2`` or ``DateField/year2``, nil where none does.
  let second: Int?
}

/// Runs the grammar over the tokens of one text. Patterns have no loops, so each token costs at most a constant.
struct DateMatcher {
  private let grammar: DateGrammar
  private let tokens: [DateToken]
  private let numberWords: DateLexicon.List?
  private let hyphen: Int
  private var memo: [Int: [Inner]] = [:]

  private struct Capture {
    let filled: DateFields.Filled
    let token: Int
  }

  /// One way to read a phrase from a token on.
  private struct Inner {
    let end: Int
    let rule: Int
    let captures: [Capture]
  }

  init(_ grammar: DateGrammar, _ tokens: [DateToken]) {
    self.grammar = grammar
    self.tokens = tokens
    numberWords = grammar.lexicon.list("number")
    hyphen = grammar.lexicon.id([0x2D], 0, 1)
  }

  /// All matches from left to right, none over another: the longest at each place, the earlier rule where two are
  /// as long.
  mutating func matches() -> [DateMatch] {
    var found: [DateMatch] = []
    var i = 0
    while i < tokens.count {
      guard tokens[i].word != DateLexicon.unknown, let match = best(at: i) else {
        i += 1
        continue
      }
      found.append(match)
      i = match.tokens.upperBound
    }
    return found
  }

  private mutating func best(at start: Int) -> DateMatch? {
    var all: [Inner] = []
    explore(DateGrammar.top, 0, start, start, [], &all)
    if !memo.isEmpty { memo.removeAll(keepingCapacity: true) }
    if all.isEmpty { return nil }
    let ranked = all.sorted { ($0.end, $1.rule) > ($1.end, $0.rule) }
    guard let match = ranked.first(where: { allows(grammar.rules[$0.rule], start, $0.end) }) else { return nil }
    return DateMatch(
      tokens: start..<match.end, rule: match.rule, fields: DateFields(match.captures.map(\.filled)),
      second: match.captures.last { $0.filled.field == .day2 || $0.filled.field == .year2 }?.token)
  }

  /// Whether the neighbours are as the rule asks.
  private func allows(_ rule: DateRule, _ start: Int, _ end: Int) -> Bool {
    let last = start > 0 && !tokens[start].isBreak ? tokens[start - 1] : nil
    let next = end < tokens.count && !tokens[end].isBreak ? tokens[end] : nil
    if let after = rule.after, !after.holds(last) { return false }
    if let notAfter = rule.notAfter, notAfter.holds(last) { return false }
    if let before = rule.before, !before.holds(next) { return false }
    if let notBefore = rule.notBefore, notBefore.holds(next) { return false }
    return true
  }

  private mutating func explore(
    _ tree: Int, _ node: Int, _ start: Int, _ at: Int, _ captures: [Capture], _ found: inout [Inner]
  ) {
    for accept in grammar.trees[tree].accepts[node] {
      let sets = accept.sets.map { Capture(filled: $0, token: start) }
      found.append(Inner(end: at, rule: accept.rule, captures: captures + sets))
    }
    guard at < tokens.count, at == start || !tokens[at].isBreak else { return }
    let token = tokens[at]
    for edge in grammar.trees[tree].edges(node, grammar.lexicon.key(token)) where !edge.element.glued || token.glued {
      switch edge.element.kind {
      case .word(let id):
        if token.word == id { explore(tree, edge.node, start, at + 1, captures, &found) }
      case .list(let index):
        guard let value = grammar.lexicon.value(of: token, in: index) else { continue }
        explore(tree, edge.node, start, at + 1, captures + capture(at, edge.element.field, value), &found)
      case .exactly(let number):
        if let n = token.number, n.value == number, n.suffix == .none {
          explore(tree, edge.node, start, at + 1, captures, &found)
        }
      case .number(let number):
        guard let (end, value) = number == .count ? count(at) : digits(number, at) else { continue }
        explore(tree, edge.node, start, end, captures + capture(at, edge.element.field, value), &found)
      case .phrase(let id):
        for inner in phrase(id, at) {
          explore(tree, edge.node, start, inner.end, captures + inner.captures, &found)
        }
      }
    }
  }

  private func capture(_ at: Int, _ field: DateField?, _ value: Int) -> [Capture] {
    field.map { [Capture(filled: .init(field: $0, value: value), token: at)] } ?? []
  }

  private mutating func phrase(_ id: Int, _ at: Int) -> [Inner] {
    if grammar.trees[id].edges(0, grammar.lexicon.key(tokens[at])).isEmpty { return [] }
    let key = at * 4096 + id
    if let known = memo[key] { return known }
    memo[key] = []
    var found: [Inner] = []
    explore(id, 0, at, at, [], &found)
    var ends: Set<Int> = []
    let distinct = found.filter { ends.insert($0.end).inserted }
    memo[key] = distinct
    return distinct
  }
}

extension DateMatcher {
  /// A number in digits, if it looks as its class asks.
  private func digits(_ number: NumberClass, _ at: Int) -> (end: Int, value: Int)? {
    guard let n = tokens[at].number else { return number == .year ? spelledYear(at) : nil }
    return Self.value(of: n, as: number).map { (at + 1, $0) }
  }

  /// "nineteen ninety-six".
  private func spelledYear(_ at: Int) -> (end: Int, value: Int)? {
    guard at + 1 < tokens.count, let century = numberWords?.value(of: tokens[at].word), (13...20).contains(century),
      !tokens[at + 1].isBreak, let rest = count(at + 1), (10...99).contains(rest.value)
    else { return nil }
    return (rest.end, century * 100 + rest.value)
  }

  private static func value(of n: DateToken.Number, as number: NumberClass) -> Int? {
    let isPlain = n.suffix == .none && !n.isShortened
    switch number {
    case .day: return (isPlain || n.suffix == .ordinal) && n.digits <= 2 && (1...31).contains(n.value) ? n.value : nil
    case .dd: return isPlain && n.digits <= 2 && (1...31).contains(n.value) ? n.value : nil
    case .mm: return isPlain && n.digits <= 2 && (1...12).contains(n.value) ? n.value : nil
    case .year:
      if n.isShortened, n.suffix == .none, n.digits == 2 { return century(of: n.value) }
      return isPlain && n.digits == 4 && (1000...2099).contains(n.value) ? n.value : nil
    case .oneToFour: return isPlain && n.digits == 1 && (1...4).contains(n.value) ? n.value : nil
    case .yy: return isPlain && n.digits == 2 ? century(of: n.value) : nil
    case .decade:
      guard n.suffix == .plural, n.value % 10 == 0 else { return nil }
      return n.digits == 4 ? n.value : n.digits == 2 && n.isShortened ? (n.value < 30 ? 2000 : 1900) + n.value : nil
    case .nth: return n.suffix == .ordinal ? n.value : nil
    case .hour: return isPlain && n.digits <= 2 && n.value <= 24 ? n.value : nil
    case .minute: return isPlain && n.digits == 2 && n.value <= 59 ? n.value : nil
    case .clock: return isPlain && n.digits == 4 && n.value <= 2400 && n.value % 100 < 60 ? n.value : nil
    case .east: return isPlain ? minutes(n) : nil
    case .west: return isPlain ? minutes(n).map { -$0 } : nil
    case .count: return n.suffix == .none || n.suffix == .grouped ? n.value : nil
    }
  }

  /// No zone is farther from Greenwich than fourteen hours.
  private static func minutes(_ n: DateToken.Number) -> Int? {
    let minutes = n.digits == 4 ? n.value / 100 * 60 + n.value % 100 : n.value * 60
    return (n.digits <= 2 || n.digits == 4 && n.value % 100 < 60) && minutes <= 14 * 60 ? minutes : nil
  }

  /// The year of two digits: 30 and later are of the last century.
  private static func century(of twoDigits: Int) -> Int { twoDigits + (twoDigits < 30 ? 2000 : 1900) }

  /// In words and hyphens; longer or larger ones are no numbers of units.
  private static let longestNumber = 12
  private static let largestNumber = 1_000_000_000

  /// A number in digits or words: `14`, `1,200`, `twenty-four`, `two thousand`.
  private func count(_ at: Int) -> (end: Int, value: Int)? {
    if tokens[at].number != nil { return digits(.count, at) }
    var i = at
    var total = 0
    var group = 0
    while i < tokens.count, i - at < Self.longestNumber, total + group < Self.largestNumber,
      let value = numberWords?.value(of: tokens[i].word), i == at || !tokens[i].isBreak
    {
      switch value {
      case 1000...:
        total += max(group, 1) * value
        group = 0
      case 100: group = max(group, 1) * 100
      default: group += value
      }
      i += 1
      if i + 1 < tokens.count, tokens[i].word == hyphen, tokens[i].glued,
        numberWords?.value(of: tokens[i + 1].word) != nil
      {
        i += 1
      }
    }
    return i > at ? (i, total + group) : nil
  }
}
