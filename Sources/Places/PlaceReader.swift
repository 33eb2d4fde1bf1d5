import Claims
import Rulebook
import Words

/// Finds the toponyms of a text and the places they stand for.
public struct PlaceReader: Sendable {
  public init(_ rulebook: Rulebook) throws(RuleFileError) {}

  /// - Parameter names: what the analyser takes for names, of all types.
  public func places(in text: Text, sentences: [Span], names: [NamedSpan]) -> (places: [PlaceMention], doubts: [Doubt])
  {
    ([], [])
  }
}
