/// Gives a sentence the finite verb that it must have.
///
/// A sentence that ends with a full stop has one. Where the tagger found none ("Young Algerians blocked roads."), the
/// first participle after a noun is it: its form is that of the past tense too.
struct FiniteVerb: Sendable {
  private let isFinite: [Bool]
  private let isNominal: [Bool]
  private let isParticiple: [Bool]
  private let isStop: [Bool]
  private let isPresent: [Bool]
  private let past: UInt8?
  private let bare: UInt8?

  init(_ tags: [(xpos: XPOS, upos: UPOS)]) {
    isFinite = tags.map { [.vbd, .vbz, .vbp, .md].contains($0.xpos) }
    isNominal = tags.map { [.nn, .nns, .nnp, .nnps, .prp, .rb, .cd].contains($0.xpos) }
    isParticiple = tags.map { $0.xpos == .vbn && $0.upos == .verb }
    isStop = tags.map { $0.xpos == .period }
    isPresent = tags.map { $0.xpos == .vbp && $0.upos == .verb }
    past = tags.firstIndex { $0.xpos == .vbd && $0.upos == .verb }.map { UInt8($0) }
    bare = tags.firstIndex { $0.xpos == .vb && $0.upos == .verb }.map { UInt8($0) }
  }

  func mend(_ tags: inout [UInt8]) {
    guard let past, tags.count > 4, let last = tags.last, isStop[Int(last)],
      !tags.contains(where: { isFinite[Int($0)] }),
      let verb = tags.indices.dropFirst().first(where: { isParticiple[Int(tags[$0])] && isNominal[Int(tags[$0 - 1])] })
    else { return }
    tags[verb] = past
  }

  /// Tags by the tree: "why did police arrest him?", "troops will attack": a verb under a modal or "do" is in its bare form;
  /// the verbs of `past` are in the past tense.
  func mend(_ tags: inout [UInt8], _ heads: [Int], _ labels: [Deprel], past verbs: [Int]) {
    guard let bare, let past else { return }
    for verb in verbs { tags[verb] = past }
    for i in tags.indices where labels[i] == .aux && heads[i] > i && isPresent[Int(tags[heads[i]])] {
      if isFinite[Int(tags[i])] { tags[heads[i]] = bare }
    }
  }
}
