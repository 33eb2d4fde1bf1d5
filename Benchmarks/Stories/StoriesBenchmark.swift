import Foundation
import Stories

/// Places made reports one after the other on one core, as a watch does, and says the time and the memory they take.
@main struct StoriesBenchmark {
  /// What it must stay under. Source: issue 10, "100,000 documents placed in under 10 minutes on one core".
  static let secondsFor100000 = 600.0
  /// The last tenth may take so many times the first; memory may grow so unevenly between halves. Source: ours.
  static let evenness = 2.5

  static func main() {
    let count = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 100_000
    var news = NewsMaker()
    let reports = news.reports(count)
    let before = memory()
    var maker = StoryMaker()
    var places: [StoryPlace] = []
    var tenths: [Double] = []
    var sizes: [Int] = []
    let clock = ContinuousClock()
    for tenth in 0..<10 {
      let range = (tenth * count / 10)..<((tenth + 1) * count / 10)
      let took = clock.measure { for report in reports[range] { places.append(maker.place(report.document)) } }
      tenths.append(Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18)
      sizes.append(memory() - before)
      print("\(range.upperBound) reports  \(seconds(tenths.reduce(0, +)))  \(sizes[tenth] / 1024) MB")
    }
    let total = tenths.reduce(0, +)
    let stories = bcubed(reports.map { "\($0.happening)" }, places.map(\.story))
    let origins = bcubed(reports.map { "\($0.origin)" }, places.map(\.origin))
    print("\(count) reports in \(seconds(total)), \(sizes[9] * 1024 / count) bytes a report")
    print(String(format: "BCubed F: stories %.3f, origins %.3f", stories, origins))
    let isRight = stories > 0.9 && origins > 0.9
    if !isRight { print("the groups are wrong") }
    let isEven = tenths[9] < Self.evenness * tenths[1] && Double(sizes[9]) < Self.evenness * Double(sizes[4])
    if !isEven { print("the work or the memory for a report grows with the archive") }
    if total > Self.secondsFor100000 * Double(count) / 100_000 || !isEven || !isRight { exit(1) }
  }

  private static func seconds(_ value: Double) -> String { String(format: "%.1f s", value) }

  /// The resident kilobytes of this process.
  private static func memory() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }

  private static func bcubed(_ gold: [String], _ ours: [String]) -> Double {
    var both: [String: Int] = [:]
    var goldSizes: [String: Int] = [:]
    var oursSizes: [String: Int] = [:]
    for (a, b) in zip(gold, ours) {
      both[a + " " + b, default: 0] += 1
      goldSizes[a, default: 0] += 1
      oursSizes[b, default: 0] += 1
    }
    var (precision, recall) = (0.0, 0.0)
    for (a, b) in zip(gold, ours) {
      let shared = Double(both[a + " " + b] ?? 0)
      precision += shared / Double(oursSizes[b] ?? 1)
      recall += shared / Double(goldSizes[a] ?? 1)
    }
    return 2 * precision * recall / (precision + recall) / Double(gold.count)
  }
}
