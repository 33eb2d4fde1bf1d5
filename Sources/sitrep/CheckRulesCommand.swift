import ArgumentParser
import Publishing
import Reading
import Rulebook

/// `sitrep check-rules`: lints the rule files and runs their examples.
struct CheckRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-rules", abstract: "Check the rule files and run the examples in them.")

  @OptionGroup var resources: Resources

  func run() throws {
    let rulebook = try resources.rulebook()
    _ = try ExportTables(rulebook)
    let checker = RuleChecker(reader: try resources.reader(), rulebook: rulebook)
    let lint = rulebook.lint()
    let findings = checker.findings()
    for error in lint + findings.filter({ !$0.isKnown }).map(\.error) { Terminal.complain(error.description) }
    let known = findings.filter(\.isKnown).count
    let wrong = lint.count + findings.count - known
    let blocks = rulebook.files.flatMap(\.blocks).count
    Terminal.write(
      "\(rulebook.files.count) files, \(blocks) blocks, examples of dates, events and attribution: "
        + "\(wrong) wrong, \(known) known to be wrong\n")
    if wrong > 0 { throw ExitCode(1) }
  }
}
