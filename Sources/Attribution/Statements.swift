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
  let quotes: Quotes
  let outlet: String?
  let found: [Attributed]
  /// The outlet's words about its own report: no act is confirmed by them.
  let strong: [Span]
  /// For each sentence, the indices of the attributions whose content touches it.
  let covering: [[Int]]
  /// For each sentence, what is said at each cue that does something to it.
  private let told: [[Int: [Span]]]

  init(
    rules: StanceRules, analysis: Analysis, cast: Cast, quotes: Quotes, outlet: String?, found: [Attributed],
    strong: [Span]
  ) {
    self.rules = rules
    self.analysis = analysis
    self.cast = cast
    self.quotes = quotes
    self.outlet = outlet
    self.strong = strong
    let covering = Self.covering(found, analysis.sentences)
    self.covering = covering
    var told = [[Int: [Span]]](repeating: [:], count: analysis.sentences.count)
    for one in found where one.effect != nil { told[one.sentence][one.cue] = one.record.content }
    self.told = told
    self.found = found.map { one in
      guard one.isInSpeech, let source = one.record.source.first,
        let token = analysis.sentences[one.sentence].token(at: source.start),
        analysis.sentences[one.sentence].tokens[token].isFirstPerson,
        let speaker = covering[one.sentence].map({ found[$0] }).first(where: { $0.isVoice && $0.holds(one) })
      else { return one }
      return one.spoken(by: speaker)
    }
  }

  /// For each sentence, the indices of the attributions whose content touches it.
  private static func covering(_ found: [Attributed], _ sentences: [Sentence]) -> [[Int]] {
    var covering = [[Int]](repeating: [], count: sentences.count)
    for (i, one) in found.enumerated() {
      for span in one.record.content {
        var sentence = sentences.partitioningIndex { $0.span.end > span.start }
        while sentence < covering.count, sentences[sentence].span.start < span.end {
          if covering[sentence].last != i { covering[sentence].append(i) }
          sentence += 1
        }
      }
    }
    return covering
  }

  /// Whose the quotations are, as far as the text tells who he is.
  public var voices: [Voice] {
    found.filter(\.isVoice).compactMap { one in
      guard let entity = one.source?.entity else { return nil }
      let spans = one.record.content.flatMap { content in
        quotes.touching(content).flatMap { Quotes.parts(of: [content], in: $0) }
      }
      return spans.isEmpty ? nil : Voice(spans: spans, entity: entity, body: body(behind: one))
    }
  }

  /// Whom a speaker speaks for: "a spokesman for the army", "army spokesman Ann Lee".
  private func body(behind one: Attributed) -> String? {
    let sentence = analysis.sentences[one.sentence]
    guard let source = one.record.source.first,
      let role = sentence.tokens.indices.first(where: {
        source.contains(sentence.tokens[$0].span) && rules.speaking.contains(sentence.tokens[$0].lemma.lowercased())
      })
    else { return nil }
    let named = sentence.children[role].filter { child in
      switch sentence.tokens[child].deprel {
      case .nmod, .nmodPoss, .compound: true
      default: false
      }
    }
    return named.lazy.compactMap { cast.entity(sentence: one.sentence, token: $0) }
      .first { $0.type == .organization || $0.actor != nil && $0.type != .person }?.id
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
    var walk = StanceWalk(rules: rules, sentence: sentence, quotes: quotes, ignored: Set(own), told: told[index])
    walk.climb(from: token, host: host)
    let span = sentence.tokens[token].span
    let around = covering[index].map { found[$0] }.filter { one in
      !one.isAttitude && one.record.content.contains { $0.contains(span) }
    }
    .sorted { $0.size < $1.size }
    for one in around {
      let isDenied = one.effect?.certainty == .denied && walk.isSaying(token)
      walk.apply(one, isOutside: one.sentence != index || !walk.passed.contains(one.cue) && !isDenied)
    }
    let speaker = Claims.Source(text: outlet ?? "the outlet", kind: .outlet)
    var sources: [Claims.Source] = []
    let speakers = around.prefix { !$0.isWithheld }.filter { one in
      guard let effect = one.effect, effect.certainty == nil else { return !(one.effect?.isPresupposed ?? false) }
      // Who plans or promises it is whose word it is; what is told aside is not.
      return one.sentence == index && walk.passed.contains(one.cue) && !walk.isInPassing
    }
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
