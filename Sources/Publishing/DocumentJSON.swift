import Claims
import Words

/// A document that cannot be taken in: what was seen, and what to write instead.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable, CaseIterable {
    case notUTF8 = "not_utf8"
    case notJSON = "not_json"
    case noText = "no_text"
    case wrongType = "wrong_type"
    case badDate = "bad_date"
  }

  public let code: Code
  public let message: String
  /// The document's own id, where it could be read.
  public let id: String?

  public var description: String { message }
}

/// NDJSON documents: `{"id","text" | "html","published"?,"outlet"?,"url"?,"title"?}`.
public enum DocumentJSON {
  /// The document of one line. Keys it does not know are passed over, so a reading is a document too.
  ///
  /// `null` stands for a key that is not there, and so does an empty text for `published`, `outlet`, `url` and
  /// `title`. Where `text` and `html` both stand, `text` is taken. Half a surrogate pair becomes U+FFFD.
  ///
  /// - Throws: For example `'text' is a number; write a string, for example "text":"Rebels seized Gharyan."`.
  public static func parse(_ line: [UInt8]) throws(DocumentError) -> Document {
    var reader = try JSONReader(line)
    let fields = try DocumentFields(&reader)
    let published = fields.filled("published")
    if let published, Day(iso: published) == nil {
      throw DocumentError(
        code: .badDate,
        message: "'published' is '\(published)'; write an ISO 8601 date, for example \"published\":\"2019-04-12\"",
        id: fields.id)
    }
    guard let content = fields.content else {
      throw DocumentError(
        code: .noText,
        message: "no 'text' or 'html'; write for example {\"id\":\"a1\",\"text\":\"Rebels seized Gharyan.\"}",
        id: fields.id)
    }
    return Document(
      id: fields.id, content: content, published: published, outlet: fields.filled("outlet"),
      url: fields.filled("url"), title: fields.filled("title"))
  }
}

/// The keys of a document's object, as bytes.
private struct DocumentFields {
  private static let examples = [
    "id": "a1", "text": "Rebels seized Gharyan.", "html": "<p>Rebels seized Gharyan.</p>", "published": "2019-04-12",
    "outlet": "Example Post", "url": "https://example.org/a1", "title": "Rebels seize Gharyan",
  ]

  private var values: [String: [UInt8]] = [:]

  init(_ reader: inout JSONReader) throws(DocumentError) {
    var wrong: (key: String, kind: String)?
    try reader.object { (reader, key) throws(DocumentError) in
      guard Self.examples[key] != nil else { return try reader.skip() }
      let kind = reader.kind
      switch kind {
      case "a string": values[key] = try reader.string()
      case "null":
        values[key] = nil
        try reader.skip()
      default:
        if wrong == nil { wrong = (key, kind) }
        try reader.skip()
      }
    }
    if let wrong {
      let example = Self.examples[wrong.key] ?? ""
      throw DocumentError(
        code: .wrongType,
        message:
          "'\(wrong.key)' is \(wrong.kind); write a string, for example \"\(wrong.key)\":\"\(example)\"",
        id: id)
    }
  }

  var id: String? { filled("id") }

  var content: Document.Content? {
    if let text = values["text"].flatMap({ Text(validating: $0) }) { return .text(text) }
    return values["html"].map { .html($0) }
  }

  /// The string of a key, nil where it is empty.
  func filled(_ key: String) -> String? {
    values[key].flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }
}
