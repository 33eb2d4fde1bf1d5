import Foundation
import TestKit
import Testing

/// The commands that look at many reports together, over our own samples.
@Suite struct SituationCommandTests {
  private let texts = Repository.samples + "/texts"
  private let pages = Repository.samples + "/pages"

  @Test func tellsOneWireAndTwoDatesForOneOffensive() throws {
    let run = try Command.run("stories", "--claims", "--published", "2019-04-12", texts, pages)
    #expect(run.status == 0)
    let wire = ["02-meridian", "03-harbourpost", "04-northgateledger", "05-coastradio"]
    let copies = run.objects.filter { row in wire.contains { (row["id"] as? String)?.hasPrefix($0) ?? false } }
    #expect(copies.count == 4)
    #expect(Set(copies.compactMap { $0["origin"] as? String }).count == 1)
    #expect(copies.count { $0["copied"] != nil } == 3)

    let offensive = run.objects.first { row in
      row["recipients"] as? [String] == ["the capital"] && (row["disagreements"] as? [Any])?.isEmpty == false
    }
    let differences = offensive?["disagreements"] as? [[String: Any]]
    let dates = differences?.first { $0["field"] as? String == "when" }?["values"] as? [[String: Any]]
    #expect(dates?.compactMap { $0["value"] as? String } == ["2019-04-04", "2019-04-05"])
  }

  @Test func tellsOfATownTakenAndDenied() throws {
    let run = try Command.run(
      "control", "--format", "csv", "--place", "Aziz", "--published", "2019-04-12", texts, pages)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("geonameid,place,date,status_"))
    #expect(run.output.contains(",CONTESTED\r\n"))
  }

  @Test func goesThroughTimeAtAPlace() throws {
    let run = try Command.run(
      "timeline", "--place", "Gharyan", "--format", "text", "--published", "2019-04-12", texts, pages)
    #expect(run.output.hasPrefix("2019-04-04 · Gharyan · Libyan National Army → coerce, seize · 1 (confirmed)"))
  }

  @Test func saysWhatToWriteInstead() throws {
    let since = try Command.run("timeline", "--since", "today", texts)
    #expect(since.status == 2)
    #expect(since.errors.contains("--since 'today' is no date; write for example --since 2019-04-12"))
    let other = try Command.run("timeline", "--with", "GNA", texts)
    #expect(other.errors.contains("--with needs --actor; write --actor A --with B"))
  }

  @Test func looksAtTheArchiveAndKeepsJudgements() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let archive = folder + "/desk.sqlite"
    let names = try FileManager.default.contentsOfDirectory(atPath: texts).map { texts + "/" + $0 }
    let added = try Command.run(arguments: ["add", "--archive", archive, "--published", "2019-04-12"] + names)
    #expect(added.status == 0)
    let before = try Command.run("stories", "--claims", "--reindex", "--archive", archive)
    let cluster = try #require(before.objects.first { $0["credibility"] as? Int == 1 }?["cluster"] as? String)
    let kept = try Command.run(
      "judge", "--archive", archive, "--claim", cluster, "--credibility", "5", "--by", "A. Analyst", "--reason", "seen")
    #expect(kept.output == "kept: \(cluster) is judged by A. Analyst\n")
    let after = try Command.run("timeline", "--format", "json", "--archive", archive)
    #expect(after.objects.first { $0["cluster"] as? String == cluster }?["credibility"] as? Int == 5)
    let wrong = try Command.run("judge", "--archive", archive, "--by", "A", "--reason", "r")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("or --source NAME --reliability A-F"))
  }
}
