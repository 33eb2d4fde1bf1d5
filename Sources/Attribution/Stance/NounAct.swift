import Claims
import Language

/// How much of what is said around a noun touches the act that it names: less than a verb. "Failed to discuss the attack"
/// leaves the attack what it was, "wants an attack" less of it.
///
/// Source: means of UW's unified training part, of nouns with and without an article under words that plan, doubt or deny.
struct NounAct {
  private let article: Article

  /// What a noun's determiner tells of its being known already.
  private enum Article { case definite, indefinite, none, any, negative }

  /// Nil where the act is named by a verb, or a verb carries the noun ("launched an attack").
  init?(sentence: Sentence, noun: Int, host: Int) {
    guard sentence.tokens[noun].upos == .noun, host == noun else { return nil }
    if sentence.isNegated(noun) {
      article = .negative
      return
    }
    let words = sentence.children[noun].filter { child in
      switch sentence.tokens[child].deprel {
      case .det, .nmodPoss, .nummod: true
      default: false
      }
    }
    if words.contains(where: { sentence.tokens[$0].lemma.lowercased() == "any" }) {
      article = .any
    } else if words.contains(where: { sentence.tokens[$0].isDefinite }) {
      article = .definite
    } else {
      article = words.isEmpty && sentence.tokens[noun].xpos == .nn ? .none : .indefinite
    }
  }

  /// - Parameter value: the factuality that a verb would have in the noun's place.
  func value(_ value: Double, _ certainty: Certainty) -> Double {
    if certainty == .denied || article == .negative { return value }
    switch article {
    case .definite: return value < 0 ? 1.4 : max(value, 2.4)
    case .any: return min(value, 0.6)
    case .none: return value < 0 ? 0.5 : min(max(value, 1.7), 2.6)
    default: return value < 0 ? 0.5 : max(value, 1.7)
    }
  }
}

extension Token {
  /// "the", "this", "their".
  fileprivate var isDefinite: Bool {
    deprel == .nmodPoss || feats.contains("Definite=Def") || feats.contains("PronType=Dem")
  }
}
