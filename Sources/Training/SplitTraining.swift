import Language
import Words

/// Trains the sentence splitter on the raw text of the treebanks, cut by the tokeniser that will cut the news.
enum SplitTraining {
  /// A document: its bytes, and the offsets where gold sentences begin.
  struct RawDocument {
    var bytes: [UInt8] = []
    var starts: Set<Int> = []
  }

  static func documents(_ sentences: [GoldSentence]) -> [RawDocument] {
    var out: [RawDocument] = []
    for sentence in sentences {
      if sentence.beginsDocument || out.isEmpty {
        out.append(RawDocument())
      } else if sentence.beginsParagraph {
        out[out.count - 1].bytes += Array("\n\n".utf8)
      }
      let n = out.count - 1
      out[n].starts.insert(out[n].bytes.count)
      for word in sentence.words {
        out[n].bytes += Array(word.form.utf8)
        if word.spaceAfter { out[n].bytes.append(0x20) }
      }
    }
    return out
  }

  static func train(
    _ documents: [RawDocument], _ reader: FactReader, _ rules: TokenRules, epochs: Int, seed: UInt64
  ) -> Learner {
    let learner = Learner()
    var chance = Chance(seed: seed)
    var order = Array(documents.indices)
    for _ in 0..<epochs {
      order.shuffle(using: &chance)
      for n in order {
        let document = documents[n]
        document.bytes.withUnsafeBufferPointer { bytes in
          SentenceSplitter.questions(bytes, reader, rules, learner.keys) { start, count in
            let gold = document.starts.contains(start)
            learner.score(count)
            let best = learner.scores[1] > learner.scores[0]
            if best != gold { learner.update(count, good: gold ? 1 : 0, bad: gold ? 0 : 1) } else { learner.tick() }
            return gold
          }
        }
      }
    }
    return learner
  }
}
