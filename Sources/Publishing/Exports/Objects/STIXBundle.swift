import Claims

/// A bundle of STIX 2.1, object by object; each stands in it once.
struct STIXBundle {
  static let start = Array(#"{"type":"bundle","objects":["#.utf8)
  /// The bundle's id comes last, for it is made of the ids before it.
  var end: [UInt8] { Array("\n],\"id\":\"bundle--\(digest)\"}\n".utf8) }

  private var known: Set<String> = []
  private var digest = STIX.names.id("bundle")
  private var reports: [(row: ClaimRow, refs: [String])] = []
  private var reportOf: [String: Int] = [:]

  /// The objects of a claim that the bundle does not have yet.
  mutating func objects(_ row: ClaimRow) -> [[UInt8]] {
    let things = STIX.identities(row) + row.claim.places.compactMap { STIX.location($0, row) }
    let note = STIX.note(row, on: unique(things.map(\.id)))
    let opinions = STIX.opinion(row, on: note.id).map { [$0] } ?? []
    let all = things + [note] + opinions
    remember(row, all.map(\.id))
    let ours = known.isEmpty ? [STIX.ourselves, STIX.definition] : []
    return (ours + all).compactMap { add($0) }
  }

  /// The reports, which name the objects of all their claims.
  mutating func last() -> [[UInt8]] { reports.compactMap { add(STIX.report($0.row, of: $0.refs)) } }

  private mutating func add(_ object: STIX.Object) -> [UInt8]? {
    guard known.insert(object.id).inserted else { return nil }
    digest = STIX.names.id(digest + object.id)
    return object.bytes
  }

  private mutating func remember(_ row: ClaimRow, _ refs: [String]) {
    if let at = reportOf[row.document] {
      reports[at].refs = unique(reports[at].refs + refs)
    } else {
      reportOf[row.document] = reports.count
      reports.append((row, unique(refs)))
    }
  }

  private func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }
}
