import Words

/// What the perceptrons see of one word.
package struct WordFacts: Sendable {
  /// The hash of the form in small letters, digits made alike, curly quotes straight.
  package var form: UInt32 = 0
  /// The hash of the form as it stands.
  var exact: UInt64 = 0
  /// The same in small letters.
  var lower: UInt64 = 0
  var cluster: UInt32 = 0
  var classes: UInt32 = 0
  /// How the word is written most: 0 where it is not known, 1 in small letters.
  var usualCase: UInt32 = 0
  /// What names of the lists the word is part of, see ``Lexicon/Word/nameKinds``.
  var nameKinds: UInt32 = 0
  /// Capitals, small letters, digits, marks in runs; with the case mode of the sentence.
  var shape: UInt32 = 0
  var suffix1: UInt32 = 0
  var suffix2: UInt32 = 0
  var suffix3: UInt32 = 0
  var suffix4: UInt32 = 0
  var prefix1: UInt32 = 0
  var prefix3: UInt32 = 0
  var isUpper = false
  var isTitle = false
  var isHyphen = false
  /// The last byte is no letter or digit, as in "Inc.".
  var endsInMark = false

  var isCapital: Bool { isTitle || isUpper }
  var isUsuallySmall: Bool { usualCase == 1 }

  var cluster4: UInt32 { cluster & 0xF }
  var cluster6: UInt32 { cluster & 0x3F }
  var cluster10: UInt32 { cluster & 0x3FF }

  /// Stands before the first and after the last word.
  static let edge = WordFacts(form: 1, shape: 1)
}

/// How a sentence uses capitals.
package enum CaseMode: UInt32, Sendable {
  case normal = 0
  /// All words are in capitals: nothing can be read from them.
  case upper = 1
  /// A headline Written Like This.
  case title = 2
}

/// Makes ``WordFacts`` of the words of a sentence.
package struct FactReader: Sendable {
  let lexicon: Lexicon

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The facts by the lexicon of a model file.
  package init(_ file: ModelFile) throws(ModelError) { lexicon = try Lexicon(file) }

  /// The facts of words as they stand in running text.
  func read(_ word: UnsafeBufferPointer<UInt8>) -> WordFacts {
    var fact = surface(word)
    lookUp(&fact, .normal)
    return fact
  }

  /// Reads the words of one sentence again by the way the sentence uses capitals.
  package func adapt(_ words: [UnsafeBufferPointer<UInt8>], _ facts: inout [WordFacts]) {
    let mode = Self.caseMode(words, facts)
    for i in facts.indices {
      if mode != .normal {
        facts[i].cluster = 0
        lookUp(&facts[i], mode)
      }
      facts[i].shape = facts[i].shape << 2 | mode.rawValue
    }
  }

  /// The facts of the words of one sentence.
  package func sentence(_ words: [UnsafeBufferPointer<UInt8>]) -> [WordFacts] {
    var facts = words.map { read($0) }
    adapt(words, &facts)
    return facts
  }

  static func caseMode(_ words: [UnsafeBufferPointer<UInt8>], _ facts: [WordFacts]) -> CaseMode {
    var letters = 0
    var upper = 0
    var long = 0
    var title = 0
    for (word, fact) in zip(words, facts) where word.count > 1 && word[0].isASCIILetter {
      letters += 1
      if fact.isUpper { upper += 1 }
      if word.count > 4 {
        long += 1
        if fact.isTitle || fact.isUpper { title += 1 }
      }
    }
    if letters >= 3, upper * 10 >= letters * 7 { return .upper }
    if long >= 3, title * 10 >= long * 9 { return .title }
    return .normal
  }

  /// What the letters alone tell.
  private func surface(_ word: UnsafeBufferPointer<UInt8>) -> WordFacts {
    var fact = WordFacts()
    var normal: UInt64 = 0xCBF2_9CE4_8422_2325
    var lower = normal
    var exact = normal
    var shape: UInt32 = 7
    var last: UInt32 = 0
    var run = 0
    var uppers = 0
    var lowers = 0
    for byte in word {
      let small = byte.lowered
      exact = (exact ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      lower = (lower ^ UInt64(small)) &* 0x0000_0100_0000_01B3
      let kind: UInt32
      if byte.isASCIILower {
        kind = 1
        lowers += 1
      } else if byte.isASCIIUpper {
        kind = 2
        uppers += 1
      } else if byte.isASCIIDigit {
        kind = 3
      } else {
        kind = byte >= 0x80 ? 4 : 5
      }
      normal = (normal ^ UInt64(kind == 3 ? UInt8(ascii: "0") : small)) &* 0x0000_0100_0000_01B3
      run = kind == last ? run + 1 : 0
      if run < 2, shape < 1 << 27 { shape = shape << 3 | kind }
      last = kind
    }
    fact.form = UInt32(truncatingIfNeeded: normal ^ (normal >> 32)) | 2
    if word.count == 3, word[0] == 0xE2, word[1] == 0x80 { fact.form = Self.straight(word[2], fact.form) }
    fact.exact = exact ^ (exact >> 31)
    fact.lower = lower ^ (lower >> 31)
    fact.shape = shape
    fact.isUpper = uppers > 0 && lowers == 0 && word.count > 1
    fact.isTitle = uppers > 0 && word[0].isASCIIUpper && lowers > 0
    fact.endsInMark = !word[word.count - 1].isWordByte
    fact.isHyphen = word.count == 1 && word[0] == UInt8(ascii: "-")
    affixes(word, &fact)
    return fact
  }

  /// Curly quotes and dashes share the form of the straight ones.
  private static func straight(_ byte: UInt8, _ form: UInt32) -> UInt32 {
    let plain: StaticString
    switch byte {
    case 0x9C, 0x9D, 0x9E: plain = "\""
    case 0x98, 0x99, 0x9A: plain = "'"
    case 0x93, 0x94, 0x95: plain = "--"
    case 0x90, 0x91: plain = "-"
    case 0xA6: plain = "..."
    default: return form
    }
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for k in 0..<plain.utf8CodeUnitCount { h = (h ^ UInt64(plain.utf8Start[k])) &* 0x0000_0100_0000_01B3 }
    return UInt32(truncatingIfNeeded: h ^ (h >> 32)) | 2
  }

  private func affixes(_ word: UnsafeBufferPointer<UInt8>, _ fact: inout WordFacts) {
    let n = word.count
    var suffix: UInt32 = 17
    for k in 1...4 {
      guard k <= n else {
        suffix = suffix &* 31 &+ 1
        if k == 2 { fact.suffix2 = suffix } else if k == 3 { fact.suffix3 = suffix } else { fact.suffix4 = suffix }
        continue
      }
      let byte = word[n - k].isASCIIDigit ? UInt8(ascii: "0") : word[n - k].lowered
      suffix = (suffix ^ UInt32(byte)) &* 0x0100_0193
      switch k {
      case 1: fact.suffix1 = suffix
      case 2: fact.suffix2 = suffix
      case 3: fact.suffix3 = suffix
      default: fact.suffix4 = suffix
      }
    }
    var prefix: UInt32 = 19
    for k in 0..<min(3, n) {
      prefix = (prefix ^ UInt32(word[k].lowered)) &* 0x0100_0193
      if k == 0 { fact.prefix1 = prefix }
    }
    fact.prefix3 = prefix
  }

  /// The lexicon's facts, by the form as it stands, else in small letters; in a headline the other way round.
  private func lookUp(_ fact: inout WordFacts, _ mode: CaseMode) {
    let small = fact.exact == fact.lower ? nil : lexicon[fact.lower]
    let own = lexicon[fact.exact]
    let first = mode == .normal ? own : small?.usualCase == 1 ? small : own
    if let found = first {
      fact.cluster = found.cluster
      fact.usualCase = found.usualCase
    }
    fact.nameKinds = own?.nameKinds ?? 0
    if fact.cluster == 0, let small {
      fact.cluster = small.cluster
      fact.usualCase = small.usualCase
    }
    fact.classes = (own?.classes ?? 0) | (small?.classes ?? 0)
    if mode == .upper { fact.shape = fact.isUpper ? 6 : fact.shape }
  }
}
