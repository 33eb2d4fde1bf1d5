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
}
