import Dates
import Rulebook
import TestKit
import Testing

@Suite struct DateRuleTests {
  /// Every `example` and `not` of Rules/en/dates, reported at its own line.
  @Test func examplesOfTheRulesHold() throws {
    let rulebook = try Rulebook(directory: Repository.rules)
    for error in try DateReader(rulebook).check(rulebook) {
      Issue.record(
        "\(error)",
        sourceLocation: SourceLocation(
          fileID: error.path, filePath: Repository.root + "/" + error.path, line: error.line, column: 1))
    }
  }
}
