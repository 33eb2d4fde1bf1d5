import Claims
import Foundation
import Pages
import TestKit
import Testing
import Words

/// A short run of what `Benchmarks/fuzz` does for long: broken pages, the same each time.
@Suite struct MutationTests {
  @Test func articlesOfBrokenPagesAreWholeTexts() throws {
    let folder = Repository.samples + "/pages"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".html") }.sorted()
    let seeds = try names.map { try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
    var mutator = Mutator(seed: 20_190_412, seeds: seeds)
    for round in 0..<60 {
      let bytes = mutator.next(most: 8192)
      var content = Document.Content.html(bytes)
      if round % 3 == 0, let text = Text(validating: bytes) { content = .pasted(text) }
      let article = reader.article(of: Document(content: content))
      let spans = article.unread + article.removed.compactMap(\.span) + [article.dateline].compactMap { $0 }
      let places = spans.flatMap { [$0.start, $0.end] } + article.removed.compactMap(\.at)
      #expect(places.allSatisfy(article.text.isBoundary), "round \(round)")
    }
  }
}
