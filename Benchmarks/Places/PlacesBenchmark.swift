import Claims
import Foundation
import Language
import Places
import Rulebook
import Words

/// How many words the room Places reads in a second on one core, without the rooms before it, and what a look-up costs.
///
/// Two workloads over our sample reports: `reports`, report by report with the names that the analyser finds; `long`, all of
/// them as one text ten times over. What is found is asserted, and that ten times the text costs at most fifteen times the
/// time.
@main struct PlacesBenchmark {
  /// What the room must reach. Source: issue 6, "≥ 30,000 words/s of one core".
  static let floor = 30_000.0

  static func main() throws {
    let root = String(#filePath.dropLast("/Benchmarks/Places/PlacesBenchmark.swift".count))
    let rulebook = try Rulebook(directory: root + "/Rules")
    let gazetteer = try Gazetteer(path: root + "/Model/gazetteer.bin")
    let reader = try PlaceReader(rulebook, gazetteer: gazetteer)
    let analyser = try Analyser(model: Model(path: root + "/Model/english.sitrep"), rulebook: rulebook)
    let reports = try samples(root).map { report($0, analyser) }
    let once = measure(reports, reader)
    let many = measure((0..<200).flatMap { _ in reports }, reader)
    precondition(many.found == once.found * 200, "\(many.found) places in 200 rounds, \(once.found) in one")

    let all = joined(reports.map(\.text), times: 1)
    let short = measure([report(all, analyser)], reader)
    let long = measure([report(joined([all], times: 10), analyser)], reader)
    precondition(
      long.seconds < short.seconds * 15 + 0.01, "\(long.seconds) s for ten times the text, \(short.seconds) s for it")

    for (name, run) in [("reports", many), ("long", long)] {
      print("\(name)  \(Int(run.speed)) words/s  \(run.found) places in \(run.words) words")
    }
    print("look-up  \(String(format: "%.1f", lookUp(reader))) µs a name, with all its candidates")
    if min(many.speed, long.speed) < floor { exit(1) }
  }

  struct Report {
    let text: Text
    let sentences: [Span]
    let names: [NamedSpan]
    let words: Int
  }

  struct Run {
    var words = 0
    var found = 0
    var seconds = 0.0
    var speed: Double { Double(words) / seconds }
  }

  private static func report(_ text: Text, _ analyser: Analyser) -> Report {
    let analysis = analyser.analyse(text)
    let types: [Name.Kind: EntityType] = [.person: .person, .organization: .organization, .place: .place, .other: .other]
    return Report(
      text: text, sentences: analysis.sentences.map(\.span),
      names: analysis.names.map { NamedSpan($0.span, types[$0.kind] ?? .other) },
      words: analysis.sentences.reduce(0) { $0 + $1.tokens.count })
  }

  private static func measure(_ reports: [Report], _ reader: PlaceReader) -> Run {
    var run = Run()
    let before = processorSeconds()
    for report in reports {
      run.found += reader.places(in: report.text, sentences: report.sentences, names: report.names).places.count
      run.words += report.words
    }
    run.seconds = processorSeconds() - before
    return run
  }

  /// Microseconds.
  private static func lookUp(_ reader: PlaceReader) -> Double {
    let names = ["Tripoli", "Tarhouna", "Deir ez-Zor", "Ain Zara", "Xyzzyx"]
    let rounds = 2000
    let before = processorSeconds()
    var found = 0
    for _ in 0..<rounds { for name in names { found += reader.candidates(name).count } }
    precondition(found > rounds * 4)
    return (processorSeconds() - before) / Double(rounds * names.count) * 1e6
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
