import Claims
import Foundation
import TestKit
import Testing
import Words

/// One line of `Gold/events.gold`; how it is written stands at its head.
struct EventCase: Sendable, CustomStringConvertible {
  let line: Int
  let isKnown: Bool
  /// `ASSAULT aerial killed=42+`, or `quiet`.
  let labels: [String]
  let marked: MarkedText

  static let path = "\(Repository.root)/Tests/ReadingTests/Gold/events.gold"

  static let all: [EventCase] = {
    // A file that is not there is told by the test that counts the sentences.
    let gold = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let lines = gold.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { EventCase(line: $0 + 1, String($1)) }
  }()

  init?(line: Int, _ words: String) {
    guard !words.isEmpty, !words.hasPrefix("#") else { return nil }
    isKnown = words.hasPrefix("! ")
    let parts = words.dropFirst(isKnown ? 2 : 0).split(separator: "|", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    self.line = line
    labels = parts[0].split(separator: " ").map(String.init)
    marked = MarkedText(parts[1])!
  }

  var isQuiet: Bool { labels == ["quiet"] }
  var description: String { "events.gold:\(line) \(marked.text)" }
  var location: SourceLocation {
    SourceLocation(fileID: "ReadingTests/events.gold", filePath: Self.path, line: line, column: 1)
  }

  func spans(_ label: String) -> [Span] { marked.marks.filter { $0.label == label }.map(\.span) }
}

@Suite struct EventGoldTests {
  @Test(arguments: EventCase.all)
  func whoDidWhatToWhom(one: EventCase) {
    let claims = Fixtures.read(one.marked.text.description).claims
    func check() { if one.isQuiet { expectQuiet(one, claims) } else { expectAct(one, claims) } }
    if one.isKnown { withKnownIssue { check() } } else { check() }
  }

  private func expectQuiet(_ one: EventCase, _ claims: [Claim]) {
    let aside: Set<Auxiliary> = [.historical, .hypothetical, .future, .negation]
    let loud = claims.filter {
      [.assault, .coerce].contains($0.event.type) && aside.isDisjoint(with: $0.auxiliary)
    }
    #expect(loud.map(\.rule) == [], sourceLocation: one.location)
  }

  private func expectAct(_ one: EventCase, _ claims: [Claim]) {
    let claim = claims.first { claim in one.spans("event").contains { $0.overlaps(claim.trigger) } }
    let told = claim.map { labels(of: $0, asked: one.labels) }
    #expect(told == one.labels, sourceLocation: one.location)
    guard let claim else { return }
    for (label, parties) in [("actor", claim.actors), ("recipient", claim.recipients)] {
      let wanted = one.spans(label)
      let isSame =
        wanted.allSatisfy { span in parties.contains { $0.span.overlaps(span) } }
        && parties.allSatisfy { party in wanted.contains { $0.overlaps(party.span) } }
      #expect(isSame, "\(label): \(parties.map(\.text))", sourceLocation: one.location)
    }
  }

  /// The claim in the words of the gold: type, then of mode, counts and control what the line asks for.
  private func labels(of claim: Claim, asked: [String]) -> [String] {
    let mode = asked.count > 1 && !asked[1].contains("=") ? [claim.event.mode ?? "–"] : []
    let details = asked.dropFirst(1 + mode.count).map { label -> String in
      let key = String(label.prefix { $0 != "=" })
      return "\(key)=\(detail(key, of: claim))"
    }
    return [claim.event.type.rawValue] + mode + details
  }

  private func detail(_ key: String, of claim: Claim) -> String {
    let counts = claim.casualties
    switch key {
    case "killed": return written(counts?.killed)
    case "wounded": return written(counts?.wounded)
    case "captured": return written(counts?.captured)
    case "displaced": return written(counts?.displaced)
    default:
      let control = claim.control.flatMap { $0.change.rawValue == key ? $0.place : nil }
      return control?.replacingOccurrences(of: " ", with: "_") ?? "–"
    }
  }

  /// `12`, `12+`, `0-12`.
  private func written(_ count: Casualties.Count?) -> String {
    guard let count else { return "–" }
    guard let max = count.max else { return "\(count.min)+" }
    return max == count.min ? "\(max)" : "\(count.min)-\(max)"
  }

  @Test func theGoldIsThereAndMostlyRight() {
    let cases = EventCase.all
    #expect(cases.count >= 75)
    #expect(cases.filter(\.isKnown).count * 10 <= cases.count)
  }
}
