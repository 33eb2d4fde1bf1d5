import Archive
import ArgumentParser
import Corroboration
import Foundation

/// `sitrep judge`: keeps an analyst's word on a claim or a source.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Keep an analyst's word on a claim or a source in the archive.",
    discussion: """
      A grade of the Admiralty table: credibility from 1 (confirmed) to 6 (cannot be judged) of a claim and the cluster it \
      is in, or reliability from A (reliable) to F (cannot be judged) of a source. The latest judgement counts; earlier ones stay.
      """)

  @Option(help: ArgumentHelp("The claim's id.", valueName: "id"))
  var claim: String?

  @Option(help: "The claim's credibility, 1 to 6.")
  var credibility: Int?

  @Option(help: "The source's name.")
  var source: String?

  @Option(help: "The source's reliability, A to F.")
  var reliability: String?

  @Option(help: "Who judges.")
  var by: String

  @Option(help: "Why.")
  var reason: String

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let now = Date().formatted(.iso8601)
    let judgement: Judgement?
    if let claim, let grade = credibility.flatMap(Credibility.init) {
      judgement = Judgement(claim: claim, is: grade, by: by, at: now, reason: reason)
    } else if let source, let grade = reliability.flatMap({ Reliability(rawValue: $0.uppercased()) }) {
      judgement = Judgement(source: source, is: grade, by: by, at: now, reason: reason)
    } else {
      throw ValidationError(
        "nothing is judged; write --claim ID --credibility 1-6, or --source NAME --reliability A-F")
    }
    guard let judgement else { throw ValidationError("--by and --reason must say something") }
    let archive = try archive.openExisting()
    if let claim, try archive.claims(id: claim).isEmpty {
      throw ValidationError("--claim '\(claim)' is not in the archive; 'sitrep claims --format json' lists the ids")
    }
    try archive.judge(judgement)
    Terminal.write("kept: \(claim ?? source ?? "") is judged by \(by)\n")
  }
}
