import Words

/// Stretches of the tree as spans of the text.
extension Sentence {
  /// The minimal noun phrase around a head: determiner, modifiers, "of …", "loyal to …"; no relative clause,
  /// apposition, coordination or preposition of its own.
  public func nounPhrase(_ head: Int) -> Span {
    var included = [Bool](repeating: false, count: tokens.count)
    include(head, &included, isHead: true)
    return run(around: head, included)
  }

  /// The whole phrase under a word, without the preposition or conjunction it hangs by and without edge punctuation.
  public func phrase(_ head: Int, without relations: Set<Deprel> = [.conj, .cc]) -> Span {
    var included = [Bool](repeating: false, count: tokens.count)
    included[head] = true
    for child in children[head] where !relations.contains(tokens[child].deprel) && !isOuter(child) {
      for token in subtree(child) { included[token] = true }
    }
    let whole = run(around: head, included)
    return trimmed(whole)
  }

  /// All tokens under a word with itself, in the order of the text.
  public func subtree(_ head: Int) -> [Int] {
    var found: [Int] = []
    var open = [head]
    while let token = open.popLast() {
      found.append(token)
      open.append(contentsOf: children[token])
    }
    return found.sorted()
  }

  /// From the first to the last word under a word, edge punctuation taken off.
  public func extent(_ head: Int) -> Span {
    let under = subtree(head)
    guard let first = under.first, let last = under.last else { return tokens[head].span }
    return trimmed(Span(tokens[first].span.start, max(tokens[last].span.end, tokens[first].span.end)))
  }

  /// The clause of a word: everything under the nearest verb above it, or under it where it is one itself.
  public func clause(of token: Int) -> Int {
    var at = token
    while tokens[at].head >= 0, !isClauseHead(at) { at = tokens[at].head }
    return at
  }

  /// Whether a word heads a clause of its own.
  public func isClauseHead(_ token: Int) -> Bool {
    switch tokens[token].deprel {
    case .root, .ccomp, .advcl, .advclRelcl, .aclRelcl, .parataxis, .csubj, .csubjPass: return true
    case .conj, .xcomp, .acl: return isVerbal(token)
    default: return false
    }
  }

  /// The token that holds a byte offset, or nil between tokens.
  public func token(at offset: Int) -> Int? {
    let index = tokens.partitioningIndex { $0.span.end > offset }
    return index < tokens.count && tokens[index].span.contains(offset) ? index : nil
  }

  /// Whether a token is a noun in the plural.
  public func isPlural(_ token: Int) -> Bool { tokens[token].xpos == .nns || tokens[token].xpos == .nnps }

  /// A span without the possessive marker that it ends in.
  public func withoutPossessive(_ span: Span) -> Span {
    guard let last = token(at: span.end - 1), tokens[last].xpos == .pos, last > 0 else { return span }
    let owner = tokens[last - 1].span
    return owner.start < span.start ? span : Span(span.start, min(span.end, owner.end))
  }

  /// Of the tokens of a span, the one whose head lies outside it.
  public func head(of span: Span) -> Int? {
    let inside = tokens.indices.filter { span.contains(tokens[$0].span) && tokens[$0].upos != .punct }
    return inside.first { tokens[$0].head < 0 || !span.contains(tokens[tokens[$0].head].span) }
  }

  private func include(_ token: Int, _ included: inout [Bool], isHead: Bool = false) {
    included[token] = true
    for child in children[token] where belongs(child, to: token, isHead: isHead) {
      include(child, &included)
    }
  }

  private func belongs(_ child: Int, to token: Int, isHead: Bool) -> Bool {
    switch tokens[child].deprel {
    case .det, .detPredet, .amod, .compound, .nummod, .flat, .nmodPoss, .nmodDesc, .fixed, .advmod, .goeswith:
      return true
    case .nmod:
      let preposition = preposition(of: child)
      let isObject = tokens[token].deprel == .obj || tokens[token].deprel == .nsubjPass
      return preposition == "of" || preposition == "for" || preposition == "from" && !isObject
    case .appos: return subtree(child).first == token + 1 && tokens[token + 1].upos != .punct
    case .case: return !isHead || child > token
    case .obl: return tokens[token].upos == .adj
    case .punct: return isInnerPunctuation(child)
    default: return false
    }
  }

  /// A hyphen, an abbreviation's dot or a possessive inside a phrase, never a comma or a quote.
  private func isInnerPunctuation(_ token: Int) -> Bool { tokens[token].xpos == .hyph }

  private func isOuter(_ child: Int) -> Bool {
    switch tokens[child].deprel {
    case .case, .mark, .cc, .ccPreconj, .punct: return true
    default: return false
    }
  }

  private func run(around head: Int, _ included: [Bool]) -> Span {
    var first = head
    var last = head
    while first > 0, included[first - 1] || isGlue(first - 1, included) { first -= 1 }
    while last + 1 < tokens.count, included[last + 1] || isGlue(last + 1, included) { last += 1 }
    return Span(tokens[first].span.start, max(tokens[last].span.end, tokens[first].span.end))
  }

  /// Punctuation with included words on both sides: the comma of "a large, armed group".
  private func isGlue(_ token: Int, _ included: [Bool]) -> Bool {
    tokens[token].upos == .punct && token > 0 && token + 1 < tokens.count && included[token - 1] && included[token + 1]
  }

  private func trimmed(_ span: Span) -> Span {
    var first = tokens.firstIndex { $0.span.start >= span.start } ?? 0
    var last = tokens.lastIndex { $0.span.end <= span.end } ?? first
    while first < last, tokens[first].upos == .punct { first += 1 }
    while last > first, tokens[last].upos == .punct, tokens[last].xpos != .rightBracket { last -= 1 }
    return Span(tokens[first].span.start, max(tokens[last].span.end, tokens[first].span.end))
  }
}
