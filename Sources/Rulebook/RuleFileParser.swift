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
    for line in contents.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let words = trim(line)
      if words.isEmpty || words.hasPrefix("#") { continue }
      let indent = line.prefix { $0 == " " }.count
      if indent == 0 { try openBlock(words, number) } else { try add(words, indent: indent, number) }
    }
    try closeBlock()
    return blocks
  }

  private mutating func openBlock(_ words: String, _ line: Int) throws(RuleFileError) {
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
    open = (String(parts[0]), trim(parts[1]), line)
  }

  private mutating func add(_ words: String, indent: Int, _ line: Int) throws(RuleFileError) {
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
    guard let colon = words.firstIndex(of: ":"), words[..<colon].allSatisfy({ $0.isLetter || $0 == "-" }) else {
      throw RuleFileError(
        path: path, line: line, message: "'\(words)' is not 'key: value'; write for example 'source: the CAMEO manual'")
    }
    fields.append(.init(key: String(words[..<colon]), value: trim(words[words.index(after: colon)...]), line: line))
  }

  private mutating func addEntry(_ words: String, _ line: Int) {
    for key in ["source", "note"] {
      if let value = value(of: key, in: words) {
        fields.append(.init(key: key, value: value, line: line))
        return
      }
    }
    if let equals = words.range(of: " = ") {
      entries.append(
        .init(word: trim(words[..<equals.lowerBound]), value: trim(words[equals.upperBound...]), line: line))
    } else {
      entries.append(.init(word: words, value: nil, line: line))
    }
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

  private func value(of key: String, in words: String) -> String? {
    words.hasPrefix(key + ":") ? trim(words.dropFirst(key.count + 1)) : nil
  }
}

extension String {
  /// The first place where `words` stand; the standard library has none without Foundation.
  fileprivate func range(of words: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(words) { return start..<index(start, offsetBy: words.count) }
      start = index(after: start)
    }
    return nil
  }
}
