/// Mends what a greedy parser gets wrong where Universal Dependencies leave no choice.
enum TreeRepair {
  /// In "by government forces" the preposition and article belong to the noun, not to the word before it that the noun
  /// takes as a modifier. The noun is then no object of its verb.
  static func mend(_ heads: inout [Int], _ labels: inout [Deprel], _ facts: [WordFacts]) {
    for i in heads.indices where labels[i] == .case || labels[i] == .det {
      var noun = heads[i]
      while noun > i, labels[noun] == .compound || labels[noun] == .amod, heads[noun] > noun { noun = heads[noun] }
      guard noun > heads[i] else { continue }
      heads[i] = noun
      let verb = heads[noun]
      guard labels[i] == .case, labels[noun] == .obj, verb >= 0 else { continue }
      let isAgent = facts[i].form == by && heads.indices.contains { heads[$0] == verb && labels[$0] == .auxPass }
      labels[noun] = isAgent ? .oblAgent : .obl
    }
  }

  /// "The Philippines and France agree": no verb has two subjects or two objects, so what a conjunction stands before is
  /// coordinated with the one before it.
  static func coordinate(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for c in heads.indices where labels[c] == .cc {
      let verb = heads[c]
      var first: Int?
      var second: Int?
      for i in heads.indices where heads[i] == verb && i != c && isArgument(labels[i]) {
        if i < c { first = i } else { second = second ?? i }
      }
      guard let first, let second, labels[first] == labels[second] else { continue }
      let isSameSide = (verb < first) == (verb < second)
      let between = (first + 1..<second).contains { heads[$0] == verb && $0 != c && labels[$0] != .punct }
      guard isSameSide, !between else { continue }
      heads[second] = first
      labels[second] = .conj
      heads[c] = second
    }
  }

  /// "At least 12 died": a bound before a number is none of its prepositions; where the verb has no subject, the number is.
  static func bound(_ heads: inout [Int], _ labels: inout [Deprel], _ facts: [WordFacts]) {
    for at in heads.indices.dropLast(2) where facts[at].form == self.at || facts[at].form == upperAt {
      let bound = at + 1
      guard facts[bound].form == least || facts[bound].form == most else { continue }
      let number = heads[bound] > bound ? heads[bound] : bound + 1
      let verb = heads[number]
      guard labels[number] == .obl, verb > number else { continue }
      let children = heads.indices.filter { heads[$0] == verb }
      guard !children.contains(where: { isArgument(labels[$0]) && labels[$0] != .obj || labels[$0] == .csubj }) else {
        continue
      }
      labels[number] = children.contains { labels[$0] == .auxPass } ? .nsubjPass : .nsubj
      heads[at] = bound
      labels[at] = .case
      heads[bound] = number
      labels[bound] = .advmod
    }
  }

  /// "They left after 14 soldiers were killed": no subject has a preposition; what stands before one whose clause has nothing
  /// to open it opens the clause.
  static func open(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for i in heads.indices.dropLast() where labels[i] == .case && heads[i] > i {
      var subject = heads[i]
      while !isSubject(labels[subject]), heads[subject] > subject { subject = heads[subject] }
      let verb = heads[subject]
      guard isSubject(labels[subject]), verb > subject, labels[verb] == .advcl || labels[verb] == .conj,
        !heads.indices.contains(where: { heads[$0] == verb && (labels[$0] == .mark || labels[$0] == .cc) }),
        !heads.indices.prefix(i).contains(where: { isBelow($0, subject, heads) })
      else { continue }
      heads[i] = verb
      labels[i] = .mark
      labels[verb] = .advcl
    }
  }

  /// "They are leaving after ten soldiers were killed": a noun under a preposition, right before the auxiliary of a verb that
  /// has no subject, is that subject, and the preposition opens the clause.
  static func clause(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for aux in heads.indices.dropFirst() where labels[aux] == .auxPass || labels[aux] == .aux {
      let verb = heads[aux]
      guard verb > aux, [.ccomp, .conj, .parataxis, .advcl].contains(labels[verb]),
        !heads.indices.contains(where: {
          heads[$0] == verb && (isSubject(labels[$0]) || labels[$0] == .mark || labels[$0] == .cc)
        })
      else { continue }
      let above = heads[verb]
      guard above >= 0, above < aux,
        let noun = heads.indices[above..<aux].last(where: { heads[$0] == above && labels[$0] == .obl }),
        !(noun..<aux).contains(where: { labels[$0] == .punct }),
        let preposition = heads.indices[above..<noun].first(where: { heads[$0] == noun && labels[$0] == .case })
      else { continue }
      heads[noun] = verb
      labels[noun] = labels[aux] == .auxPass ? .nsubjPass : .nsubj
      heads[preposition] = verb
      labels[preposition] = .mark
      labels[verb] = .advcl
    }
  }

  /// "said Ann Berg, who runs the office": a clause that "who" or "which" opens after a comma says something of the noun
  /// before it.
  static func relate(_ heads: inout [Int], _ labels: inout [Deprel], _ facts: [WordFacts]) {
    for who in heads.indices.dropFirst(2) {
      guard facts[who].form == self.who || facts[who].form == which else { continue }
      let verb = heads[who]
      guard verb > who, labels[who - 1] == .punct, isSubject(labels[who]),
        labels[verb] == .ccomp || labels[verb] == .parataxis
      else { continue }
      var noun = who - 2
      while labels[noun] == .flat || labels[noun] == .punct, (0..<noun).contains(heads[noun]) {
        noun = heads[noun]
      }
      guard isNominal(labels[noun]), heads[noun] == heads[verb] else { continue }
      heads[verb] = noun
      labels[verb] = .aclRelcl
    }
  }

  private static func isBelow(_ token: Int, _ head: Int, _ heads: [Int]) -> Bool {
    var at = token
    for _ in heads.indices where at >= 0 {
      if at == head { return true }
      at = heads[at]
    }
    return false
  }

  /// "According to the ministry, the army attacked and captured the town": of two verbs that a conjunction joins the first
  /// has the subject. Where the second has none, and the first was hung on a noun after a comma as its participle, that
  /// noun is the subject, and the clause is the first verb's.
  static func conjoin(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for c in heads.indices where labels[c] == .cc && heads[c] > c {
      let second = heads[c]
      guard labels[second] == .root, !heads.indices.contains(where: { heads[$0] == second && isSubject(labels[$0]) })
      else { continue }
      guard let first = heads.indices.prefix(c).last(where: { labels[$0] == .acl && heads[$0] < $0 }) else { continue }
      let noun = heads[first]
      let frame = heads[noun]
      guard frame >= 0, frame < noun, labels[frame] == .obl, heads[frame] == second,
        (frame + 1..<noun).contains(where: { labels[$0] == .punct })
      else { continue }
      heads[noun] = first
      labels[noun] = .nsubj
      heads[first] = heads[second]
      labels[first] = .root
      labels[second] = .conj
      for i in heads.indices where heads[i] == second && i < c { heads[i] = first }
      for i in heads.indices where heads[i] == second && labels[i] == .punct && i > second { heads[i] = first }
      heads[second] = first
    }
  }

  /// "Troops loyal to the general fought": an adjective right after a subject, with a preposition behind it, is the subject's;
  /// what the preposition marks is the adjective's and no second subject.
  static func attribute(_ heads: inout [Int], _ labels: inout [Deprel], isAdjective: (Int) -> Bool) {
    for adjective in heads.indices.dropFirst().dropLast() where isAdjective(adjective) && labels[adjective + 1] == .case
    {
      let noun = adjective - 1
      guard isSubject(labels[noun]) else { continue }
      if isSubject(labels[adjective]), heads[adjective] == heads[noun] {
        heads[adjective] = noun
        labels[adjective] = .amod
      }
      let marked = heads[adjective + 1]
      guard heads[adjective] == noun, labels[adjective] == .amod, marked > adjective, isSubject(labels[marked]),
        heads[marked] == heads[noun]
      else { continue }
      heads[marked] = adjective
      labels[marked] = .obl
    }
  }

  /// "Soldiers retook the town on Tuesday, the spokesman claimed": a clause that only a comma joins to the one before it, and
  /// that begins with its subject, says nothing of a noun, and has nothing before the comma; what was hung on it there is the
  /// first clause's.
  static func splice(_ heads: inout [Int], _ labels: inout [Deprel], isRelative: (Int) -> Bool) {
    for verb in heads.indices where [.advcl, .parataxis, .aclRelcl, .conj].contains(labels[verb]) {
      let children = heads.indices.filter { heads[$0] == verb }
      guard let subject = children.first(where: { isSubject(labels[$0]) }), subject < verb,
        !children.contains(where: { labels[$0] == .mark || labels[$0] == .cc })
      else { continue }
      let beginning = start(of: subject, heads)
      var first = heads[verb]
      if labels[verb] == .aclRelcl { while first >= 0, isNominal(labels[first]) { first = heads[first] } }
      let comma = beginning - 1
      guard first >= 0, first < comma, labels[comma] == .punct, !isRelative(beginning), !isRelative(subject) else {
        continue
      }
      let strayed = children.filter { child in
        first < child && child < comma && isAdverbial(labels[child])
          && !(first..<start(of: child, heads)).contains { labels[$0] == .punct }
      }
      let isLast = !heads.indices.contains { $0 > verb && heads[$0] == first && labels[$0] == .conj }
      guard !strayed.isEmpty || labels[verb] == .conj && isLast else { continue }
      for child in strayed { heads[child] = first }
      heads[verb] = first
      labels[verb] = .parataxis
      // A comma on which something hangs may stand above the clause.
      if !heads.contains(comma) { heads[comma] = verb }
    }
  }

  /// "The bomb caused no casualties but destroyed two booths": what happens is coordinated with what happens. A finite verb
  /// that has no subject of its own and was joined to an object or oblique is joined to the clause around that noun.
  /// Source: in the training part of UD_English-EWT no finite verb is joined to such a noun.
  static func raise(_ heads: inout [Int], _ labels: inout [Deprel], isFinite: (Int) -> Bool) {
    for verb in heads.indices where labels[verb] == .conj && isFinite(verb) {
      guard isArgumentOrOblique(labels[heads[verb]]),
        !heads.indices.contains(where: { heads[$0] == verb && isSubject(labels[$0]) })
      else { continue }
      var clause = heads[verb]
      while clause >= 0, !isFinite(clause) { clause = heads[clause] }
      guard clause >= 0, clause < verb else { continue }
      heads[verb] = clause
    }
  }

  /// "Ann Berg, a judge who lives in Tunis, said", "told the paper that they think that rebels fled", "captured a base and
  /// took prisoners": no verb has two subjects before it, two clauses for what it says, or two objects. A second subject
  /// between commas says who the first is; a second clause with "that" is the first one's, a second object the joined verb's.
  static func nest(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for second in heads.indices where [.nsubj, .nsubjPass, .ccomp, .obj].contains(labels[second]) {
      let verb = heads[second]
      let start = start(of: second, heads)
      let before = heads.indices.prefix(start)
      guard verb >= 0, let first = before.last(where: { heads[$0] == verb && labels[$0] != .punct }) else { continue }
      switch (labels[first], labels[second]) {
      case (.nsubj, .nsubj), (.nsubjPass, .nsubjPass):
        guard second < verb, labels[first + 1..<second].contains(.punct), labels[second + 1..<verb].contains(.punct),
          !heads.indices.contains(where: { heads[$0] == first && labels[$0] == .case })
        else { continue }
        heads[second] = first
        labels[second] = .appos
      case (.ccomp, .ccomp):
        guard verb < first, labels[start] == .mark, heads[start] == second, labels[start - 1] != .punct,
          !heads.indices.contains(where: { heads[$0] == first && [.obj, .ccomp, .cc].contains(labels[$0]) })
        else { continue }
        heads[second] = first
      case (.conj, .obj):
        guard (verb..<max(verb, first)).contains(where: { heads[$0] == verb && labels[$0] == .obj }) else { continue }
        heads[second] = first
      default: continue
      }
    }
  }

  /// "They fled, on Sunday, a member of the council said": what stands under a preposition is no subject; what was taken for
  /// its apposition is, and the day is the reported clause's.
  static func report(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for day in heads.indices where labels[day] == .nsubj && heads[day] > day {
      let verb = heads[day]
      let between = day + 1..<verb
      guard (0..<day).contains(where: { heads[$0] == day && labels[$0] == .case }),
        let subject = between.first(where: { heads[$0] == day && labels[$0] == .appos }),
        let told = (0..<day).first(where: { heads[$0] == verb && labels[$0] == .ccomp })
      else { continue }
      heads[day] = told
      labels[day] = .obl
      heads[subject] = verb
      labels[subject] = .nsubj
      for i in between where heads[i] == day && labels[i] == .punct { heads[i] = verb }
    }
  }

  /// "They met on Tuesday; they will meet on Friday": a clause with a subject and an auxiliary is no object, and what stands
  /// behind it is its own. "In 1956 Soviet tanks came": a number with a preposition counts nothing.
  static func release(_ heads: inout [Int], _ labels: inout [Deprel]) {
    for word in heads.indices where labels[word] == .obj || labels[word] == .nummod {
      let above = heads[word]
      guard above >= 0 else { continue }
      if labels[word] == .obj, above < word {
        let children = (above..<word).filter { heads[$0] == word }
        guard children.contains(where: { isSubject(labels[$0]) }), children.contains(where: { labels[$0] == .aux })
        else { continue }
        labels[word] = .parataxis
        for i in heads.indices where i > word && heads[i] == above && isAdverbial(labels[i]) { heads[i] = word }
      } else if labels[word] == .nummod, word > 0, above > word, heads[word - 1] == word, labels[word - 1] == .case,
        isSubject(labels[above])
      {
        heads[word] = heads[above]
        labels[word] = .obl
      }
    }
  }

  private static func isArgumentOrOblique(_ label: Deprel) -> Bool {
    [.obj, .iobj, .obl, .oblUnmarked, .oblAgent, .nmod].contains(label)
  }

  private static func isNominal(_ label: Deprel) -> Bool {
    [.nsubj, .nsubjPass, .obj, .obl, .oblAgent, .nmod, .appos, .conj, .compound].contains(label)
  }

  /// The first word of all that hangs on a word.
  private static func start(of word: Int, _ heads: [Int]) -> Int {
    var start = word
    while let left = heads.indices.prefix(start).first(where: { heads[$0] == start }) { start = left }
    return start
  }

  private static func isAdverbial(_ label: Deprel) -> Bool {
    label == .obl || label == .oblUnmarked || label == .advmod
  }

  private static func isSubject(_ label: Deprel) -> Bool {
    label == .nsubj || label == .nsubjPass || label == .csubj || label == .expl
  }

  private static func isArgument(_ label: Deprel) -> Bool {
    label == .nsubj || label == .nsubjPass || label == .obj
  }

  private static let by = MorphologyKeys.formHash("by")
  private static let at = MorphologyKeys.formHash("at")
  private static let upperAt = MorphologyKeys.formHash("At")
  private static let least = MorphologyKeys.formHash("least")
  private static let most = MorphologyKeys.formHash("most")
  private static let who = MorphologyKeys.formHash("who")
  private static let which = MorphologyKeys.formHash("which")
}
