import Claims
import Rulebook
import Words

/// Finds the time expressions of a text.
public struct DateReader: Sendable {
  public init(_ rulebook: Rulebook) throws(RuleFileError) {}

  /// - Parameter published: the day that "yesterday" counts from; without it, what depends on it stays unresolved.
  public func times(in text: Text, sentences: [Span], published: Day?) -> (times: [TimeExpression], doubts: [Doubt]) {
    ([], [])
  }
}
