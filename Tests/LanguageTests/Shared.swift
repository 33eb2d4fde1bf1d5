import FoundationEssentials
import Language
import Rulebook
import TestKit
import Testing

/// What the tests of this room share: the shipped model with the shipped rules.
enum Shared {
  static let analyser = try! Analyser(
    model: Model(path: Repository.model), rulebook: Rulebook(directory: Repository.rules))
}

/// The lines of `Tests/LanguageTests/Gold/<name>.gold`, without comments.
enum Gold {
  struct Line: Sendable, CustomTestStringConvertible {
    let text: String
    let place: SourceLocation
    var testDescription: String { text }
  }

  static func lines(_ name: String) -> [Line] {
    let path = Repository.root + "/Tests/LanguageTests/Gold/\(name).gold"
    let contents = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return contents.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$1.isEmpty && !$1.hasPrefix("#") }
      .map { n, text in
        Line(
          text: String(text),
          place: SourceLocation(
            fileID: "LanguageTests/Gold/\(name).gold", filePath: path, line: n + 1, column: 1))
      }
  }
}
