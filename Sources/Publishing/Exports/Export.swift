import Claims
import Words

/// Writes claims in one format, row by row, so that an archive need not fit into memory.
///
///     var export = Export(.geojson, tables: tables)
///     write(export.start())
///     for row in rows { write(export.bytes(row)) }
///     write(export.end())
///
/// The rows of a document stand together. The same rows give the same bytes.
public struct Export: Sendable {
  public let format: ExportFormat
  private let tables: ExportTables
  private let keepsAll: Bool
  private var hasItems = false
  private var bundle = STIXBundle()

  /// - Parameter all: whether to write denied, planned and hypothetical claims too where the format leaves them out but a
  ///   column can say so (``ExportFormat/Unhappened/onRequest``).
  public init(_ format: ExportFormat, tables: ExportTables, all: Bool = false) {
    self.format = format
    self.tables = tables
    keepsAll = format.unhappened == .kept || (all && format.unhappened == .onRequest)
  }

  /// All rows at once.
  public static func bytes(
    _ rows: some Sequence<ClaimRow>, _ format: ExportFormat, tables: ExportTables, all: Bool = false
  ) -> [UInt8] {
    var export = Export(format, tables: tables, all: all)
    var bytes = export.start()
    for row in rows { bytes += export.bytes(row) }
    return bytes + export.end()
  }

  /// What stands before the first row.
  public func start() -> [UInt8] {
    switch format {
    case .csv: ClaimCSV.header
    case .gdeltEvents, .gdeltMentions, .plover: []
    case .acled: Cells.csv(ACLED.columns)
    case .ucdp: Cells.csv(UCDP.columns)
    case .polecat: Cells.tsv(POLECAT.columns)
    case .geojson: Array("{\"features\":[".utf8)
    case .stix: STIXBundle.start
    case .claimReview: Array(#"{"@context":"https://schema.org","@graph":["#.utf8)
    case .annotations:
      Array(#"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:sitrep:annotations","items":["#.utf8)
    }
  }

  /// The lines or objects of a claim; empty where the format has none for it.
  public mutating func bytes(_ row: ClaimRow) -> [UInt8] {
    guard keepsAll || row.claim.tellsOfAHappening else { return [] }
    switch format {
    case .csv: return ClaimCSV.line(row)
    case .gdeltEvents: return GDELTEvents.lines(row, tables)
    case .gdeltMentions: return GDELTMentions.lines(row)
    case .acled: return ACLED.line(row, tables)
    case .ucdp: return UCDP.line(row, tables)
    case .polecat: return POLECAT.line(row, tables)
    case .plover: return PLOVER.line(row, tables)
    case .geojson: return items(GeoJSON.features(row))
    case .stix: return items(bundle.objects(row))
    case .claimReview: return items([ClaimLD.object(row)])
    case .annotations: return items(Annotations.objects(row))
    }
  }

  /// What stands after the last row.
  public mutating func end() -> [UInt8] {
    switch format {
    case .csv, .gdeltEvents, .gdeltMentions, .acled, .ucdp, .polecat, .plover: []
    case .geojson: Array("\n],\"type\":\"FeatureCollection\"}\n".utf8)
    case .stix: items(bundle.last()) + bundle.end
    case .claimReview: Array("\n]}\n".utf8)
    case .annotations: Array("\n],\"startIndex\":0,\"type\":\"AnnotationPage\"}\n".utf8)
    }
  }

  /// Objects of a list, each on a line of its own.
  private mutating func items(_ objects: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for object in objects {
      bytes += hasItems ? Array(",\n".utf8) : [0x0A]
      bytes += object
      hasItems = true
    }
    return bytes
  }
}
