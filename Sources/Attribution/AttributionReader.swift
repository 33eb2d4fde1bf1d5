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
    let found = analysis.sentences.indices.flatMap { index in
      CueFinder(rules: rules, analysis: analysis, cast: cast, quotes: quotes, index: index).attributions()
    }
    let all = Continuation(analysis: analysis, quotes: quotes).extended(found)
    return Statements(rules: rules, analysis: analysis, cast: cast, outlet: outlet, found: all)
  }
}
