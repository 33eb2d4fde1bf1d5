import Words

extension Analyser {
  /// Whether a text is likely to be English, by its share of function words.
  ///
  /// A text of fewer than eight words, say a headline, gets the benefit of the doubt where it is written in Latin
  /// letters. Meant to raise a doubt, not to sort languages.
  ///
  /// Source: in the training parts of UD_English-EWT and GUM a third of all words are in the list `function-words`; of
  /// French, German and Spanish news under one in twenty-five is.
  public func isEnglish(_ text: Text) -> Bool {
    var words = 0
    var functions = 0
    var foreign = 0
    text.bytes.withUnsafeBufferPointer { bytes in
      var i = 0
      while i < bytes.count, words + foreign < 2000 {
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
          if rules.functionWords.contains(bytes, start, i) { functions += 1 }
        }
      }
    }
    if foreign > words { return false }
    return words < 8 || functions * 100 >= words * (words < 25 ? 5 : 12)
  }
}
