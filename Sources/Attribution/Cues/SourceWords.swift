import Actors
import Claims
import Language
import Words

/// The words that stand for a speaker, and what kind of source he is.
struct SourceWords {
  let rules: StanceRules
  let analysis: Analysis
  let cast: Cast
  let index: Int
  private var sentence: Sentence { analysis.sentences[index] }

  /// The phrase as a whole with its relative clause ("who" alone inside of one), and the source for the chain of a claim
  /// in fewer words.
  /// - Parameters:
  ///   - cue: no part of the phrase.
  ///   - bounds: what the phrase does not reach out of.
  func source(_ head: Int?, at cue: Span, within bounds: Span? = nil) -> (spans: [Span], source: Claims.Source) {
    guard let head else { return ([], Claims.Source(text: "it is said", kind: .public)) }
    let speaker = antecedent(of: head) ?? head
    let entity = cast.entity(sentence: index, token: speaker)
    let short = clipped(sentence.phrase(speaker, without: [.aclRelcl, .acl, .parataxis, .advcl]), bounds)
    let kind = kind(of: speaker, entity)
    let source = Claims.Source(
      text: analysis.text.string(short), kind: kind, entity: entity?.id, span: short,
      role: kind == .unnamed ? role(of: speaker) : nil, number: number(of: speaker))
    if speaker != head {
      return ([isThat(head) ? short : sentence.tokens[head].span], source)
    }
    let phrase = withoutConjunction(sentence.phrase(head, without: [.parataxis, .advcl]))
    let isInverted = cue.end <= sentence.tokens[head].span.start
    let whole = bounds ?? (isInverted ? withoutSaying(phrase, head) : phrase)
    return ([whole.overlaps(cue) ? short : whole], source)
  }

  /// "said Ann Lee, [adding that]": without what he goes on to say.
  private func withoutSaying(_ span: Span, _ head: Int) -> Span {
    let saying = (head + 1..<sentence.tokens.count).first { token in
      let word = sentence.tokens[token]
      return span.contains(word.span) && word.xpos == .vbg && rules.saying.contains(word.lemma.lowercased())
        && sentence.tokens[token - 1].xpos == .comma
    }
    return saying.map { Span(span.start, sentence.tokens[$0 - 2].span.end) } ?? span
  }

  /// "and experts say": without the conjunction that the parser hung by the speaker.
  private func withoutConjunction(_ span: Span) -> Span {
    guard let first = sentence.token(at: span.start), sentence.tokens[first].upos == .cconj,
      first + 1 < sentence.tokens.count, sentence.tokens[first + 1].span.end <= span.end
    else { return span }
    return Span(sentence.tokens[first + 1].span.start, span.end)
  }

  private func clipped(_ span: Span, _ bounds: Span?) -> Span {
    guard let bounds, span.overlaps(bounds) else { return bounds ?? span }
    return Span(max(span.start, bounds.start), min(span.end, bounds.end))
  }

  /// "polls that show": the pronoun alone says too little.
  private func isThat(_ pronoun: Int) -> Bool { sentence.tokens[pronoun].lemma.lowercased() == "that" }

  /// "a military source", "a source close to the talks", "doctors".
  private func role(of source: Int) -> SourceRole? {
    let modifiers = sentence.children[source].filter { child in
      switch sentence.tokens[child].deprel {
      case .amod, .compound, .acl: true
      default: false
      }
    }
    let words = modifiers + [source]
    return words.lazy.compactMap { rules.roles[sentence.tokens[$0].lemma.lowercased()] }.first
  }

  /// "two officials".
  private func number(of source: Int) -> Int? {
    sentence.child(source, .nummod).flatMap { token in
      let word = sentence.tokens[token].lemma.lowercased()
      return rules.numbers[word] ?? Int(word)
    }
  }

  /// The noun that a relative pronoun stands for.
  private func antecedent(of token: Int) -> Int? {
    guard sentence.tokens[token].xpos == .wp || sentence.tokens[token].xpos == .wdt else { return nil }
    var at = token
    for _ in 0..<8 {
      let head = sentence.tokens[at].head
      guard head >= 0 else { break }
      if sentence.isRelativeClause(at) { return head }
      at = head
    }
    return nounBefore(token)
  }

  /// The head of the noun phrase right before a relative pronoun, where the tree has its clause elsewhere.
  private func nounBefore(_ pronoun: Int) -> Int? {
    func isNoun(_ token: Int) -> Bool {
      sentence.tokens[token].upos == .noun || sentence.tokens[token].upos == .propn
    }
    guard let last = (0..<pronoun).last(where: { sentence.tokens[$0].xpos != .comma }), last >= pronoun - 2,
      isNoun(last)
    else { return nil }
    var at = last
    while sentence.tokens[at].head >= 0, sentence.tokens[at].head < pronoun, isNoun(sentence.tokens[at].head) {
      at = sentence.tokens[at].head
    }
    return at
  }

  private func kind(of source: Int, _ entity: Entity?) -> SourceKind {
    guard sentence.tokens[source].deprel != .expl else { return .public }
    let lemma = sentence.tokens[source].lemma.lowercased()
    let isName =
      entity?.mentions.contains { $0.form == .name && sentence.tokens[source].span.overlaps($0.span) } ?? false
    if !isName && rules.unnamed.contains(lemma) {
      return sentence.children[source].contains {
        sentence.tokens[$0].deprel == .appos || sentence.tokens[$0].deprel == .flat
      }
        ? .named : .unnamed
    }
    switch entity?.type {
    case .organization: return .institution
    case .person: return isName || entity?.mentions.contains { $0.form == .name } == true ? .named : .unnamed
    case .place, .nationality: return .institution
    default:
      return sentence.tokens[source].upos == .propn ? .named : sentence.tokens[source].upos == .pron ? .named : .unnamed
    }
  }
}
