import Language

/// Adds copies of sentences as headlines write them, so that the model reads text in capitals.
enum CaseVariants {
  /// One sentence in twelve is added Like This, one in twelve LIKE THIS, without its full stop.
  static func extend(_ sentences: [GoldSentence], seed: UInt64) -> [GoldSentence] {
    var chance = Chance(seed: seed)
    var out = sentences
    for sentence in sentences where sentence.words.count > 3 && sentence.words.count < 25 {
      let draw = chance.next() % 12
      if draw < 2 { out.append(variant(sentence, upper: draw == 0)) }
    }
    return out
  }

  private static func variant(_ sentence: GoldSentence, upper: Bool) -> GoldSentence {
    var out = sentence
    if let last = out.words.last, last.form == ".", !out.words.contains(where: { $0.head == out.words.count - 1 }),
      last.head >= 0
    {
      out.words.removeLast()
    }
    for i in out.words.indices {
      let form = out.words[i].form
      if upper {
        out.words[i].form = form.uppercased()
      } else if form.utf8.count > 3 || i == 0 || out.words[i].upos == .verb || out.words[i].upos == .noun {
        out.words[i].form = form.prefix(1).uppercased() + form.dropFirst()
      }
    }
    return out
  }
}
