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
      let lemma = sentence.tokens[token].lemma.lowercased()
      if sentence.tokens[token].upos == .verb, let effect = rules.speech[lemma], let one = verbal(token, effect) {
        found.append(one)
      } else if let effect = rules.effects[lemma], effect.isCue {
        switch sentence.tokens[token].upos {
        case .verb: if let one = verbal(token, effect) { found.append(one) }
        case .noun: if let one = nominal(token, effect) { found.append(one) }
        default: break
        }
      } else if sentence.tokens[token].deprel == .obl, rules.attributing.contains(sentence.preposition(of: token)) {
        found.append(prepositional(token))
      }
    }
    return found
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
    guard let content = speech(of: verb, effect) ?? (effect.needsQuote ? nil : content(of: verb)) else { return nil }
    let subject = sentence.isPassive(verb) ? sentence.subject(of: verb) : sentence.surfaceSubject(of: verb)
    return attributed(subject, cue: verb, content, effect)
  }

  /// The quotations of a speaker: those of the cue's sentence as a whole, however many sentences they run over, and one
  /// that opens right after it.
  private func speech(of verb: Int, _ effect: StanceRules.Effect) -> [Span]? {
    guard effect.certainty == .attributed else { return nil }
    let cue = sentence.tokens[verb].span
    let clause = content(of: verb)
    var spoken = quotes.touching(sentence.span).filter { isSpeech($0) && !$0.overlaps(cue) }
    spoken.removeAll { quote in
      clause != nil && quote.start > sentence.span.start && !clause!.contains { $0.overlaps(quote) }
        && quote.end <= sentence.span.end
        && quote.start < cue.start
    }
    if let clause, !clause.contains(where: { part in spoken.contains { $0.overlaps(part) } }) { return nil }
    guard !spoken.isEmpty || clause == nil else { return nil }
    if let next = quotes.following(sentence.span.end, in: analysis.text), !spoken.contains(next) { spoken.append(next) }
    guard !spoken.isEmpty else { return nil }
    let outside = (clause ?? []).flatMap { rest(of: $0, outside: spoken) }
    return (spoken + outside).sorted()
  }

  /// Speech holds a clause: more than a scare quote, or the first words of the sentence.
  private func isSpeech(_ quote: Span) -> Bool {
    quote.count >= Quotes.shortest || quote.start <= sentence.span.start
  }

  /// The parts of a span that no quotation covers, as long as they hold more than a word.
  private func rest(of span: Span, outside quotes: [Span]) -> [Span] {
    guard let first = quotes.first(where: { $0.overlaps(span) }) else { return [span] }
    let before = Span(span.start, max(span.start, first.start))
    return analysis.text.trimmed(before).count > 4 ? [analysis.text.trimmed(before)] : []
  }

  /// What a verb's speaker says: its clause, the words it stands behind or inside of, or a quotation that it has as object.
  private func content(of verb: Int) -> [Span]? {
    if let clause = sentence.child(verb, .ccomp) { return [sentence.extent(clause)] }
    if let clause = sentence.child(verb, .xcomp),
      rules.effects[sentence.tokens[verb].lemma.lowercased()]?.certainty != nil
        || sentence.tokens[clause].upos == .verb
    {
      return [sentence.extent(clause)]
    }
    if sentence.tokens[verb].deprel == .parataxis || sentence.tokens[verb].deprel == .advcl,
      sentence.child(verb, .obj) == nil
    {
      let parts = around(verb)
      if sentence.tokens[verb].deprel == .parataxis || parts.contains(where: { quotes.around($0) != nil }) {
        return parts
      }
    }
    if let told = sentence.children[verb].first(where: { sentence.tokens[$0].deprel == .parataxis && $0 != verb }) {
      return [sentence.extent(told)]
    }
    if let object = sentence.child(verb, .obj), quotes.around(sentence.extent(object)) != nil {
      return [sentence.extent(object)]
    }
    return nil
  }

  /// The words of the sentence before and after a cue that stands beside what it reports.
  private func around(_ verb: Int) -> [Span] {
    let under = sentence.subtree(verb)
    guard let first = under.first, let last = under.last else { return [] }
    let head = sentence.tokens[verb].head
    let whole = sentence.subtree(max(head, 0))
    let before = whole.filter { $0 < first }
    let after = whole.filter { $0 > last }
    return [before, after].compactMap { part in
      let words = part.drop { sentence.tokens[$0].upos == .punct }
      guard let start = words.first, let end = words.last(where: { sentence.tokens[$0].upos != .punct }) else {
        return nil
      }
      return Span(sentence.tokens[start].span.start, sentence.tokens[end].span.end)
    }
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

  /// "according to a source": the rest of its clause.
  private func prepositional(_ token: Int) -> Attributed {
    let marker = sentence.child(token, .case) ?? token
    let cue = ([marker] + sentence.children[marker].filter { sentence.tokens[$0].deprel == .fixed })
      .map { sentence.tokens[$0].span }.reduce(sentence.tokens[marker].span) { $0.union($1) }
    return attributed(token, cue: marker, around(token), rules.effects["say"], cueSpan: cue)
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
