import Claims
import Language
import Words

/// What a word's place in its tree tells: what the walk asks of a sentence, and never changes.
extension StanceWalk {
  /// The word above; above a finite verb that the parser joined to an infinitive the finite verb over that: "failed to come
  /// and left".
  func head(of token: Int) -> Int {
    var head = sentence.tokens[token].head
    guard sentence.tokens[token].deprel == .conj,
      sentence.tokens[token].xpos == .vbd || sentence.tokens[token].xpos == .vbz
    else { return head }
    while sentence.tokens[head].xpos == .vb, sentence.child(head, .aux) == nil, sentence.tokens[head].head >= 0 {
      head = sentence.tokens[head].head
    }
    return head
  }

  /// Whether a word alone stands in quotation marks: somebody's word, not the outlet's.
  func isScareQuoted(_ token: Int) -> Bool {
    token > 0 && token + 1 < sentence.tokens.count && sentence.tokens[token - 1].xpos == .openQuote
      && sentence.tokens[token + 1].xpos == .closeQuote
  }

  /// "Did rebels attack the town?": whether it was done is asked. "Who attacked it?" takes it as done.
  func isPolarQuestion(_ root: Int) -> Bool {
    guard let mark = sentence.tokens.last(where: { $0.xpos == .period }), mark.lemma == "?" else { return false }
    let isOpen = sentence.tokens.contains {
      switch $0.xpos {
      case .wp, .wdt, .wrb: true
      default: false
      }
    }
    guard !isOpen, let subject = sentence.child(root, .nsubj, .nsubjPass) else { return false }
    return sentence.children[root].contains { child in
      child < subject && [.aux, .auxPass, .cop].contains(sentence.tokens[child].deprel)
    }
  }

  /// "refused to return him, citing the law", "the surviving father", "the charges made by him": a participle beside what is
  /// told, set off or as a modifier.
  func isAside(_ token: Int) -> Bool {
    let word = sentence.tokens[token]
    switch word.deprel {
    case .amod: return word.xpos == .vbg || word.xpos == .vbn
    case .acl where word.head >= 0 && sentence.tokens[word.head].deprel != .obj || word.xpos == .vbn:
      return (word.xpos == .vbg || word.xpos == .vbn) && sentence.child(token, .mark, .case) == nil
    case .advcl:
      guard token > word.head, sentence.child(token, .mark) == nil else { return false }
      return word.xpos == .vbn || word.xpos == .vbg && token > 0 && sentence.tokens[token - 1].xpos == .comma
    default: return false
    }
  }

  func isNegated(_ token: Int) -> Bool { quotes.isNegated(token, in: sentence) }

  /// "The claim that the army attacked the convoy was false": the noun of saying right before "that", where the parser made
  /// it the subject of the clause.
  func noun(over verb: Int) -> String? {
    guard let that = sentence.child(verb, .mark), that > 0, sentence.tokens[that].lemma == "that",
      sentence.tokens[that - 1].upos == .noun, sentence.tokens[that - 1].head == verb
    else { return nil }
    let lemma = sentence.tokens[that - 1].lemma.lowercased()
    return rules.effects[lemma].flatMap { $0.isCue && $0.certainty != nil ? lemma : nil }
  }

  func isPerfect(_ verb: Int) -> Bool {
    sentence.children[verb].contains { sentence.tokens[$0].deprel == .aux && sentence.tokens[$0].lemma == "have" }
  }

  /// "as long as", "in case", "had the army attacked": a condition without a conjunction of one word.
  func isCondition(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].deprel == .advcl, let first = sentence.subtree(verb).first else { return false }
    let words = sentence.tokens[max(0, first - 2)..<min(first + 4, verb)].map { $0.lemma.lowercased() }
    let opening = words.joined(separator: " ")
    if rules.conditionPhrases.contains(where: { opening.contains($0) }) { return true }
    guard let subject = sentence.child(verb, .nsubj, .nsubjPass), sentence.child(verb, .mark) == nil else {
      return false
    }
    let auxiliary = sentence.tokens[first]
    return auxiliary.deprel == .aux && first < subject && (auxiliary.xpos == .vbd || auxiliary.xpos == .md)
  }

  /// Whether a clause is what somebody said in the past, without a condition: "would" then stands for "will".
  func isReported(_ token: Int) -> Bool {
    let head = sentence.tokens[token].head
    guard sentence.tokens[token].deprel == .ccomp, head >= 0, sentence.tokens[head].xpos == .vbd else { return false }
    guard rules.effects[sentence.tokens[head].lemma.lowercased()]?.certainty == .attributed else { return false }
    return !sentence.children[token].contains { child in
      sentence.child(child, .mark).map { rules.conditionals.contains(sentence.tokens[$0].lemma.lowercased()) } ?? false
    }
  }

  /// "instead of attacking", "rather than attack": it was not done.
  func isReplaced(_ verb: Int) -> Bool {
    guard let marker = sentence.child(verb, .mark, .case, .cc) else { return false }
    let next = marker + 1 < sentence.tokens.count ? " " + sentence.tokens[marker + 1].lemma.lowercased() : ""
    return rules.replacing.contains(sentence.tokens[marker].lemma.lowercased() + next)
  }

  /// "too weak to attack", "has yet to attack".
  func isPrecluded(_ verb: Int) -> Bool {
    let head = sentence.tokens[verb].head
    guard head >= 0, head < verb, sentence.child(verb, .mark).map({ sentence.tokens[$0].xpos == .to }) ?? false,
      sentence.tokens[verb].deprel == .xcomp || sentence.tokens[verb].deprel == .advcl
    else { return false }
    return sentence.children[head].contains { child in
      sentence.tokens[child].deprel == .advmod && child < verb
        && rules.precluding.contains(sentence.tokens[child].lemma.lowercased())
    }
  }

  /// "arrested no suspects".
  func takesNothing(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].upos == .verb, let object = sentence.child(verb, .obj), object > verb else {
      return false
    }
    return ([object] + sentence.children[object].filter { sentence.tokens[$0].deprel == .det })
      .contains { sentence.tokens[$0].isNegative }
  }

  /// "“Withdraw from the town!”": what somebody is told to do.
  func isImperative(_ verb: Int) -> Bool {
    guard sentence.tokens[verb].xpos == .vb, sentence.child(verb, .nsubj, .nsubjPass, .aux, .auxPass, .mark) == nil
    else { return false }
    switch sentence.tokens[verb].deprel {
    case .root, .ccomp, .parataxis: break
    default: return false
    }
    let before = sentence.tokens[..<verb].last { $0.xpos != .comma }
    return before.map { $0.isQuoteMark || $0.xpos == .colon } ?? true
  }

  /// Whether a conjunction opens a condition on a verb.
  func isConditional(_ verb: Int) -> Bool {
    sentence.children[verb].contains {
      sentence.tokens[$0].deprel == .mark && rules.conditionals.contains(sentence.tokens[$0].lemma.lowercased())
    }
  }

  /// "the first to attack", "the last general to leave": who did.
  func isRanked(_ noun: Int) -> Bool {
    sentence.subtree(noun).prefix { $0 <= noun }.contains {
      rules.ranks.contains(sentence.tokens[$0].lemma.lowercased())
    }
  }

  /// "the claim that rebels attacked the town", taken for a relative clause: it lacks nothing that "that" could stand for.
  func isContentClause(_ at: Int) -> Bool {
    guard let that = sentence.children[at].first, sentence.tokens[that].lemma == "that",
      let subject = sentence.child(at, .nsubj, .nsubjPass), subject != that
    else { return false }
    return sentence.isPassive(at) || sentence.children[at].contains { $0 != that && sentence.tokens[$0].deprel == .obj }
  }

  /// "no trip planned", "no hint of trouble": what hangs on a noun that is denied.
  func isOfNothing(_ at: Int, _ head: Int) -> Bool {
    guard sentence.tokens[head].upos == .noun, at > head,
      rules.effects[sentence.tokens[head].lemma.lowercased()] == nil
    else { return false }
    switch sentence.tokens[at].deprel {
    case .acl where sentence.child(at, .nsubj, .nsubjPass) == nil: break
    case .nmod where sentence.preposition(of: at) == "of": break
    default: return false
    }
    return sentence.children[head].contains {
      sentence.tokens[$0].deprel == .det && sentence.tokens[$0].lemma.lowercased() == "no"
    }
  }

  /// Whether a clause is what is said, not what somebody seems or is likely to do.
  func saysClause(_ at: Int) -> Bool {
    switch sentence.tokens[at].deprel {
    case .acl: !isAside(at)
    case .ccomp, .aclRelcl, .csubj, .csubjPass: true
    default: false
    }
  }

  /// "attacked", "have attacked": not to come, whatever is said of its likelihood.
  func isFinitePast(_ token: Int) -> Bool {
    sentence.tokens[token].xpos == .vbd || isPerfect(token)
      || sentence.children[token].contains {
        sentence.tokens[$0].xpos == .vbd && [.aux, .auxPass, .cop].contains(sentence.tokens[$0].deprel)
      }
  }

  /// "convicted of murdering", "the court heard that …": the word above looks back, or who stands over the clause does.
  func isLookingBack(_ head: Int, _ at: Int) -> Bool {
    func looksBack(_ token: Int) -> Bool { rules.retrospects.contains(sentence.tokens[token].lemma.lowercased()) }
    switch sentence.tokens[at].deprel {
    case .ccomp: return looksBack(head) || sentence.surfaceSubject(of: head).map(looksBack) ?? false
    case .xcomp, .advcl, .acl, .obl, .nmod, .obj: return looksBack(head)
    default: return false
    }
  }

  /// "denied the allegations": that somebody alleges it is not denied.
  func isSaying(_ noun: Int) -> Bool {
    rules.effects[sentence.tokens[noun].lemma.lowercased()].map { $0.isCue && $0.certainty != nil } ?? false
  }

  /// "abandoned its plan to attack the town".
  func isPlan(_ token: Int) -> Bool {
    let effect = rules.effects[sentence.tokens[token].lemma.lowercased()]
    return sentence.tokens[token].upos == .noun && effect?.certainty == nil
      && effect?.auxiliary.contains(.hypothetical) ?? false
  }

  /// "in order to".
  func isInOrder(_ marker: Int) -> Bool {
    sentence.children[marker].contains { sentence.tokens[$0].xpos == .to }
  }

  /// "warned that it would attack and ordered": the cue that a word stands behind, where the parser has the word in what is
  /// said at it but what is said ends before.
  func cueBefore(_ token: Int) -> Int? {
    let span = sentence.tokens[token].span
    var at = token
    for _ in 0..<20 {
      let head = sentence.tokens[at].head
      guard head >= 0 else { return nil }
      if head < token, sentence.tokens[at].deprel == .ccomp, let told = told[head], !told.isEmpty,
        told.allSatisfy({ $0.end <= span.start && $0.start > sentence.tokens[head].span.start })
      {
        return head
      }
      at = head
    }
    return nil
  }

  /// "30 years since rebels attacked the town".
  func isLongAgo(_ verb: Int) -> Bool {
    guard let marker = sentence.child(verb, .mark), marker > 0 else { return false }
    return rules.longUnits.contains(sentence.tokens[marker - 1].lemma.lowercased())
      && rules.adverbial.contains(sentence.tokens[marker].lemma.lowercased())
  }

  /// "A withdrawal would be a start": an act without an article that a clause with "would" is about.
  func isSupposed(_ noun: Int, _ head: Int) -> Bool {
    guard sentence.tokens[noun].upos == .noun else { return false }
    let isKnown = sentence.children[noun].contains {
      sentence.tokens[$0].deprel == .det && sentence.tokens[$0].feats.contains("Definite=Def")
    }
    return !isKnown
      && sentence.children[head].contains {
        sentence.tokens[$0].deprel == .aux && sentence.tokens[$0].lemma.lowercased() == "would"
      }
  }

  /// "rejected claims that …": the noun of saying right before the "that" of a clause, if both hang by one verb.
  func noun(before clause: Int, under verb: Int) -> Int? {
    guard sentence.tokens[clause].deprel == .advcl || sentence.tokens[clause].deprel == .ccomp,
      let that = sentence.child(clause, .mark), that > 0, sentence.tokens[that].lemma.lowercased() == "that",
      sentence.tokens[that - 1].head == verb, sentence.tokens[that - 1].upos == .noun, isSaying(that - 1)
    else { return nil }
    return that - 1
  }
}
