import Rulebook
import TestKit
import Testing
import Words

@testable import Language

@Suite struct TokenTests {
  static let analyser = Shared.analyser

  @Test(arguments: Gold.lines("words"))
  func cutsWordsAsTheTreebanksDo(line: Gold.Line) {
    let wanted = line.text.split(whereSeparator: { $0 == "|" || $0 == " " }).map(String.init)
    let text = Text(String(line.text.filter { $0 != "|" }))
    let found = Self.analyser.analyse(text).sentences.flatMap(\.tokens).map { text.string($0.span) }
    Gold.check(line) { #expect(found == wanted, sourceLocation: line.place) }
  }

  @Test(arguments: Gold.lines("sentences"))
  func endsSentences(line: Gold.Line) {
    let wanted = line.text.split(separator: " || ").map(String.init)
    let text = Text(wanted.joined(separator: " "))
    let found = Self.analyser.analyse(text).sentences.map { text.string($0.span) }
    Gold.check(line) { #expect(found == wanted, sourceLocation: line.place) }
  }

  @Test func endsASentenceAtALineAndAtAnEmptyLine() {
    let text = Text("Haftar's forces advance\nTRIPOLI, April 4\n\nForces moved west")
    #expect(
      Self.analyser.analyse(text).sentences.map { text.string($0.span) } == [
        "Haftar's forces advance", "TRIPOLI, April 4", "Forces moved west",
      ])
  }

  @Test func readsOverTheLinesOfWrappedText() {
    let text = Text("The army said on Sunday that it had taken the town\nand the airport next to it.")
    #expect(Self.analyser.analyse(text).sentences.count == 1)
  }

  @Test func leavesSkippedSpansUnread() {
    let text = Text("The army fled - Advertisement - and came back.")
    let analysis = Self.analyser.analyse(text, skipping: [Span(14, 31)])
    #expect(analysis.sentences.map { text.string($0.span) } == ["The army fled", "and came back."])
    #expect(!analysis.sentences.flatMap(\.tokens).contains { $0.span.overlaps(Span(14, 31)) })
  }

  @Test func refusesAContractionThatDoesNotSpellItsWord() throws {
    let file = try RuleFile(
      path: "Rules/en/language/words.rules",
      contents: "source: s\nlist contractions\n  gonna = gon na\n  cannot = can nt")
    do {
      _ = try TokenRules(Rulebook(files: [file]))
      Issue.record("no error")
    } catch {
      #expect(
        error.description
          == "Rules/en/language/words.rules:4: error: 'cannot = can nt' does not spell its word; write for example 'cannot = can not'"
      )
    }
  }
}
