import Claims
import Language
import Words

/// Says whom pronouns stand for, where the text leaves no choice; else says nothing and, for "he" and "she", doubts.
///
/// Precision before recall. In what somebody says of himself ("The LNA denied that it had lost the town") the pronoun is
/// the speaker; else "he" and "she" are the last person who was a subject, within two sentences, if no other was one there
/// whom the word can mean. Who was "he" once, or bears a title of men, is never "she".
struct Pronouns {
  struct Resolved {
    var entities: [Cast.TokenPlace: Int] = [:]
    var doubts: [Doubt] = []
  }

  let cast: Cast
  private static let reach = 2

  func resolve() -> Resolved {
    var resolved = Resolved()
    var people = People(sexes: titledSexes())
    for (index, sentence) in cast.analysis.sentences.enumerated() {
      people.subjects.removeAll { index - $0.sentence > Self.reach }
      for token in sentence.tokens.indices {
        let word = sentence.tokens[token]
        let sex = word.upos == .pron ? Sex(pronoun: word.lemma.lowercased()) : nil
        if let entity = speaker(over: token, sentence, index) ?? owner(token, sentence, index)
          ?? topic(token, sentence, index) ?? sex.flatMap({ people.last($0) })
        {
          resolved.entities[Cast.TokenPlace(sentence: index, token: token)] = entity
          if let sex { people.sexes[entity] = sex }
          if sex != nil, isSubject(word) { people.subjects.append((index, entity)) }
        } else if sex != nil {
          resolved.doubts.append(Self.doubt(of: word, cast.analysis.text))
        } else if isSubject(word), let entity = person(index, token) {
          people.subjects.append((index, entity))
        }
      }
    }
    return resolved
  }

  /// What is told of a pronoun that is left open.
  static func doubt(of word: Token, _ text: Text) -> Doubt {
    Doubt(.unresolvedPronoun, word.span, "'\(text.string(word.span))' could be several people, or none named")
  }

  enum Sex {
    case male, female

    /// Nil for a pronoun that is of no one sex.
    init?(pronoun: String) {
      switch pronoun {
      case "he", "him", "his", "himself": self = .male
      case "she", "her", "hers", "herself": self = .female
      default: return nil
      }
    }
  }

  /// The people who were subjects of late, and what is known of their sex.
  private struct People {
    var subjects: [(sentence: Int, entity: Int)] = []
    var sexes: [Int: Sex]

    /// The only person of late of a sex, or the only one in the last sentence that has any; nil where there is a choice.
    func last(_ sex: Sex) -> Int? {
      let fitting = subjects.filter { sexes[$0.entity] ?? sex == sex }
      guard let last = fitting.last else { return nil }
      let near = Set(fitting.map(\.entity)).count == 1 ? fitting : fitting.filter { $0.sentence == last.sentence }
      return Set(near.map(\.entity)).count == 1 ? last.entity : nil
    }
  }

  /// The sexes that the titles before names tell: "Mr.", "Queen".
  private func titledSexes() -> [Int: Sex] {
    var sexes: [Int: Sex] = [:]
    for (i, find) in cast.finds.enumerated() where find.type == .person {
      let tokens = cast.analysis.sentences[find.sentence].tokens
      for token in max(0, find.tokens.lowerBound - 1)..<find.tokens.upperBound {
        let word = cast.analysis.text.lowercased(tokens[token].span)
        if cast.rules.maleWords.contains(word) { sexes[cast.entityOf[i]] = .male }
        if cast.rules.femaleWords.contains(word) { sexes[cast.entityOf[i]] = .female }
      }
    }
    return sexes
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
    guard sentence.tokens[token].deprel == .nmodPoss || isReflexive(sentence.tokens[token]),
      let kinds = kinds(sentence.tokens[token])
    else { return nil }
    return subject(of: sentence.clause(of: token), before: token, sentence, index, kinds)
  }

  /// "The LNA launched an offensive. It took over Gharyan": a sentence that begins with "It" goes on about the named body
  /// that the sentence before was about, one that begins with "They" about its several.
  private func topic(_ token: Int, _ sentence: Sentence, _ index: Int) -> Int? {
    guard index > 0, token == 0, sentence.tokens[token].upos == .pron else { return nil }
    let word = sentence.tokens[token].lemma.lowercased()
    guard word == "it" || word == "they",
      sentence.surfaceSubject(of: sentence.clause(of: token)) == token,
      let root = cast.analysis.sentences[index - 1].root
    else { return nil }
    let before = cast.analysis.sentences[index - 1]
    if word == "it" {
      return subject(of: root, before: before.tokens.count, before, index - 1, [.organization], named: true)
    }
    guard let several = before.surfaceSubject(of: root), before.tokens[several].feats.contains("Number=Plur"),
      before.coordinated(several).count == 1
    else { return nil }
    return subject(of: root, before: before.tokens.count, before, index - 1, [.organization, .person, .nationality])
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
    case "he", "she", "him", "his", "her", "himself", "herself": [.person]
    case "it", "its", "itself": [.organization, .place]
    case "they", "them", "their", "themselves": [.organization, .person, .place, .nationality]
    default: nil
    }
  }

  /// The person that a token is the head of: named, or one.
  private func person(_ index: Int, _ token: Int) -> Int? {
    let at = cast.findAt[index][token]
    guard at >= 0, cast.finds[at].type == .person else { return nil }
    return cast.finds[at].form == .name || cast.analysis.sentences[index].tokens[token].xpos == .nn
      ? cast.entityOf[at] : nil
  }

  private func isSubject(_ word: Token) -> Bool {
    switch word.deprel {
    case .nsubj, .nsubjPass, .oblAgent: true
    default: false
    }
  }

  private func isReflexive(_ word: Token) -> Bool { word.upos == .pron && word.feats.contains("Reflex=Yes") }
}
