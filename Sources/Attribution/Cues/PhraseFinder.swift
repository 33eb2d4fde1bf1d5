import Language
import Words

/// Attributions by a phrase that stands beside what is said: "according to a report", "in the eyes of voters", "in her
/// view". The words decide, since the parser takes "according" for a verb as often as not.
struct PhraseFinder {
  let rules: StanceRules
  let text: Text
  let sentence: Sentence
  private var tokens: [Token] { sentence.tokens }

  struct Found {
    let cue: Span
    /// The first token of the cue.
    let token: Int
    /// Whose words, view or eyes they are.
    let source: Int
    let sourceSpan: Span
    let content: [Span]
  }

  /// In the order of the text.
  func found() -> [Found] { tokens.indices.compactMap { phrase(at: $0) ?? possessed(at: $0) ?? counted(at: $0) } }

  /// "according to two officials close to the talks": the source runs to the next mark of punctuation.
  private func phrase(at start: Int) -> Found? {
    let lower = text.lowercased(tokens[start].span)
    guard let phrase = rules.attributing.first(where: { $0.first == lower && matches($0, at: start) }) else {
      return nil
    }
    let first = start + phrase.count
    let end = end(of: first)
    guard first < end, let source = head(of: first..<end) else { return nil }
    let span = Span(tokens[first].span.start, tokens[end - 1].span.end)
    let content = content(around: start..<end)
    guard !content.isEmpty else { return nil }
    let cue = Span(tokens[start].span.start, tokens[first - 1].span.end)
    return Found(cue: cue, token: start, source: source, sourceSpan: span, content: content)
  }

  /// Where a source ends: at the next mark, or behind what stands in commas beside it: "the Observatory, a monitor based in
  /// Britain, …".
  private func end(of first: Int) -> Int {
    let stops = (first..<tokens.count).filter(isStop)
    guard let stop = stops.first else { return tokens.count }
    guard let close = stops.dropFirst().first, tokens[stop].xpos == .comma, tokens[close].xpos == .comma,
      opensApposition(stop + 1), !(stop..<close).contains(where: { sentence.hasFiniteForm($0) }),
      (close..<tokens.count).contains(where: { sentence.hasFiniteForm($0) })
    else { return stop }
    return close
  }

  /// "a group", "an office".
  private func opensApposition(_ token: Int) -> Bool {
    tokens.indices.contains(token) && tokens[token].feats.contains("Definite=Ind")
  }

  private func matches(_ phrase: [String], at start: Int) -> Bool {
    start + phrase.count < tokens.count
      && phrase.indices.allSatisfy { text.lowercased(tokens[start + $0].span) == phrase[$0] }
  }

  /// "in Carter's view", "in his words".
  private func possessed(at noun: Int) -> Found? {
    guard rules.attributingNouns.contains(tokens[noun].lemma.lowercased()), let owner = sentence.child(noun, .nmodPoss),
      let marker = sentence.child(noun, .case), rules.attributingMarkers.contains(tokens[marker].lemma.lowercased()),
      marker < owner, owner < noun
    else { return nil }
    let content = content(around: marker..<(noun + 1))
    guard !content.isEmpty else { return nil }
    return Found(
      cue: tokens[noun].span, token: noun, source: owner, sourceSpan: sentence.phrase(owner), content: content)
  }

  /// "In a poll released on Monday, half chose the mayor".
  private func counted(at noun: Int) -> Found? {
    guard rules.counts.contains(tokens[noun].lemma.lowercased()), let marker = sentence.child(noun, .case),
      marker < noun, rules.attributingMarkers.contains(tokens[marker].lemma.lowercased())
    else { return nil }
    let end = end(of: marker + 1)
    guard noun < end, (0..<marker).allSatisfy({ tokens[$0].upos == .punct }) else { return nil }
    let content = content(around: marker..<end)
    guard !content.isEmpty else { return nil }
    let source = Span(tokens[marker + 1].span.start, tokens[end - 1].span.end)
    return Found(cue: tokens[marker].span, token: marker, source: noun, sourceSpan: source, content: content)
  }

  private func isStop(_ token: Int) -> Bool {
    tokens[token].upos == .punct && tokens[token].xpos != .hyph
  }

  private func head(of range: Range<Int>) -> Int? {
    func isNoun(_ token: Int) -> Bool {
      switch tokens[token].upos {
      case .noun, .propn, .pron, .num: true
      default: false
      }
    }
    guard let first = range.first(where: isNoun) else { return nil }
    var at = first
    while range.contains(tokens[at].head), isNoun(tokens[at].head) { at = tokens[at].head }
    return at
  }

  /// The sentence before and after a phrase; of a sentence that goes on with a clause of its own, what stands before.
  private func content(around phrase: Range<Int>) -> [Span] {
    let before = words(0..<phrase.lowerBound)
    let after = words(phrase.upperBound..<tokens.count)
    guard let before, let after else { return [before, after].compactMap { $0 } }
    return goesOn(after: phrase.upperBound) ? [before] : [before, after]
  }

  /// "…, according to a tally, but his way is hard": a conjunction or a relative pronoun behind the comma.
  private func goesOn(after end: Int) -> Bool {
    guard let next = (end..<tokens.count).first(where: { tokens[$0].upos != .punct }) else { return false }
    switch tokens[next].xpos {
    case .wdt, .wp, .wrb, .wpPossessive: return true
    default: return tokens[next].upos == .cconj || tokens[next].upos == .sconj
    }
  }

  /// From the first to the last word of a stretch with two words or more.
  private func words(_ range: Range<Int>) -> Span? {
    let words = range.filter { tokens[$0].upos != .punct }
    guard let first = words.first, let last = words.last, words.count > 1 else { return nil }
    return Span(tokens[first].span.start, tokens[last].span.end)
  }
}
