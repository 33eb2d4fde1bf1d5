import Claims
import Words

/// A claim with what is known of the document it stands in: one row of `sitrep claims`.
public struct ClaimRow: Sendable {
  public let claim: Claim
  public let document: String
  public let outlet: String?
  public let published: String?
  public let title: String?
  public let url: String?
  /// The whole text, which the claim's spans point into.
  public let text: Text

  public init(
    claim: Claim, document: String, outlet: String?, published: String?, title: String?, url: String?, text: Text
  ) {
    self.claim = claim
    self.document = document
    self.outlet = outlet
    self.published = published
    self.title = title
    self.url = url
    self.text = text
  }

  public init(_ claim: Claim, of reading: Reading) {
    self.init(
      claim: claim, document: reading.id, outlet: reading.outlet, published: reading.published, title: reading.title,
      url: reading.url, text: Text(reading.text))
  }

  /// All claims of a reading, in its order.
  public static func all(of reading: Reading) -> [ClaimRow] {
    let text = Text(reading.text)
    return reading.claims.map {
      ClaimRow(
        claim: $0, document: reading.id, outlet: reading.outlet, published: reading.published, title: reading.title,
        url: reading.url, text: text)
    }
  }
}

/// Rows of claims as NDJSON: the claim as in the contract, and its document's id and facts.
public enum ClaimJSON {
  /// `{"claim":{…},"document":"…","outlet"?,"published"?,"title"?,"url"?}` and a newline.
  public static func line(_ row: ClaimRow) -> [UInt8] {
    var page = ReadingWriter(text: row.text)
    page.row(row)
    page.json.newline()
    return page.json.bytes
  }

  /// Rows in one array, with where to go on reading: `{"claims":[…],"next"?}` and a newline.
  public static func page(_ rows: [ClaimRow], next: String?) -> [UInt8] {
    var bytes = Array(#"{"claims":["#.utf8)
    for (i, row) in rows.enumerated() {
      if i > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: line(row).dropLast())
    }
    bytes.append(UInt8(ascii: "]"))
    if let next {
      var json = JSONWriter()
      json.value(next)
      bytes.append(contentsOf: Array(#","next":"#.utf8) + json.bytes)
    }
    return bytes + Array("}\n".utf8)
  }
}

extension ReadingWriter {
  mutating func row(_ row: ClaimRow) {
    open()
    json.key("claim")
    claim(row.claim)
    json.member("document", row.document)
    json.member("outlet", row.outlet)
    json.member("published", row.published)
    json.member("title", row.title)
    json.member("url", row.url)
    close()
  }
}

/// Rows of claims as CSV (RFC 4180, UTF-8, lines end in CRLF); several values of a cell are parted by `; `.
public enum ClaimCSV {
  public static let columns = [
    "document", "outlet", "published", "claim", "type", "mode", "contexts", "cameo", "act", "actors", "actor_codes",
    "recipients", "recipient_codes", "from", "to", "date_precision", "date_basis", "place", "geonameid", "country",
    "lat", "lon", "place_precision", "according_to", "source_kinds", "certainty", "auxiliary", "tense", "factuality",
    "killed_min", "killed_max", "wounded_min", "wounded_max", "captured_min", "captured_max", "missing_min",
    "missing_max", "displaced_min", "displaced_max", "control_place", "control_change", "holder", "loser", "quote",
    "confidence", "rule", "url",
  ]

  /// The names of the columns.
  public static var header: [UInt8] { CSV.line(columns) }

  public static func line(_ row: ClaimRow) -> [UInt8] {
    CSV.line(what(row) + whenAndWhere(row.claim) + howSure(row.claim) + counts(row.claim) + rest(row))
  }

  private static func what(_ row: ClaimRow) -> [String] {
    let claim = row.claim
    return [
      row.document, row.outlet ?? "", row.published ?? "", claim.id, claim.event.type.rawValue, claim.event.mode ?? "",
      list(claim.event.contexts), claim.event.cameo ?? "", row.text.string(claim.trigger),
      list(claim.actors.map(\.text)), list(claim.actors.map { $0.code ?? "" }), list(claim.recipients.map(\.text)),
      list(claim.recipients.map { $0.code ?? "" }),
    ]
  }

  private static func whenAndWhere(_ claim: Claim) -> [String] {
    let scene = claim.places.first { $0.role == .scene } ?? claim.places.first
    return [
      claim.when.interval?.from.description ?? "", claim.when.interval?.to.description ?? "",
      claim.when.precision.rawValue, claim.when.basis.rawValue, scene?.name ?? "",
      scene?.geonameid.map { "\($0)" } ?? "", scene?.country ?? "", scene.map { number($0.lat) } ?? "",
      scene.map { number($0.lon) } ?? "", scene?.precision.rawValue ?? "",
    ]
  }

  private static func howSure(_ claim: Claim) -> [String] {
    [
      list(claim.accordingTo.map(\.text)), list(claim.accordingTo.map(\.kind.rawValue)), claim.certainty.rawValue,
      list(claim.auxiliary.map(\.rawValue)), claim.tense.rawValue, number(claim.factuality),
    ]
  }

  private static func counts(_ claim: Claim) -> [String] {
    let all = claim.casualties
    return [all?.killed, all?.wounded, all?.captured, all?.missing, all?.displaced].flatMap { count in
      [count.map { "\($0.min)" } ?? "", count?.max.map { "\($0)" } ?? ""]
    }
  }

  private static func rest(_ row: ClaimRow) -> [String] {
    let control = row.claim.control
    return [
      control?.place ?? "", control?.change.rawValue ?? "", control?.holder ?? "", control?.loser ?? "",
      row.text.string(row.claim.evidence), number(row.claim.confidence), row.claim.rule, row.url ?? "",
    ]
  }

  private static func list(_ values: [String]) -> String { values.joined(separator: "; ") }

  private static func number(_ value: Double) -> String {
    var json = JSONWriter()
    json.value(value)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
