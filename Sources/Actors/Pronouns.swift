import Claims
import Language
import Words

/// Says whom pronouns stand for, where the text leaves no choice; else says nothing and, for "he" and "she", doubts.
///
/// Precision before recall. In what somebody says of himself ("The LNA denied that it had lost the town") the pronoun is
/// the speaker; else "he" and "she" are the last person who was a subject, within two sentences, if no other was one there.
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
        if let known = speaker(over: token, sentence, index) ?? owner(token, sentence, index)
          ?? topic(token, sentence, index)
        {
          resolved.entities[place] = known
        } else if isPersonal(sentence.tokens[token]) {
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

  /// The subject of the verb that governs a pronoun's clause, if it can be what the pronoun stands for.
  private func speaker(over token: Int, _ sentence: Sentence, _ index: Int) -> Int? {
    guard sentence.tokens[token].upos == .pron, let kinds = kinds(sentence.tokens[token]) else { return nil }
    var clause = sentence.clause(of: token)
    for _ in 0..<3 where sentence.tokens[clause].deprel == .xcomp || sentence.tokens[clause].deprel == .conj {
      clause = sentence.clause(of: max(sentence.tokens[clause].head, 0))
    }
    guard sentence.tokens[clause].deprel == .ccomp else { return nil }
    guard let subject = sentence.surfaceSubject(of: sentence.tokens[clause].head), subject != token else { return nil }
    let find = cast.findAt[index][subject]
    guard find >= 0, kinds.contains(cast.finds[find].type) else { return nil }
    return cast.entityOf[find]
  }

  /// "The LNA began its offensive": a possessive is the subject of its clause.
  private func owner(_ token: Int, _ sentence: Sentence, _ index: Int) -> Int? {
    guard sentence.tokens[token].deprel == .nmodPoss, let kinds = kinds(sentence.tokens[token]) else { return nil }
    return subject(of: sentence.clause(of: token), before: token, sentence, index, kinds)
  }

  /// "The LNA launched an offensive. It took over Gharyan": a sentence that begins with "It" goes on about the named body
  /// that the sentence before was about.
  private func topic(_ token: Int, _ sentence: Sentence, _ index: Int) -> Int? {
    guard index > 0, token == 0, sentence.tokens[token].lemma.lowercased() == "it",
      sentence.surfaceSubject(of: sentence.clause(of: token)) == token,
      let root = cast.analysis.sentences[index - 1].root
    else { return nil }
    let before = cast.analysis.sentences[index - 1]
    return subject(of: root, before: before.tokens.count, before, index - 1, [.organization], named: true)
  }

  private func subject(
    of clause: Int, before token: Int, _ sentence: Sentence, _ index: Int, _ kinds: Set<EntityType>, named: Bool = false
  ) -> Int? {
    guard let subject = sentence.surfaceSubject(of: clause), subject < token else { return nil }
    let find = cast.findAt[index][subject]
    guard find >= 0, kinds.contains(cast.finds[find].type), !named || cast.finds[find].form == .name else { return nil }
    return cast.entityOf[find]
  }

  /// What a pronoun of the third person can stand for; nil for others.
  private func kinds(_ token: Token) -> Set<EntityType>? {
    switch token.lemma.lowercased() {
    case "he", "she", "him", "his", "her": [.person]
    case "it", "its": [.organization, .place]
    case "they", "them", "their": [.organization, .person, .place, .nationality]
    default: nil
    }
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
