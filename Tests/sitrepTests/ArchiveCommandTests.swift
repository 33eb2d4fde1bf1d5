import Foundation
import TestKit
import Testing

@Suite struct ArchiveCommandTests {
  @Test func addingTwiceAddsNothingAndClaimsCanBeFiltered() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let archive = folder + "/a.sqlite"
    let sample = Repository.samples + "/pages/03-harbourpost-twelve-dead.html"
    let first = try Command.run("add", "--archive", archive, sample)
    #expect(first.status == 0)
    #expect(first.output.contains("1 new;"))
    let again = try Command.run("add", "--archive", archive, sample)
    #expect(again.output.contains("1 unchanged; 0 claims written"))
    let all = try Command.run("claims", "--archive", archive, "--format", "json").objects
    let assaults = try Command.run("claims", "--archive", archive, "--format", "json", "--type", "ASSAULT").objects
    #expect(!assaults.isEmpty && assaults.count < all.count)
    let events = assaults.compactMap { ($0["claim"] as? [String: Any])?["event"] as? [String: Any] }
    #expect(events.map { $0["type"] as? String } == assaults.map { _ in "ASSAULT" })
    let none = try Command.run("claims", "--archive", archive, "--format", "json", "--country", "NZ").objects
    #expect(none.isEmpty)
  }

  @Test func copiesOfOneWireTextHaveOneOrigin() throws {
    let samples = [
      "pages/03-harbourpost-twelve-dead.html", "texts/05-coastradio-clashes-near-tripoli.txt",
      "texts/16-eveningstar-counterattack.txt",
    ]
    let rows = try Command.run(
      "stories", Repository.samples + "/" + samples[0], Repository.samples + "/" + samples[1],
      Repository.samples + "/" + samples[2]
    ).objects
    let origins = rows.compactMap { $0["origin"] as? String }
    #expect(origins.count == 3)
    #expect(origins[0] == origins[1])
    #expect(origins[0] != origins[2])
  }
}
