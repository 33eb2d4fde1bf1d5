import Claims
import Language
import Words

/// Names that the dictionary does not have: what their words say, and the short names that a text introduces.
extension Finder {
  /// Whether a name is a nationality with the beginning of a title: "Kyrgyz Prime" of "Kyrgyz Prime Minister".
  func breaksTitle(_ name: Name, _ listed: [Find]) -> Bool {
    let next = name.tokens.upperBound
    guard next < analysis.sentences[name.sentence].tokens.count, let title = nominal(name.sentence, next),
      title.tokens.lowerBound < next, title.tokens.lowerBound >= name.tokens.lowerBound
    else { return false }
    return name.tokens.lowerBound == title.tokens.lowerBound
      || listed.contains { $0.tokens == name.tokens.lowerBound..<title.tokens.lowerBound }
  }

  /// A common noun that the analyser takes for a name: "the emir".
  func isRole(_ name: Name, _ sentence: Sentence) -> Bool {
    let isSmall = !analysis.text.bytes[name.span.start..<name.span.end].contains(where: \.isASCIIUpper)
    return isSmall && nominal(name.sentence, name.tokens.upperBound - 1) != nil
  }

  /// A noun for a body with capitals before it as a name that the analyser missed: "the Basin Unity Movement".
  func proper(_ noun: Find, _ sentence: Sentence, _ taken: [Bool]) -> Find? {
    guard noun.type == .organization, isCapital(sentence.tokens[noun.tokens.lowerBound]) else { return nil }
    var first = noun.tokens.lowerBound
    while first > 0, !taken[first - 1], isCapital(sentence.tokens[first - 1]), sentence.tokens[first - 1].upos != .det {
      first -= 1
    }
    let name = first..<noun.tokens.upperBound
    guard first < noun.tokens.lowerBound, first > 0, !isHeadline(sentence, without: name) else { return nil }
    return organization(name, noun.sentence, [])
  }

  private func isCapital(_ token: Token) -> Bool { analysis.text[token.span.start].isASCIIUpper }

  /// Whether more than half of a sentence's other words have capitals, which then say nothing.
  private func isHeadline(_ sentence: Sentence, without name: Range<Int>) -> Bool {
    let others = sentence.tokens.indices.dropFirst().filter { !name.contains($0) }.map { sentence.tokens[$0] }
      .filter { analysis.text[$0.span.start].isASCIILetter }
    return others.count(where: isCapital) * 2 > others.count
  }

  /// What the words of an unknown name say: of a body its country and what it is ("Latvian Constitutional Court"), of a
  /// person a nationality and a title before him ("British Defence Secretary Tom King").
  func parts(of name: Name, _ type: EntityType) -> [Find] {
    guard name.tokens.count > 1 else { return [] }
    var found = dictionary(name.sentence, in: name.tokens).filter { find in
      guard let known = find.known.map({ rules.known[$0] }), find.tokens != name.tokens else { return false }
      switch known.kind {
      case .demonym: return true
      case .country: return type != .person
      case .actor: return type == .organization && known.type == .organization
      case .capital: return false
      }
    }
    found += roles(in: name.sentence, type == .person ? name.tokens.dropLast() : name.tokens)
      .filter { role in !found.contains { $0.tokens.overlaps(role.tokens) } }
    let hasRole = found.contains { $0.role != nil }
    guard hasRole || type == .organization || type == .other, type != .place || found.count > 1 else { return [] }
    return found.sorted { $0.span < $1.span }
  }

  /// "Forces for Defence of Democracy (FDD)": capitals in brackets are the short name of what stands before them, where its
  /// initials are these letters or where a name ends there.
  func introduced(_ sentence: Sentence, _ index: Int, _ listed: [Find]) -> [Find] {
    let tokens = sentence.tokens
    func word(_ at: Int) -> String { analysis.text.string(tokens[at].span) }
    var found: [Find] = []
    for open in tokens.indices.dropFirst().dropLast(2) where word(open) == "(" && word(open + 2) == ")" {
      guard isShort(tokens[open + 1].span) else { continue }
      found.append(organization(open + 1..<open + 2, index, listed))
      if let start = expansion(of: word(open + 1), before: open, tokens) {
        found.append(organization(start..<open, index, listed))
      }
    }
    return found
  }

  /// The roles among the words of a name, the longest of those that share a word.
  func roles(in sentence: Int, _ range: Range<Int>) -> [Find] {
    var found: [Find] = []
    for token in range {
      guard let role = nominal(sentence, token, from: range.lowerBound) else { continue }
      found.removeAll { $0.tokens.overlaps(role.tokens) }
      found.append(role)
    }
    return found
  }

  /// Where a name begins whose capitals are these letters and which ends before a token.
  private func expansion(of short: String, before end: Int, _ tokens: [Token]) -> Int? {
    var letters = Array(short.utf8)
    var at = end - 1
    while at >= 0, let last = letters.last, end - at < 3 * short.utf8.count {
      let first = analysis.text[tokens[at].span.start]
      if first == last, tokens[at].upos != .det { letters.removeLast() } else if !first.isASCIILower { return nil }
      if letters.isEmpty { return at }
      at -= 1
    }
    return nil
  }

  private func organization(_ range: Range<Int>, _ index: Int, _ listed: [Find]) -> Find {
    if let known = listed.first(where: { $0.tokens == range }) { return known }
    let tokens = analysis.sentences[index].tokens
    let span = Span(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
    let name = Name(kind: .organization, sentence: index, tokens: range, span: span)
    return Find(
      sentence: index, tokens: range, span: span, type: .organization, form: .name, known: nil, role: nil,
      parts: parts(of: name, .organization))
  }

  /// Two letters or more, at least half of them capitals.
  private func isShort(_ span: Span) -> Bool {
    let capitals = analysis.text.bytes[span.start..<span.end].count(where: \.isASCIIUpper)
    return capitals >= 2 && capitals * 2 >= span.end - span.start
  }

  /// The short names of bodies that the text names in full, where no other find is: "LNA" after "Libyan National Army".
  func shortNames(_ finds: [[Find]]) -> [[Find]] {
    var known: Set<String> = []
    for find in finds.joined() where find.form == .name && find.type == .organization {
      let initials = Clusters.initials(analysis.text.string(find.span))
      if initials.utf8.count > 2 { known.insert(initials) }
    }
    guard !known.isEmpty else { return finds }
    return finds.enumerated().map { index, row in
      let more = analysis.sentences[index].tokens.indices.filter { token in
        let span = analysis.sentences[index].tokens[token].span
        return isShort(span) && known.contains(analysis.text.string(span))
          && !row.contains { $0.tokens.contains(token) }
      }
      return (row + more.map { organization($0..<$0 + 1, index, []) }).sorted { $0.span < $1.span }
    }
  }
}
