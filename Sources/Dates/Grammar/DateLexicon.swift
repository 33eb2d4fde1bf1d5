import Rulebook
import Words

/// The words of the date rules: their ids, and the lists in which they stand.
struct DateLexicon: Sendable {
  /// The id of a word that no rule knows.
  static let unknown = -1
  /// The id of every number in digits.
  static let number = -2

  /// One list: the field it fills, and each word's value in it.
  struct List: Sendable {
    let name: String
    /// The field it fills; nil where it is only a set of words.
    let field: DateField?
    let needsCapital: Bool
    fileprivate(set) var values: [Int: Int] = [:]
    /// The same by id, for speed; `nothing` for words that are not in the list.
    fileprivate var dense: [Int] = []
    /// Entries of more than one word.
    fileprivate(set) var phrases: [(words: [String], value: Int)] = []

    private static let nothing = Int.min

    /// The value of a word in this list; nil where it is not in it.
    func value(of word: Int) -> Int? {
      guard word >= 0, word < dense.count else { return nil }
      let value = dense[word]
      return value == Self.nothing ? nil : value
    }

    fileprivate mutating func freeze() {
      dense = [Int](repeating: Self.nothing, count: (values.keys.max() ?? -1) + 1)
      for (word, value) in values { dense[word] = value }
    }
  }

  private(set) var lists: [List] = []
  /// The names of phrases, each by its id; the first stands for the rules themselves.
  private(set) var phrases: [String] = ["rules"]
  /// The values of the list `holiday`, by their code.
  private(set) var holidays: [String] = []
  private var words = WordTable()

  /// Reads the lists of the rulebook's dates.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    let capitals = Set(rulebook.words("dates", "needs-capital"))
    for block in rulebook.blocks("dates", kind: "list") { try read(block, capitals) }
  }

  private mutating func read(_ block: RuleBlock, _ capitals: Set<String>) throws(RuleFileError) {
    let root = String(block.name.prefix { $0 != "." })
    let field = DateField(rawValue: root)
    var list = List(name: block.name, field: field, needsCapital: capitals.contains(root))
    for entry in block.entries {
      let value = try value(of: entry, field, block)
      let parts = Self.parts(of: entry.word)
      let ids = parts.map { words.add($0) }
      if ids.count == 1 { list.values[ids[0]] = value } else { list.phrases.append((parts, value)) }
    }
    if let known = index(of: block.name) { lists[known] = list } else { lists.append(list) }
  }

  private mutating func value(
    of entry: RuleBlock.Entry, _ field: DateField?, _ block: RuleBlock
  ) throws(RuleFileError) -> Int {
    guard let field else { return Int(entry.value ?? "") ?? 0 }
    guard let word = entry.value else {
      throw block.error(
        "'\(entry.word)' has no value; write for example '\(entry.word) = 1'", line: entry.line)
    }
    if field == .holiday, !holidays.contains(word) { holidays.append(word) }
    guard let code = field.code(word, holidays: holidays) else {
      throw block.error("'\(word)' is no value of '\(field.rawValue)'", line: entry.line)
    }
    return code
  }

  /// Makes look-ups fast; no word is added afterwards.
  mutating func freeze() { for i in lists.indices { lists[i].freeze() } }

  /// What the tables of patterns know a token by: a word's id, one more than the last for numbers, else -1.
  func key(_ token: DateToken) -> Int { token.word == Self.number ? wordCount : token.word }

  /// The value of a token's word in a list; nil where it is not in it, or lacks the capital that the list asks for.
  func value(of token: DateToken, in list: Int) -> Int? {
    lists[list].needsCapital && !token.isCapital ? nil : lists[list].value(of: token.word)
  }

  func isComma(_ token: DateToken) -> Bool { token.word >= 0 && token.word == words.id([0x2C], 0, 1) }

  /// How many words have an id.
  var wordCount: Int { words.count }

  func index(of list: String) -> Int? { lists.firstIndex { $0.name == list } }

  func list(_ name: String) -> List? { lists.first { $0.name == name } }

  /// The id of a phrase, made where its name is new.
  mutating func phrase(_ name: String) -> Int {
    if let known = phrases.firstIndex(of: name) { return known }
    phrases.append(name)
    return phrases.count - 1
  }

  /// The id of a word of a pattern, made where it is new.
  mutating func add(_ word: String) -> Int { words.add(word) }

  /// The id of the word in these bytes, in either case.
  func id(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int { words.id(bytes, start, end) }

  /// The words, numbers and signs of an entry: "new year's eve" is `new`, `year`, `'s`, `eve`.
  static func parts(of entry: String) -> [String] {
    entry.split(separator: " ").flatMap { word -> [String] in
      guard word.hasSuffix("'s"), word.count > 2 else { return word == "-" ? ["-"] : [String(word)] }
      return [String(word.dropLast(2)), "'s"]
    }
  }
}

/// Ids of words by a hash of their bytes in lower case: open addressing, no allocation to look one up.
struct WordTable: Sendable {
  private var hashes: [UInt64] = [UInt64](repeating: 0, count: 1024)
  private var ids: [Int32] = [Int32](repeating: -1, count: 1024)
  private(set) var count = 0

  mutating func add(_ word: String) -> Int {
    let bytes = Array(word.utf8)
    let known = id(bytes, 0, bytes.count)
    if known >= 0 { return known }
    if count * 3 > hashes.count { grow() }
    insert(Self.hash(bytes, 0, bytes.count), Int32(count))
    count += 1
    return count - 1
  }

  func id(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    let hash = Self.hash(bytes, start, end)
    var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while ids[slot] >= 0 {
      if hashes[slot] == hash { return Int(ids[slot]) }
      slot = (slot + 1) & (hashes.count - 1)
    }
    return -1
  }

  private mutating func insert(_ hash: UInt64, _ id: Int32) {
    var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while ids[slot] >= 0 { slot = (slot + 1) & (hashes.count - 1) }
    hashes[slot] = hash
    ids[slot] = id
  }

  private mutating func grow() {
    let old = zip(hashes, ids).filter { $0.1 >= 0 }
    hashes = [UInt64](repeating: 0, count: hashes.count * 2)
    ids = [Int32](repeating: -1, count: hashes.count)
    for (hash, id) in old { insert(hash, id) }
  }

  /// FNV-1a over the bytes in lower case, with a last mix so that the low bits spread.
  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    bytes.withUnsafeBufferPointer { bytes in
      for i in start..<end {
        let byte = bytes[i]
        hash = (hash ^ UInt64(byte.isASCIIUpper ? byte | 0x20 : byte)) &* 0x100_0000_01b3
      }
    }
    return hash ^ hash >> 29
  }
}
