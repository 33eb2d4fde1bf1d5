import Claims
import Foundation
import TestKit
import Testing
import Words

/// One line of `Gold/certainty.gold`.
struct CertaintyCase: Sendable, CustomStringConvertible {
  let line: Int
  let isKnown: Bool
  let certainty: Certainty
  let auxiliary: Set<Auxiliary>
  let tense: Tense
  let text: Text
  let act: Span

  static let path = "\(Repository.root)/Tests/ReadingTests/Gold/certainty.gold"

  static let all: [CertaintyCase] = {
    // A file that is not there is told by the test that counts the sentences.
    let gold = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let lines = gold.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { CertaintyCase(line: $0 + 1, String($1)) }
  }()

  init?(line: Int, _ words: String) {
    guard !words.isEmpty, !words.hasPrefix("#") else { return nil }
    isKnown = words.hasPrefix("! ")
    let parts = words.dropFirst(isKnown ? 2 : 0).split(separator: "|", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let labels = parts[0].split(separator: " ").map(String.init)
    let marked = MarkedText(parts[1].replacingOccurrences(of: "{", with: "{act "))!
    self.line = line
    certainty = Certainty(rawValue: labels[0])!
    auxiliary = Set(labels.dropFirst().dropLast().map { Auxiliary(rawValue: $0)! })
    tense = Tense(rawValue: labels.last!)!
    text = marked.text
    act = marked.marks[0].span
  }

  var description: String { "certainty.gold:\(line) \(text)" }
  var location: SourceLocation {
    SourceLocation(fileID: "ReadingTests/certainty.gold", filePath: Self.path, line: line, column: 1)
  }
}

@Suite struct CertaintyTests {
  @Test(arguments: CertaintyCase.all)
  func aClaimIsAsSureAsItsSentenceHasIt(one: CertaintyCase) {
    if one.isKnown {
      withKnownIssue { check(one) }
    } else {
      check(one)
    }
  }

  private func check(_ one: CertaintyCase) {
    let claim = Fixtures.read(one.text.description).claims.first { $0.trigger.overlaps(one.act) }
    #expect(claim?.certainty == one.certainty, sourceLocation: one.location)
    #expect(claim.map { Set($0.auxiliary) } == one.auxiliary, sourceLocation: one.location)
    #expect(claim?.tense == one.tense, sourceLocation: one.location)
  }

  @Test func theGoldIsLargeHasEveryLabelAndIsMostlyRight() {
    let cases = CertaintyCase.all
    #expect(cases.count >= 300)
    for certainty in Certainty.allCases {
      #expect(cases.filter { $0.certainty == certainty }.count >= 12, "\(certainty)")
    }
    #expect(cases.filter(\.isKnown).count * 100 <= cases.count * 15)
  }
}
