/// The morphological features of a word: by tag and form, else by tag and place in the tree.
struct Morphology: Sendable {
  private let byForm: KeyTable
  private let byContext: KeyTable
  private let features: [String]

  /// Reads the sections `feat.f`, `feat.c` and `feat`, the features themselves, one a line, "_" for none.
  init(_ file: ModelFile) throws(ModelError) {
    byForm = try KeyTable(file, "feat.f")
    byContext = try KeyTable(file, "feat.c")
    features = try file.lines("feat").map { $0 == "_" ? "" : $0 }
  }

  func features(_ form: UInt32, _ tag: UInt8, _ context: UInt64) -> String {
    let found =
      byForm[MorphologyKeys.form(form, tag, context)] ?? byContext[MorphologyKeys.context(tag, context)]
      ?? byContext[MorphologyKeys.context(tag, .max)] ?? 0
    return Int(found) < features.count ? features[Int(found)] : ""
  }
}

/// The keys of the tables of features, the same for the trainer and the reader.
package enum MorphologyKeys {
  package static func form(_ form: UInt32, _ tag: UInt8, _ context: UInt64) -> UInt64 {
    Hash.feature(903, UInt64(form) << 8 | UInt64(tag), context)
  }

  package static func context(_ tag: UInt8, _ context: UInt64) -> UInt64 { Hash.feature(904, UInt64(tag), context) }

  /// What a word's place in the tree says about its features: which auxiliaries, markers and subjects hang on it.
  package static func contexts(heads: [Int], labels: [Deprel], tags: [XPOS], forms: [WordFacts]) -> [UInt64] {
    var contexts = [UInt64](repeating: 0, count: heads.count)
    for (i, head) in heads.enumerated() where head >= 0 {
      let verb = head
      switch labels[i] {
      case .auxPass: contexts[verb] |= 1
      case .aux: contexts[verb] |= 2
      case .mark: contexts[verb] |= 4
      case .nsubj, .nsubjPass, .expl:
        contexts[verb] |= subject(tags[i], forms[i]) << 3
      default: break
      }
    }
    // An auxiliary or copula takes person and number from the subject of its head.
    for (i, head) in heads.enumerated() where head >= 0 {
      if labels[i] == .aux || labels[i] == .auxPass || labels[i] == .cop {
        contexts[i] = contexts[head] & 0x38 | (i < head && contexts[i] == 0 ? 64 : 0)
      }
    }
    return contexts
  }

  private static func subject(_ tag: XPOS, _ fact: WordFacts) -> UInt64 {
    switch tag {
    case .nns, .nnps: 1
    case .prp:
      switch fact.form {
      case i: 2
      case we: 3
      case you: 4
      case they: 1
      default: 5
      }
    default: 5
    }
  }

  private static let i = formHash("i")
  private static let we = formHash("we")
  private static let you = formHash("you")
  private static let they = formHash("they")

  static func formHash(_ word: StaticString) -> UInt32 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    for k in 0..<word.utf8CodeUnitCount { h = (h ^ UInt64(word.utf8Start[k])) &* 0x0000_0100_0000_01B3 }
    return UInt32(truncatingIfNeeded: h ^ (h >> 32)) | 2
  }
}
