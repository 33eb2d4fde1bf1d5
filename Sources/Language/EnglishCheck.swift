import Words

extension Analyser {
  /// Whether a text is likely to be English, by its share of function words, or of words that English inflects.
  ///
  /// A text of fewer than eight words, say a headline, gets the benefit of the doubt where it is written in Latin
  /// letters. Meant to raise a doubt, not to sort languages.
  ///
  /// Source: in the training parts of UD_English-EWT and GUM a third of all words are in the list `function-words`; of
  /// French, German and Spanish news under one in twenty-five is. Of the words in small letters nine in ten have a part of
  /// speech in the lexicon, of French, German and Spanish about one in three.
  public func isEnglish(_ text: Text) -> Bool {
    var words = 0
    var functions = 0
    var foreign = 0
    var small = 0
    var known = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      while i < bytes.count, words + foreign < 2000 {
        if i == 0 || bytes[i - 1] <= 0x20, let end = Self.addressEnd(bytes, i) {
          i = end
          continue
        }
        guard ScalarKind.at(bytes, i).kind == .letter else {
          i += ScalarKind.at(bytes, i).length
          continue
        }
        let start = i
        var wide = 0
        while i < bytes.count {
          let (kind, length) = ScalarKind.at(bytes, i)
          guard kind == .letter else { break }
          if bytes[i] >= 0xCA { wide += length }
          i += length
        }
        if wide * 2 > i - start {
          foreign += 1
        } else {
          words += 1
          let isFunction = rules.functionWords.contains(bytes, start, i)
          if isFunction { functions += 1 }
          guard bytes[start].isASCIILower, i - start > 1 else { continue }
          small += 1
          if isFunction || isListed(bytes, start, i) { known += 1 }
        }
      }
    }
    if foreign > words { return false }
    return words < 8 || functions * 100 >= words * (words < 25 ? 5 : 12) || small > 4 && known * 4 >= small * 3
  }

  /// Where a chunk ends that is an address and so no language: one with `@`, `://`, or a point between letters.
  private static func addressEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var i = start
    var isAddress = false
    while i < bytes.count, bytes[i] > 0x20 {
      switch bytes[i] {
      case UInt8(ascii: "@"): isAddress = true
      case UInt8(ascii: ":"):
        isAddress = isAddress || i + 2 < bytes.count && bytes[i + 1] == 0x2F && bytes[i + 2] == 0x2F
      case UInt8(ascii: "."):
        let isInside = i > start + 1 && i + 2 < bytes.count
        isAddress = isAddress || isInside && bytes[i - 1].isASCIILower && bytes[i + 1].isASCIILower
      default: break
      }
      i += 1
    }
    return isAddress ? i : nil
  }

  /// Whether the lexicon knows a part of speech of a word.
  private func isListed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    (model.facts.lexicon[TokenRules.lowerHash(bytes, start, end)]?.classes ?? 0) != 0
  }
}
