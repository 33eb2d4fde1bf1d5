import ArgumentParser
import Foundation
import Language
import Places
import Reading
import Rulebook

/// Where the rules, the model and the gazetteer lie.
struct Resources: ParsableArguments {
  @Option(help: ArgumentHelp("Lay the rules of this folder over ours.", valueName: "dir"))
  var rules: String?

  @Option(help: ArgumentHelp("Take the model and the gazetteer from this folder.", valueName: "dir"))
  var model: String?

  @Option(help: ArgumentHelp("Take this gazetteer, made by 'sitrep gazetteer build'.", valueName: "file"))
  var gazetteer: String?

  /// Everything that reading needs, made ready.
  func reader() throws -> Reader {
    try Reader(rulebook(), model: Model(path: modelFolder() + "/english.sitrep"), gazetteer: places())
  }

  /// The gazetteer that is asked for, or ours.
  func places() throws -> Gazetteer { try Gazetteer(path: gazetteer ?? modelFolder() + "/gazetteer.bin") }

  /// The path of the borders that the map shows.
  func borders() throws -> String { try modelFolder() + "/borders.json" }

  private func modelFolder() throws -> String { try model ?? Resources.folder("Model") }

  func rulebook() throws -> Rulebook {
    let ours = try Rulebook(directory: Resources.folder("Rules"))
    return try rules.map { ours.overlaid(by: try Rulebook(directory: $0)) } ?? ours
  }

  /// The folder of this name beside the command or above it, as in a checkout or in `share/sitrep` of an installation.
  static func folder(_ name: String) throws -> String {
    if let home = ProcessInfo.processInfo.environment["SITREP_HOME"] { return home + "/" + name }
    var at = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    while at.path != "/" {
      for place in [at.appending(path: name), at.appending(path: "share/sitrep/\(name)")] {
        if FileManager.default.fileExists(atPath: place.path) { return place.path }
      }
      at = at.deletingLastPathComponent()
    }
    throw ValidationError(
      "no folder '\(name)' beside or above the command; set SITREP_HOME to the folder that holds it, or give --\(name.lowercased())"
    )
  }
}
