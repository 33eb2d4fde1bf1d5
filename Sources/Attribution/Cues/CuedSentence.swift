import Language
import Words

/// A sentence with its quotations and the verbs in it that are cues: what the finders of contents and quotations are made
/// from.
struct CuedSentence {
  let rules: StanceRules
  let text: Text
  let quotes: Quotes
  let sentence: Sentence
  /// The tokens that are verbs of saying outside quotations, in their order.
  let speechVerbs: [Int]
  /// Those that are cues of any kind.
  let cueVerbs: [Int]
  let order: WordOrder

  init(rules: StanceRules, text: Text, quotes: Quotes, sentence: Sentence) {
    self.rules = rules
    self.text = text
    self.quotes = quotes
    self.sentence = sentence
    func verbs(_ words: (String) -> Bool) -> [Int] {
      sentence.tokens.indices.filter { token in
        let word = sentence.tokens[token]
        return word.upos == .verb && words(word.lemma.lowercased()) && quotes.speech(around: word.span) == nil
      }
    }
    speechVerbs = verbs(rules.saying.contains)
    cueVerbs = verbs { rules.effects[$0]?.isCue ?? false || rules.attitudes.verbs[$0] != nil }
    order = WordOrder(rules: rules, text: text, quotes: quotes, sentence: sentence)
  }
}
