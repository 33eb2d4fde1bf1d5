import Claims
import Foundation
import Language
import Places
import Reading
import Rulebook
import TestKit
import Words

/// The reader with the shipped rules and model, and our sample reports.
enum Fixtures {
  static let shared = try! makeReader()

  static func reader() throws -> Reader { shared }

  private static func makeReader() throws -> Reader {
    try Reader(
      Rulebook(directory: Repository.rules), model: Model(path: Repository.model + "/english.sitrep"),
      gazetteer: Gazetteer(path: Repository.model + "/gazetteer.bin"))
  }

  /// All sample reports by their file names without ending, in the order of the names.
  static let samples: [(name: String, document: Document)] = ["pages", "texts"].flatMap { folder in
    let path = "\(Repository.samples)/\(folder)"
    return try! FileManager.default.contentsOfDirectory(atPath: path).sorted().map { file in
      let bytes = [UInt8](try! Data(contentsOf: URL(filePath: "\(path)/\(file)")))
      let name = String(file.prefix { $0 != "." })
      let content: Document.Content = folder == "pages" ? .html(bytes) : .pasted(Text(validating: bytes)!)
      return (name, Document(id: name, content: content))
    }
  }

  static let readings: [String: Reading] = Dictionary(
    uniqueKeysWithValues: samples.map { ($0.name, shared.read($0.document, now: Day(iso: "2019-12-31"))) })

  /// Reads one sentence or more, published on Friday, 12 April 2019.
  static func read(_ text: String, outlet: String? = "The Outlet") -> Reading {
    shared.read(Document(content: .text(Text(text)), published: "2019-04-12", outlet: outlet))
  }
}
