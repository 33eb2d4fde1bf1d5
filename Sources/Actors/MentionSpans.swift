import Claims
import Language
import Words

/// Which words of the text are the mentions of a find: a name as it stands, a noun with its phrase ("these terrorists",
/// "members of the council"), as the parties of claims are cut.
extension Cast {
  func mentions(of i: Int) -> [Mention] {
    let find = finds[i]
    // "Two bombs" are a bomb by kind: a weapon is what it is, not how many.
    if find.type == .weapon { return [Mention(find.span, find.form)] }
    if find.form == .nominal || find.isPeople(in: analysis) { return [Mention(phrase(of: i), .nominal)] }
    let phrases = [kindPhrase(of: find), placeInCountry(i)].compactMap { $0 }
    return [Mention(find.span, find.form)] + phrases.map { Mention($0, .nominal) }
  }

  /// The phrase of a noun, without a possessive at its end; of a title right before its bearer's name, that of both.
  private func phrase(of i: Int) -> Span {
    let find = finds[i]
    let sentence = analysis.sentences[find.sentence]
    let isTitle =
      i + 1 < finds.count && entityOf[i + 1] == entityOf[i] && finds[i + 1].form == .name
      && finds[i + 1].sentence == find.sentence && finds[i + 1].tokens.lowerBound == find.tokens.upperBound
    let words = isTitle ? find.span.union(finds[i + 1].span) : find.span
    guard let head = sentence.head(of: words) else { return words }
    return sentence.withoutPossessive(sentence.nounPhrase(head)).union(words)
  }

  /// The phrase that says of a place what it is: "the city of Mosul", "the Karrada district".
  private func kindPhrase(of find: Find) -> Span? {
    let sentence = analysis.sentences[find.sentence]
    guard find.type == .place, let head = sentence.head(of: find.span) else { return nil }
    let above = sentence.tokens[head].head
    guard above >= 0, rules.placeNouns.contains(sentence.tokens[above].lemma.lowercased()) else { return nil }
    let isNamed = sentence.tokens[head].deprel == .compound || sentence.preposition(of: head) == "of"
    return isNamed ? sentence.nounPhrase(above).union(find.span) : nil
  }

  /// "Rome, Italy": a place with the country that it is in.
  private func placeInCountry(_ i: Int) -> Span? {
    let find = finds[i]
    guard find.type == .place, i + 1 < finds.count, finds[i + 1].sentence == find.sentence,
      let country = finds[i + 1].known, rules.known[country].kind == .country,
      find.known.map({ rules.known[$0].kind != .country }) ?? true
    else { return nil }
    let comma = find.tokens.upperBound
    guard finds[i + 1].tokens.lowerBound == comma + 1, analysis.sentences[find.sentence].tokens[comma].xpos == .comma,
      homes[TokenPlace(sentence: find.sentence, token: comma - 1)] == rules.known[country].country
    else { return nil }
    return find.span.union(finds[i + 1].span)
  }
}
