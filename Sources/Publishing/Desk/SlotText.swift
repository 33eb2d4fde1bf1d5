import Claims

/// A claim's slots as an analyst writes them in the form that mends them.
public enum SlotText {
  /// `Forces loyal to Haftar [LBYREB]`.
  public static func party(_ party: Party) -> String {
    ClaimPhrases.plain(party.text) + (party.code.map { " [\($0)]" } ?? "")
  }

  /// The words and the code of what ``party(_:)`` writes.
  public static func parsed(_ words: String) -> (words: String, code: String?) {
    guard words.hasSuffix("]"), let open = words.lastIndex(of: "[") else { return (words, nil) }
    let code = words[words.index(after: open)...].dropLast()
    return (words[..<open].split(separator: " ").joined(separator: " "), String(code))
  }
}
