import Claims
import Foundation
import Language
import Places
import Reading
import Rulebook
import Stories
import TestKit
import Testing
import Words

@testable import Corroboration

/// All made reports at once, from text to clusters; `Gold/README.md` says what the lines mean.
@Suite struct GoldTests {
  @Test(arguments: Gold.expectations)
  func holds(_ expected: Expectation) throws {
    let desk = Desk.shared
    let place = SourceLocation(
      fileID: "CorroborationTests/\(expected.file)", filePath: Gold.folder + expected.file, line: expected.line,
      column: 1)
    // Worked out first: a failure would print the whole desk.
    let holds = desk.holds(expected)
    let what: Comment = "\(expected.kind): \(expected.value)"
    guard expected.isKnownWrong else {
      #expect(holds, what, sourceLocation: place)
      return
    }
    withKnownIssue { #expect(holds, what, sourceLocation: place) }
  }

  @Test func isAsLargeAsItSays() {
    #expect(Gold.reports.count >= 40)
    #expect(Gold.expectations.count { ["denied"].contains($0.kind) || $0.kind.hasPrefix("differ") } >= 15)
  }

  /// The order in which reports are given changes nothing.
  @Test func doesNotHangOnTheOrder() {
    let turned = Desk(Gold.reports.reversed())
    #expect(Set(turned.clusters.map(\.documents)) == Set(Desk.shared.clusters.map(\.documents)))
    #expect(turned.clusters.map(\.assessment) == Desk.shared.clusters.map(\.assessment))
  }
}

struct Expectation: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  /// `story`, `together`, `apart`, `copies`, `origins 2`, `differ when`, `denied`, `credibility 1`.
  let kind: String
  let value: String
  let isKnownWrong: Bool
  /// The happening's reports.
  let reports: [String]

  var testDescription: String { "\(file):\(line)" }
  var words: [String] { value.split(separator: " ").map(String.init) }
  var number: Int { Int(kind.split(separator: " ").last ?? "") ?? 0 }
}

/// The reports and what must hold, from all files of the folder.
enum Gold {
  static let folder = Repository.root + "/Tests/CorroborationTests/Gold/"
  static let names = [
    "abs-quakes", "bamako-coup", "belgrade-protest", "cairo-arrests", "donetsk-shelling", "goma-clashes",
    "idlib-hospital",
    "karabakh-truce", "khartoum-visit", "kunduz", "market-bombing", "zamfara-school",
  ]
  static let all = names.map { parse($0 + ".gold") }
  static let reports = all.flatMap(\.reports)
  static let expectations = all.flatMap(\.expectations)

  private static func parse(_ file: String) -> (reports: [Document], expectations: [Expectation]) {
    var reports: [Document] = []
    var expectations: [Expectation] = []
    var head: [String] = []
    var text: [Substring] = []
    func finish() {
      if head.count == 3 {
        let words = text.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
        reports.append(
          Document(id: head[0], content: .text(Text(words)), published: head[2], outlet: head[1]))
      }
      (head, text) = ([], [])
    }
    let lines = ((try? String(contentsOfFile: folder + file, encoding: .utf8)) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if line.hasPrefix("== ") {
        finish()
        head = line.dropFirst(3).split(separator: "|").map {
          String($0).trimmingCharacters(in: .whitespacesAndNewlines)
        }
      } else if let (kind, value) = expectation(line) {
        finish()
        expectations.append(
          Expectation(
            file: file, line: number + 1, kind: kind, value: value, isKnownWrong: line.hasPrefix("! "),
            reports: reports.compactMap(\.id)))
      } else {
        text.append(line)
      }
    }
    finish()
    return (reports, expectations)
  }

  private static func expectation(_ line: Substring) -> (String, String)? {
    let kinds = ["story", "together", "apart", "copies", "origins", "differ", "denied", "credibility"]
    let line = line.hasPrefix("! ") ? line.dropFirst(2) : line
    guard let colon = line.firstIndex(of: ":"), let kind = line[..<colon].split(separator: " ").first,
      kinds.contains(String(kind))
    else { return nil }
    return (
      String(line[..<colon]), String(line[line.index(after: colon)...]).trimmingCharacters(in: .whitespacesAndNewlines)
    )
  }
}

extension Cluster {
  var documents: Set<String> { Set(tellings.map(\.report.document)) }
}

/// The whole way from documents to clusters.
struct Desk: Sendable {
  static let shared = Desk(Gold.reports)

  let places: [String: StoryPlace]
  let clusters: [Cluster]

  init(_ documents: [Document]) {
    let reader = Desk.reader
    let readings = documents.map { reader.read($0) }
    let places = StoryMaker.all(readings.map { StoryDocument($0) })
    self.places = Dictionary(uniqueKeysWithValues: zip(readings.map(\.id), places))
    clusters = ClusterMaker.all(
      zip(readings, places).flatMap { Telling.all(of: $0, story: $1.story, origin: $1.origin) })
  }

  private static let reader: Reader = {
    do {
      let model = try Model(path: Repository.model + "/english.sitrep")
      let gazetteer = try Gazetteer(path: Repository.model + "/gazetteer.bin")
      return try Reader(Rulebook(directory: Repository.rules), model: model, gazetteer: gazetteer)
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  func holds(_ expected: Expectation) -> Bool {
    let words = Set(expected.words)
    let full = clusters.filter { words.isSubset(of: $0.documents) }
    switch expected.kind.split(separator: " ").first {
    case "story":
      let stories = Set(words.compactMap { places[$0]?.story })
      return stories.count == 1 && places.filter { stories.contains($0.value.story) }.count == words.count
    case "copies": return Set(words.compactMap { places[$0]?.origin }).count == 1
    case "together": return !full.isEmpty
    case "apart": return full.isEmpty
    case "origins": return full.contains { $0.support.count == expected.number }
    case "credibility": return full.contains { $0.assessment.credibility.rawValue == expected.number }
    case "denied":
      return full.contains { cluster in
        let deniers = cluster.denials.flatMap(\.tellings).map(\.report.document)
        return !words.isDisjoint(with: deniers) && !cluster.support.isEmpty
      }
    default: return differs(expected)
    }
  }

  private func differs(_ expected: Expectation) -> Bool {
    let wanted = expected.value.split(separator: "|").map { String($0).trimmingCharacters(in: .whitespacesAndNewlines) }
    let field = expected.kind.split(separator: " ").last.map(String.init)
    return clusters.contains { cluster in
      !cluster.documents.isDisjoint(with: expected.reports)
        && cluster.disagreements.contains { disagreement in
          disagreement.field.rawValue == field
            && wanted.allSatisfy { start in disagreement.values.contains { $0.value.hasPrefix(start) } }
        }
    }
  }
}
