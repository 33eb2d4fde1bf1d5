/// One file of rules: plain text that an analyst can read and change.
///
///     # a comment
///     source: where the blocks below come from
///
///     rule seize-place
///       event: COERCE seize
///       verb: seize, capture,
///         overrun
///       example: {actor Rebels} {event seized} {where Gharyan}.
///       not: She seized the opportunity.
///
///     list months
///       january = 1
///       jan = 1
///
/// A line without indentation opens a block by its kind and name, or sets the default `source`. Indented lines are
/// `key: value` fields; those indented by four or more go on with the line before. In a `list` they are entries,
/// `word` or `word = value`, and only `source:` and `note:` are fields.
public struct RuleFile: Sendable {
  /// As it is shown: `Rules/en/events/seize-territory.rules`.
  public let path: String
  public let blocks: [RuleBlock]

  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/dates/x.rules:3: error: 'may is 5' is not 'key: value'; write for example 'source: the CAMEO manual'`.
  public init(path: String, contents: String) throws(RuleFileError) {
    var parser = RuleFileParser(path: path)
    self.path = path
    blocks = try parser.parse(contents)
  }

  private init(path: String, blocks: [RuleBlock]) {
    self.path = path
    self.blocks = blocks
  }

  /// The same file less some of its blocks.
  func without(_ isOut: (RuleBlock) -> Bool) -> RuleFile {
    RuleFile(path: path, blocks: blocks.filter { !isOut($0) })
  }
}

/// A rule, a list, or an entry of a dictionary.
public struct RuleBlock: Sendable {
  public struct Field: Sendable {
    public let key: String
    public let value: String
    public let line: Int
  }

  /// A line of a list: `word`, or `word = value`.
  public struct Entry: Sendable {
    public let word: String
    public let value: String?
    public let line: Int
  }

  /// `rule`, `list`, or what else the room reads.
  public let kind: String
  public let name: String
  public let path: String
  public let line: Int
  /// Where it comes from: its own `source` field, else the file's.
  public let source: String
  public let fields: [Field]
  public let entries: [Entry]

  /// `Rules/en/events/seize-territory.rules:12`, as claims name it.
  public var place: String { "\(path):\(line)" }

  /// The first value of a key.
  public func value(_ key: String) -> String? { fields.first { $0.key == key }?.value }

  /// All fields of a key, in the order of the file.
  public func all(_ key: String) -> [Field] { fields.filter { $0.key == key } }

  /// The items of a comma-separated field; empty where there is none.
  public func items(_ key: String) -> [String] {
    all(key).flatMap { field in
      let items = field.value.utf8.split(separator: UInt8(ascii: ",")).map { trim(Substring($0)) }
      return items.filter { !$0.isEmpty }.map(String.init)
    }
  }

  /// Refuses fields that the room does not read, so that a slip of the pen is not passed over.
  ///
  /// - Parameter what: the block in words, for the message: `an attitude`.
  /// - Throws: ``RuleFileError``:
  ///   `…: error: 'verb' is no key of a stance; write one of auxiliary, certainty, …`.
  public func refuseKeys(but keys: Set<String>, of what: String) throws(RuleFileError) {
    for field in fields where !keys.contains(field.key) {
      throw error(
        "'\(field.key)' is no key of \(what); write one of \(keys.sorted().joined(separator: ", "))", line: field.line)
    }
  }

  /// An error at a line of this block.
  public func error(_ message: String, line: Int? = nil) -> RuleFileError {
    RuleFileError(path: path, line: line ?? self.line, message: message)
  }
}

/// A rule file that a person must mend.
public struct RuleFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let line: Int
  public let message: String

  public init(path: String, line: Int, message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  /// `file:line: error: message`.
  public var description: String { "\(path):\(line): error: \(message)" }
}

/// Without blanks and tabs at the ends.
func trim(_ text: Substring) -> Substring {
  let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
  guard let start = text.utf8.firstIndex(where: { !isBlank($0) }),
    let end = text.utf8.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return text[start...end]
}
