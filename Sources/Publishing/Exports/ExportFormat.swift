/// The formats that claims can be exported in.
public enum ExportFormat: String, CaseIterable, Sendable {
  case csv
  case gdeltEvents = "gdelt-events"
  case gdeltMentions = "gdelt-mentions"
  case acled
  case ucdp
  case polecat
  case plover
  case geojson
  case stix
  case claimReview = "claimreview"
  case annotations

  /// As it is asked for: `gdelt-events`.
  public var name: String { rawValue }

  /// In a few words, for a list to choose from.
  public var summary: String {
    switch self {
    case .csv: "claims with all their slots"
    case .gdeltEvents: "GDELT 2.0 events, tab-separated, no header"
    case .gdeltMentions: "GDELT 2.0 mentions of the same events"
    case .acled: "ACLED's columns"
    case .ucdp: "UCDP GED's columns; deadly violence only"
    case .polecat: "POLECAT's columns, tab-separated"
    case .plover: "PLOVER's JSON, one event a line"
    case .geojson: "GeoJSON: places by how well they are known"
    case .stix: "a bundle of STIX 2.1"
    case .claimReview: "schema.org Claims as JSON-LD, without a verdict"
    case .annotations: "W3C Web Annotations of every slot's words"
    }
  }

  public var mediaType: String {
    switch self {
    case .csv, .acled, .ucdp: "text/csv; charset=utf-8"
    case .gdeltEvents, .gdeltMentions, .polecat: "text/tab-separated-values; charset=utf-8"
    case .plover: "application/x-ndjson"
    case .geojson: "application/geo+json"
    case .stix: "application/stix+json;version=2.1"
    case .claimReview: "application/ld+json"
    case .annotations: "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\""
    }
  }

  /// The end of a file's name, with its dot: `.geojson`.
  public var suffix: String {
    switch self {
    case .csv: ".csv"
    case .gdeltEvents: ".gdelt.tsv"
    case .gdeltMentions: ".gdelt-mentions.tsv"
    case .acled: ".acled.csv"
    case .ucdp: ".ucdp.csv"
    case .polecat: ".polecat.tsv"
    case .plover: ".plover.ndjson"
    case .geojson: ".geojson"
    case .stix: ".stix.json"
    case .claimReview: ".claims.jsonld"
    case .annotations: ".annotations.jsonld"
    }
  }

  /// What becomes of a claim that something is denied, planned or only supposed.
  public enum Unhappened: Sendable {
    /// It is always written: the format can say so.
    case kept
    /// It is left out, but on request written into a column that says so.
    case onRequest
    /// It is left out: no column can say so.
    case leftOut
  }

  public var unhappened: Unhappened {
    switch self {
    case .csv, .plover, .geojson, .stix, .claimReview, .annotations: .kept
    case .acled, .polecat: .onRequest
    case .gdeltEvents, .gdeltMentions, .ucdp: .leftOut
    }
  }
}
