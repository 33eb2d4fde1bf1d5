import Archive
import ArgumentParser
import Foundation

/// `sitrep tokens`: who may use the desk from another machine.
struct TokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokens", abstract: "Say who may use the desk from another machine.",
    discussion: "A desk that listens elsewhere than on this machine answers only who shows a token of its archive.",
    subcommands: [Add.self, List.self, Remove.self], defaultSubcommand: List.self)

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a token and print it; one of the same name is good no more.",
      discussion: "The archive keeps only its digest: it is shown this once.")

    @Argument(help: "Whose it is: the name under which reviews stand.")
    var name: String

    @Flag(help: "Its holder may only look.")
    var readOnly = false

    @OptionGroup var archive: ArchiveOptions

    func validate() throws {
      if name.isEmpty || name.count > 80 || name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
        throw ValidationError("'\(name)' is no name; write 1 to 80 letters on one line")
      }
    }

    func run() throws {
      let token = try archive.open().makeToken(
        name: name, mayWrite: !readOnly, addedAt: Date().formatted(.iso8601))
      Terminal.write("\(token)\n")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say whose tokens there are.")

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      for token in try archive.openExisting().tokens() {
        Terminal.write("\(token.name)  \(token.mayWrite ? "may review" : "may look"), since \(token.addedAt)\n")
      }
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "End a token; it is refused from now on.")

    @Argument(help: "Whose it is.")
    var name: String

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      guard try archive.openExisting().endToken(name: name) else {
        throw ValidationError("there is no token of '\(name)'; 'sitrep tokens' lists them")
      }
      Terminal.write("\(name)'s token is good no more\n")
    }
  }
}
