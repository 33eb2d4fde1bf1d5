import Archive
import Claims
import Foundation

/// Fills an archive with made readings and says how quickly they go in.
///
///     desk-benchmark FILE CLAIMS
@main struct DeskBenchmark {
  private static let batch = 500

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let wanted = Int(arguments[2]) else {
      FileHandle.standardError.write(Data("write desk-benchmark FILE CLAIMS\n".utf8))
      exit(2)
    }
    let archive = try Archive(path: arguments[1])
    var maker = ReportMaker()
    var (documents, claims, seconds) = (0, 0, 0.0)
    while claims < wanted {
      let readings = maker.readings(batch)
      let began = Date()
      let added = try archive.add(readings, addedAt: "2026-01-01T00:00:00Z", reader: "made")
      seconds += Date().timeIntervalSince(began)
      precondition(added.allSatisfy { $0 == .new })
      documents += readings.count
      claims += readings.reduce(0) { $0 + $1.claims.count }
      if documents % 10_000 == 0 {
        print("\(documents) documents, \(claims) claims, \(Int(Double(documents) / seconds)) documents a second")
      }
    }
    print("in all \(documents) documents, \(claims) claims, \(Int(Double(documents) / seconds)) documents a second")
    print("stories \(try archive.stories(limit: 1).items.count > 0)")
  }
}
