import Claims
import Rulebook
import TestKit
import Testing

@testable import Pages

@Suite struct PageRuleTests {
  static let blocks: [RuleBlock] = (try? Rulebook(directory: Repository.rules))?.blocks("pages", kind: "rule") ?? []

  @Test(arguments: blocks.map(\.name))
  func examplesOfARuleAreFurnitureAndItsCounterexamplesAreNot(name: String) throws {
    let rules = try FurnitureRules(Rulebook(directory: Repository.rules))
    let block = try #require(Self.blocks.first { $0.name == name })
    #expect(!block.all("example").isEmpty && !block.all("not").isEmpty)
    for example in block.all("example") {
      let words = Array(example.value.utf8)[...]
      let reason = rules.reason(words) ?? rules.sectionReason(words)
      #expect(reason?.rawValue == block.value("reason"), "\(block.path):\(example.line)")
    }
    for counterexample in block.all("not") {
      #expect(rules.reason(Array(counterexample.value.utf8)[...]) == nil, "\(block.path):\(counterexample.line)")
    }
  }

  @Test func nothingStandsTwice() throws {
    #expect(try Rulebook(directory: Repository.rules).lint().filter { $0.path.contains("/pages/") } == [])
  }

  @Test(arguments: [
    (
      "rule a\n  reason: adverts\n  line: x",
      "R/en/pages/x.rules:2: error: 'adverts' is no reason; write one of advertisement, counter, subscription, navigation, comment, related, caption, boilerplate"
    ),
    (
      "rule a\n  reason: counter\n  most: many",
      "R/en/pages/x.rules:2: error: 'many' is no number of words; write for example 'most: 12'"
    ),
    (
      "list furniture-classes\n  sidebar = nav",
      "R/en/pages/x.rules:3: error: 'nav' is no reason; write for example 'sidebar = navigation'"
    ),
  ])
  func saysWhatToMend(contents: String, message: String) throws {
    let file = try RuleFile(path: "R/en/pages/x.rules", contents: "source: s\n" + contents)
    do {
      _ = try PageReader(Rulebook(files: [file]))
      Issue.record("no error")
    } catch { #expect(error.description == message) }
  }
}
