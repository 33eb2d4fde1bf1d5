import Claims
import Language
import Rulebook
import Words

/// Reads counts: digits, number words, "dozens", "at least", "between 20 and 30".
struct Numbers: Sendable {
  private let words: [String: Int]
  /// What multiplies the number before it: "12 million".
  private let scales: [String: Int]
  /// Lemmas right before a number that leave its upper, or its lower, bound open: "at least", "up to".
  private let atLeast: [[String]]
  private let atMost: [[String]]
  /// Words between two numbers that make a range of them: "20 to 30".
  private let rangeWords: Set<String>

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    words = try Numbers.table(rulebook, "number-words")
    scales = try Numbers.table(rulebook, "number-scales")
    func phrases(_ name: String) -> [[String]] {
      (rulebook.list("events", name)?.entries ?? []).map { $0.word.split(separator: " ").map(String.init) }
    }
    atLeast = phrases("at-least")
    atMost = phrases("at-most")
    rangeWords = Set(phrases("range-words").joined())
  }

  /// No count of people is larger; what a rule file multiplies stays a number.
  private static let most = 1e15

  private static func table(_ rulebook: Rulebook, _ name: String) throws(RuleFileError) -> [String: Int] {
    var table: [String: Int] = [:]
    guard let list = rulebook.list("events", name) else { return table }
    for entry in list.entries {
      guard let value = entry.value.flatMap({ Int($0) }) else {
        throw list.error("'\(entry.word)' has no number; write for example 'dozen = 12'", line: entry.line)
      }
      table[entry.word] = value
    }
    return table
  }

  /// The count that stands by a noun ("at least 12 soldiers", "dozens of civilians", "two people"), nil where none does.
  func count(by noun: Int, in sentence: Sentence, text: Text) -> Casualties.Count? {
    let tokens = sentence.tokens
    if let own = value(tokens[noun], text) {
      let of = sentence.children[noun].first { tokens[$0].deprel == .nmod && sentence.preposition(of: $0) == "of" }
      return bounded(own, noun, sentence, text, of.map { text.string(tokens[$0].span) })
    }
    if let number = number(of: noun, in: sentence, text: text), let amount = amount(number, sentence, text) {
      return bounded(amount.value, amount.first, sentence, text, text.string(tokens[noun].span))
    }
    let article = sentence.children[noun].contains {
      tokens[$0].deprel == .det && ["a", "an"].contains(tokens[$0].lemma)
    }
    let isOne = article && tokens[noun].xpos == .nn
    return isOne ? Casualties.Count(min: 1, max: 1, of: text.string(tokens[noun].span)) : nil
  }

  /// The number that a token writes with the one before it that it multiplies ("12 million", "a million"), and the first
  /// of its tokens.
  private func amount(_ token: Int, _ sentence: Sentence, _ text: Text) -> (value: Int, first: Int)? {
    guard let scale = scales[text.lowercased(sentence.tokens[token].span)] else {
      return value(sentence.tokens[token], text).map { ($0, token) }
    }
    guard token > 0 else { return (scale, token) }
    let before = sentence.tokens[token - 1]
    let fraction = Double(text.string(before.span)).flatMap { (0..<1000).contains($0) ? $0 : nil }
    guard let factor = value(before, text).map(Double.init) ?? fraction else { return (scale, token) }
    let product = (factor * Double(scale)).rounded()
    return product < Self.most ? (Int(product), token - 1) : (scale, token)
  }

  /// The number that a token writes.
  func value(_ token: Token, _ text: Text) -> Int? {
    let digits = text.bytes[token.span.start..<token.span.end].filter { $0 != UInt8(ascii: ",") }
    if !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), digits.count < 9 {
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return words[text.lowercased(token.span)] ?? words[token.lemma.lowercased()]
  }

  /// The number of a noun: what hangs on it as such, else the number that stands before it and its adjectives.
  private func number(of noun: Int, in sentence: Sentence, text: Text) -> Int? {
    let tokens = sentence.tokens
    let own = sentence.children[noun].first { child in
      (tokens[child].deprel == .nummod || tokens[child].upos == .num) && amount(child, sentence, text) != nil
    }
    if let own { return own }
    var before = noun - 1
    while before >= 0, tokens[before].upos == .adj || tokens[before].deprel == .compound { before -= 1 }
    return before >= 0 && tokens[before].upos == .num && value(tokens[before], text) != nil ? before : nil
  }

  private func bounded(
    _ number: Int, _ token: Int, _ sentence: Sentence, _ text: Text, _ of: String?
  ) -> Casualties.Count {
    if let range = range(number, token, sentence, text) {
      return Casualties.Count(min: range.lowerBound, max: range.upperBound, of: of)
    }
    let isArticle = token > 0 && sentence.tokens[token - 1].deprel == .det
    let end = isArticle ? token - 1 : token
    let before = (max(0, end - 4)..<end).map { sentence.tokens[$0].lemma.lowercased() }
    func follows(_ phrases: [[String]]) -> Bool { phrases.contains { before.suffix($0.count) == $0[...] } }
    if follows(atMost) { return Casualties.Count(min: 0, max: number, of: of) }
    let isOpen = sentence.tokens[token].xpos == .nns || follows(atLeast)
    return Casualties.Count(min: number, max: isOpen ? nil : number, of: of)
  }

  /// "between 20 and 30", "20 to 30", "20-30": the number at the token is the first or the second.
  private func range(_ number: Int, _ token: Int, _ sentence: Sentence, _ text: Text) -> ClosedRange<Int>? {
    let tokens = sentence.tokens
    for (first, second) in [(token, token + 2), (token - 2, token)] {
      guard first >= 0, second < tokens.count, tokens[first].upos == .num, tokens[second].upos == .num,
        let low = value(tokens[first], text), let high = value(tokens[second], text), low < high
      else { continue }
      let joint = text.lowercased(tokens[first + 1].span)
      let isBetween = joint == "and" && first > 0 && tokens[first - 1].lemma.lowercased() == "between"
      if isBetween || rangeWords.contains(joint) { return low...high }
    }
    return nil
  }
}
