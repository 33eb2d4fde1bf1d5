import Claims
import Words

/// A layer of a reading that is printed only on request.
public enum Layer: String, Hashable, Sendable, CaseIterable {
  case tokens, predicates
}

/// A reading as one line of NDJSON, by the output contract: keys sorted, nothing null, offsets in Unicode scalars.
public enum ReadingJSON {
  /// The name of the contract, in every reading.
  public static let schema = "sitrep/1"

  /// One JSON object and a newline. The same reading gives the same bytes.
  ///
  /// - Parameter layers: The optional layers to print; all others are always there.
  public static func line(_ reading: Reading, layers: Set<Layer> = []) -> [UInt8] {
    let text = Text(reading.text)
    var page = ReadingWriter(text: text, layers: layers)
    page.write(reading)
    return page.json.bytes
  }
}

/// The line that stands where a document could not be read.
public enum ErrorJSON {
  /// `{"error":{"code":…,"message":…},"id":…}` and a newline; no `id` where none is known.
  public static func line(id: String?, code: String, message: String) -> [UInt8] {
    var json = JSONWriter(capacity: 128 + message.utf8.count)
    json.object {
      $0.key("error")
      $0.object {
        $0.member("code", code)
        $0.member("message", message)
      }
      $0.member("id", id)
    }
    json.newline()
    return json.bytes
  }
}

/// Writes the layers of one reading; what knows the text and its offsets.
struct ReadingWriter {
  var json: JSONWriter
  let text: Text
  let offsets: ScalarOffsets
  let layers: Set<Layer>

  init(text: Text, layers: Set<Layer> = []) {
    json = JSONWriter(capacity: text.count * 4 + 1024)
    self.text = text
    self.layers = layers
    offsets = ScalarOffsets(text)
  }

  mutating func write(_ reading: Reading) {
    open()
    list("attributions", reading.attributions) { $0.attribution($1) }
    json.member("byline", reading.byline)
    list("claims", reading.claims) { $0.claim($1) }
    list("doubts", reading.doubts) { $0.doubt($1) }
    list("entities", reading.entities) { $0.entity($1) }
    json.member("id", reading.id)
    json.member("language", reading.language)
    json.member("outlet", reading.outlet)
    list("places", reading.places) { $0.place($1) }
    if layers.contains(.predicates) { list("predicates", reading.predicates) { $0.predicate($1) } }
    json.member("published", reading.published)
    json.member("published_basis", reading.publishedBasis?.rawValue)
    if !reading.publishedCandidates.isEmpty {
      json.member("published_candidates", reading.publishedCandidates.map(\.description))
    }
    list("removed", reading.removed) { $0.removed($1) }
    json.member("schema", ReadingJSON.schema)
    if let own = reading.selfClaims { list("self_claims", own) { $0.selfClaim($1) } }
    list("sentences", reading.sentences) { $0.sentence($1) }
    json.member("text", reading.text)
    json.member("text_sha256", reading.textSHA256)
    list("times", reading.times) { $0.time($1) }
    json.member("title", reading.title)
    json.member("url", reading.url)
    json.member("wire", reading.wire)
    close()
    json.newline()
  }

  // The writer itself is handed on to each row, so rows can look up offsets.

  mutating func list<T>(_ name: StaticString, _ items: [T], _ body: (inout ReadingWriter, T) -> Void) {
    json.key(name)
    json.open(UInt8(ascii: "["))
    for item in items { body(&self, item) }
    json.close(UInt8(ascii: "]"))
  }

  mutating func open() { json.open(UInt8(ascii: "{")) }
  mutating func close() { json.close(UInt8(ascii: "}")) }

  mutating func start(_ span: Span?) {
    if let span { json.member("start", offsets.scalar(span.start)) }
  }

  mutating func end(_ span: Span?) {
    if let span { json.member("end", offsets.scalar(span.end)) }
  }

  /// `{"end","start"}`.
  mutating func range(_ span: Span) {
    open()
    end(span)
    start(span)
    close()
  }
}
