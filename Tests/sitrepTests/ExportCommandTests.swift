import Foundation
import TestKit
import Testing

@Suite struct ExportCommandTests {
  private static let sample = Repository.samples + "/pages/03-harbourpost-twelve-dead.html"

  @Test func reportsAndAnArchiveOfThemGiveTheSame() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let archive = folder + "/a.sqlite"
    #expect(try Command.run("add", "--archive", archive, Self.sample).status == 0)
    for format in ["geojson", "annotations", "claimreview", "ucdp"] {
      let read = try Command.run("export", "--format", format, Self.sample)
      let kept = try Command.run("export", "--format", format, "--archive", archive)
      #expect(read.status == 0 && read.output.count > 200)
      #expect(read.output == kept.output)
    }
    let some = try Command.run("export", "--format", "plover", "--archive", archive, "--type", "assault").objects
    #expect(!some.isEmpty && some.allSatisfy { $0["event"] as? [String] == ["ASSAULT"] })
  }

  @Test func whatCannotBeDoneIsTold() throws {
    let unknown = try Command.run("export", "--format", "excel", Self.sample)
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("--format 'excel' is unknown; write one of:\n\n  csv             claims with all"))
    #expect(try Command.run("export", Self.sample).errors.contains("--format is missing; write --format and one of:"))
    #expect(
      try Command.run("export", "--format", "ucdp", "--all", Self.sample).errors.contains(
        "--all: no column of ucdp can say that a claim is denied, planned or hypothetical; leave --all out"))
    #expect(
      try Command.run("export", "--format", "csv", "--type", "ASSAULT", Self.sample).errors.contains(
        "--type chooses from an archive; give one, for example --archive sitrep.sqlite"))
    #expect(
      try Command.run("export", "--format", "csv", "--archive", "a.sqlite", "x.txt").errors.contains(
        "'x.txt' and --archive: give reports to read, or an archive, not both"))
    let missing = try Command.run("export", "--format", "csv", "--archive", "/nowhere/a.sqlite")
    #expect(missing.errors.contains("no archive '/nowhere/a.sqlite'"))
  }
}
