import Claims
import FoundationEssentials
import TestKit
import Testing
import Words

/// A line of a gold file with what holds for it; Tests/ActorsTests/Gold/README.md tells how it is written.
struct ActorGold: Sendable, CustomTestStringConvertible {
  let marked: String
  let published: Day?
  let isKnownWrong: Bool
  let location: SourceLocation

  var testDescription: String { marked }

  /// All lines of Tests/ActorsTests/Gold/*.gold.
  static let all: [ActorGold] = {
    let folder = Repository.root + "/Tests/ActorsTests/Gold"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".gold") }.sorted().flatMap { lines(of: $0, in: folder) }
  }()

  private static func lines(of file: String, in folder: String) -> [ActorGold] {
    let path = folder + "/" + file
    let contents = (try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? ""
    var published: Day?
    var found: [ActorGold] = []
    for (i, line) in contents.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("published ") {
        published = Day(iso: String(line.dropFirst("published ".count)))
        continue
      }
      let isKnownWrong = line.hasPrefix("! ")
      found.append(
        ActorGold(
          marked: String(isKnownWrong ? line.dropFirst(2) : line), published: published, isKnownWrong: isKnownWrong,
          location: SourceLocation(fileID: "ActorsTests/Gold/\(file)", filePath: path, line: i + 1, column: 1)))
    }
    return found
  }
}
