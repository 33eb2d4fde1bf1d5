import Language
import Words

/// How often the clause view finds a verb's agent and patient, against PropBank on the same sentences.
///
/// ``Sentence/subject(of:)`` is right where it lies in the verb's ARG0, or in ARG1 where the frame has no ARG0 ("the bomb
/// exploded"); ``Sentence/object(of:)`` where it lies in ARG1. Each gold sentence is read as raw text.
struct Clauses {
  /// Right, ours and gold.
  struct Count: CustomStringConvertible {
    var right = 0
    var ours = 0
    var gold = 0

    /// P, R and F1 in percent.
    var description: String {
      "P \(Figures.share(right, ours)) R \(Figures.share(right, gold)) F1 \(Figures.share(2 * right, ours + gold))"
    }

    mutating func add(_ found: Int?, _ wanted: Range<Int>?) {
      if found != nil { ours += 1 }
      if wanted != nil { gold += 1 }
      if let found, let wanted, wanted.contains(found) { right += 1 }
    }
  }

  private(set) var agents = Count()
  private(set) var patients = Count()

  init(_ analyser: Analyser, _ sentences: [GoldSentence]) {
    for sentence in sentences where sentence.words.contains(where: { $0.roles != nil }) { add(sentence, analyser) }
  }

  private mutating func add(_ gold: GoldSentence, _ analyser: Analyser) {
    var bytes = ""
    var wordAt: [Int: Int] = [:]
    for (i, word) in gold.words.enumerated() {
      wordAt[bytes.utf8.count] = i
      bytes += word.form + (word.spaceAfter ? " " : "")
    }
    for sentence in analyser.analyse(Text(bytes)).sentences {
      let word = { (token: Int) in wordAt[sentence.tokens[token].span.start] ?? -1 }
      for token in sentence.tokens.indices {
        guard let at = wordAt[sentence.tokens[token].span.start], let roles = gold.words[at].roles else { continue }
        let subject = sentence.subject(of: token).map(word)
        let object = sentence.object(of: token).map(word)
        if roles.agent != nil || subject == nil || roles.patient?.contains(subject!) != true {
          agents.add(subject, roles.agent)
        }
        // "The bomb exploded": the subject has told of ARG1 already.
        if object != nil || subject == nil || roles.patient?.contains(subject!) != true {
          patients.add(object, roles.patient)
        }
      }
    }
  }
}
