import Words

/// Decides before which words a sentence begins: always at a paragraph, never inside a run of letters, and between
/// words by a perceptron over the words around the blank.
package struct SentenceSplitter: Sendable {
  package static let featureLimit = 48
  let weights: WeightTable

  /// What a splitter remembers of the sentence so far.
  struct Memory {
    var length = 0
    var brackets = 0
    var quotes = 0

    mutating func add(_ byte: UInt8, _ third: UInt8) {
      length += 1
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets = max(0, brackets - 1)
      case UInt8(ascii: "\""): quotes ^= 1
      case 0xE2 where third == 0x9C: quotes = 1
      case 0xE2 where third == 0x9D: quotes = 0
      default: break
      }
    }
  }

  @inline(__always)
  static func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ facts: UnsafeBufferPointer<WordFacts>, _ i: Int, _ memory: Memory
  ) -> Int {
    let p = facts[i - 1]
    let w = facts[i]
    let p2 = i > 1 && memory.length > 1 ? facts[i - 2] : WordFacts.edge
    let n = i + 1 < facts.count ? facts[i + 1] : WordFacts.edge
    let long = UInt64(memory.length < 4 ? memory.length : memory.length < 8 ? 4 : memory.length < 20 ? 5 : 6)
    let state = UInt64(min(memory.brackets, 1) << 1 | memory.quotes)
    var count = 0
    @inline(__always) func add(_ t: UInt64, _ a: UInt32, _ b: UInt64 = 0) {
      keys[count] = Hash.feature(t, UInt64(a), b)
      count += 1
    }
    add(1, p.form)
    add(2, w.form)
    add(3, p.form, UInt64(w.form))
    add(4, p.form, UInt64(w.shape))
    add(5, p.shape, UInt64(w.shape))
    add(6, p.form, UInt64(w.usualCase) << 2 | UInt64(w.isTitle ? 1 : w.isUpper ? 2 : 0))
    add(7, p.form, UInt64(p2.form))
    add(8, w.form, UInt64(n.form))
    add(9, p.form, long)
    add(10, p.cluster, UInt64(w.shape))
    add(11, w.cluster, UInt64(p.shape))
    add(12, p.form, UInt64(w.cluster6))
    add(13, p.form, state << 8 | 1)
    add(14, w.form, state)
    add(15, p.form, UInt64(p2.shape) << 32 | UInt64(w.shape))
    add(16, w.shape, UInt64(w.usualCase) << 32 | UInt64(p.shape))
    add(17, w.classes, UInt64(p.classes))
    add(18, w.shape, UInt64(n.shape) << 32 | UInt64(p.shape))
    add(19, p.shape, long << 32 | UInt64(w.usualCase))
    add(20, p.cluster6, UInt64(w.cluster6) << 8 | UInt64(w.isTitle ? 1 : 0))
    add(21, 0)
    add(22, p.cluster, UInt64(w.cluster))
    add(23, p2.form, UInt64(w.shape) << 32 | UInt64(p.shape))
    return count
  }

  /// A sentence of so many tokens is cut, so that nothing above depends on text having full stops.
  /// Source: ours; the longest sentence of the training treebanks has fewer than 200.
  package static let longest = 400

  /// The number of the first word of each sentence.
  func starts(
    _ tokens: [RawToken], _ facts: [WordFacts], _ bytes: UnsafeBufferPointer<UInt8>, _ rules: TokenRules,
    _ scratch: Scratch
  ) -> [Int] {
    var starts: [Int] = []
    var memory = Memory()
    facts.withUnsafeBufferPointer { facts in
      for i in tokens.indices {
        let begins: Bool
        if i == 0 || i - (starts.last ?? 0) >= Self.longest {
          begins = true
        } else {
          switch Self.question(tokens, i, bytes, rules) ?? Self.afterHour(tokens, i, facts[i], bytes, rules) {
          case .some(let answer): begins = answer
          case nil:
            let count = Self.fill(scratch.keys, facts, i, memory)
            scratch.score(weights, count, 2)
            let lead = Self.endsInWord(tokens[i - 1], bytes) ? Self.unmarked : 0
            begins = scratch.scores[1] > scratch.scores[0] + lead
          }
        }
        if begins {
          starts.append(i)
          memory = Memory()
        }
        let token = tokens[i]
        memory.add(bytes[token.start], token.end - token.start == 3 ? bytes[token.start + 2] : 0)
      }
    }
    return starts
  }

  /// Asks about every open boundary of a text, for the trainer: `answer` gets the offset of the word and the number of
  /// keys, and says whether a sentence begins there.
  package static func questions(
    _ bytes: UnsafeBufferPointer<UInt8>, _ reader: FactReader, _ rules: TokenRules,
    _ keys: UnsafeMutablePointer<UInt64>, _ answer: (Int, Int) -> Bool
  ) {
    var tokeniser = Tokeniser(bytes, rules: rules)
    tokeniser.read(Span(0, bytes.count))
    let tokens = tokeniser.tokens
    let facts = tokens.map { reader.read(UnsafeBufferPointer(rebasing: bytes[$0.start..<$0.end])) }
    var memory = Memory()
    facts.withUnsafeBufferPointer { facts in
      for i in tokens.indices {
        if i > 0 {
          switch question(tokens, i, bytes, rules) {
          case .some(true): memory = Memory()
          case .some(false): break
          case nil:
            if answer(tokens[i].start, fill(keys, facts, i, memory)) { memory = Memory() }
          }
        }
        memory.add(bytes[tokens[i].start], tokens[i].end - tokens[i].start == 3 ? bytes[tokens[i].start + 2] : 0)
      }
    }
  }

  /// What is sure about a boundary before a word; nil where the perceptron must say.
  static func question(
    _ tokens: [RawToken], _ i: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ rules: TokenRules
  ) -> Bool? {
    switch tokens[i].gap {
    case .paragraph: return true
    case .none: return isGlued(tokens, i, bytes) ? nil : false
    case .line: return !isWrapped(tokens, i, bytes)
    case .space: break
    }
    let before = tokens[i - 1]
    return isAbbreviation(before, of: rules.openers, bytes) ? false : nil
  }

  /// What is sure after "5 a.m.", of which the treebanks hold too little to learn from.
  private static func afterHour(
    _ tokens: [RawToken], _ i: Int, _ word: WordFacts, _ bytes: UnsafeBufferPointer<UInt8>, _ rules: TokenRules
  ) -> Bool? {
    guard isAbbreviation(tokens[i - 1], of: rules.hours, bytes) else { return nil }
    if rules.hourFollowers.contains(bytes, tokens[i].start, tokens[i].end) { return false }
    return word.isTitle && word.isUsuallySmall ? true : nil
  }

  /// Whether a word with its full stop is one of a list.
  private static func isAbbreviation(
    _ token: RawToken, of list: TokenRules.WordSet, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    bytes[token.end - 1] == UInt8(ascii: ".") && token.end - token.start > 1
      && list.contains(bytes, token.start, token.end - 1)
  }

  /// By how much the perceptron must be for an end without a mark, in its weights (64 for an update).
  ///
  /// Web text often lacks its marks, news seldom: at 800 a name such as "Good Friday Agreement" stays whole, for .002 of
  /// the F1 of sentences on EWT and nothing of the trees.
  private static let unmarked: Int32 = 800

  private static func endsInWord(_ token: RawToken, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[token.end - 1].isWordByte
  }

  /// Whether a word in capitals follows a full stop without a blank.
  private static func isGlued(_ tokens: [RawToken], _ i: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let before = tokens[i - 1]
    return before.end - before.start == 1 && bytes[before.start] == UInt8(ascii: ".") && i > 1
      && tokens[i - 1].gap == .none && bytes[tokens[i].start].isASCIIUpper
  }

  /// Whether a single newline is only the end of a line of wrapped text: the line is long, ends in a word or comma, and
  /// the next begins in small letters.
  private static func isWrapped(_ tokens: [RawToken], _ i: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let last = bytes[tokens[i - 1].end - 1]
    guard bytes[tokens[i].start].isASCIILower, last.isASCIILetter || last == UInt8(ascii: ",") else { return false }
    var k = tokens[i - 1].end - 1
    while k > 0, bytes[k - 1] != 0x0A { k -= 1 }
    return tokens[i - 1].end - k > 40
  }
}
