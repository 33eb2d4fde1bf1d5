import Rulebook

/// What one token, or one inner match, of a pattern must be.
struct PatternElement: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case word(Int)
    case list(Int)
    case number(NumberClass)
    /// This number in digits.
    case exactly(Int)
    case phrase(Int)
  }

  let kind: Kind
  /// The field that what stands here fills; nil for plain words.
  let field: DateField?
  /// Whether it must stand right after the element before.
  let glued: Bool
}

/// How a number in digits, or in words, must look.
enum NumberClass: String, CaseIterable, Sendable {
  /// 1 to 31, or 1st to 31st.
  case day
  /// One or two digits, 1 to 31 and 1 to 12.
  case dd, mm
  /// Four digits, or '98.
  case year
  /// Two digits: the year of "11/04/19".
  case yy
  /// One digit, 1 to 4: the quarter of "Q3".
  case oneToFour = "one-to-four"
  /// "1990s", "'90s".
  case decade
  /// Any number, in digits or words.
  case count
  /// 11th; words such as "eleventh" are in the list `ordinal`.
  case nth
  /// One or two digits, 0 to 24; two digits, 00 to 59; four digits, 0000 to 2400.
  case hour, minute, clock
  /// Hours, or hours and minutes in four digits, east or west of Greenwich: the "3" of "GMT+3", "0300".
  case east, west
}

/// One way through a pattern: its elements, and the fields it sets by itself.
struct PatternPath: Sendable {
  var elements: [PatternElement] = []
  var sets: [DateFields.Filled] = []
}

/// Reads a pattern and lays out every way through it.
///
/// Elements stand with blanks between them; without a blank they must be glued in the text as well. `word`, `11`,
/// `{list}`, `{list:field}`, `<phrase>`, `( … | … )`, `?` after what may be missing, `@field=value` to set a field.
struct PatternReader {
  private let block: RuleBlock
  private let line: Int
  private let source: [Character]
  private var at = 0
  private var lexicon: DateLexicon

  init(_ field: RuleBlock.Field, _ block: RuleBlock, _ lexicon: DateLexicon) {
    self.block = block
    line = field.line
    source = Array(field.value)
    self.lexicon = lexicon
  }

  /// Every way through the pattern; `lexicon` learns its words.
  static func paths(
    of field: RuleBlock.Field, in block: RuleBlock, _ lexicon: inout DateLexicon
  ) throws(RuleFileError) -> [PatternPath] {
    var reader = PatternReader(field, block, lexicon)
    let paths = try reader.alternatives()
    guard reader.at == reader.source.count else { throw reader.error("')' closes nothing") }
    guard !paths.contains(where: \.elements.isEmpty) else { throw reader.error("the pattern may match nothing") }
    lexicon = reader.lexicon
    return paths
  }

  private func error(_ what: String) -> RuleFileError {
    block.error("\(what); write for example '{weekday} ,? the {day} of {month}'", line: line)
  }

  private mutating func alternatives() throws(RuleFileError) -> [PatternPath] {
    var all = try sequence()
    while at < source.count, source[at] == "|" {
      at += 1
      all += try sequence()
    }
    return all
  }

  private mutating func sequence() throws(RuleFileError) -> [PatternPath] {
    var paths = [PatternPath()]
    var glued = false
    while at < source.count, source[at] != "|", source[at] != ")" {
      if source[at] == " " {
        at += 1
        glued = false
        continue
      }
      var choices = try atom(glued: glued)
      if at < source.count, source[at] == "?" {
        at += 1
        choices.append(PatternPath())
      }
      paths = paths.flatMap { path in
        choices.map { PatternPath(elements: path.elements + $0.elements, sets: path.sets + $0.sets) }
      }
      glued = true
    }
    return paths
  }

  private mutating func atom(glued: Bool) throws(RuleFileError) -> [PatternPath] {
    switch source[at] {
    case "(":
      at += 1
      let inner = try alternatives()
      guard at < source.count, source[at] == ")" else { throw error("'(' is not closed") }
      at += 1
      return inner
    case "@": return [PatternPath(sets: [try setting()])]
    case "{": return [PatternPath(elements: [try listOrNumber(try enclosed("}"), glued: glued)])]
    case "<":
      let name = try enclosed(">")
      return [PatternPath(elements: [PatternElement(kind: .phrase(lexicon.phrase(name)), field: nil, glued: glued)])]
    default: return [PatternPath(elements: [word(glued: glued)])]
    }
  }

  private mutating func enclosed(_ end: Character) throws(RuleFileError) -> String {
    guard let close = source[at...].firstIndex(of: end) else { throw error("'\(source[at])' is not closed") }
    let inner = String(source[(at + 1)..<close])
    at = close + 1
    return inner
  }

  private mutating func word(glued: Bool) -> PatternElement {
    let start = at
    at += 1
    if source[start].isWholeNumber {
      while at < source.count, source[at].isWholeNumber { at += 1 }
      let number = Int(String(source[start..<at])) ?? 0
      return PatternElement(kind: .exactly(number), field: nil, glued: glued)
    }
    let isWord = { (c: Character) in c.isLetter || c == "'" || c == "." }
    if source[start].isLetter || source[start] == "'" {
      while at < source.count, isWord(source[at]) { at += 1 }
    }
    let id = lexicon.add(String(source[start..<at]).lowercased())
    return PatternElement(kind: .word(id), field: nil, glued: glued)
  }

  private mutating func listOrNumber(_ inner: String, glued: Bool) throws(RuleFileError) -> PatternElement {
    let parts = inner.split(separator: ":").map(String.init)
    guard let name = parts.first else { throw error("'{}' names no list") }
    var field = DateField(rawValue: String(name.prefix { $0 != "." }))
    if parts.count > 1 {
      guard let given = DateField(rawValue: parts[1]) else { throw error("'\(parts[1])' is no field") }
      field = given
    }
    if let number = NumberClass(rawValue: name) {
      return PatternElement(kind: .number(number), field: field ?? Self.field(of: number), glued: glued)
    }
    guard let list = lexicon.index(of: name) else { throw error("there is no list '\(name)'") }
    guard lexicon.lists[list].phrases.isEmpty else {
      return PatternElement(kind: .phrase(lexicon.phrase(name)), field: nil, glued: glued)
    }
    return PatternElement(kind: .list(list), field: field, glued: glued)
  }

  private static func field(of number: NumberClass) -> DateField? {
    switch number {
    case .dd: .day
    case .mm: .month
    case .yy: .year
    case .nth: .count
    case .east, .west: .zone
    default: nil
    }
  }

  private mutating func setting() throws(RuleFileError) -> DateFields.Filled {
    let end = source[at...].firstIndex { " |)?".contains($0) } ?? source.count
    let parts = String(source[(at + 1)..<end]).split(separator: "=").map(String.init)
    at = end
    guard parts.count == 2, let field = DateField(rawValue: parts[0]),
      let value = field.code(parts[1], holidays: lexicon.holidays)
    else { throw error("'@\(parts.joined(separator: "="))' sets nothing known") }
    return DateFields.Filled(field: field, value: value)
  }
}
