import Foundation
import Testing

@Suite struct ArticleCommandTests {
  private let page =
    "<html><h1>Gharyan falls</h1><p>Rebels took the town of Gharyan on Thursday, residents said.</p><p>- Advertisement -</p><p>Nobody was hurt, said a spokesman of the army of the east on Friday.</p></html>"

  @Test func articlesArePrintedAsTextJSONAndHTML() throws {
    let input = Data(page.utf8)
    #expect(try Command.run("article", "--format", "text", "-", input: input).output.hasPrefix("Gharyan falls\n"))
    let json = try Command.run("article", "-", input: input)
    #expect(json.objects.map { $0["title"] as? String } == ["Gharyan falls"])
    let html = try Command.run("article", "--html", "-", input: input).output
    #expect(html.hasPrefix("<!doctype html>") && html.contains("<del>- Advertisement -</del>"))
  }

  @Test func formatAndHTMLDoNotGoTogether() throws {
    let result = try Command.run("article", "--html", "--format", "json", "-")
    #expect(result.status == 2)
    #expect(result.errors.contains("--html and --format do not go together; write one of them"))
  }
}

@Suite struct FeedAndArchiveTests {
  private func read(_ name: String, _ bytes: Data) throws -> Command.Result {
    let folder = try Command.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try bytes.write(to: URL(filePath: "\(folder)/\(name)"))
    let result = try Command.run("read", "\(folder)/\(name)")
    return Command.Result(
      status: result.status, output: result.output.replacingOccurrences(of: folder, with: "…"), errors: result.errors)
  }

  @Test func theItemsOfAFeedAreReadAndACutIsTold() throws {
    let feed =
      "<rss><channel><title>Post</title><item><guid>a</guid><title>T</title><pubDate>Fri, 12 Apr 2019 10:00:00 GMT</pubDate><description>Rebels attacked the town.</description></item><item>"
    let result = try read("a.xml", Data(feed.utf8))
    #expect(result.status == 1)
    #expect(result.objects[0]["id"] as? String == "a" && result.objects[0]["outlet"] as? String == "Post")
    #expect(result.objects[0]["published"] as? String == "2019-04-12T10:00:00Z")
    #expect((result.objects[0]["claims"] as? [Any])?.count == 1)
    #expect(
      (result.objects[1]["error"] as? [String: String])?["message"]
        == "…/a.xml: it ends inside '<item>' number 2, the 1 before it are read; fetch the feed again")
  }

  @Test func thePagesOfAnArchiveAreRead() throws {
    let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Rebels attacked the town on Friday.</p>"
    let record =
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/2019/04/12/a\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    let result = try read("a.warc", Data((record + record).utf8))
    #expect(result.status == 0)
    #expect(result.objects.map { $0["published"] as? String } == ["2019-04-12", "2019-04-12"])
  }

  @Test func aGzipThatEndsTooEarlyIsTold() throws {
    let result = try read("a.gz", Data([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 1]))
    #expect(
      result.objects.compactMap { ($0["error"] as? [String: String])?["message"] } == [
        "…/a.gz is gzip that ends too early; fetch it again"
      ])
  }
}
