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

  /// The program is killed amid a long file, thrice, and begun again.
  @Test func aRunThatWasEndedGoesOnWhereItWas() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Long titles fill the pipe, so that the program cannot run ahead of who reads from it.
    let title = String(repeating: "long ", count: 200)
    let lines = (0..<300).map {
      "{\"id\":\"d\($0)\",\"text\":\"Rebels attacked town \($0).\",\"title\":\"\(title)\"}\n"
    }
    try Data(lines.joined().utf8).write(to: URL(filePath: folder + "/in.ndjson"))
    let arguments = ["add", "--archive", folder + "/a.sqlite", folder + "/in.ndjson"]
    for most in [1, 17, 60] {
      let process = Command.process(arguments)
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      var seen = 0
      while seen < most { seen += pipe.fileHandleForReading.readData(ofLength: 1000).count { $0 == 0x0A } }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // Whatever it was doing, the archive is whole.
      let check = try Command.run("archive", "check", "--archive", folder + "/a.sqlite")
      #expect(check.status == 0 && check.output.contains("a.sqlite is whole"))
    }
    let second = try Command.run("add", "--archive", folder + "/a.sqlite", folder + "/in.ndjson")
    #expect(second.status == 0)
    let again = second.output.split(separator: "\n").count - 1
    #expect(again > 0 && again <= 250)
    let claims = try Command.run("claims", "--archive", folder + "/a.sqlite", "--format", "json", "--limit", "1000")
    #expect(Set(claims.objects.compactMap { $0["document"] as? String }).count == 300)
    // A run that came to its end begins anew.
    let third = try Command.run("add", "--archive", folder + "/a.sqlite", folder + "/in.ndjson")
    #expect(third.output.contains("300 unchanged; 0 claims written"))
  }

  /// What a pipe brought before it was cut says nothing of what the next one brings.
  @Test func aPipeAlwaysBeginsAnew() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func lines(_ name: String) -> Data {
      Data((0..<120).map { "{\"id\":\"\(name)\($0)\",\"text\":\"Rebels attacked town \($0).\"}\n" }.joined().utf8)
    }
    let process = Command.process(["add", "--archive", folder + "/a.sqlite", "--jobs", "1", "-"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(lines("a"))
    var seen = 0
    while seen < 60 { seen += output.fileHandleForReading.readData(ofLength: 100).count { $0 == 0x0A } }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let second = try Command.run("add", "--archive", folder + "/a.sqlite", "-", input: lines("b"))
    #expect(second.output.contains("120 new;"))
  }

  @Test func aFolderStandsForItsFilesByTheirPaths() throws {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, words) in [("a/x.txt", "Rebels attacked the town."), ("b/x.txt", "The army left."), ("b/.hidden", "x")] {
      let url = URL(filePath: "\(folder)/in/\(name)")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(words.utf8).write(to: url)
    }
    try Data("PK\u{3}\u{4}rest".utf8).write(to: URL(filePath: folder + "/in/c.zip"))
    let result = try Command.run("read", folder + "/in")
    #expect(result.objects.compactMap { $0["text"] == nil ? nil : $0["id"] as? String } == ["a/x", "b/x"])
    let message = (result.objects.last?["error"] as? [String: String])?["message"]
    #expect(message == "\(folder)/in/c.zip is a ZIP archive; unpack it first, with 'unzip'")
  }
}
