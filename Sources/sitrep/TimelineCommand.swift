import ArgumentParser
import Claims
import Corroboration
import Foundation
import Publishing
import Situation

/// `sitrep timeline`: what happened at a place, by an actor, between two, in a story; or what changed since a moment.
struct TimelineCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Tell what happened at a place, by an actor, between two, in a story.",
    discussion: """
      Takes what 'sitrep read' takes, folders too; one entry a happening, by the day on which it happened, with who \
      confirms it and where the tellings differ. With --since: what reports published at that moment or later changed.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: "A part of a place's name, or its GeoNames id.")
  var place: String?

  @Option(help: "A part of an actor's name, or a code such as LBYREB.")
  var actor: String?

  @Option(name: .customLong("with"), help: "The other actor of a pair.")
  var other: String?

  @Option(help: ArgumentHelp("The id of a story.", valueName: "id"))
  var story: String?

  @Option(help: ArgumentHelp("Only what happened on this day or later.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Only what happened on this day or earlier.", valueName: "date"))
  var to: String?

  @Option(help: ArgumentHelp("What changed since this day or time.", valueName: "moment"))
  var since: String?

  @Option(help: "text (for people) or json (one happening or change a line). On a terminal text, else json.")
  var format: Format?

  @OptionGroup var options: CorpusOptions

  func validate() throws {
    for (option, value) in [("--from", from), ("--to", to), ("--since", since)] {
      if let value, Moment(iso: value) == nil {
        throw ValidationError("\(option) '\(value)' is no date; write for example \(option) 2019-04-12")
      }
    }
    if other != nil && actor == nil { throw ValidationError("--with needs --actor; write --actor A --with B") }
    if [place, actor, story].compactMap({ $0 }).count > 1 {
      throw ValidationError("--place, --actor and --story are given together; write one of them")
    }
  }

  func run() throws {
    let corpus = try options.corpus(inputs)
    let judgements = try options.loadJudgements()
    let isJSON = (format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)) == .json
    let text = ClusterText(width: min(Terminal.width, 110), color: Terminal.hasColor)
    if let moment = since.flatMap({ Moment(iso: $0) }) {
      for change in Change.since(moment, corpus.tellings, judgements: judgements)
      where subject?.holds(change.cluster.tellings) ?? true {
        guard Terminal.write(isJSON ? ChangeJSON.line(change) : Array(text.change(change).utf8)) else { return }
      }
    } else {
      let timeline = Timeline(
        corpus.clusters(judgements: judgements), of: subject, from: from.flatMap { Day(iso: $0) },
        to: to.flatMap { Day(iso: $0) })
      for cluster in timeline.clusters {
        let bytes =
          isJSON ? ClusterJSON.line(cluster, judgements: judgements) : Array((text.cluster(cluster) + "\n").utf8)
        guard Terminal.write(bytes) else { return }
      }
    }
    if corpus.failures > 0 { throw ExitCode(1) }
  }

  private var subject: TimelineSubject? {
    if let place { return Int(place).map { .geonameid($0) } ?? .place(place) }
    if let actor { return other.map { .pair(actor, $0) } ?? .actor(actor) }
    return story.map { .story($0) }
  }
}
