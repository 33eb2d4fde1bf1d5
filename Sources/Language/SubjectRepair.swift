/// Mends what Universal Dependencies know none of: verbs with two subjects, words that hang on punctuation, participles
/// with a subject and no auxiliary.
struct SubjectRepair {
  private var heads: [Int]
  private var labels: [Deprel]
  private let tags: [XPOS]

  /// Mends a tree; it stays one tree with one root.
  ///
  /// - Returns: the words tagged as participles that are in the past tense.
  static func mend(_ heads: inout [Int], _ labels: inout [Deprel], _ tags: [XPOS]) -> [Int] {
    var repair = SubjectRepair(heads: heads, labels: labels, tags: tags)
    repair.freePunctuation()
    repair.joinNumbers()
    repair.joinVerbs()
    repair.findRelatives()
    repair.findClauses()
    repair.joinNouns()
    let past = repair.tellParticiples()
    (heads, labels) = (repair.heads, repair.labels)
    return past
  }

  /// "Killed two reporters, Ann Lee and Bob Ray": nothing hangs on a comma; what does hangs on the comma's head, an
  /// apposition on what stands before it.
  private mutating func freePunctuation() {
    for i in heads.indices where heads[i] >= 0 && isMark(heads[i]) && heads[heads[i]] >= 0 && heads[heads[i]] != i {
      let mark = heads[i]
      heads[i] = heads[mark]
      guard labels[i] == .appos, mark > 0, mark < i else { continue }
      var before = mark - 1
      while heads[before] >= 0, heads[before] != heads[mark] { before = heads[before] }
      if heads[before] == heads[mark], before != i { heads[i] = before }
    }
  }

  /// "Between 20 and 30 soldiers were killed": what is counted takes the place of the first number.
  private mutating func joinNumbers() {
    for at in heads.indices.dropLast(4) where labels[at] == .case && tags[at] == .in && heads[at] == at + 1 {
      let first = at + 1
      let second = at + 3
      let noun = heads[second]
      guard tags[first] == .cd, labels[at + 2] == .cc, tags[second] == .cd, noun > second, heads[noun] == first,
        [first, second, noun].contains(heads[at + 2])
      else { continue }
      replace(first, by: noun)
      heads[first] = noun
      labels[first] = .nummod
      heads[second] = first
      labels[second] = .conj
      heads[at + 2] = second
    }
  }

  /// "15 militants killed in raid" is a passive; "rebels taken the town" is none.
  private mutating func tellParticiples() -> [Int] {
    var past: [Int] = []
    for i in heads.indices where labels[i] == .nsubj && heads[i] > i && tags[heads[i]] == .vbn {
      let verb = heads[i]
      let others = heads.indices.filter { heads[$0] == verb }.map { labels[$0] }
      guard !others.contains(where: { $0 == .aux || $0 == .auxPass || $0 == .cop }) else { continue }
      if others.contains(.obj) || labels[verb] != .conj && sharesObject(verb) {
        past.append(verb)
      } else if labels[verb] != .conj {
        labels[i] = .nsubjPass
      }
    }
    return past
  }

  /// "attacked and captured the town".
  private func sharesObject(_ verb: Int) -> Bool {
    heads.indices.contains { i in
      heads[i] == verb && labels[i] == .conj && heads.indices.contains { heads[$0] == i && labels[$0] == .obj }
    }
  }

  /// "The brigade attacked (from the south) and captured the town": a participle of the subject that goes up to the
  /// conjunction before the subject's verb, and has no agent, is the first of two verbs.
  private mutating func joinVerbs() {
    for c in heads.indices.dropFirst() where labels[c] == .cc && heads[c] > c {
      let verb = heads[c]
      guard let first = heads.indices.prefix(c).last(where: { tags[$0] == .vbn && labels[$0] == .acl }) else {
        continue
      }
      let noun = heads[first]
      guard noun < first, labels[noun] == .nsubj, heads[noun] == verb, (first..<c).allSatisfy({ isUnder($0, first) }),
        !heads.indices.contains(where: { heads[$0] == first && labels[$0] == .oblAgent })
      else { continue }
      for i in heads.indices where heads[i] == verb && (i < first || labels[i] == .punct) { heads[i] = first }
      replace(verb, by: first)
      heads[verb] = first
      labels[verb] = .conj
    }
  }

  /// "The minister, who arrived on Sunday, met the king": the verb with "who" is said of the noun before it, and the verb
  /// after it is the sentence's.
  private mutating func findRelatives() {
    for verb in heads.indices {
      let subjects = subjects(before: verb)
      guard subjects.count == 2, isRelative(subjects[1]), !isRelative(subjects[0]),
        let main = heads.indices.first(where: { $0 > verb && heads[$0] == verb && labels[$0] == .conj }),
        !heads.indices.contains(where: { heads[$0] == main && (labels[$0] == .cc || isSubject($0)) })
      else { continue }
      for i in heads.indices where heads[i] == verb && (i < subjects[0] || i > main) { heads[i] = main }
      heads[subjects[0]] = main
      replace(verb, by: main)
      heads[verb] = subjects[0]
      labels[verb] = .aclRelcl
    }
  }

  /// "Said Ann Berg, who runs the office": a clause whose subject is "who" is no second main clause but the noun's before it.
  private mutating func findClauses() {
    for who in heads.indices.dropFirst(2) where tags[who] == .wp && tags[who - 1] == .comma && isSubject(who) {
      let verb = heads[who]
      guard verb > who, labels[verb] == .conj, heads[verb] < who - 1,
        !heads.indices.contains(where: { heads[$0] == verb && labels[$0] == .cc })
      else { continue }
      var noun = who - 2
      while labels[noun] == .flat || labels[noun] == .compound, heads[noun] >= 0, heads[noun] < who {
        noun = heads[noun]
      }
      guard isNoun(noun), !isUnder(noun, verb) else { continue }
      heads[verb] = noun
      labels[verb] = .aclRelcl
    }
  }

  /// "Chad, Mali, Niger and Togo agree", "the FCG (Forces for Common Ground) took it": of two subjects the second is
  /// coordinated with the first where it has a conjunction, and its apposition in brackets.
  private mutating func joinNouns() {
    for verb in heads.indices {
      let subjects = subjects(before: verb)
      guard subjects.count == 2, !subjects.contains(where: isRelative) else { continue }
      let second = subjects[1]
      let start = heads.indices.first { isUnder($0, second) && !isMark($0) } ?? second
      guard start > 0 else { continue }
      if tags[start - 1] == .leftBracket {
        labels[second] = .appos
      } else if tags[start - 1] == .comma, hasConjunction(second) {
        labels[second] = .conj
      } else {
        continue
      }
      heads[second] = subjects[0]
    }
  }

  /// Gives a word the place of another in the tree.
  private mutating func replace(_ old: Int, by new: Int) {
    heads[new] = heads[old]
    labels[new] = labels[old]
  }

  private func subjects(before verb: Int) -> [Int] {
    heads.indices.prefix(verb).filter { heads[$0] == verb && isSubject($0) }
  }

  private func hasConjunction(_ noun: Int) -> Bool {
    heads.indices.contains { i in
      i > noun && heads[i] == noun && labels[i] == .conj
        && heads.indices.contains { heads[$0] == i && labels[$0] == .cc }
    }
  }

  private func isUnder(_ token: Int, _ head: Int) -> Bool {
    var at = token
    while at >= 0, at != head { at = heads[at] }
    return at == head
  }

  private func isSubject(_ token: Int) -> Bool { labels[token] == .nsubj || labels[token] == .nsubjPass }

  private func isNoun(_ token: Int) -> Bool {
    switch tags[token] {
    case .nn, .nns, .nnp, .nnps: true
    default: false
    }
  }

  private func isRelative(_ token: Int) -> Bool { tags[token] == .wp || tags[token] == .wdt }

  private func isMark(_ token: Int) -> Bool {
    switch tags[token] {
    case .comma, .period, .colon, .openQuote, .closeQuote, .leftBracket, .rightBracket, .hyph, .nfp: true
    default: false
    }
  }
}
