import Words

/// The words of a line as numbers: small letters, digits as one `#`, punctuation left out.
///
/// `- Advertisement -` gives the words of `advertisement`, and `0 6,986` those of `# #`, so that a rule says what a
/// line says and not how it is dressed.
struct LineWords {
  private(set) var words: [UInt64] = []
  /// Whether a colon follows the word of the same index.
  private(set) var colons: [Bool] = []
  private var hash: UInt64 = 0
  private var isNumber = false

  /// The words of a line of running text.
  init(line bytes: ArraySlice<UInt8>, most: Int = 64) {
    var i = bytes.startIndex
    while i < bytes.endIndex, words.count < most {
      let byte = bytes[i]
      let apostrophe = byte == 0x27 || Self.isRightQuote(bytes, i)
      if apostrophe {
        i += byte == 0x27 ? 1 : 3
      } else if byte.isASCIILetter || byte >= 0xC3 && !Self.isSymbol(bytes, i) {
        if isNumber {
          let next = i + 1 < bytes.endIndex ? bytes[i + 1] : 0
          close()
          // "1.2K" is a number.
          if (byte | 0x20 == 0x6B || byte | 0x20 == 0x6D) && !next.isWordByte {
            i += 1
            continue
          }
        }
        repeat {
          add(bytes[i])
          i += 1
        } while i < bytes.endIndex && bytes[i] & 0xC0 == 0x80
      } else if byte.isASCIIDigit {
        if !isNumber { close() }
        isNumber = true
        i += 1
      } else {
        let joins = isNumber && (byte == 0x2C || byte == 0x2E)
        if !joins { close() }
        if byte == 0x3A, let last = colons.indices.last { colons[last] = true }
        i += byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      }
    }
    close()
  }

  /// The words of a class or an id: `td-postSharing` gives `td post sharing`; a blank between two names is a word of
  /// its own, so that no phrase goes over it.
  init(identifier bytes: ArraySlice<UInt8>) {
    var previous: UInt8 = 0
    for byte in bytes {
      if byte.isASCIILetter {
        if byte.isASCIIUpper, previous.isASCIILower { close() }
        add(byte)
      } else {
        close()
        if byte.isASCIISpace { words.append(0) }
      }
      previous = byte
    }
    close()
  }

  private mutating func add(_ byte: UInt8) {
    let small = byte.isASCIIUpper ? byte | 0x20 : byte
    hash = ((hash == 0 ? 0xcbf2_9ce4_8422_2325 : hash) ^ UInt64(small)) &* 0x100_0000_01b3
  }

  private mutating func close() {
    if hash != 0 || isNumber {
      words.append(isNumber ? Self.number : hash)
      colons.append(false)
    }
    hash = 0
    isNumber = false
  }

  static let number: UInt64 = 1

  private static func isRightQuote(_ bytes: ArraySlice<UInt8>, _ i: Int) -> Bool {
    bytes[i] == 0xE2 && i + 2 < bytes.endIndex && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x99
  }

  /// Punctuation, arrows, symbols and pictures from U+2000 to U+2FFF.
  private static func isSymbol(_ bytes: ArraySlice<UInt8>, _ i: Int) -> Bool {
    bytes[i] == 0xE2 && i + 2 < bytes.endIndex
  }
}

/// Looks up phrases in the words of a line, all at once.
struct Phrases {
  private var byFirstWord: [UInt64: [(rest: [UInt64], value: Int)]] = [:]

  /// Adds a phrase as a rule writes it; `#` is any number.
  mutating func add(_ phrase: String, value: Int) {
    let bytes = Array(phrase.utf8.map { $0 == UInt8(ascii: "#") ? UInt8(ascii: "0") : $0 })
    let words = LineWords(line: bytes[...]).words
    guard let first = words.first else { return }
    byFirstWord[first, default: []].append((Array(words[1...]), value))
  }

  /// The values of the phrases that stand at a word, with how many words they have.
  func matches(_ words: [UInt64], at i: Int) -> [(length: Int, value: Int)] {
    guard let phrases = byFirstWord[words[i]] else { return [] }
    return phrases.compactMap { phrase in
      let end = i + 1 + phrase.rest.count
      guard end <= words.count, words[(i + 1)..<end].elementsEqual(phrase.rest) else { return nil }
      return (phrase.rest.count + 1, phrase.value)
    }
  }

  /// The value of the first phrase that stands anywhere in the words.
  func first(in words: [UInt64]) -> Int? {
    for i in words.indices where byFirstWord[words[i]] != nil {
      if let match = matches(words, at: i).first { return match.value }
    }
    return nil
  }
}
