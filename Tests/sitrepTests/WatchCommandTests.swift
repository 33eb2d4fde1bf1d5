import Foundation
import Synchronization
import TestKit
import Testing

@Suite struct WatchCommandTests {
  private let own: Folder
  private var folder: String { own.path }
  private var archive: String { own.archive }

  init() throws { own = try Folder() }

  private func feed(_ count: Int) -> LoopbackServer.Answer {
    let items = (1...count).map {
      "<item><guid isPermaLink=\"false\">\($0)</guid><link>/\($0)</link><title>Report \($0)</title></item>"
    }
    return .http(200, [:], "<rss><channel><title>Post</title>\(items.joined())</channel></rss>")
  }

  private func page(_ number: String) -> LoopbackServer.Answer {
    .http(200, [:], "<h1>Report \(number)</h1><p>Rebels attacked the town of Gharyan on Friday, residents said.</p>")
  }

  private func watch(_ arguments: String...) -> [String] {
    ["watch"] + arguments + ["--archive", archive, "--contact", "desk@example.org", "--allow-host", "127.0.0.1"]
  }

  private func run(_ arguments: [String]) throws -> Command.Result {
    let process = Command.process(arguments)
    let (out, err) = (Pipe(), Pipe())
    process.standardOutput = out
    process.standardError = err
    try process.run()
    let output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Command.Result(status: process.terminationStatus, output: output, errors: errors)
  }

  /// The program is killed while the third of four pages is asked for, and started again.
  @Test func aKilledWatchLosesNothingAndReadsNothingTwice() throws {
    let victim = Mutex<Int32>(0)
    let server = try LoopbackServer { request in
      switch request.path {
      case "/robots.txt": return .http(404)
      case "/feed": return feed(4)
      case "/3":
        let pid = victim.withLock { pid in
          defer { pid = 0 }
          return pid
        }
        if pid != 0 { kill(pid, SIGKILL) }
        return page("3")
      default: return page(String(request.path.dropFirst()))
      }
    }
    #expect(try run(watch("add", server.address + "/feed")).output == "watching: feed \(server.address)/feed\n")
    let first = Command.process(watch("run", "--once"))
    first.standardOutput = FileHandle.nullDevice
    try victim.withLock { pid in
      try first.run()
      pid = first.processIdentifier
    }
    first.waitUntilExit()
    #expect(first.terminationReason == .uncaughtSignal)
    let second = try run(watch("run", "--once"))
    #expect(second.status == 0)
    let asked = server.requests.map(\.path).filter { $0 != "/robots.txt" }
    // The page that was on its way is asked for again; those that were read are not.
    #expect(asked == ["/feed", "/feed", "/1", "/2", "/3", "/3", "/4"])
    let list = try Command.run("watch", "list", "--archive", archive, "--format", "json").objects
    #expect(list.map { $0["read"] as? Int } == [4] && list.map { $0["waiting"] as? Int } == [0])
    let titles = try Command.run("claims", "--archive", archive, "--format", "json").objects
    #expect(titles.count == 4)
  }

  @Test func aPageStandsForTheFeedItNames() throws {
    let server = try LoopbackServer { request in
      switch request.path {
      case "/robots.txt": .http(404)
      case "/": .http(200, [:], "<link rel=alternate type=application/atom+xml href=/feed><p>Words")
      case "/bare": .http(200, [:], "<p>Words")
      default: feed(1)
      }
    }
    #expect(try run(watch("add", server.address)).output == "watching: feed \(server.address)/feed\n")
    #expect(server.requests.map(\.path) == ["/robots.txt", "/"])
    let bare = try run(watch("add", server.address + "/bare"))
    #expect(bare.status == 1)
    #expect(
      bare.errors
        == "error: \(server.address)/bare: is a page that names no feed; give the address of its feed or sitemap, or --as page to watch the page itself\n"
    )
  }

  @Test func listsGoInAndOutAsOPML() throws {
    let file = folder + "/in.opml"
    let opml =
      "<opml version=\"2.0\"><body><outline text=\"Post\" xmlUrl=\"https://post.example/feed\"/><outline xmlUrl=\"nntp:x\"/></body></opml>"
    try Data(opml.utf8).write(to: URL(filePath: file))
    let result = try Command.run("watch", "import", file, "--archive", archive)
    #expect(result.output == "1 new, 0 watched already\n")
    #expect(result.errors == "error: \(file): 'nntp:x' is no address of the web; it is passed over\n")
    #expect(
      try Command.run("watch", "export", "--archive", archive).output.contains(
        "<outline type=\"rss\" text=\"Post\" title=\"Post\" xmlUrl=\"https://post.example/feed\"/>"))
    #expect(try Command.run("watch", "import", file, "--archive", archive).output == "0 new, 1 watched already\n")
    let removed = try Command.run(
      "watch", "remove", "--archive", archive, "https://post.example/feed", "https://x.example")
    #expect(removed.output == "no longer watched: https://post.example/feed\n")
    #expect(removed.errors == "error: 'https://x.example/' is not watched; 'sitrep watch list' shows what is\n")
  }

  @Test func nobodyIsAskedWithoutAContactOrOnAPrivateNetwork() throws {
    let server = try LoopbackServer { _ in .http(200) }
    let bare = try Command.run("watch", "add", "--archive", archive, server.address)
    #expect(
      bare.errors.contains(
        "a site must be able to reach whoever asks it; write for example --contact desk@example.org, or set SITREP_CONTACT"
      ))
    let closed = try Command.run("watch", "add", "--archive", archive, "--contact", "d@example.org", server.address)
    #expect(closed.status == 1 && closed.errors.contains("an address of a private network"))
    #expect(server.requests.isEmpty)
  }
}
