import Archive
import ArgumentParser
import Claims
import Corroboration
import Foundation

/// `sitrep judge`: keeps an analyst's word on a claim or a source.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Keep an analyst's word on a claim or a source in the archive.",
    discussion: """
      A grade of the Admiralty table: credibility from 1 (confirmed) to 6 (cannot be judged) of a claim and the cluster it \
      is in, or reliability from A (reliable) to F (cannot be judged) of a source. Or whether two claims tell one happening. \
      Or whether a claim is read right. The latest word counts; earlier ones stay.
      """)

  @Option(help: ArgumentHelp("The claim's id.", valueName: "id"))
  var claim: String?

  @Option(help: "The claim's credibility, 1 to 6.")
  var credibility: Int?

  @Option(help: ArgumentHelp("Another claim that tells the same happening.", valueName: "id"))
  var same: String?

  @Option(help: ArgumentHelp("Another claim that tells another happening.", valueName: "id"))
  var apart: String?

  @Option(help: ArgumentHelp("How the claim is read: accepted or wrong; reopened takes back.", valueName: "verdict"))
  var verdict: String?

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
    let archive = try archive.openExisting()
    for id in [claim, same, apart].compactMap({ $0 }) where try archive.claims(id: id).isEmpty {
      throw ValidationError("the claim '\(id)' is not in the archive; 'sitrep claims --format json' lists the ids")
    }
    if let claim, let word = verdict {
      guard let verdict = Review.Verdict(rawValue: word), verdict != .mended,
        let review = Review(claim: claim, verdict, by: by, at: now, reason: reason)
      else { throw ValidationError("--verdict '\(word)' is none; write accepted, wrong or reopened") }
      try archive.review(review)
    } else {
      try archive.judge(try judgement(at: now))
    }
    Terminal.write("kept: \(claim ?? source ?? "") is judged by \(by)\n")
  }

  private func judgement(at now: String) throws -> Judgement {
    let made: Judgement?
    if let claim, let grade = credibility.flatMap(Credibility.init) {
      made = Judgement(claim: claim, is: grade, by: by, at: now, reason: reason)
    } else if let claim, let other = same ?? apart {
      made = Judgement(claim: claim, and: other, areOne: same != nil, by: by, at: now, reason: reason)
    } else if let source, let grade = reliability.flatMap({ Reliability(rawValue: $0.uppercased()) }) {
      made = Judgement(source: source, is: grade, by: by, at: now, reason: reason)
    } else {
      throw ValidationError(
        "nothing is judged; write --claim ID with --credibility 1-6, --same ID, --apart ID or --verdict WORD, or --source NAME --reliability A-F"
      )
    }
    guard let made else {
      throw ValidationError("--by and --reason must say something, of two claims that are not one")
    }
    return made
  }
}
