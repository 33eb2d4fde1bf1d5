import ArgumentParser
import Publishing
import Server

/// `sitrep serve`: the desk in a browser.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the archive's claims in a browser.",
    discussion: """
      By default the desk answers on this machine only. With --host it listens elsewhere, and answers only who shows a \
      token: see 'sitrep tokens'. It speaks plain HTTP; let a proxy before it speak HTTPS.
      """)

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on.")
  var port = 8019

  @Option(help: ArgumentHelp("The desk's address as its readers reach it, for links in feeds.", valueName: "address"))
  var address: String?

  @Flag(help: "Nobody may review, judge or subscribe.")
  var readOnly = false

  @Flag(help: "Ask for a token on this machine, too.")
  var needToken = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var resources: Resources

  func validate() throws {
    if !(1...65535).contains(port) {
      throw ValidationError("--port \(port) is no port; write one of 1 to 65535, for example --port 8019")
    }
  }

  func run() async throws {
    let archive = try archive.openExisting()
    let desk = Desk(
      archive: archive, host: host, port: port, address: address, exports: try ExportTables(try resources.rulebook()),
      isReadOnly: readOnly, needsToken: needToken,
      map: MapAssets(borders: try? resources.borders()))
    if desk.needsToken, try archive.tokens().isEmpty {
      throw ValidationError(
        "whoever uses the desk there must show a token, and there is none; make one with 'sitrep tokens add NAME --archive \(archive.path)'"
      )
    }
    Terminal.write("The desk is at \(desk.address)/ (Ctrl-C stops it)\n")
    try await desk.run()
  }
}
