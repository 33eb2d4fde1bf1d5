import Archive
import ArgumentParser
import Claims
import Foundation
import Reading

/// `sitrep add`: reads reports and keeps their claims in the archive.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Read reports and keep their claims in the archive.",
    discussion: """
      A report that is there already with the same claims adds nothing. A run that was ended goes on where it was when it is
      begun again with the same files.
      """)

  @Argument(help: ArgumentHelp("Files or folders, or '-' for standard input (the default).", valueName: "input"))
  var inputs: [String] = []

  @Option(help: ArgumentHelp("When the reports were published, where they do not say.", valueName: "date"))
  var published: String?

  @Option(help: ArgumentHelp("The outlet, where the reports do not say.", valueName: "name"))
  var outlet: String?

  @Option(help: "How many documents to read at once.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var resources: Resources

  func run() throws {
    let archive = try archive.open()
    let marks = try archive.importMarks()
    let files = Inputs(paths: inputs).files
    let progress = InputProgress(files: files) { ImportStamp.of($0).flatMap { marks[$0] } ?? 0 }
    let keeper = Keeper(archive: archive, addedAt: Date().formatted(.iso8601), progress: progress)
    let reading = ReadingRun(
      reader: try resources.reader(), inputs: Inputs(paths: inputs, progress: progress),
      defaults: Defaults(published: published, outlet: outlet),
      jobs: max(1, jobs))
    let failures = reading.run { keeper.keep($0) }
    Terminal.write(keeper.summary)
    if let error = keeper.error { throw error }
    try archive.forgetImports(files.compactMap { ImportStamp.of($0.path) })
    if failures > 0 { throw ExitCode(1) }
  }
}

/// Keeps readings one after the other and counts what became of them. Used from one thread at a time.
final class Keeper: @unchecked Sendable {
  private let archive: Archive
  private let addedAt: String
  private let progress: InputProgress
  private let isOnTerminal = isatty(STDERR_FILENO) == 1
  private var shownAt = Date.distantPast
  private var counts: [Archive.Added: Int] = [:]
  private var claims = 0
  private(set) var error: ArchiveError?

  init(archive: Archive, addedAt: String, progress: InputProgress) {
    self.archive = archive
    self.addedAt = addedAt
    self.progress = progress
  }

  /// False where the archive cannot be written to, which ends the run.
  func keep(_ outcome: Outcome) -> Bool {
    defer { show() }
    do {
      let mark = progress.finish()
      guard case .reading(let reading) = outcome else {
        if case .failure(_, _, let message) = outcome { Terminal.complain("error: \(message)") }
        return true
      }
      let added = try archive.add(reading, addedAt: addedAt, reader: Sitrep.configuration.version)
      counts[added, default: 0] += 1
      claims += added == .unchanged ? 0 : reading.claims.count
      let name = reading.title ?? String(reading.text.prefix(60)).replacingOccurrences(of: "\n", with: " ")
      Terminal.write(
        (isOnTerminal ? "\u{1B}[2K" : "")
          + "\(added.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0))\(reading.claims.count) claims  \(name)\n"
      )
      if mark.done % Self.markEvery == 0, let stamp = ImportStamp.of(mark.path) {
        try archive.markImport(stamp, done: mark.done)
      }
      return true
    } catch {
      self.error = error
      return false
    }
  }

  /// After how many items of a file the archive is told how far it is read; so many are read again after an end.
  private static let markEvery = 50

  /// A line at the foot of the terminal, four times a second.
  private func show() {
    guard isOnTerminal, Date().timeIntervalSince(shownAt) > 0.25 else { return }
    shownAt = Date()
    FileHandle.standardError.write(Data("\u{1B}[2K\r\(progress.line())\r".utf8))
  }

  var summary: String {
    let parts = [Archive.Added.new, .replaced, .unchanged].compactMap { kind in
      counts[kind].map { "\($0) \(kind.rawValue)" }
    }
    return
      "\(parts.isEmpty ? "nothing to add" : parts.joined(separator: ", ")); \(claims) claims written to \(archive.path)\n"
  }
}
