import Claims
import Feeds
import Foundation
import Publishing
import Warc
import Words

/// One thing to read: a document, or why there is none in its place.
enum Item: Sendable {
  case document(Document)
  /// A line of NDJSON, still to be parsed (by the worker that reads it).
  case line([UInt8], place: String)
  case failure(id: String?, code: String, message: String)
}

/// Why there is no document in the place of an item.
struct InputFailure: Error, Sendable {
  let id: String?
  let code: String
  let message: String
}

extension Item {
  /// The document, parsed where it is a line.
  func document() throws(InputFailure) -> Document {
    switch self {
    case .document(let document): return document
    case .failure(let id, let code, let message): throw InputFailure(id: id, code: code, message: message)
    case .line(let bytes, let place):
      do throws(DocumentError) { return try DocumentJSON.parse(bytes) } catch {
        throw InputFailure(id: error.id, code: error.code.rawValue, message: "\(place): \(error.message)")
      }
    }
  }
}

/// Opens the inputs one after the other and hands out what is in them; the kind of each is found from its content. A folder
/// stands for all files in it, by name.
struct Inputs {
  /// Longer lines, files and records are not read. A newspaper's longest articles have under 1 MB; the rest is a mistake.
  static let longest = 32 << 20

  /// A file that is read, and what a report that is the whole of it is called.
  struct File: Hashable {
    let path: String
    let id: String?
  }

  let files: [File]
  /// Told what is read and handed out; counts out what was done before.
  let progress: InputProgress?

  init(paths: [String], progress: InputProgress? = nil) {
    files = (paths.isEmpty ? ["-"] : paths).flatMap(Self.files)
    self.progress = progress
  }

  /// Calls `body` for each item in the order of the inputs; stops where it returns false.
  func forEach(_ body: (Item) -> Bool) {
    for file in files {
      var skipped = progress?.begin(file.path) ?? 0
      func hand(_ item: Item) -> Bool {
        if skipped > 0 {
          skipped -= 1
          return true
        }
        progress?.hand()
        return body(item)
      }
      guard let handle = open(file.path) else {
        let why = String(cString: strerror(errno))
        let goesOn = hand(
          .failure(
            id: file.path, code: "unreadable",
            message: "\(file.path): \(why); give a file that exists and can be read, or '-'"))
        if goesOn { continue } else { return }
      }
      defer { if file.path != "-" { try? handle.close() } }
      let stream = ByteStream(handle) { progress?.read($0) }
      guard Input(path: file.path, id: file.id, stream: stream).forEach(hand) else { return }
    }
  }

  private func open(_ path: String) -> FileHandle? {
    if path == "-" { return .standardInput }
    guard FileManager.default.fileExists(atPath: path) else {
      errno = ENOENT
      return nil
    }
    errno = EACCES
    return FileHandle(forReadingAtPath: path)
  }

  /// The files of a folder by name, hidden ones left out; another path as it is. A report in a folder is called by its
  /// path there, so that two of one name are told apart.
  private static func files(_ path: String) -> [File] {
    if path == "-" { return [File(path: path, id: nil)] }
    guard isFolder(path) else {
      return [File(path: path, id: URL(filePath: path).deletingPathExtension().lastPathComponent)]
    }
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    let shown = names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }.sorted()
    return shown.map { File(path: "\(path)/\($0)", id: ($0 as NSString).deletingPathExtension) }
      .filter { !isFolder($0.path) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}

/// One input: NDJSON, a feed, a web archive, a page or a text.
private struct Input {
  let path: String
  let id: String?
  let stream: ByteStream

  /// False where nobody wants more.
  func forEach(_ body: (Item) -> Bool) -> Bool {
    var lines = LineReader(from: stream.next, longest: Inputs.longest)
    let goesOn: Bool
    let head = lines.head()
    if head.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      goesOn = body(
        .failure(id: path, code: "unsupported", message: "\(path) is a ZIP archive; unpack it first, with 'unzip'"))
    } else if WarcReader.isArchive(head) {
      goesOn = records(lines.rest(), body)
    } else if Feed.kind(of: head) != nil {
      goesOn = items(lines.all(), body)
    } else if head.first(where: { !$0.isASCIISpace }) == UInt8(ascii: "{") {
      goesOn = documents(&lines, body)
    } else {
      goesOn = body(whole(lines.all()))
    }
    guard goesOn, let trouble = stream.trouble else { return goesOn }
    return body(.failure(id: path, code: "broken_gzip", message: "\(path) \(trouble)"))
  }

  /// NDJSON.
  private func documents(_ lines: inout LineReader, _ body: (Item) -> Bool) -> Bool {
    while let line = lines.next(skippingBlank: true) {
      let item: Item
      switch line {
      case .line(let bytes, let number):
        item = .line(bytes, place: path == "-" ? "line \(number)" : "\(path):\(number)")
      case .tooLong(let count, let number):
        let message =
          "line \(number) of \(path) has \(count) bytes; the most is \(Inputs.longest). Split it into documents of one report each"
        item = .failure(id: nil, code: "too_long", message: message)
      }
      guard body(item) else { return false }
    }
    return true
  }

  private func records(_ source: @escaping () -> [UInt8], _ body: (Item) -> Bool) -> Bool {
    var archive = WarcReader(from: source, longest: Inputs.longest)
    while let found = archive.next() {
      switch found {
      case .page(let document): guard body(.document(document)) else { return false }
      case .failure(let error):
        // Where the packing ends too early, that alone is told.
        if error.isLast, stream.trouble != nil { return true }
        guard body(.failure(id: path, code: "broken_warc", message: "\(path): \(error)")) else { return false }
      }
    }
    return true
  }

  private func items(_ bytes: [UInt8]?, _ body: (Item) -> Bool) -> Bool {
    guard let bytes else { return body(tooLong) }
    let feed = Feed(bytes)
    for document in feed.documents { guard body(.document(document)) else { return false } }
    guard let trouble = feed.trouble else { return true }
    return body(.failure(id: path, code: "broken_feed", message: "\(path): \(trouble)"))
  }

  private var tooLong: Item {
    .failure(
      id: path, code: "too_long", message: "\(path) has more than \(Inputs.longest) bytes; give one report a file")
  }

  /// A file that is one document: a page or a text.
  private func whole(_ bytes: [UInt8]?) -> Item {
    guard let bytes else { return tooLong }
    if isNamedPage || isPage(bytes.prefix(1024)) { return .document(Document(id: id, content: .html(bytes))) }
    guard let text = Text(validating: bytes) else {
      let at = Input.firstInvalid(bytes)
      return .failure(
        id: path, code: "invalid_utf8",
        message:
          "\(path) is no UTF-8 text: byte \(at) is 0x\(String(bytes[at], radix: 16)); convert it, for example with 'iconv -t utf-8'"
      )
    }
    return .document(Document(id: id, content: .pasted(text)))
  }

  private var isNamedPage: Bool { ["html", "htm", "xhtml"].contains(URL(filePath: path).pathExtension.lowercased()) }

  private func isPage(_ head: ArraySlice<UInt8>) -> Bool {
    let head = String(decoding: head, as: UTF8.self).lowercased()
    return ["<html", "<!doctype html", "<body", "<div", "<p>"].contains { head.contains($0) }
  }

  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var low = 0
    var high = bytes.count
    while high - low > 4 {
      let middle = (low + high) / 2
      if String(validating: bytes[..<middle], as: UTF8.self) != nil { low = middle } else { high = middle }
    }
    return (low..<bytes.count).first { bytes[$0] >= 0x80 && String(validating: bytes[...$0], as: UTF8.self) == nil }
      ?? low
  }
}
