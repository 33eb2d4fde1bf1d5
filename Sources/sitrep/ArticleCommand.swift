import ArgumentParser
import Claims
import Foundation
import Pages
import Publishing

/// `sitrep article`: pages in, their articles out.
struct ArticleCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "article", abstract: "Print the articles of pages alone, or what was taken out of them.",
    discussion:
      "Pages (HTML), feeds, web archives, plain texts and NDJSON documents; nothing else of a reading is made.")

  @Argument(help: ArgumentHelp("Files, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: "text (for people) or json (one article a line). On a terminal text, else json.")
  var format: Format?

  @Flag(help: "Print a page of HTML to look at: what was taken out is struck through, with its reason.")
  var html = false

  @Option(help: "How many documents to read at once.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var resources: Resources

  func validate() throws {
    if html, format != nil {
      throw ValidationError("--html and --format do not go together; write one of them")
    }
    if jobs < 1 { throw ValidationError("--jobs \(jobs) is too few; write 1 or more") }
  }

  func run() throws {
    let pages = try PageReader(resources.rulebook())
    let isJSON = !html && (format ?? (isatty(STDOUT_FILENO) == 1 ? .text : .json)) == .json
    let printer = printer(isJSON: isJSON)
    let failures = Counter()
    let work = OrderedWork<Item, [UInt8]>(room: 4 * jobs) { item in
      do throws(InputFailure) {
        return printer(pages.article(of: try item.document()))
      } catch {
        failures.add()
        if isJSON { return ErrorJSON.line(id: error.id, code: error.code, message: error.message) }
        Terminal.complain("error: \(error.message)")
        return []
      }
    }
    if html { Terminal.write(ArticlePage().head()) }
    work.run(jobs: jobs, feed: { add in Inputs(paths: inputs).forEach(add) }, output: { Terminal.write($0) })
    if html { Terminal.write(ArticlePage().foot()) }
    if failures.value > 0 { throw ExitCode(1) }
  }

  private func printer(isJSON: Bool) -> @Sendable (Article) -> [UInt8] {
    if html { return { Array(ArticlePage().article($0).utf8) } }
    if isJSON { return { ArticleJSON.line($0) } }
    let text = ArticleText(width: min(Terminal.width, 110), color: Terminal.hasColor)
    return { Array(text.page($0).utf8) }
  }
}
