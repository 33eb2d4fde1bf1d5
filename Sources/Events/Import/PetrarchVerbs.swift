import Rulebook

extension VerbImport {
  /// Reads a dictionary of verbs of TABARI, PETRARCH or PETRARCH2.
  ///
  ///     &TREATY                          words that patterns name
  ///     +TREATY
  ///     +ARMISTICE_AGREEMENT
  ///
  ///     --- SIGN [057] ---               a block of verbs with its code
  ///     SIGN {SIGNS SIGNED}  [050]       a verb, its forms (which we know), its own code
  ///     INITIAL
  ///     - * &TREATY [057]                a pattern: `*` the verb, `$` who does it, `+` to whom
  ///     - * TREATY WITH +  [0312]  # a comment
  ///
  /// A pattern becomes a phrase of a rule, for each verb of its block: "sign <imported-treaty>", "sign treaty with". Passives need
  /// no pattern of their own. One with more than a noun before the verb, and what PETRARCH2 calls a transformation (`~`),
  /// is told and left out. Words are taken as they are, in small letters: rules want them in the singular.
  /// - Throws: where the list `cameo-types` is malformed.
  /// Source: PETRARCH2's documentation, "Verb dictionary".
  public init(petrarch text: String, _ rulebook: Rulebook) throws(RuleFileError) {
    var reader = PetrarchVerbs(types: try CameoTypes(rulebook))
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      reader.read(String(line.prefix { $0 != "#" && $0 != ";" }), number + 1)
    }
    reader.close()
    self.init(rules: reader.rules, classes: reader.classes, troubles: reader.troubles, dropped: reader.dropped)
  }
}

/// The dictionary, line by line.
private struct PetrarchVerbs {
  let types: CameoTypes
  private(set) var rules: [VerbImport.Rule] = []
  private(set) var classes: [(name: String, words: [String])] = []
  private(set) var troubles: [String] = []
  private(set) var dropped = 0
  private var block: (name: String, code: String?, verbs: [String], patterns: [PetrarchPattern])?
  private var isInClass = false

  init(types: CameoTypes) { self.types = types }

  mutating func read(_ line: String, _ number: Int) {
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let first = words.first else { return }
    let rest = String(words.dropFirst().drop { $0 == " " })
    if words.hasPrefix("---") {
      open(words)
    } else if first == "&" {
      close()
      isInClass = !rest.isEmpty
      if isInClass { classes.append((Self.className(rest), [])) }
    } else if isInClass, first == "+" {
      classes[classes.count - 1].words.append(Self.phrase(rest))
    } else if first == "-" {
      pattern(rest, number)
    } else if first == "~" {
      troubles.append("line \(number): a transformation cannot be a rule; write the event of its sentence by hand")
    } else {
      verb(words, number)
    }
  }

  /// `--- SIGN [057] ---`
  private mutating func open(_ words: String) {
    close()
    isInClass = false
    let name = words.prefix { $0 != "[" }.filter { $0 != "-" }
    block = (Self.phrase(String(name)).replacing(" ", with: "-"), Self.code(words), [], [])
  }

  private mutating func verb(_ words: String, _ number: Int) {
    guard block != nil else {
      troubles.append("line \(number): '\(words)' stands in no block; write '--- NAME [CODE] ---' above it")
      return
    }
    let verb = Self.phrase(String(words.prefix { $0 != "{" && $0 != "[" }))
    guard !verb.isEmpty else { return }
    block?.verbs.append(verb)
    guard let code = Self.code(words) ?? block?.code else { return }
    file([verb], code, VerbImport.Slots())
  }

  private mutating func pattern(_ words: String, _ number: Int) {
    guard let code = Self.code(words) else { return }
    do {
      let pattern = try PetrarchPattern(String(words.prefix { $0 != "[" }), code)
      block?.patterns.append(pattern)
    } catch {
      troubles.append("line \(number): '\(words)' \(error.reason); write a rule for it by hand")
    }
  }

  /// Files the patterns of a block, once all its verbs are known.
  mutating func close() {
    for pattern in block?.patterns ?? [] {
      let phrases = (block?.verbs ?? []).map { ([$0] + pattern.words).joined(separator: " ") }
      file(phrases, pattern.code, pattern.slots)
    }
    block = nil
  }

  private mutating func file(_ phrases: [String], _ code: String, _ slots: VerbImport.Slots) {
    // Of a code for each direction ("040:041") both parties do the same.
    let codes = code.split(separator: ":").map(String.init)
    var slots = slots
    if codes.count > 1 { slots.isTogether = true }
    guard let cameo = codes.first, let event = types.event(of: cameo), !phrases.isEmpty else {
      dropped += phrases.count
      return
    }
    let same = rules.firstIndex { $0.cameo == cameo && $0.slots == slots && $0.name.hasPrefix(stem) }
    if let same {
      rules[same].phrases += phrases.filter { !rules[same].phrases.contains($0) }
    } else {
      let name = "\(stem)-\(cameo)"
      let twins = rules.count { $0.name == name || $0.name.hasPrefix("\(name)-") }
      rules.append(
        VerbImport.Rule(
          name: twins == 0 ? name : "\(name)-\(twins + 1)", event: event, cameo: cameo, slots: slots, phrases: phrases))
    }
  }

  private var stem: String { "imported-\(block?.name ?? "")" }

  /// `&TREATY` as a class beside ours.
  static func className(_ written: String) -> String { "imported-" + phrase(written).replacing(" ", with: "-") }

  /// `ARMISTICE_AGREEMENT_` in small letters.
  static func phrase(_ written: String) -> String {
    written.lowercased().split { "_+ ".contains($0) }.joined(separator: " ")
  }

  /// What stands between brackets; nil where that is no code: `[---]`.
  private static func code(_ words: String) -> String? {
    guard let open = words.lastIndex(of: "[") else { return nil }
    let code = words[words.index(after: open)...].prefix { $0 != "]" }.filter { $0 != " " }
    return code.first?.isNumber == true ? code : nil
  }
}

/// What stands around the verb in a pattern: `$ * TALKS WITH +`.
private struct PetrarchPattern {
  struct Unfit: Error { let reason: String }

  let code: String
  /// The words of the phrase after the verb.
  private(set) var words: [String] = []
  private(set) var slots = VerbImport.Slots()

  init(_ written: String, _ code: String) throws(Unfit) {
    self.code = code
    // Brackets of phrases tell PETRARCH2 where to look; the tree tells us.
    let plain = written.filter { !"{}()".contains($0) }
    let sides = plain.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2 else { throw Unfit(reason: "has no '*', or several") }
    try before(sides[0].split(separator: " ").map(String.init))
    after(sides[1].split(separator: " ").map(String.init))
  }

  private mutating func before(_ items: [String]) throws(Unfit) {
    let nouns = items.filter { !Self.isMark($0) }
    guard nouns.count <= 1 else { throw Unfit(reason: "has several words before the verb") }
    slots.subject = nouns.first.map(Self.word)
    if items.contains("%") { slots.isTogether = true }
    if items.contains("+") {
      slots.recipient = "subject"
      slots.actor = "none"
    }
  }

  private mutating func after(_ items: [String]) {
    var items = items
    // "+ * BY $" is the passive of "$ * +".
    if slots.recipient == "subject", items.suffix(2) == ["BY", "$"] {
      items.removeLast(2)
      slots = VerbImport.Slots(subject: slots.subject, isTogether: slots.isTogether)
    }
    for item in items {
      switch item {
      case "+": slots.recipient = lead
      case "$": slots.actor = lead
      case "%": slots.isTogether = true
      case "^": break
      default: words.append(Self.word(item))
      }
    }
  }

  /// What leads to a party after the verb: the word before it, else the verb itself.
  private var lead: String {
    words.last?.split(separator: " ").last.map(String.init) ?? "object"
  }

  private static func isMark(_ item: String) -> Bool { ["+", "$", "%", "^"].contains(item) }

  /// `&TREATY` as `<imported-treaty>`.
  private static func word(_ item: String) -> String {
    item.hasPrefix("&") ? "<\(PetrarchVerbs.className(String(item.dropFirst())))>" : PetrarchVerbs.phrase(item)
  }
}
