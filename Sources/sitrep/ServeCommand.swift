import ArgumentParser
import Publishing
import Server

/// `sitrep serve`: the desk in a browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the archive's claims in a browser, on this machine only.")

  @Option(help: "The port to listen on.")
  var port = 8019

  @Option(help: ArgumentHelp("The desk's address as its readers reach it, for links in feeds.", valueName: "address"))
  var address: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var resources: Resources

  func validate() throws {
    if !(1...65535).contains(port) {
      throw ValidationError("--port \(port) is no port; write one of 1 to 65535, for example --port 8019")
    }
  }

  func run() async throws {
    let archive = try archive.openExisting()
    Terminal.write("The desk is at http://127.0.0.1:\(port)/ (Ctrl-C stops it)\n")
    try await Desk(
      archive: archive, host: "127.0.0.1", port: port, address: address,
      exports: try ExportTables(try resources.rulebook()), map: MapAssets(borders: try? resources.borders())
    ).run()
  }
}
