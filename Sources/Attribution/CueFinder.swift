import Actors
import Claims
import Language
import Words

/// The attributions of one sentence.
struct CueFinder {
  let rules: StanceRules
  let analysis: Analysis
  let cast: Cast
  let quotes: Quotes
  let index: Int
  let sentence: Sentence

  func attributions() -> [Attributed] {
    var found = colon().map { [$0] } ?? []
    for token in sentence.tokens.indices where !isQuoted(token) {
      let before = found.count
      defer { if found.count == before, let one = attitude(token) { found.append(one) } }
      let lemma = sentence.tokens[token].lemma.lowercased()
      if sentence.tokens[token].upos == .verb, let effect = rules.speech[lemma], let one = verbal(token, effect) {
        found.append(one)
      } else if let effect = rules.effects[lemma], effect.isCue {
        switch sentence.tokens[token].upos {
        case .verb: if let one = verbal(token, effect) { found.append(one) }
        case .noun: if let one = nominal(token, effect) { found.append(one) }
        default: break
        }
      } else if rules.attributing.contains(sentence.preposition(of: token)) {
        found.append(prepositional(token))
      }
    }
    return found
  }

  /// "criticised the raid", "called for talks": how somebody stands to something, or that he speaks of it.
  private func attitude(_ token: Int) -> Attributed? {
    let finder = AttitudeFinder(sentence: sentence, joining: rules.attitudes.joining)
    let lemma = sentence.tokens[token].lemma.lowercased()
    let found: AttitudeFinder.Found?
    switch sentence.tokens[token].upos {
    case .verb: found = rules.attitudes.verbs[lemma].flatMap { finder.verbal(token, $0) }
    case .noun: found = rules.attitudes.nouns[lemma].flatMap { finder.nominal(token, $0) }
    case .adj: found = rules.attitudes.adjectives[lemma].flatMap { finder.adjectival(token, $0) }
    default: found = nil
    }
    guard let found else { return nil }
    var one = attributed(found.source, cue: token, found.content, nil, cueSpan: found.cue)
    one.isAttitude = true
    return one
  }

  /// A quotation that goes on where the sentence before ended: its source is the same.
  func continuation(of last: Attributed) -> Attributed? {
    guard last.sentence >= index - 1, last.record.quote != .indirect, let source = last.source,
      let quote = quotes.around(trimmed(sentence.span)), quote.count * 2 > sentence.span.count
    else { return nil }
    let record = Claims.Attribution(
      source: last.record.source, cue: last.record.cue, content: [trimmed(sentence.span)], entity: last.record.entity,
      kind: last.record.kind, quote: .direct)
    return Attributed(
      record: record, sentence: index, cue: nil, isNegated: last.isNegated, effect: last.effect, source: source)
  }

  /// Whether a word stands in somebody's speech: what he says that others say is his to say.
  private func isQuoted(_ token: Int) -> Bool {
    quotes.around(sentence.tokens[token].span).map { $0.count >= Quotes.shortest } ?? false
  }

  /// "Minister: no talks", as headlines and interviews write it.
  private func colon() -> Attributed? {
    guard
      let colon = sentence.tokens.prefix(7).firstIndex(where: {
        $0.span.count == 1 && analysis.text[$0.span.start] == 0x3A
      }),
      colon > 0, colon + 2 < sentence.tokens.count, let last = sentence.tokens.last,
      let source = (0..<colon).last(where: { cast.entity(sentence: index, token: $0)?.actor != nil || isPerson($0) }),
      (0..<colon).allSatisfy({ sentence.tokens[$0].upos != .verb && sentence.tokens[$0].upos != .aux })
    else { return nil }
    let content = Span(sentence.tokens[colon + 1].span.start, last.span.end)
    return attributed(source, cue: colon, [content], rules.effects["say"])
  }

  private func isPerson(_ token: Int) -> Bool {
    cast.entity(sentence: index, token: token)?.type == .person
  }

  private func verbal(_ verb: Int, _ effect: StanceRules.Effect) -> Attributed? {
    let contents = ContentFinder(rules: rules, text: analysis.text, quotes: quotes, sentence: sentence)
    guard let content = contents.content(of: verb, effect) else { return nil }
    return attributed(speaker(of: verb, content, effect), cue: verb, content, effect)
  }

  /// Who says it: the subject, unless it stands in what is said; then the nearest noun before or after the cue.
  private func speaker(of verb: Int, _ content: [Span], _ effect: StanceRules.Effect) -> Int? {
    func isOutside(_ token: Int) -> Bool { !content.contains { $0.contains(sentence.tokens[token].span) } }
    let subject = sentence.isPassive(verb) ? sentence.subject(of: verb) : sentence.surfaceSubject(of: verb)
    if let subject, isOutside(subject) { return subject }
    guard effect.certainty == .attributed, !sentence.isPassive(verb) else { return nil }
    return before(verb, isOutside) ?? after(verb, isOutside)
  }

  /// "…,” Brigadier Fakhri, a spokesman for the army, said": the first noun phrase between what is said and the cue.
  private func before(_ verb: Int, _ isOutside: (Int) -> Bool) -> Int? {
    var start = verb
    while start > 0, verb - start < 25, isOutside(start - 1), !isQuoted(start - 1) { start -= 1 }
    let region = start..<verb
    return region.first { token in
      isNoun(token) && sentence.child(token, .case) == nil && !region.contains(sentence.tokens[token].head)
    }
  }

  /// "said Bill Frelick": the noun phrase right after the cue.
  private func after(_ verb: Int, _ isOutside: (Int) -> Bool) -> Int? {
    var at = verb + 1
    while sentence.tokens.indices.contains(at), isOutside(at) {
      if isNoun(at) { return top(at, isOutside) }
      switch sentence.tokens[at].upos {
      case .det, .adj, .num: at += 1
      default: return nil
      }
    }
    return nil
  }

  private func isNoun(_ token: Int) -> Bool {
    switch sentence.tokens[token].upos {
    case .noun, .propn, .pron: return true
    default: return false
    }
  }

  /// The head of the noun phrase that a noun belongs to.
  private func top(_ token: Int, _ isOutside: (Int) -> Bool) -> Int {
    var at = token
    for _ in 0..<6 {
      let head = sentence.tokens[at].head
      guard head >= 0, isOutside(head), isNoun(head) else { return at }
      at = head
    }
    return at
  }

  /// "the claim that …", "reports of …".
  private func nominal(_ noun: Int, _ effect: StanceRules.Effect) -> Attributed? {
    guard let clause = sentence.child(noun, .ccomp, .acl),
      sentence.tokens[clause].deprel == .ccomp
        || sentence.children[clause].contains(where: { sentence.tokens[$0].lemma == "that" })
    else { return nil }
    let source =
      sentence.child(noun, .nmodPoss)
      ?? sentence.obliques(of: noun).first { $0.preposition == "by" || $0.preposition == "from" }?.token
    return attributed(source, cue: noun, [sentence.extent(clause)], effect)
  }

  /// The sentence before and after a phrase.
  private func rest(around token: Int) -> [Span] {
    let under = Set(sentence.subtree(token))
    guard let first = under.min(), let last = under.max() else { return [] }
    return [sentence.tokens[..<first], sentence.tokens[(last + 1)...]].compactMap { part in
      let words = part.drop { $0.upos == .punct }
      guard let start = words.first, let end = words.last(where: { $0.upos != .punct }), words.count > 1 else {
        return nil
      }
      return Span(start.span.start, max(start.span.end, end.span.end))
    }
  }

  /// "according to a source": the rest of its sentence.
  private func prepositional(_ token: Int) -> Attributed {
    let marker = sentence.child(token, .case) ?? token
    let cue = ([marker] + sentence.children[marker].filter { sentence.tokens[$0].deprel == .fixed })
      .map { sentence.tokens[$0].span }.reduce(sentence.tokens[marker].span) { $0.union($1) }
    return attributed(token, cue: marker, rest(around: token), rules.effects["say"], cueSpan: cue)
  }

  private func attributed(
    _ source: Int?, cue: Int, _ content: [Span], _ effect: StanceRules.Effect?, cueSpan: Span? = nil
  ) -> Attributed {
    let span = source.map { sentence.phrase($0, without: [.aclRelcl, .acl, .parataxis, .advcl]) }
    let entity = source.flatMap { cast.entity(sentence: index, token: $0) }
    let kind = kind(of: source, entity)
    let quoted = content.filter { quotes.around($0) != nil }.count
    let touches = content.contains { span in quotes.spans.contains { $0.overlaps(span) } }
    let record = Claims.Attribution(
      source: span.map { [$0] } ?? [], cue: [cueSpan ?? sentence.tokens[cue].span], content: content,
      entity: entity?.id,
      kind: kind, quote: quoted == content.count ? .direct : touches ? .mixed : .indirect)
    let said = span.map { analysis.text.string($0) } ?? "it is said"
    return Attributed(
      record: record, sentence: index, cue: cue, isNegated: sentence.isNegated(cue), effect: effect,
      source: Claims.Source(text: said, kind: kind, entity: entity?.id, span: span))
  }

  private func kind(of source: Int?, _ entity: Entity?) -> SourceKind {
    guard let source, sentence.tokens[source].deprel != .expl else { return .public }
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

  private func trimmed(_ span: Span) -> Span { analysis.text.trimmed(span) }
}
