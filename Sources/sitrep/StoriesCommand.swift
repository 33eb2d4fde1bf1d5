import ArgumentParser
import Corroboration
import Publishing
import Stories

/// `sitrep stories`: which documents tell of one happening, which copy one text, and what their claims come to together.
struct StoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories", abstract: "Put documents of one happening together, and copies of one text.",
    discussion: """
      Takes what 'sitrep read' takes, and readings; one line a document out: id, story, origin. With --claims also one \
      line a happening: who tells it, who denies it, where the tellings differ, how credible it is.
      """)

  @Argument(help: ArgumentHelp("Files, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Flag(help: "Print the clusters of claims, too.")
  var claims = false

  #if !READING_ONLY
    @Flag(help: "Work out the archive's stories anew, whatever the order in which its reports came.")
    var reindex = false
  #endif

  @OptionGroup var options: CorpusOptions

  func run() throws {
    #if !READING_ONLY
      if reindex { try options.openArchive()?.reindexStories() }
    #endif
    let corpus = try options.corpus(inputs)
    let originals = Dictionary(corpus.readings.map { ($0.id, $0) }) { first, _ in first }
    for (reading, place) in zip(corpus.readings, corpus.places) {
      let line = StoryJSON.line(reading, story: place.story, origin: place.origin, original: originals[place.origin])
      guard Terminal.write(line) else { return }
    }
    if claims {
      let judgements = try options.loadJudgements()
      for cluster in corpus.clusters(judgements: judgements) {
        guard Terminal.write(ClusterJSON.line(cluster, judgements: judgements)) else { return }
      }
    }
    if corpus.failures > 0 { throw ExitCode(1) }
  }
}
