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
  /// What the document's reading says beside its claims, where it is at hand.
  public let setting: ClaimSetting
  /// When the reading came into the archive, as ISO 8601.
  public let addedAt: String?

  public init(
    claim: Claim, document: String, outlet: String?, published: String?, title: String?, url: String?, text: Text,
    setting: ClaimSetting = .unknown, addedAt: String? = nil
  ) {
    self.claim = claim
    self.document = document
    self.outlet = outlet
    self.published = published
    self.title = title
    self.url = url
    self.text = text
    self.setting = setting
    self.addedAt = addedAt
  }

  public init(_ claim: Claim, of reading: Reading) {
    self.init(
      claim: claim, document: reading.id, outlet: reading.outlet, published: reading.published, title: reading.title,
      url: reading.url, text: Text(reading.text), setting: ClaimSetting(reading))
  }

  /// All claims of a reading, in its order.
  public static func all(of reading: Reading) -> [ClaimRow] {
    let text = Text(reading.text)
    let setting = ClaimSetting(reading)
    return reading.claims.map {
      ClaimRow(
        claim: $0, document: reading.id, outlet: reading.outlet, published: reading.published, title: reading.title,
        url: reading.url, text: text, setting: setting)
    }
  }
}

/// What a reading says beside its claims, as far as exports need it.
public struct ClaimSetting: Sendable {
  public let entities: [Entity]
  public let places: [PlaceMention]
  public let sentences: [Span]

  public init(entities: [Entity], places: [PlaceMention], sentences: [Span]) {
    self.entities = entities
    self.places = places
    self.sentences = sentences
  }

  public init(_ reading: Reading) {
    self.init(entities: reading.entities, places: reading.places, sentences: reading.sentences.map(\.span))
  }

  /// For a claim whose reading is not at hand.
  public static let unknown = ClaimSetting(entities: [], places: [], sentences: [])
}

/// Rows of claims as NDJSON: the claim as in the contract, and its document's id and facts.
public enum ClaimJSON {
  /// `{"claim":{…},"document":"…","outlet"?,"published"?,"title"?,"url"?}` and a newline.
  public static func line(_ row: ClaimRow) -> [UInt8] {
    var json = JSONWriter()
    json.value(json: value(row))
    json.newline()
    return json.bytes
  }

  /// A row without the newline.
  static func value(_ row: ClaimRow) -> [UInt8] {
    var page = ReadingWriter(text: row.text)
    page.row(row)
    return page.json.bytes
  }

  /// A claim alone, as in the contract.
  static func claim(_ claim: Claim, _ text: Text) -> [UInt8] {
    var page = ReadingWriter(text: text)
    page.claim(claim)
    return page.json.bytes
  }

  /// Rows in one array, with where to go on reading: `{"claims":[…],"next"?}` and a newline.
  public static func page(_ rows: [ClaimRow], next: String?) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("claims")
      $0.array(rows) { $0.value(json: value($1)) }
      $0.member("next", next)
    }
    json.newline()
    return json.bytes
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
    "confidence", "rule", "url", "title", "places", "place_roles", "place_countries", "killed_of", "wounded_of",
    "captured_of", "missing_of", "displaced_of", "control_geonameid", "act_start", "act_end", "quote_start",
    "quote_end",
    "added_at",
  ]

  /// The names of the columns.
  public static var header: [UInt8] { Cells.csv(columns) }

  public static func line(_ row: ClaimRow) -> [UInt8] {
    Cells.csv(what(row) + whenAndWhere(row.claim) + howSure(row.claim) + counts(row.claim) + rest(row) + more(row))
  }

  private static func what(_ row: ClaimRow) -> [String] {
    let claim = row.claim
    return [
      row.document, row.outlet ?? "", row.published ?? "", claim.id, claim.event.type.rawValue, claim.event.mode ?? "",
      Cells.list(claim.event.contexts), claim.event.cameo ?? "", row.text.string(claim.trigger),
      Cells.list(claim.actors.map(\.text)), Cells.list(claim.actors.map { $0.code ?? "" }),
      Cells.list(claim.recipients.map(\.text)),
      Cells.list(claim.recipients.map { $0.code ?? "" }),
    ]
  }

  private static func whenAndWhere(_ claim: Claim) -> [String] {
    let scene = claim.scene ?? claim.places.first
    return [
      claim.when.interval?.from.description ?? "", claim.when.interval?.to.description ?? "",
      claim.when.precision.rawValue, claim.when.basis.rawValue, scene?.name ?? "",
      scene?.geonameid.map { "\($0)" } ?? "", scene?.country ?? "", scene.map { Cells.number($0.lat) } ?? "",
      scene.map { Cells.number($0.lon) } ?? "", scene?.precision.rawValue ?? "",
    ]
  }

  private static func howSure(_ claim: Claim) -> [String] {
    [
      Cells.list(claim.accordingTo.map(\.text)), Cells.list(claim.accordingTo.map(\.kind.rawValue)),
      claim.certainty.rawValue,
      Cells.list(claim.auxiliary.map(\.rawValue)), claim.tense.rawValue, Cells.number(claim.factuality),
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
      row.text.string(row.claim.evidence), Cells.number(row.claim.confidence), row.claim.rule, row.url ?? "",
    ]
  }

  /// What came later stands at the end, so that nobody's columns move. Offsets are in Unicode scalars.
  private static func more(_ row: ClaimRow) -> [String] {
    let claim = row.claim
    let all = claim.casualties
    let offsets = ScalarOffsets(row.text)
    let ends = [claim.trigger.start, claim.trigger.end, claim.evidence.start, claim.evidence.end]
    return [
      row.title ?? "", Cells.list(claim.places.map(\.name)), Cells.list(claim.places.map(\.role.rawValue)),
      Cells.list(claim.places.map(\.country)),
    ] + [all?.killed, all?.wounded, all?.captured, all?.missing, all?.displaced].map { $0?.of ?? "" }
      + [claim.control?.geonameid.map { "\($0)" } ?? ""] + ends.map { "\(offsets.scalar($0))" } + [row.addedAt ?? ""]
  }
}
