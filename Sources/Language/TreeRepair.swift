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

  private static let by = MorphologyKeys.formHash("by")
}
