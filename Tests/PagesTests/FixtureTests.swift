import Claims
import FoundationEssentials
import Pages
import Rulebook
import TestKit
import Testing
import Words

/// What a folder of `Fixtures` wants of a sample: `sample:`, then any of `title:`, `byline:`, `published:`, `basis:`,
/// `outlet:`, and in their order `unread:` and `removed: reason: words`; after `text:` the article.
struct Fixture: CustomTestStringConvertible, Sendable {
  let name: String
  let lines: [String]

  static let folder = Repository.root + "/Tests/PagesTests/Fixtures"

  static let all: [Fixture] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)/expected.txt") else { return nil }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      return Fixture(name: name, lines: lines.map(String.init))
    }
  }()

  var testDescription: String { name }

  func values(_ key: String) -> [String] {
    lines.prefix { $0 != "text:" }.filter { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) }
  }

  var text: String { lines.drop { $0 != "text:" }.dropFirst().joined(separator: "\n").trimmingSuffix("\n") }

  func document() throws -> Document {
    let sample = try #require(values("sample").first)
    let data = try #require(FileManager.default.contents(atPath: "\(Repository.samples)/\(sample)"))
    guard sample.hasSuffix(".html") else {
      return Document(content: .pasted(Text(String(decoding: data, as: UTF8.self))))
    }
    return Document(content: .html(Array(data)))
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

/// The rules as they stand in the repository, compiled once for all tests.
let reader: PageReader = {
  do { return try PageReader(Rulebook(directory: Repository.rules)) } catch { fatalError("\(error)") }
}()

@Suite struct FixtureTests {
  @Test func everySampleHasAFixture() throws {
    let samples = try ["pages", "texts"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(Repository.samples)/\(folder)").map { "\(folder)/\($0)" }
    }
    #expect(Set(Fixture.all.flatMap { $0.values("sample") }) == Set(samples))
  }

  @Test(arguments: Fixture.all)
  func readsTheSample(fixture: Fixture) throws {
    let article = reader.article(of: try fixture.document())
    #expect(article.title == fixture.values("title").first)
    #expect(article.byline == fixture.values("byline").first)
    #expect(article.published == fixture.values("published").first)
    #expect(article.publishedBasis?.rawValue == fixture.values("basis").first)
    #expect(article.outlet == fixture.values("outlet").first)
    #expect(article.unread.map(article.text.string) == fixture.values("unread"))
    #expect(article.removed.map { "\($0.reason.rawValue): \($0.text)" } == fixture.values("removed"))
    #expect(article.text.description == fixture.text)
  }
}
