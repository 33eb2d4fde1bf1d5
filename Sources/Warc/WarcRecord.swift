import Claims
import Words

/// One record: its fields and its block.
struct WarcRecord {
  /// Its offset in the unpacked archive.
  let place: Int
  let fields: Headers
  let block: ArraySlice<UInt8>

  /// The page that was fetched, or the text made of it; nil where the record is of something else.
  ///
  /// The document's id is the record's, without `<urn:uuid:` and `>`.
  func document(most: Int) throws(WarcError) -> Document? {
    let url = fields["warc-target-uri"].map(Self.bare)
    let id = fields["warc-record-id"].map { Self.bare($0).replacing("urn:uuid:", with: "") } ?? url
    switch fields["warc-type"]?.lowercased() {
    case "response":
      let answer = HTTPAnswer(block)
      guard answer.isPage else { return nil }
      let page: [UInt8]
      do throws(HTTPAnswer.Unread) { page = try answer.body(most: most) } catch {
        throw WarcError(place, "the page '\(url ?? "?")' \(error.reason)", isLast: false)
      }
      return Document(id: id, content: .html(Decoding.utf8(page, charset: answer.charset)), url: url)
    case "resource":
      let type = ContentType(fields["content-type"] ?? "")
      guard type.isPage else { return nil }
      return Document(id: id, content: .html(Decoding.utf8(Array(block), charset: type.charset)), url: url)
    case "conversion":
      guard fields["content-type"]?.lowercased().hasPrefix("text/plain") ?? false,
        let text = Text(validating: Array(block))
      else { return nil }
      return Document(id: id, content: .pasted(text), url: url)
    default: return nil
    }
  }

  /// Some writers put addresses in angle brackets.
  private static func bare(_ value: String) -> String {
    value.hasPrefix("<") && value.hasSuffix(">") ? String(value.dropFirst().dropLast()) : value
  }
}

/// The lines before a blank line, of a record or of HTTP: `Name: value`.
struct Headers {
  /// `WARC/1.0`, `HTTP/1.1 200 OK`.
  let first: String
  private var values: [String: String] = [:]

  init(_ bytes: some Collection<UInt8>) {
    var lines = bytes.split { $0 == 0x0A }.map { line in
      String(decoding: line.last == 0x0D ? Array(line.dropLast()) : Array(line), as: UTF8.self)
    }[...]
    first = lines.popFirst() ?? ""
    var last: String?
    for line in lines {
      if line.hasPrefix(" ") || line.hasPrefix("\t"), let name = last {
        values[name, default: ""] += " " + line.collapsed()
      } else if let colon = line.firstIndex(of: ":") {
        let name = line[..<colon].lowercased()
        values[name] = String(line[line.index(after: colon)...]).collapsed()
        last = name
      }
    }
  }

  /// - Parameter name: in small letters.
  subscript(name: String) -> String? { values[name] }
}

/// `text/html; charset=windows-1251`.
struct ContentType {
  let type: String
  let charset: String?

  init(_ value: String) {
    let parts = value.lowercased().split(separator: ";").map { String($0).collapsed() }
    type = parts.first ?? ""
    charset =
      parts.lazy.dropFirst().compactMap { part in
        part.hasPrefix("charset=") ? part.dropFirst(8).filter { $0 != "\"" && $0 != "'" } : nil
      }.first
  }

  var isPage: Bool { type == "text/html" || type == "application/xhtml+xml" }
}
