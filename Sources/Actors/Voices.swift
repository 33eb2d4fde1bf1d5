import Claims
import Language
import Words

/// What somebody says in his own words, in quotation marks.
public struct Voice: Sendable {
  /// Bytes of the text, in its order.
  let spans: [Span]
  /// The identifier of who speaks.
  let entity: String
  /// That of the body he speaks for, whom his "we" means.
  let body: String?

  public init(spans: [Span], entity: String, body: String? = nil) {
    self.spans = spans
    self.entity = entity
    self.body = body
  }
}

extension Cast {
  /// The same cast once it is known whose the quotations are: in them "I", "we" and "our" are who speaks, and "he" and
  /// "they" are somebody else.
  ///
  /// Source: R. Quirk and others 1985, 14.30 (in direct speech the pronouns are the speaker's).
  public func speaking(_ voices: [Voice]) -> Cast {
    var said = pronouns
    var left: [Doubt] = []
    var added = [[Mention]](repeating: [], count: entities.count)
    var taken = [Set<Span>](repeating: [], count: entities.count)
    let places = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($0.element.id, $0.offset) })
    for voice in voices {
      guard let speaker = places[voice.entity] else { continue }
      let body = voice.body.flatMap { places[$0] } ?? speaker
      for (place, word) in voice.spans.flatMap(pronouns(in:)) {
        if word.feats.contains("Person=1"), said[place] == nil {
          let meant = word.feats.contains("Number=Plur") ? body : speaker
          said[place] = meant
          added[meant].append(Mention(word.span, .pronoun))
        } else if word.feats.contains("Person=3"), said[place] == speaker {
          said[place] = nil
          taken[speaker].insert(word.span)
          if Pronouns.Sex(pronoun: word.lemma.lowercased()) != nil {
            left.append(Pronouns.doubt(of: word, analysis.text))
          }
        }
      }
    }
    let spoken = entities.indices.map { entities[$0].changed(by: added[$0], without: taken[$0]) }
    return Cast(
      entities: spoken, doubts: doubts + left, analysis: analysis, rules: rules, findAt: findAt, finds: finds,
      entityOf: entityOf, pronouns: said, homes: homes, published: published)
  }

  private func pronouns(in span: Span) -> [(TokenPlace, Token)] {
    let first = analysis.sentences.partitioningIndex { $0.span.end > span.start }
    return analysis.sentences[first...].prefix { $0.span.start < span.end }.enumerated().flatMap { offset, sentence in
      sentence.tokens.enumerated().filter { $0.element.upos == .pron && span.contains($0.element.span) }.map {
        (TokenPlace(sentence: first + offset, token: $0.offset), $0.element)
      }
    }
  }
}

extension Entity {
  fileprivate func changed(by added: [Mention], without taken: Set<Span>) -> Entity {
    guard !added.isEmpty || !taken.isEmpty else { return self }
    let kept = mentions.filter { $0.form != .pronoun || !taken.contains($0.span) }
    return Entity(
      id: id, type: type, name: name, mentions: (kept + added).sorted { $0.span < $1.span }, actor: actor)
  }
}
