import Language

/// Which clauses tell of one happening, and whether they tell a story.
extension Stage {
  /// The clause of a word, and those it belongs to as long as they tell of one happening: "after rebels seized it" is
  /// another than what came after.
  func happening(of token: Int) -> [Int] {
    var found = [sentence.clause(of: token)]
    while found.count < 4, let last = found.last, sentence.tokens[last].head >= 0 {
      switch sentence.tokens[last].deprel {
      case .advcl where isOtherTime(last): return found
      case .conj, .advcl, .xcomp, .acl: found.append(sentence.clause(of: sentence.tokens[last].head))
      default: return found
      }
    }
    return found
  }

  /// Whether a clause begins with "when", "where" or the like.
  func isHabitual(_ clause: Int) -> Bool {
    sentence.children[clause].contains { rules.habitConjunctions.contains(lemma($0)) }
  }

  /// Whether the finite verb over a word tells in the simple past: "fled", "was killed", not "had fled", "has fled".
  func isNarrated(_ token: Int) -> Bool {
    var at = sentence.clause(of: token)
    for _ in 0..<6 {
      if let isNarrated = isNarrated(clause: at) { return isNarrated }
      guard sentence.tokens[at].head >= 0 else { return false }
      at = sentence.clause(of: sentence.tokens[at].head)
    }
    return false
  }

  /// Nil where the clause has no finite verb.
  private func isNarrated(clause: Int) -> Bool? {
    let helpers = sentence.children[clause].map { sentence.tokens[$0] }.filter(\.isHelper)
    let isPerfect = helpers.contains { $0.xpos == .md || rules.perfectVerbs.contains($0.lemma) }
    if isPerfect || isOtherTime(clause) { return false }
    let finite: [XPOS] = helpers.map(\.xpos) + [sentence.tokens[clause].xpos]
    if finite.contains(.vbd) { return true }
    return finite.contains(.vbz) || finite.contains(.vbp) ? false : nil
  }

  /// Whether a clause is set off in time from the one it hangs on.
  private func isOtherTime(_ clause: Int) -> Bool {
    sentence.children[clause].contains { child in
      let deprel = sentence.tokens[child].deprel
      return (deprel == .mark || deprel == .case) && rules.otherTimeWords.contains(lemma(child))
    }
  }
}

extension Token {
  fileprivate var isHelper: Bool { deprel == .aux || deprel == .auxPass || deprel == .cop }
}
