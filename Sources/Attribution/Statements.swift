import Actors
import Claims
import Language
import Words

/// How the text stands to one thing that it tells.
public struct Stance: Hashable, Sendable {
  public let certainty: Certainty
  public let auxiliary: [Auxiliary]
  public let tense: Tense
  /// -3 certainly did not happen … 3 certainly happened.
  public let factuality: Double
  /// Nearest speaker first, the outlet last.
  public let sources: [Claims.Source]
}

/// All that a text says on whose word it tells what it tells.
public struct Statements: Sendable {
  let rules: StanceRules
  let analysis: Analysis
  let cast: Cast
  let outlet: String?
  let found: [Attributed]
  /// The outlet's words about its own report: no act is confirmed by them.
  let strong: [Span]
  /// For each sentence, the indices of the attributions whose content touches it.
  let covering: [[Int]]

  init(rules: StanceRules, analysis: Analysis, cast: Cast, outlet: String?, found: [Attributed], strong: [Span]) {
    self.rules = rules
    self.analysis = analysis
    self.cast = cast
    self.outlet = outlet
    self.found = found
    self.strong = strong
    var covering = [[Int]](repeating: [], count: analysis.sentences.count)
    for (i, one) in found.enumerated() {
      for span in one.record.content {
        var sentence = analysis.sentences.partitioningIndex { $0.span.end > span.start }
        while sentence < covering.count, analysis.sentences[sentence].span.start < span.end {
          if covering[sentence].last != i { covering[sentence].append(i) }
          sentence += 1
        }
      }
    }
    self.covering = covering
  }

  /// Whom the report itself has speak, in the order of their cues; what those say that others say is nested in them.
  /// A cue in a quotation that nobody is said to speak is left out.
  public var attributions: [Claims.Attribution] {
    let outer = found.indices.map { around($0) }
    var inner = [[Int]](repeating: [], count: found.count)
    for (i, one) in outer.enumerated() { if let one { inner[one].append(i) } }
    func record(_ i: Int) -> Claims.Attribution { found[i].record(nesting: inner[i].map(record)) }
    return found.indices.filter { outer[$0] == nil && !found[$0].isInSpeech }.map(record)
  }

  /// How many different sources of each kind say something, as the report has them.
  var support: [SelfClaim.Support] {
    var counts: [SourceKind: Int] = [:]
    var seen: Set<String> = []
    for one in found where one.isSaying && !one.isInSpeech {
      guard let source = one.source, !one.record.source.isEmpty, seen.insert(source.entity ?? source.text).inserted
      else {
        continue
      }
      counts[source.kind, default: 0] += source.number ?? 1
    }
    return counts.map { SelfClaim.Support(kind: $0.key, count: $0.value) }.sorted {
      $0.kind.rawValue < $1.kind.rawValue
    }
  }

  /// The attribution in whose content another stands: of those with as much to say or more, the one that says the least.
  private func around(_ i: Int) -> Int? {
    let one = (found[i].size, i)
    return covering[found[i].sentence].filter { j in
      j != i && one < (found[j].size, j) && found[j].holds(found[i])
    }
    .min { (found[$0].size, $0) < (found[$1].size, $1) }
  }

  /// The stance to the act that a token names.
  /// - Parameters:
  ///   - token: the word that names the act.
  ///   - host: the word that says whether and when it happened; the verb that carries a noun, else the same.
  public func stance(sentence index: Int, token: Int, host: Int) -> Stance {
    let sentence = analysis.sentences[index]
    let own = strong.filter { sentence.span.contains($0) }.compactMap { sentence.token(at: $0.start) }
    var walk = StanceWalk(rules: rules, sentence: sentence, ignored: Set(own))
    walk.climb(from: token, host: host)
    let span = sentence.tokens[token].span
    let around = covering[index].map { found[$0] }.filter { one in
      !one.isAttitude && one.record.content.contains { $0.contains(span) }
    }
    .sorted { $0.size < $1.size }
    for one in around { walk.apply(one, isOutside: one.sentence != index || !walk.passed.contains(one.cue)) }
    let speaker = Claims.Source(text: outlet ?? "the outlet", kind: .outlet)
    var sources: [Claims.Source] = []
    let speakers = around.filter { !($0.effect?.isPresupposed ?? false) }
    for source in speakers.compactMap(\.source) where !sources.contains(where: { $0.text == source.text }) {
      sources.append(source)
    }
    return walk.stance(sources: sources + [speaker])
  }

  /// The words that name events, with the stance to each.
  public func predicates() -> [PredicateMention] {
    var found: [PredicateMention] = []
    for (index, sentence) in analysis.sentences.enumerated() {
      for (i, token) in sentence.tokens.enumerated() where isPredicate(token, sentence, i) {
        let stance = stance(sentence: index, token: i, host: i)
        found.append(PredicateMention(span: token.span, lemma: token.lemma, factuality: stance.factuality))
      }
    }
    return found
  }

  private func isPredicate(_ token: Token, _ sentence: Sentence, _ index: Int) -> Bool {
    switch token.upos {
    case .verb: return true
    case .noun: return true
    case .adj: return sentence.child(index, .cop) != nil
    default: return false
    }
  }
}
