import Words

/// Which sentences of a copy stand in the text that it copies.
public enum SharedText {
  /// A sentence is shared where so many of its runs of three words stand in the other text.
  ///
  /// Source: ours; a word changed in a sentence of fifteen breaks three of its thirteen runs.
  static let share = 0.7

  /// The spans of these sentences that are shared, in their order. One of under three words is not looked at.
  ///
  /// - Parameter sentences: The sentences of `copy`, as spans of its text.
  public static func sentences(_ sentences: [Span], of copy: Text, in original: Text) -> [Span] {
    let known = Set(runs(WordScanner(original).map(\.hash)))
    return sentences.filter { sentence in
      let runs = runs(WordScanner(copy, in: sentence).map(\.hash))
      return !runs.isEmpty && Double(runs.count { known.contains($0) }) >= share * Double(runs.count)
    }
  }

  private static func runs(_ words: [UInt64]) -> [UInt64] {
    words.count < 3 ? [] : (0...(words.count - 3)).map { Hash.joined(words[$0..<($0 + 3)]) }
  }
}
