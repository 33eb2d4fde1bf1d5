import Claims
import Language
import Words

/// Says whom "he" and "she" stand for, where the text leaves no choice; else says nothing and doubts.
///
/// Precision before recall: the last person who was a subject, within two sentences, if it is the only such person there.
struct Pronouns {
  struct Resolved {
    var entities: [Cast.TokenPlace: Int] = [:]
    var doubts: [Doubt] = []
  }

  let cast: Cast
  private static let reach = 2

  func resolve() -> Resolved {
    var resolved = Resolved()
    var subjects: [(sentence: Int, entity: Int)] = []
    for (index, sentence) in cast.analysis.sentences.enumerated() {
      subjects.removeAll { index - $0.sentence > Self.reach }
      for token in sentence.tokens.indices {
        let place = Cast.TokenPlace(sentence: index, token: token)
        if isPersonal(sentence.tokens[token]) {
          let near = Set(subjects.map(\.entity))
          if near.count == 1, let entity = near.first {
            resolved.entities[place] = entity
          } else if near.count > 1, let last = subjects.last,
            subjects.filter({ $0.sentence == last.sentence }).count == 1
          {
            resolved.entities[place] = last.entity
          } else {
            let words = cast.analysis.text.string(sentence.tokens[token].span)
            resolved.doubts.append(
              Doubt(
                .unresolvedPronoun, sentence.tokens[token].span, "'\(words)' could be several people, or none named"))
          }
        } else if let entity = person(index, token, sentence) {
          subjects.append((index, entity))
        }
      }
    }
    return resolved
  }

  /// The named person that a token is the head of, as a subject.
  private func person(_ index: Int, _ token: Int, _ sentence: Sentence) -> Int? {
    let find = cast.findAt[index][token]
    guard find >= 0, cast.finds[find].type == .person, cast.finds[find].form == .name else { return nil }
    switch sentence.tokens[token].deprel {
    case .nsubj, .nsubjPass, .oblAgent: return cast.entityOf[find]
    default: return nil
    }
  }

  private func isPersonal(_ token: Token) -> Bool {
    guard token.upos == .pron else { return false }
    switch token.lemma.lowercased() {
    case "he", "she", "him", "his", "her": return true
    default: return false
    }
  }
}
