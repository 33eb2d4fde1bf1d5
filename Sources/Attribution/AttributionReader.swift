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
    for index in analysis.sentences.indices {
      let own = CueFinder(rules: rules, analysis: analysis, cast: cast, quotes: quotes, index: index).attributions()
      if own.allSatisfy(\.isInSpeech), let last = found.lastIndex(where: { $0.isSaying && !$0.isInSpeech }),
        let more = continuation(of: found[last], in: index, analysis, quotes)
      {
        found[last] = found[last].extended(by: more)
      }
      found += own
    }
    return Statements(rules: rules, analysis: analysis, cast: cast, outlet: outlet, found: found)
  }

  /// The quotation that fills a sentence without a cue and goes on where the last speaker ended.
  private func continuation(of last: Attributed, in index: Int, _ analysis: Analysis, _ quotes: Quotes) -> Span? {
    let sentence = analysis.sentences[index].span
    guard last.sentence >= index - 1, last.record.quote != .indirect,
      let quote = quotes.around(analysis.text.trimmed(sentence)), quote.count * 2 > sentence.count,
      !last.record.content.contains(where: { $0.overlaps(sentence) })
    else { return nil }
    return quote
  }
}
