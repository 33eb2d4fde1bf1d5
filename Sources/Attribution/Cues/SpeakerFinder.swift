import Language
import Words

/// Who speaks at a cue, in the tree of its sentence, and by the words around it where the tree is broken.
struct SpeakerFinder {
  let rules: StanceRules
  let quotes: Quotes
  let sentence: Sentence
  let order: WordOrder

  /// - Parameters:
  ///   - content: what is said; the speaker does not stand in it.
  ///   - isPassive: whether the cue is a passive: only who is named with "by" speaks then.
  ///   - reaches: whether to take a noun near by where the tree gives none.
  func speaker(of cue: Int, content: [Span], isPassive: Bool, reaches: Bool) -> Int? {
    func isOutside(_ token: Int) -> Bool {
      !content.contains { $0.contains(sentence.tokens[token].span) }
    }
    if isPassive { return sentence.agent(of: cue).flatMap { isOutside($0) ? $0 : nil } }
    if isRaising(cue) { return nil }
    if let quoted = quoted(saying: cue), isOutside(quoted) { return quoted }
    let own = ownSubject(of: cue, isOutside)
    let isInSpeech = isQuoted(cue)
    let subject = (own ?? subject(of: cue)).flatMap { isOutside($0) && isQuoted($0) == isInSpeech ? $0 : nil }
    if let ordered = ordered(cue, content, subject, isOwn: own != nil), isOutside(ordered) {
      return holder(of: ordered)
    }
    if let subject { return holder(of: subject) }
    guard reaches else { return nil }
    if isParticiple(cue), let main = main(before: cue, isOutside) { return main }
    return (before(cue, isOutside) ?? after(cue, isOutside) ?? main(before: cue, isOutside)).map(holder)
  }

  /// "The agency quoted an official as saying", "was quoted as saying": who is quoted.
  private func quoted(saying cue: Int) -> Int? {
    let verb = sentence.tokens[cue].head
    guard verb >= 0, verb < cue, isParticiple(cue), let marker = sentence.child(cue, .mark, .case),
      sentence.tokens[marker].lemma.lowercased() == "as",
      rules.saying.contains(sentence.tokens[verb].lemma.lowercased())
    else { return nil }
    return sentence.object(of: verb)
  }

  /// Who speaks by the order of words, where the tree has nobody or somebody that cannot be: right behind a cue that what
  /// is said ends at, or right before the cue.
  private func ordered(_ cue: Int, _ content: [Span], _ subject: Int?, isOwn: Bool) -> Int? {
    guard sentence.hasFiniteForm(cue), rules.effects[sentence.tokens[cue].lemma.lowercased()]?.isSpeech ?? false else {
      return nil
    }
    if follows(cue, content), let noun = order.nounAfter(cue) { return (subject ?? 0) > cue ? nil : noun }
    guard let noun = order.noun(before: cue), !isQuoted(noun) else { return nil }
    guard let subject else { return noun }
    let phrase = sentence.subtree(subject)
    if phrase.contains(noun) || sentence.subtree(noun).contains(subject) { return nil }
    if subject > cue || !isOwn { return noun }
    let words = phrase.filter { $0 < cue && sentence.tokens[$0].upos != .punct }
    let hasInsertion = phrase.contains { $0 < words.last ?? 0 && sentence.tokens[$0].xpos == .comma }
    return order.endsInComma(cue) && !hasInsertion ? noun : nil
  }

  /// "“…,” said": whether nothing but punctuation stands between what is said and a cue behind it.
  private func follows(_ cue: Int, _ content: [Span]) -> Bool {
    let start = sentence.tokens[cue].span.start
    guard let last = content.last, content.allSatisfy({ $0.end <= start }) else { return false }
    return (0..<cue).allSatisfy {
      sentence.tokens[$0].span.start < last.end || sentence.tokens[$0].upos == .punct
    }
  }

  /// "seemed to agree": nobody is said to think so.
  private func isRaising(_ cue: Int) -> Bool { rules.raising.contains(sentence.tokens[cue].lemma.lowercased()) }

  private func isParticiple(_ token: Int) -> Bool { sentence.tokens[token].xpos == .vbg }

  /// "The price of it is ten times the cost, he said": the nearest of the subjects that the parser gave to a cue.
  private func ownSubject(of cue: Int, _ isOutside: (Int) -> Bool) -> Int? {
    let subjects = sentence.children[cue].filter {
      switch sentence.tokens[$0].deprel {
      case .nsubj, .nsubjOuter, .nsubjPass: isOutside($0)
      default: false
      }
    }
    return subjects.last { $0 < cue } ?? subjects.first
  }

  /// The subject as the words have it, "who" where a relative clause has it so.
  private func subject(of cue: Int) -> Int? {
    let token = sentence.tokens[cue]
    if token.head >= 0, let above = speakerAbove(cue) { return above }
    if let with = companion(of: cue) { return with }
    if token.head >= 0, token.deprel == .acl || token.deprel == .advcl, token.xpos == .vbg {
      return isSetOff(cue) || isAfterPreposition(cue)
        ? subjectAbove(cue) : writer(of: token.head) ?? sentence.surfaceSubject(of: cue)
    }
    if token.head >= 0, token.deprel == .acl, token.xpos == .vbn || token.xpos == .vbd {
      return sentence.tokens[token.head].deprel == .appos ? sentence.tokens[token.head].head : token.head
    }
    if token.head >= 0, token.deprel == .acl, token.xpos == .vb {
      return sentence.child(token.head, .nmodPoss) ?? sentence.child(token.head, .nsubj) ?? subjectAbove(cue)
    }
    if token.deprel == .conj, token.head >= 0, sentence.isVerbal(token.head),
      let shared = sentence.child(token.head, .nsubj, .nsubjPass)
    {
      return shared
    }
    return sentence.surfaceSubject(of: cue)
  }

  /// "said that it was over, adding", "said it was over and added": who goes on speaking, whatever the parser hung the cue by.
  private func speakerAbove(_ cue: Int) -> Int? {
    guard says(cue),
      isParticiple(cue) ? isSetOff(cue) : isJoined(cue)
    else { return nil }
    var at = sentence.tokens[cue].head
    for _ in 0..<8 {
      guard at >= 0 else { return nil }
      if at < cue, sentence.tokens[at].upos == .verb, isParticiple(cue) ? says(at) : isCueAlike(at, cue) {
        return ownSubject(of: at, { _ in true }) ?? subject(of: at)
      }
      at = sentence.tokens[at].head
    }
    return nil
  }

  private func says(_ verb: Int) -> Bool { rules.saying.contains(sentence.tokens[verb].lemma.lowercased()) }

  /// Whether a verb is a cue in the same tense, beside a quotation or not.
  private func isCueAlike(_ verb: Int, _ cue: Int) -> Bool {
    let lemma = sentence.tokens[verb].lemma.lowercased()
    return sentence.tokens[verb].xpos == sentence.tokens[cue].xpos
      && (rules.effects[lemma]?.isSpeech ?? false || rules.attitudes.verbs[lemma] != nil)
  }

  /// Whether "and" or "but" stands right before a finite verb.
  private func isJoined(_ cue: Int) -> Bool {
    cue > 0 && sentence.tokens[cue - 1].upos == .cconj && sentence.tokens[cue].deprel == .conj
  }

  /// "The march ended there, with the council saying that …": the noun with "with" that stands right before a participle.
  private func companion(of cue: Int) -> Int? {
    guard isParticiple(cue), !isSetOff(cue), let noun = order.nominal(endingAt: cue - 1),
      sentence.preposition(of: noun) == "with"
    else { return nil }
    return noun
  }

  /// "had no way of knowing", "in addition to saying".
  private func isAfterPreposition(_ cue: Int) -> Bool {
    sentence.tokens[cue].deprel == .acl && sentence.child(cue, .mark, .case) != nil
  }

  /// Whether a comma stands right before a participle or the words it begins with.
  private func isSetOff(_ cue: Int) -> Bool {
    let first = sentence.children[cue].first { sentence.tokens[$0].upos != .punct }.map { min($0, cue) } ?? cue
    let last = (0..<first).last { sentence.tokens[$0].xpos != .closeQuote } ?? 0
    return first > 0 && sentence.tokens[last].xpos == .comma
  }

  /// "pleaded guilty on Wednesday, admitting": the subject of the nearest verb above, whatever noun the participle hangs by.
  private func subjectAbove(_ cue: Int) -> Int? {
    var at = sentence.tokens[cue].head
    for _ in 0..<8 {
      guard at >= 0 else { return nil }
      if sentence.isVerbal(at), says(at) || !says(cue) || !isSetOff(cue) || !isAdverbial(at),
        let subject = sentence.surfaceSubject(of: at)
      {
        return subject
      }
      at = sentence.tokens[at].head
    }
    return nil
  }

  /// "apologised after they came out, saying": a participle behind a comma goes with the main clause.
  private func isAdverbial(_ verb: Int) -> Bool {
    switch sentence.tokens[verb].deprel {
    case .advcl, .advclRelcl, .aclRelcl, .acl: return sentence.tokens[verb].head < verb
    default: return false
    }
  }

  /// "put out a statement saying", "the minister's remarks saying": who wrote what speaks.
  private func writer(of noun: Int) -> Int? {
    guard rules.documents.contains(sentence.tokens[noun].lemma.lowercased()) else { return nil }
    if let owner = sentence.child(noun, .nmodPoss) { return owner }
    guard sentence.tokens[noun].deprel == .obj, sentence.tokens[noun].head >= 0 else { return nil }
    return sentence.surfaceSubject(of: sentence.tokens[noun].head)
  }

  /// "Moscow's statement said": whose statement it is.
  private func holder(of subject: Int) -> Int {
    guard rules.documents.contains(sentence.tokens[subject].lemma.lowercased()) else { return subject }
    return sentence.child(subject, .nmodPoss) ?? subject
  }

  /// The first subject of the sentence before a cue.
  private func main(before cue: Int, _ isOutside: (Int) -> Bool) -> Int? {
    (0..<cue).first { token in
      switch sentence.tokens[token].deprel {
      case .nsubj, .nsubjPass, .nsubjOuter:
        return isOutside(token) && !isRelative(token) && !isQuoted(token)
      default: return false
      }
    }
  }

  private func isRelative(_ token: Int) -> Bool {
    sentence.tokens[token].xpos == .wdt || sentence.tokens[token].xpos == .wp
  }

  /// In speech, however short where a pronoun stands in it: "“I don't like it,” he said".
  private func isQuoted(_ token: Int) -> Bool {
    let word = sentence.tokens[token]
    return quotes.speech(around: word.span) != nil || word.upos == .pron && quotes.around(word.span) != nil
  }

  /// "…,” Brigadier Fakhri, a spokesman for the army, said": the first noun phrase between what is said and the cue.
  private func before(_ verb: Int, _ isOutside: (Int) -> Bool) -> Int? {
    var start = verb
    while start > 0, verb - start < 25, isOutside(start - 1), !isQuoted(start - 1) { start -= 1 }
    let region = start..<verb
    func isFree(_ token: Int) -> Bool { token >= 0 && isNoun(token) && sentence.child(token, .case) == nil }
    let first = region.first { isFree($0) && !region.contains(sentence.tokens[$0].head) }
    guard first == nil, let near = region.last(where: { sentence.tokens[$0].upos != .punct }), isNoun(near) else {
      return first
    }
    var top = near
    while isFree(sentence.tokens[top].head), region.contains(sentence.tokens[top].head) {
      top = sentence.tokens[top].head
    }
    return isFree(top) ? top : nil
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
    default: return isQuantity(token)
    }
  }

  /// "Some", "about four in ten", "neither" without a noun.
  private func isQuantity(_ token: Int) -> Bool {
    let word = sentence.tokens[token]
    guard rules.quantities.contains(word.lemma.lowercased()) || word.upos == .num else { return false }
    return word.head < 0 || sentence.isVerbal(word.head)
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
}
