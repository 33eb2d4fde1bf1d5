import Claims
import Language
import Rulebook
import Words

/// Reads counts: digits, number words, "dozens", "at least", "between 20 and 30".
struct Numbers: Sendable {
  private let words: [String: Int]
  /// Words before a number that leave its upper bound open: "at least".
  private let atLeast: Set<String>
  private let atMost: Set<String>

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    var words: [String: Int] = [:]
    if let list = rulebook.list("events", "number-words") {
      for entry in list.entries {
        guard let value = entry.value.flatMap({ Int($0) }) else {
          throw list.error("'\(entry.word)' has no number; write for example 'dozen = 12'", line: entry.line)
        }
        words[entry.word] = value
      }
    }
    self.words = words
    atLeast = Set(rulebook.list("events", "at-least")?.entries.map(\.word) ?? [])
    atMost = Set(rulebook.list("events", "at-most")?.entries.map(\.word) ?? [])
  }

  /// The count that stands by a noun ("at least 12 soldiers", "dozens of civilians", "two people"), nil where none does.
  func count(by noun: Int, in sentence: Sentence, text: Text) -> Casualties.Count? {
    let tokens = sentence.tokens
    if let own = value(tokens[noun], text) {
      let of = sentence.children[noun].first { tokens[$0].deprel == .nmod && sentence.preposition(of: $0) == "of" }
      return bounded(own, noun, sentence, of.map { text.string(tokens[$0].span) })
    }
    for child in sentence.children[noun] where tokens[child].deprel == .nummod || tokens[child].upos == .num {
      guard let number = value(tokens[child], text) else { continue }
      return bounded(number, child, sentence, text.string(tokens[noun].span))
    }
    let article = sentence.children[noun].contains {
      tokens[$0].deprel == .det && ["a", "an"].contains(tokens[$0].lemma)
    }
    let isOne = article && tokens[noun].xpos == .nn
    return isOne ? Casualties.Count(min: 1, max: 1, of: text.string(tokens[noun].span)) : nil
  }

  /// The number that a token writes.
  func value(_ token: Token, _ text: Text) -> Int? {
    let digits = text.bytes[token.span.start..<token.span.end].filter { $0 != UInt8(ascii: ",") }
    if !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), digits.count < 9 {
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    return words[token.lemma.lowercased()] ?? words[text.lowercased(token.span)]
  }

  private func bounded(_ number: Int, _ token: Int, _ sentence: Sentence, _ of: String?) -> Casualties.Count {
    let before = (max(0, token - 3)..<token).map { sentence.tokens[$0].lemma.lowercased() }
    let isPlural = sentence.tokens[token].xpos == .nns
    if before.contains(where: atLeast.contains) || isPlural { return Casualties.Count(min: number, max: nil, of: of) }
    if before.contains(where: atMost.contains) { return Casualties.Count(min: 0, max: number, of: of) }
    let after = token + 2 < sentence.tokens.count ? sentence.tokens[token + 2] : nil
    let joins = token + 1 < sentence.tokens.count ? sentence.tokens[token + 1].lemma.lowercased() : ""
    if let after, before.contains("between") && joins == "and" || joins == "to" || joins == "-", after.upos == .num,
      let upper = Int(after.lemma), upper > number
    {
      return Casualties.Count(min: number, max: upper, of: of)
    }
    return Casualties.Count(min: number, max: number, of: of)
  }
}
