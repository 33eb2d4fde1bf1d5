/// Reads the lines of a rule file into blocks.
struct RuleFileParser {
  private let path: String
  private var blocks: [RuleBlock] = []
  private var defaultSource = ""
  private var open: (kind: String, name: String, line: Int)?
  private var fields: [RuleBlock.Field] = []
  private var entries: [RuleBlock.Entry] = []

  init(path: String) { self.path = path }

  mutating func parse(_ contents: String) throws(RuleFileError) -> [RuleBlock] {
    var number = 0
    for bytes in contents.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      let words = trim(Substring(bytes))
      if words.isEmpty || words.utf8.first == UInt8(ascii: "#") { continue }
      let indent = bytes.prefix { $0 == UInt8(ascii: " ") }.count
      if indent == 0 { try openBlock(words, number) } else { try add(words, indent: indent, number) }
    }
    try closeBlock()
    return blocks
  }

  private mutating func openBlock(_ words: Substring, _ line: Int) throws(RuleFileError) {
    try closeBlock()
    if let source = value(of: "source", in: words) {
      defaultSource = source
      return
    }
    let parts = words.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, !parts[0].hasSuffix(":") else {
      throw RuleFileError(
        path: path, line: line,
        message: "'\(words)' opens no block; write its kind and name, for example 'rule seize-place'")
    }
    open = (String(parts[0]), String(trim(parts[1])), line)
  }

  private mutating func add(_ words: Substring, indent: Int, _ line: Int) throws(RuleFileError) {
    guard let open else {
      throw RuleFileError(
        path: path, line: line,
        message: "'\(words)' stands in no block; write a line such as 'rule seize-place' before it, without indentation"
      )
    }
    if open.kind == "list" { return addEntry(words, line) }
    if indent >= 4, let last = fields.popLast() {
      fields.append(.init(key: last.key, value: last.value + " " + words, line: last.line))
      return
    }
    guard let colon = words.utf8.firstIndex(of: UInt8(ascii: ":")), words[..<colon].utf8.allSatisfy(Self.isOfKey) else {
      throw RuleFileError(
        path: path, line: line, message: "'\(words)' is not 'key: value'; write for example 'source: the CAMEO manual'")
    }
    let value = String(trim(words[words.utf8.index(after: colon)...]))
    fields.append(.init(key: String(words[..<colon]), value: value, line: line))
  }

  private mutating func addEntry(_ words: Substring, _ line: Int) {
    for key in ["source", "note"] {
      if let value = value(of: key, in: words) {
        fields.append(.init(key: key, value: value, line: line))
        return
      }
    }
    guard let equals = Self.equals(in: words) else {
      entries.append(.init(word: String(words), value: nil, line: line))
      return
    }
    let value = trim(words[words.utf8.index(after: equals)...])
    entries.append(.init(word: String(trim(words[..<equals])), value: String(value), line: line))
  }

  private mutating func closeBlock() throws(RuleFileError) {
    guard let block = open else { return }
    let source = fields.first { $0.key == "source" }?.value ?? defaultSource
    guard !source.isEmpty else {
      throw RuleFileError(
        path: path, line: block.line,
        message: "\(block.kind) '\(block.name)' has no source; write 'source: …' in it, or once above the first block")
    }
    guard !fields.isEmpty || !entries.isEmpty else {
      throw RuleFileError(
        path: path, line: block.line, message: "\(block.kind) '\(block.name)' is empty; write its lines indented by two"
      )
    }
    blocks.append(
      RuleBlock(
        kind: block.kind, name: block.name, path: path, line: block.line, source: source, fields: fields,
        entries: entries))
    open = nil
    fields = []
    entries = []
  }

  private func value(of key: String, in words: Substring) -> String? {
    words.utf8.starts(with: key.utf8) && words.utf8.dropFirst(key.utf8.count).first == UInt8(ascii: ":")
      ? String(trim(Substring(words.utf8.dropFirst(key.utf8.count + 1)))) : nil
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "-")
  }

  /// Where the first `=` between two blanks stands.
  private static func equals(in words: Substring) -> Substring.Index? {
    let bytes = words.utf8
    return bytes.indices.first { place in
      guard bytes[place] == UInt8(ascii: "="), place > bytes.startIndex else { return false }
      let next = bytes.index(after: place)
      return bytes[bytes.index(before: place)] == UInt8(ascii: " ") && next < bytes.endIndex
        && bytes[next] == UInt8(ascii: " ")
    }
  }
}
