import Archive
import ArgumentParser
import Digests
import Publishing

/// The options of `sitrep export` for the claims of an archive.
struct ExportArchive: ParsableArguments {
  @Option(help: ArgumentHelp("Export an archive's claims instead of reading reports.", valueName: "file"))
  var archive: String?

  @OptionGroup var wanted: ClaimFilterOptions

  func validate(inputs: [String]) throws {
    if archive != nil, let input = inputs.first {
      throw ValidationError("'\(input)' and --archive: give reports to read, or an archive, not both")
    }
    if archive == nil, let option = wanted.given {
      throw ValidationError("\(option) chooses from an archive; give one, for example --archive sitrep.sqlite")
    }
    _ = try wanted.filter(outlet: nil)
  }

  /// Writes the claims asked for, those of a document together, the latest reports first.
  ///
  /// - Returns: whether an archive is asked for at all.
  func write(to output: ExportCommand.Output, outlet: String?) throws -> Bool {
    guard let path = archive else { return false }
    let filter = try wanted.filter(outlet: outlet)
    let archive = try ArchiveOptions.existing(path)
    guard output.start() else { return true }
    var pages = ArchivedRows(archive, filter)
    while let rows = try pages.next() { guard output.write(rows) else { return true } }
    output.end()
    return true
  }
}
