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
    /// Begins with `! `: known to come out wrong.
    let isKnownIssue: Bool
    let place: SourceLocation
    var testDescription: String { text }
  }

  /// Runs a check, as a known issue where the line is marked so.
  static func check(_ line: Line, _ body: () throws -> Void) rethrows {
    if line.isKnownIssue {
      withKnownIssue(isIntermittent: false, sourceLocation: line.place) { try body() }
    } else {
      try body()
    }
  }

  static func lines(_ name: String) -> [Line] {
    let path = Repository.root + "/Tests/LanguageTests/Gold/\(name).gold"
    let contents = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return contents.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$1.isEmpty && !$1.hasPrefix("#") }
      .map { n, text in
        Line(
          text: String(text.hasPrefix("! ") ? text.dropFirst(2) : text), isKnownIssue: text.hasPrefix("! "),
          place: SourceLocation(
            fileID: "LanguageTests/Gold/\(name).gold", filePath: path, line: n + 1, column: 1))
      }
  }
}
