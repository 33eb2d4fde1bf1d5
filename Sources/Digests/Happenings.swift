import Archive
import Claims
import Corroboration
import Publishing
import Stories

/// The happenings of the last weeks, out of an archive's present readings.
public struct Happenings: Sendable {
  public let clusters: [Cluster]
  /// The claims of all tellings with their documents.
  let rows: [ClaimReference: ClaimRow]
  private let clusterOf: [ClaimReference: Int]

  public init(readings: [Reading], judgements: Judgements = Judgements()) {
    let places = StoryMaker.all(readings.map { StoryDocument($0) })
    clusters = ClusterMaker.all(
      zip(readings, places).flatMap { Telling.all(of: $0, story: $1.story, origin: $1.origin) },
      judgements: judgements)
    var rows: [ClaimReference: ClaimRow] = [:]
    for row in readings.flatMap({ ClaimRow.all(of: $0) }) {
      rows[ClaimReference(claim: row.claim.id, document: row.document)] = row
    }
    self.rows = rows
    var clusterOf: [ClaimReference: Int] = [:]
    for (number, cluster) in clusters.enumerated() {
      for telling in cluster.tellings { clusterOf[telling.reference] = number }
    }
    self.clusterOf = clusterOf
  }

  /// The cluster that a claim is told in; nil where it is of an older report.
  func cluster(of claim: ClaimReference) -> Cluster? { clusterOf[claim].map { clusters[$0] } }
}
