import ArgumentParser
import Claims
import Foundation
import Pages
import Publishing
import Reading
import Stories
import Words

/// `sitrep stories`: which documents tell of one happening, and which copy one text.
struct StoriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories", abstract: "Put documents of one happening together, and copies of one text.",
    discussion: "Documents or readings as NDJSON, pages or texts in; one line a document out: id, story, origin.")

  @Argument(help: ArgumentHelp("Files, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @OptionGroup var resources: Resources

  func run() throws {
    let pages = try PageReader(resources.rulebook())
    var documents: [StoryDocument] = []
    var failures = 0
    Inputs(paths: inputs).forEach { item in
      do throws(InputFailure) {
        documents.append(StoriesCommand.story(try item.document(), pages))
      } catch {
        Terminal.complain("error: \(error.message)")
        failures += 1
      }
      return true
    }
    for (document, place) in zip(documents, StoryMaker.all(documents)) {
      guard Terminal.write(StoryJSON.line(id: document.id, story: place.story, origin: place.origin)) else { return }
    }
    if failures > 0 { throw ExitCode(1) }
  }

  private static func story(_ document: Document, _ pages: PageReader) -> StoryDocument {
    let article = pages.article(of: document)
    return StoryDocument(
      id: document.id ?? SHA256.hex(article.text.bytes), text: article.text,
      published: article.published.flatMap { Day(iso: $0) })
  }
}
