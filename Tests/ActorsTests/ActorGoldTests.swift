import Actors
import Claims
import Language
import Places
import Rulebook
import TestKit
import Testing
import Words

@Suite struct ActorGoldTests {
  @Test(arguments: ActorGold.all)
  func readsTheGold(line: ActorGold) throws {
    let tools = try #require(ActorTools.shared)
    let marked = try #require(MarkedText(line.marked), "a brace is not closed, or has no label")
    let (analysis, cast) = tools.cast(of: marked.text, published: line.published)
    let wrong = Self.differences(marked, analysis, cast)
    guard !wrong.isEmpty else { return }
    let record = { _ = Issue.record("\(wrong.joined(separator: "; "))", sourceLocation: line.location) }
    if line.isKnownWrong { withKnownIssue { record() } } else { record() }
  }

  private static func differences(_ marked: MarkedText, _ analysis: Analysis, _ cast: Cast) -> [String] {
    var wrong: [String] = []
    var letters: [String: String] = [:]
    for mark in marked.marks {
      let words = marked.text.string(mark.span)
      guard let index = analysis.sentences.firstIndex(where: { $0.span.contains(mark.span) }),
        let head = analysis.sentences[index].head(of: mark.span)
      else {
        wrong.append("'\(words)' is in no one sentence")
        continue
      }
      if mark.label == "doubt" {
        if !cast.doubts.contains(where: { $0.span == mark.span }) { wrong.append("'\(words)' is not doubted") }
        continue
      }
      let code = cast.code(sentence: index, head: head)
      let entity = cast.entity(sentence: index, token: head)?.id ?? "none"
      if mark.label != "same" {
        let found = code ?? cast.entity(sentence: index, token: head)?.actor
        let written = found.map { (["\($0.country ?? "-")"] + $0.sectors).joined(separator: ".") } ?? "none"
        if written != mark.label { wrong.append("'\(words)' is \(written), not \(mark.label)") }
        if let value = mark.value, value.count > 1, found?.basis.rawValue != value {
          wrong.append("'\(words)' rests on \(found?.basis.rawValue ?? "nothing"), not \(value)")
        }
      }
      guard let letter = mark.value, letter.count == 1 else { continue }
      if let before = letters[letter], before != entity { wrong.append("'\(words)' is \(entity), not \(before)") }
      if letters.contains(where: { $0.key != letter && $0.value == entity }) { wrong.append("'\(words)' is another") }
      letters[letter] = letters[letter] ?? entity
    }
    return wrong
  }
}
