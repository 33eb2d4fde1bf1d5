import Archive
import ArgumentParser
import Feeds
import Foundation
import Publishing
import Digests
import Transfer

struct WatchList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Say what is watched, and how it went the last time.")

  @Option(help: "text or json (one object a line).")
  var format: ListFormat = .text

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    for watch in try archive.openExisting().watched() {
      let row = WatchRow(watch)
      Terminal.write(format == .json ? row.json + "\n" : row.text(now: WatchCommand.clock()))
    }
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct WatchRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "End a watch; the reports it brought stay.")

  @Argument(help: ArgumentHelp("Addresses as 'sitrep watch list' shows them.", valueName: "address"))
  var addresses: [String]

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.openExisting()
    var failures = 0
    for address in addresses {
      let name = (try? WebAddress(address).description) ?? address
      if try archive.unwatch(name) {
        Terminal.write("no longer watched: \(name)\n")
      } else {
        Terminal.complain("error: '\(name)' is not watched; 'sitrep watch list' shows what is")
        failures += 1
      }
    }
    if failures > 0 { throw ExitCode(1) }
  }
}

struct WatchImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Begin to watch all feeds of an OPML file.")

  @Argument(help: ArgumentHelp("The file, or '-'.", valueName: "file"))
  var file: String

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
    guard let handle, let bytes = try handle.readToEnd() else {
      throw ValidationError("'\(file)' cannot be read; give an OPML file, or '-'")
    }
    let outline: Outline
    do { outline = try Outline(Array(bytes)) } catch { throw ValidationError("\(file): \(error)") }
    let archive = try archive.open()
    var counts = (new: 0, known: 0, broken: 0)
    for feed in outline.feeds {
      guard let address = try? WebAddress(feed.address) else {
        Terminal.complain("error: \(file): '\(feed.address)' is no address of the web; it is passed over")
        counts.broken += 1
        continue
      }
      let isNew = try archive.watch(address.description, as: .feed, title: feed.title, now: WatchCommand.clock())
      if isNew { counts.new += 1 } else { counts.known += 1 }
    }
    Terminal.write("\(counts.new) new, \(counts.known) watched already\n")
    if counts.broken > 0 { throw ExitCode(1) }
  }
}

struct WatchExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the feeds that are watched as OPML.")

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let feeds = try archive.openExisting().watched().filter { $0.kind == .feed }
    _ = Terminal.write(Outline(feeds: feeds.map { Outline.Feed(address: $0.address, title: $0.title) }).bytes)
  }
}
