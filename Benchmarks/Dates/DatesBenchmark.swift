import Claims
import Dates
import Foundation
import Language
import Rulebook
import Words

/// How many megabytes of text the room Dates reads in a second on one core, without the rooms before it.
///
/// Two workloads over our sample reports: `words`, one long text and no trees; `trees`, report by report with the trees
/// that a reading has. What is found is asserted, and that ten times the text costs at most fifteen times the time.
@main struct DatesBenchmark {
  /// What the room must reach. Source: issue 5, "at least 5 MB/s of text".
  static let floor = 5.0

  static func main() throws {
    let root = String(#filePath.dropLast("/Benchmarks/Dates/DatesBenchmark.swift".count))
    let rulebook = try Rulebook(directory: root + "/Rules")
    let reader = try DateReader(rulebook)
    let texts = try samples(root)
    let published = Day(iso: "2019-04-12")

    let short = measure([joined(texts, times: 30)], reader, published) { _ in [] }
    let long = measure([joined(texts, times: 300)], reader, published) { _ in [] }
    precondition(long.found == short.found * 10, "\(long.found) times in ten times the text, \(short.found) in it once")
    precondition(
      long.seconds < short.seconds * 15, "\(long.seconds) s for ten times the text, \(short.seconds) s for it")

    let analyser = try Analyser(model: Model(path: root + "/Model"), rulebook: rulebook)
    let parsed = Dictionary(uniqueKeysWithValues: texts.map { ($0.bytes, analyser.analyse($0).sentences) })
    let once = measure(texts, reader, published) { parsed[$0.bytes] ?? [] }
    let many = measure((0..<200).flatMap { _ in texts }, reader, published) { parsed[$0.bytes] ?? [] }
    precondition(many.found == once.found * 200, "\(many.found) times in 200 rounds, \(once.found) in one")

    for (name, run) in [("words", long), ("trees", many)] {
      print("\(name)  \(String(format: "%.1f", run.speed)) MB/s  \(run.found) times in \(run.bytes) bytes")
    }
    if min(long.speed, many.speed) < floor { exit(1) }
  }

  struct Run {
    var bytes = 0
    var found = 0
    var seconds = 0.0
    var speed: Double { Double(bytes) / seconds / 1_000_000 }
  }

  private static func measure(
    _ texts: [Text], _ reader: DateReader, _ published: Day?, _ sentences: (Text) -> [Sentence]
  ) -> Run {
    var run = Run()
    let trees = texts.map(sentences)
    let before = processorSeconds()
    for (text, sentences) in zip(texts, trees) {
      run.found += reader.times(in: text, sentences: sentences, published: published).times.count
      run.bytes += text.count
    }
    run.seconds = processorSeconds() - before
    return run
  }

  /// What this process has used of the processor, so that other work on the machine does not count.
  private static func processorSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  private static func samples(_ root: String) throws -> [Text] {
    let folder = root + "/Samples/texts"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      Text(try String(contentsOfFile: folder + "/" + $0, encoding: .utf8))
    }
  }

  private static func joined(_ texts: [Text], times: Int) -> Text {
    Text(String(repeating: texts.map { $0.string($0.span) }.joined(separator: "\n\n") + "\n\n", count: times))
  }
}
