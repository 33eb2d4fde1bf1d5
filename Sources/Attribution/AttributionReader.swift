import Actors
import Claims
import Language
import Rulebook
import Words

/// Finds who says what, and how the text stands to what it tells.
public struct AttributionReader: Sendable {
  let rules: StanceRules

  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    rules = try StanceRules(rulebook)
  }

  /// - Parameter outlet: who speaks where nobody else does; "the outlet" where it has no name.
  public func statements(in analysis: Analysis, cast: Cast, outlet: String?) -> Statements {
    let quotes = Quotes(analysis.text)
    var found: [Attributed] = []
    for (index, sentence) in analysis.sentences.enumerated() {
      let finder = CueFinder(
        rules: rules, analysis: analysis, cast: cast, quotes: quotes, index: index, sentence: sentence)
      var own = finder.attributions()
      if own.isEmpty, let last = found.last(where: { !$0.isAttitude }), !last.covers(sentence.span),
        let next = finder.continuation(of: last)
      {
        own = [next]
      }
      found += own
    }
    return Statements(rules: rules, analysis: analysis, cast: cast, outlet: outlet, found: found)
  }
}

/// An attribution with the place of its parts in the trees.
struct Attributed: Sendable {
  let record: Claims.Attribution
  /// The index of the sentence that holds the cue.
  let sentence: Int
  /// The token of the cue; nil where a quotation merely goes on.
  let cue: Int?
  /// Whether the cue is denied: "did not say".
  let isNegated: Bool
  let effect: StanceRules.Effect?
  let source: Claims.Source?
  /// Whether it tells how somebody stands to the content, not that he says it is so.
  var isAttitude = false

  /// Whether a quotation of its content runs on over a span, edge marks aside.
  func covers(_ span: Span) -> Bool {
    record.content.contains { $0.start <= span.start + 3 && span.end <= $0.end + 3 }
  }
}
