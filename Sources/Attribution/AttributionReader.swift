import Actors
import Claims
import Language
import Rulebook
import Words

/// Finds who says what, and how the text stands to what it tells.
public struct AttributionReader: Sendable {
  let rules: StanceRules
  let own: SelfClaimReader

  public init(_ rulebook: Rulebook) throws(RuleFileError) {
    rules = try StanceRules(rulebook)
    own = try SelfClaimReader(rulebook)
  }

  /// - Parameter outlet: who speaks where nobody else does; "the outlet" where it has no name.
  public func statements(in analysis: Analysis, cast: Cast, outlet: String?) -> Statements {
    let quotes = Quotes(analysis.text)
    let strong = own.strong(in: analysis.text).map(\.span)
    let found = analysis.sentences.indices.flatMap { index in
      CueFinder(rules: rules, analysis: analysis, cast: cast, quotes: quotes, index: index).attributions()
    }
    .filter { one in !one.record.cue.contains { cue in strong.contains { $0.overlaps(cue) } } }
    let all = Continuation(analysis: analysis, quotes: quotes).extended(withoutIntroductions(found))
    return Statements(
      rules: rules, analysis: analysis, cast: cast, quotes: quotes, outlet: outlet, found: all, strong: strong)
  }

  /// "He took another view: “…,” the envoy said": a mark makes no attribution of what a word gives to somebody.
  private func withoutIntroductions(_ found: [Attributed]) -> [Attributed] {
    let spoken = Set(found.filter { $0.isSaying && !$0.isMark }.flatMap { $0.record.content }.map(\.start))
    return found.filter { !$0.isMark || !$0.record.content.contains { spoken.contains($0.start) } }
  }

  /// The outlet's strong words about its own report, and what the report offers in their support.
  /// - Parameter title: read too where the text has no such word.
  public func selfClaims(in text: Text, title: String?, _ statements: Statements) -> [SelfClaim] {
    own.selfClaims(in: text, title: title, statements)
  }
}
