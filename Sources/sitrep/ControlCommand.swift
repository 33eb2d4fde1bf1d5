import ArgumentParser
import Claims
import Corroboration
import Foundation
import Publishing
import Situation

/// `sitrep control`: who holds which place, since when, on whose word.
struct ControlCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, geojson }

  static let configuration = CommandConfiguration(
    commandName: "control", abstract: "Tell who holds which place, since when, on whose word.",
    discussion: """
      Takes what 'sitrep read' takes, folders too. csv is the form of the published control tables: geonameid, date, a \
      status for each claimant, a merged status; a row for each day on which something changes, or with --daily for each day.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: "Only this place: a part of its name, or its GeoNames id.")
  var place: String?

  @Option(help: "text (for people), json (one place a line), csv or geojson. On a terminal text, else json.")
  var format: Format?

  @Flag(help: "A row of the csv for every day from a place's first claim to its last.")
  var daily = false

  @OptionGroup var options: CorpusOptions

  func run() throws {
    let corpus = try options.corpus(inputs)
    let histories = ControlHistory.all(corpus.clusters(judgements: try options.loadJudgements())).filter(isWanted)
    switch format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json) {
    case .csv: _ = Terminal.write(ControlCSV.table(ControlTable(histories, isDaily: daily)))
    case .geojson: _ = Terminal.write(ControlGeoJSON.collection(histories))
    case .json: for history in histories { guard Terminal.write(ControlJSON.line(history)) else { return } }
    case .text:
      let text = ClusterText(width: min(Terminal.width, 110), color: Terminal.hasColor)
      for history in histories { Terminal.write(text.history(history) + "\n") }
    }
    if corpus.failures > 0 { throw ExitCode(1) }
  }

  private func isWanted(_ history: ControlHistory) -> Bool {
    guard let place else { return true }
    if let id = Int(place) { return history.place == .geonameid(id) }
    return history.isCalled(place)
  }
}
