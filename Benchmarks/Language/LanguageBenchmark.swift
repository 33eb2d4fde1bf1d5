import Foundation
import Language
import Rulebook
import Words

/// How many words the room Language reads in a second of one core, by the processor's time.
///
/// The workload is our sample reports, report by report, many times over. `all` is what a reading asks for: sentences,
/// tags, lemmas, features, trees, names, references. Then the perceptrons alone, on words that are cut already; `rest` is
/// what is left: words, sentence ends, the lexicon, lemmas, features, the values given back. What is found is asserted,
/// and that ten times the text costs at most fifteen times the time.
@main struct LanguageBenchmark {
  /// What the room must reach. Source: issue 3, "60,000 words/s of one core for everything in this room".
  static let floor = 60_000.0
  static let rounds = 60

  static func main() throws {
    let root = String(#filePath.dropLast("/Benchmarks/Language/LanguageBenchmark.swift".count))
    let model = try Model(path: root + "/Model")
    let analyser = try Analyser(model: model, rulebook: Rulebook(directory: root + "/Rules"))
    let texts = try samples(root)

    _ = read(texts, analyser, rounds: 1)
    let once = read(texts, analyser, rounds: rounds / 10)
    let all = read(texts, analyser, rounds: rounds)
    precondition(all.found == once.found * 10, "\(all.found) in ten times the text, \(once.found) in it once")
    precondition(all.seconds < once.seconds * 15, "\(all.seconds) s for ten times the text, \(once.seconds) s for it")

    let words = all.found.words
    func show(_ name: String, _ seconds: Double) {
      let speed = Int(Double(words) / seconds)
      let share = Int((100 * seconds / all.seconds).rounded())
      print("\(name)  \(speed) words/s  \(share) %".replacingOccurrences(of: "  ", with: "\t"))
    }
    show("all", all.seconds)
    var rest = all.seconds
    for (name, seconds) in stages(texts, analyser, model) {
      show(name, seconds)
      rest -= seconds
    }
    show("rest", rest)
    print("\(all.found)")
    if Double(words) / all.seconds < floor { exit(1) }
  }

  /// How much was found: the sum over all rounds.
  struct Found: Equatable {
    var words = 0
    var sentences = 0
    var names = 0
    var references = 0

    static func * (found: Found, factor: Int) -> Found {
      Found(
        words: found.words * factor, sentences: found.sentences * factor, names: found.names * factor,
        references: found.references * factor)
    }
  }

  private static func read(_ texts: [Text], _ analyser: Analyser, rounds: Int) -> (found: Found, seconds: Double) {
    var found = Found()
    let seconds = processorSeconds {
      for _ in 0..<rounds {
        for text in texts {
          let analysis = analyser.analyse(text)
          found.words += analysis.sentences.reduce(0) { $0 + $1.tokens.count }
          found.sentences += analysis.sentences.count
          found.names += analysis.names.count
          found.references += analysis.references.count
        }
      }
    }
    return (found, seconds)
  }

  /// The seconds of each perceptron over the same words as often.
  private static func stages(_ texts: [Text], _ analyser: Analyser, _ model: Model) -> [(String, Double)] {
    let scratch = Scratch()
    var facts: [[WordFacts]] = []
    var contexts: [ReferenceContext] = []
    for text in texts {
      for sentence in analyser.analyse(text).sentences {
        text.bytes.withUnsafeBufferPointer { bytes in
          facts.append(
            model.facts.sentence(
              sentence.tokens.map { UnsafeBufferPointer(rebasing: bytes[$0.span.start..<$0.span.end]) }))
        }
        contexts.append(
          ReferenceContext(heads: sentence.tokens.map(\.head), labels: sentence.tokens.map(\.deprel), names: []))
      }
    }
    var tags: [[UInt8]] = Array(repeating: [], count: facts.count)
    var size = 0
    let all = { (step: (Int) -> Void) in
      processorSeconds { for _ in 0..<rounds { for n in facts.indices { step(n) } } }
    }
    let seconds = [
      ("tags", all { model.tagger.tag(facts[$0], into: &tags[$0], scratch) }),
      ("trees", all { size += model.parser.parse(facts[$0], tags[$0], scratch).heads.count }),
      ("names", all { size += model.names.names(facts[$0], tags[$0], scratch).count }),
      ("references", all { size += model.references.names(facts[$0], tags[$0], scratch, context: contexts[$0]).count }),
    ]
    precondition(size > 0, "no trees and no names")
    return seconds
  }

  /// What this process has used of the processor, so that other work on the machine does not count.
  private static func processorSeconds(_ work: () -> Void) -> Double {
    let now = {
      var time = timespec()
      clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let before = now()
    work()
    return now() - before
  }

  private static func samples(_ root: String) throws -> [Text] {
    let folder = root + "/Samples/texts"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      Text(try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
    }
  }
}
