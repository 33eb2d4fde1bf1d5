import Foundation
import TestKit
import Testing

/// What an analyst does at the terminal with an archive: takes a claim out, looks at what changed, lets others in.
@Suite struct ReviewCommandTests {
  private let report = Repository.samples + "/pages/03-harbourpost-twelve-dead.html"

  /// An archive with one report of our own.
  private func archive(_ body: (String) throws -> Void) throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let archive = folder + "/desk.sqlite"
    let added = try Command.run("add", "--archive", archive, "--published", "2019-04-12", report)
    #expect(added.status == 0)
    try body(archive)
  }

  @Test func takesAWrongClaimOutAndShowsTheDifference() throws {
    try archive { archive in
      let claims = try Command.run("claims", "--format", "json", "--archive", archive).objects
      let id = try #require((claims.first?["claim"] as? [String: Any])?["id"] as? String)
      let kept = try Command.run(
        "judge", "--archive", archive, "--claim", id, "--verdict", "wrong", "--by", "A. Analyst", "--reason", "misread")
      #expect(kept.status == 0)
      #expect(try Command.run("claims", "--format", "json", "--archive", archive).objects.count == claims.count - 1)
      let diff = try Command.run("diff", "--archive", archive, "--format", "json")
      let removed = try #require(diff.objects.first?["removed"] as? [[String: Any]])
      #expect(removed.map { $0["id"] as? String } == [id])
      #expect(
        diff.errors.contains("1 documents were read more than once, 1 of them otherwise: 0 claims added, 1 removed"))
      let text = try Command.run("diff", "--archive", archive, "--format", "text").output
      #expect(text.split(separator: "\n").count == 2 && text.contains("\n  - "))
      let unknown = try Command.run("diff", "--archive", archive, "--from", "9.9")
      #expect(unknown.status == 2 && unknown.errors.contains("no reading is by '9.9'; there are '"))
      let word = try Command.run(
        "judge", "--archive", archive, "--claim", id, "--verdict", "false", "--by", "A", "--reason", "r")
      #expect(word.errors.contains("--verdict 'false' is none; write accepted, wrong or reopened"))
    }
  }

  @Test func listensElsewhereOnlyWithATokenThatOthersCanShow() throws {
    try archive { archive in
      let refused = try Command.run("serve", "--archive", archive, "--host", "0.0.0.0")
      #expect(refused.status == 2)
      #expect(refused.errors.contains("make one with 'sitrep tokens add NAME --archive \(archive)'"))
      let token = try Command.run("tokens", "add", "A. Analyst", "--archive", archive).output
      #expect(token.count == 65)
      #expect(try Command.run("tokens", "--archive", archive).output.hasPrefix("A. Analyst  may review, since "))
      #expect(try Command.run("tokens", "remove", "A. Analyst", "--archive", archive).status == 0)
      #expect(try Command.run("tokens", "remove", "A. Analyst", "--archive", archive).status == 2)
    }
  }
}
