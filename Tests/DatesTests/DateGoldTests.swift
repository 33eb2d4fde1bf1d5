import Claims
import Dates
import FoundationEssentials
import Language
import Rulebook
import TestKit
import Testing
import Words

/// A line of a gold file with what holds for it.
struct DateGold: Sendable, CustomTestStringConvertible {
  let marked: String
  let published: Day?
  let isKnownWrong: Bool
  let location: SourceLocation

  var testDescription: String { marked }

  /// All lines of Tests/DatesTests/Gold/*.gold.
  static let all: [DateGold] = {
    let folder = Repository.root + "/Tests/DatesTests/Gold"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".gold") }.sorted().flatMap { lines(of: $0, in: folder) }
  }()

  private static func lines(of file: String, in folder: String) -> [DateGold] {
    let path = folder + "/" + file
    let contents = (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    var published: Day?
    var found: [DateGold] = []
    for (i, line) in contents.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("published ") {
        published = Day(iso: String(line.dropFirst("published ".count)))
        continue
      }
      let location = SourceLocation(fileID: "DatesTests/Gold/\(file)", filePath: path, line: i + 1, column: 1)
      let isKnownWrong = line.hasPrefix("! ")
      found.append(
        DateGold(
          marked: String(isKnownWrong ? line.dropFirst(2) : line), published: published, isKnownWrong: isKnownWrong,
          location: location))
    }
    return found
  }
}

@Suite struct DateGoldTests {
  private static let reader: DateReader? = try? DateReader(Rulebook(directory: Repository.rules))
  private static let analyser: Analyser? = try? Analyser(
    model: Model(path: Repository.model), rulebook: Rulebook(directory: Repository.rules))

  /// With trees, as a report is read.
  @Test(arguments: DateGold.all)
  func readsTheGold(line: DateGold) throws {
    let reader = try #require(Self.reader)
    let analyser = try #require(Self.analyser)
    let difference = reader.difference(line.marked, line.published) { analyser.analyse($0, skipping: []).sentences }
    guard let difference else { return }
    let record = { _ = Issue.record("\(difference)", sourceLocation: line.location) }
    if line.isKnownWrong { withKnownIssue { record() } } else { record() }
  }

  /// The event that an expression counts from, by the tree: its noun phrase or its clause.
  @Test(arguments: [
    ("They left on the day after the ceasefire in the capital.", "the ceasefire"),
    ("They left three weeks after rebels seized the port.", "rebels seized the port"),
    ("A week before the election he resigned.", "the election"),
  ])
  func doubtsAtTheWordsOfTheEvent(words: String, event: String) throws {
    let reader = try #require(Self.reader)
    let text = Text(words)
    let sentences = try #require(Self.analyser).analyse(text).sentences
    let doubts = reader.times(in: text, sentences: sentences, published: Day(iso: "2019-04-12")).doubts
    #expect(doubts.map { text.string($0.span) } == [event])
  }
}
