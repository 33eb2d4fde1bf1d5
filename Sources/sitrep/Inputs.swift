import Claims
import Foundation
import Publishing
import Words

/// One thing to read: a document, or why there is none in its place.
enum Item: Sendable {
  case document(Document)
  /// A line of NDJSON, still to be parsed (by the worker that reads it).
  case line([UInt8], place: String)
  case failure(id: String?, code: String, message: String)
}

/// Opens the inputs one after the other and hands out what is in them; the kind of each is found from its content.
struct Inputs {
  /// Longer lines and files are not read. A newspaper's longest articles have under 1 MB; the rest is a mistake.
  static let longest = 32 << 20

  let paths: [String]

  /// Calls `body` for each item in the order of the inputs; stops where it returns false.
  func forEach(_ body: (Item) -> Bool) {
    for path in paths.isEmpty ? ["-"] : paths {
      guard let file = open(path) else {
        let why = String(cString: strerror(errno))
        let goesOn = body(
          .failure(
            id: path, code: "unreadable", message: "\(path): \(why); give a file that exists and can be read, or '-'"))
        if goesOn { continue } else { return }
      }
      defer { if path != "-" { try? file.close() } }
      guard forEach(in: file, path, body) else { return }
    }
  }

  private func open(_ path: String) -> FileHandle? {
    if path == "-" { return .standardInput }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      errno = ENOENT
      return nil
    }
    if isFolder.boolValue {
      errno = EISDIR
      return nil
    }
    errno = EACCES
    return FileHandle(forReadingAtPath: path)
  }

  private func forEach(in file: FileHandle, _ path: String, _ body: (Item) -> Bool) -> Bool {
    var lines = LineReader(file, longest: Self.longest)
    guard let first = lines.next(skippingBlank: true) else { return body(.document(Inputs.whole([], path))) }
    if case .line(let bytes, _) = first, bytes.first(where: { !$0.isASCIISpace }) != UInt8(ascii: "{") {
      return body(rest(after: bytes, &lines, path))
    }
    var next: LineReader.Line? = first
    while let line = next {
      switch line {
      case .line(let bytes, let number):
        guard
          bytes.allSatisfy(\.isASCIISpace)
            || body(.line(bytes, place: "\(path == "-" ? "line" : path + ":")\(path == "-" ? " " : "")\(number)"))
        else { return false }
      case .tooLong(let count, let number):
        let message =
          "line \(number) of \(path) has \(count) bytes; the most is \(Self.longest). Split it into documents of one report each"
        guard body(.failure(id: nil, code: "too_long", message: message)) else { return false }
      }
      next = lines.next(skippingBlank: true)
    }
    return true
  }

  /// A file that is one document: a page or a text.
  private func rest(after first: [UInt8], _ lines: inout LineReader, _ path: String) -> Item {
    guard let bytes = lines.all(after: first) else {
      return .failure(
        id: path, code: "too_long", message: "\(path) has more than \(Self.longest) bytes; give one report a file")
    }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    for (mark, kind) in [("<rss", "an RSS feed"), ("<feed", "an Atom feed"), ("warc/1.", "a WARC file")]
    where head.contains(mark) {
      return .failure(
        id: path, code: "unsupported",
        message: "\(path) is \(kind), which this version cannot read; give its pages as HTML, text or NDJSON")
    }
    let isPage =
      head.contains("<html") || head.contains("<!doctype html") || head.contains("<body") || head.contains("<div")
      || head.contains("<p>")
    if !isPage, Text(validating: bytes) == nil {
      let at = Inputs.firstInvalid(bytes)
      return .failure(
        id: path, code: "invalid_utf8",
        message:
          "\(path) is no UTF-8 text: byte \(at) is 0x\(String(bytes[at], radix: 16)); convert it, for example with 'iconv -t utf-8'"
      )
    }
    return .document(Inputs.whole(bytes, path, isPage: isPage))
  }

  private static func whole(_ bytes: [UInt8], _ path: String, isPage: Bool = false) -> Document {
    let id = path == "-" ? nil : URL(filePath: path).deletingPathExtension().lastPathComponent
    let content: Document.Content = isPage ? .html(bytes) : .pasted(Text(validating: bytes) ?? Text(""))
    return Document(id: id, content: content)
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
