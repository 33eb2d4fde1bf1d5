import Words

/// The words of a line as numbers: small letters, digits as one `#`, punctuation left out.
///
/// `- Advertisement -` gives the words of `advertisement`, and `0 6,986` those of `# #`, so that a rule says what a
/// line says and not how it is dressed.
struct LineWords {
  private(set) var words: [UInt64] = []
  /// The indices of the words that a colon follows.
  private(set) var colons: [Int] = []
  private var hash: UInt64 = 0
  private var isNumber = false

  /// The words of a line of running text, so many at most.
  init(line bytes: ArraySlice<UInt8>, most: Int = 64) {
    words.reserveCapacity(min(most, bytes.count / 4 + 1))
    bytes.withUnsafeBufferPointer { read($0, most: most) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, most: Int) {
    var i = 0
    while i < bytes.count, words.count < most {
      let byte = bytes[i]
      if byte.isASCIILetter || byte >= 0xC3 && !Self.isSymbol(bytes, i) {
        if isNumber {
          let next = i + 1 < bytes.count ? bytes[i + 1] : 0
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
        } while i < bytes.count && bytes[i] & 0xC0 == 0x80
      } else if byte == 0x27 {
        i += 1
      } else if byte.isASCIIDigit {
        if !isNumber { close() }
        isNumber = true
        i += 1
      } else if Self.isRightQuote(bytes, i) {
        i += 3
      } else {
        let joins = isNumber && (byte == 0x2C || byte == 0x2E)
        if !joins { close() }
        if byte == 0x3A, !words.isEmpty { colons.append(words.count - 1) }
        i += byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
      }
    }
    close()
  }

  private init() {}

  /// The words of a class or an id: `td-postSharing` gives `td post sharing`; a blank between two names is a word of
  /// its own, so that no phrase goes over it.
  static func words(ofIdentifier bytes: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var line = LineWords()
    line.words.reserveCapacity(bytes.count / 4 + 1)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte.isASCIILetter {
        if byte.isASCIIUpper, previous.isASCIILower { line.close() }
        line.add(byte)
      } else {
        line.close()
        if byte.isASCIISpace { line.words.append(0) }
      }
      previous = byte
    }
    line.close()
    return line.words
  }

  private mutating func add(_ byte: UInt8) {
    let small = byte.isASCIIUpper ? byte | 0x20 : byte
    hash = ((hash == 0 ? 0xcbf2_9ce4_8422_2325 : hash) ^ UInt64(small)) &* 0x100_0000_01b3
  }

  private mutating func close() {
    if hash != 0 || isNumber { words.append(isNumber ? Self.number : hash) }
    hash = 0
    isNumber = false
  }

  static let number: UInt64 = 1

  private static func isRightQuote(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    bytes[i] == 0xE2 && i + 2 < bytes.count && bytes[i + 1] == 0x80 && bytes[i + 2] == 0x99
  }

  /// Punctuation, arrows, symbols and pictures from U+2000 to U+2FFF.
  private static func isSymbol(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    bytes[i] == 0xE2 && i + 2 < bytes.count
  }
}
