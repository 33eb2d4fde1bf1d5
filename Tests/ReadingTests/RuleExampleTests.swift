import Claims
import Reading
import Rulebook
import TestKit
import Testing

@Suite struct RuleExampleTests {
  static let rulebook = try! Rulebook(directory: Repository.rules)
  static let checker = try! RuleChecker(reader: Fixtures.reader(), rulebook: rulebook)

  @Test(arguments: RuleChecker.examples(in: rulebook))
  func exampleOfARuleComesOutAsItSays(example: RuleChecker.Example) {
    let at = SourceLocation(
      fileID: "Rules/\(example.rule.name)", filePath: "\(Repository.root)/\(example.rule.path)", line: example.line,
      column: 1)
    if example.isKnown {
      withKnownIssue { check(example, at) }
    } else {
      check(example, at)
    }
  }

  private func check(_ example: RuleChecker.Example, _ at: SourceLocation) {
    if let wrong = Self.checker.check(example) {
      Issue.record("\(example): \(wrong)", sourceLocation: at)
    }
  }

  @Test func noTwoRulesHaveOneName() { #expect(Self.rulebook.lint().map(\.description) == []) }
}
