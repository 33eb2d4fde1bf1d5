#if !READING_ONLY
  import Archive
#endif
import ArgumentParser
import Claims
import Corroboration
import Foundation
import Publishing
import Reading
import Stories
import Words

/// The options of the commands that read many reports and look at them together.
struct CorpusOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When the reports were published, where they do not say.", valueName: "date"))
  var published: String?

  @Option(help: ArgumentHelp("The outlet, where the reports do not say.", valueName: "name"))
  var outlet: String?

  @Option(help: "How many documents to read at once.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp(
      "What analysts judge of claims and sources: NDJSON with claim and credibility, or source and reliability; and by, at, reason.",
      valueName: "file"))
  var judgements: String?

  #if !READING_ONLY
    @Option(help: ArgumentHelp("Look at all reports of this archive, and at no files.", valueName: "file"))
    var archive: String?
  #endif

  @OptionGroup var resources: Resources

  func validate() throws {
    if let published, Day(iso: published) == nil {
      throw ValidationError("--published '\(published)' is no date; write for example --published 2019-04-12")
    }
    if jobs < 1 { throw ValidationError("--jobs \(jobs) is too few; write 1 or more") }
  }

  /// Reads all inputs, a folder's files among them, and places them.
  func corpus(_ inputs: [String]) throws -> Corpus {
    #if !READING_ONLY
      if let archive = try openArchive() { return Corpus(try archive.readings(with: ClaimFilter(), limit: .max)) }
    #endif
    let collected = Collected()
    let reading = ReadingRun(
      reader: try resources.reader(), inputs: Inputs(paths: inputs),
      defaults: Defaults(published: published, outlet: outlet), jobs: jobs)
    let failures = reading.run { outcome in
      switch outcome {
      case .reading(let reading): collected.readings.append(reading)
      case .failure(_, _, let message): Terminal.complain("error: \(message)")
      }
      return true
    }
    return Corpus(readings: collected.readings, failures: failures)
  }

  /// The file's, else the archive's.
  func loadJudgements() throws -> Judgements {
    #if !READING_ONLY
      if judgements == nil, let archive = try openArchive() { return try archive.judgements() }
    #endif
    guard let judgements else { return Judgements() }
    guard let data = FileManager.default.contents(atPath: judgements) else {
      throw ValidationError("--judgements '\(judgements)' cannot be read; give a file of NDJSON")
    }
    return Judgements(
      try data.split(separator: 0x0A).enumerated().map { number, line in
        do throws(DocumentError) { return try JudgementJSON.parse(Array(line)) } catch {
          throw ValidationError("\(judgements):\(number + 1): \(error.message)")
        }
      })
  }

  #if !READING_ONLY
    func openArchive() throws -> Archive? {
      guard let archive else { return nil }
      var options = ArchiveOptions()
      options.archive = archive
      return try options.openExisting()
    }
  #endif

  /// What a run gives; appended to by one thread at a time.
  private final class Collected: @unchecked Sendable {
    var readings: [Claims.Reading] = []
  }
}

/// Readings with their stories and origins.
struct Corpus {
  let readings: [Claims.Reading]
  let places: [StoryPlace]
  /// How many inputs could not be read.
  let failures: Int

  #if !READING_ONLY
    init(_ placed: [PlacedReading]) {
      readings = placed.map(\.reading)
      places = placed.map(\.place)
      failures = 0
    }
  #endif

  init(readings: [Claims.Reading], failures: Int) {
    self.readings = readings
    self.failures = failures
    places = StoryMaker.all(readings.map { StoryDocument($0) })
  }

  var tellings: [Telling] {
    zip(readings, places).flatMap { Telling.all(of: $0, story: $1.story, origin: $1.origin) }
  }

  func clusters(judgements: Judgements) -> [Cluster] { ClusterMaker.all(tellings, judgements: judgements) }
}
