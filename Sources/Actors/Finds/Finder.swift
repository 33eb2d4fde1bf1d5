import Claims
import Language
import Words

/// Finds names and nominals in the sentences of a text.
struct Finder {
  let rules: ActorRules
  let analysis: Analysis

  /// All finds of one sentence that do not overlap, in the order of the text; the dictionary's names win.
  func finds(in index: Int, names: [Name]) -> [Find] {
    let sentence = analysis.sentences[index]
    var taken = [Bool](repeating: false, count: sentence.tokens.count)
    var found: [Find] = []
    func take(_ find: Find) {
      guard !find.tokens.contains(where: { taken[$0] }) else { return }
      for token in find.tokens { taken[token] = true }
      found.append(find)
    }
    let listed = dictionary(index)
    let names = names.filter { !breaksTitle($0, listed) && !isRole($0, sentence) }
    for find in introduced(sentence, index, listed) { take(find) }
    for find in listed where !names.contains(where: { isWithin(find.tokens, $0.tokens) }) { take(find) }
    for name in names { take(named(name, listed)) }
    for find in listed { take(find) }
    // From the end, so that "opposition leader" is one role before "opposition" is another.
    for token in sentence.tokens.indices.reversed() where !taken[token] {
      guard let find = nominal(index, token) else { continue }
      take(proper(find, sentence, taken) ?? find)
    }
    return found.sorted { $0.span < $1.span }
  }

  private func isWithin(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    b.lowerBound <= a.lowerBound && a.upperBound <= b.upperBound && a != b
  }

  /// The analyser's name, with what the dictionary says of the very same words.
  private func named(_ name: Name, _ listed: [Find]) -> Find {
    let same = listed.first { $0.sentence == name.sentence && $0.tokens == name.tokens }
    let type: EntityType =
      switch name.kind {
      case .person: .person
      case .organization: .organization
      case .place: isBody(name) ? .organization : .place
      case .other: .other
      }
    return Find(
      sentence: name.sentence, tokens: name.tokens, span: name.span, type: same?.type ?? type, form: .name,
      known: same?.known, role: nil, parts: same?.parts ?? parts(of: name, type), bearers: same?.bearers ?? [])
  }

  /// "The Basin Unity Movement": a name that ends in a noun for a body is no place's.
  private func isBody(_ name: Name) -> Bool {
    name.tokens.count > 1 && nominal(name.sentence, name.tokens.upperBound - 1)?.type == .organization
  }

  /// The longest dictionary name from each token on.
  func dictionary(_ index: Int, in range: Range<Int>? = nil) -> [Find] {
    let tokens = analysis.sentences[index].tokens
    var found: [Find] = []
    var at = range?.lowerBound ?? 0
    let stop = range?.upperBound ?? tokens.count
    while at < stop {
      if let (end, group) = longest(rules.names, tokens, at, accept: { span, group in bearer(span, group) != nil }),
        end <= stop, let value = bearer(Span(tokens[at].span.start, tokens[end - 1].span.end), group)
      {
        let bearers = rules.namesakes[group]
        found.append(
          Find(
            sentence: index, tokens: at..<end, span: Span(tokens[at].span.start, tokens[end - 1].span.end),
            type: rules.known[value].type, form: .name, known: value, role: nil,
            parts: rules.known[value].type == .person ? roles(in: index, at..<end - 1) : [],
            bearers: bearers.count > 1 ? bearers : []))
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  /// The first of a name's bearers that the words of the text may be.
  private func bearer(_ span: Span, _ group: Int) -> Int? { rules.namesakes[group].first { fits(span, $0) } }

  /// Whether the words of the text may be this name: capitals where the name has them.
  private func fits(_ span: Span, _ value: Int) -> Bool {
    let known = rules.known[value]
    let first = analysis.text[span.start]
    if let acronym = known.acronym {
      let words = analysis.text.bytes[span.start..<span.end]
      return words.elementsEqual(acronym) || words.allSatisfy { !$0.isASCIILower }
    }
    return !first.isASCIILower || known.name.utf8.first?.isASCIILower == true
  }

  /// A common noun that says what somebody is, with the words before it that belong to the role.
  func nominal(_ index: Int, _ token: Int, from first: Int = 0) -> Find? {
    let tokens = analysis.sentences[index].tokens
    guard isNoun(tokens, token) else { return nil }
    for start in max(first, token - 3)...token {
      guard let value = role(of: start...token, tokens) else { continue }
      return Find(
        sentence: index, tokens: start..<token + 1, span: Span(tokens[start].span.start, tokens[token].span.end),
        type: rules.roles[value].type, form: .nominal, known: nil, role: value)
    }
    return nil
  }

  /// A noun; "general" stands for one where it is no attribute, or before a name.
  private func isNoun(_ tokens: [Token], _ token: Int) -> Bool {
    switch tokens[token].upos {
    case .noun, .propn: return true
    case .adj:
      switch tokens[token].deprel {
      case .nsubj, .nsubjPass, .obj, .obl, .nmod, .appos, .nmodDesc: return true
      default:
        return token + 1 < tokens.count && tokens[token + 1].upos == .propn
          || tokens[..<token].contains { $0.head == token && $0.deprel == .det }
      }
    default: return false
    }
  }

  /// The role that these words name, the last of them in any number.
  private func role(of range: ClosedRange<Int>, _ tokens: [Token]) -> Int? {
    if let (end, value) = longest(rules.roleWords, tokens, range.lowerBound, accept: { _, _ in true }),
      end == range.upperBound + 1
    {
      return value
    }
    let before = range.dropLast().map { analysis.text.lowercased(tokens[$0].span) }
    let lemmas = (before + [tokens[range.upperBound].lemma.lowercased()]).joined(separator: " ")
    guard lemmas.hasPrefix(Self.formerPrefix) else { return rules.roleLemmas[lemmas] }
    return rules.roleLemmas[String(lemmas.dropFirst(Self.formerPrefix.count))]
  }

  /// Before an office that is over, where the tokeniser leaves it on: "ex-president".
  static let formerPrefix = "ex-"

  /// The longest phrase from a token on that ends where a token ends: the token after it, and its value.
  private func longest(
    _ trie: PhraseTrie, _ tokens: [Token], _ at: Int, accept: (Span, Int) -> Bool
  ) -> (end: Int, value: Int)? {
    for (end, value) in trie.matches(in: analysis.text, at: tokens[at].span.start).reversed() {
      var last = at
      while last < tokens.count, tokens[last].span.end < end { last += 1 }
      guard last < tokens.count, tokens[last].span.end == end else { continue }
      if accept(Span(tokens[at].span.start, end), value) { return (last + 1, value) }
    }
    return nil
  }
}
