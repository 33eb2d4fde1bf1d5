import Claims
import Corroboration

/// What a timeline is of.
public enum TimelineSubject: Hashable, Sendable {
  /// A GeoNames id, or a part of a place's name.
  case geonameid(Int)
  case place(String)
  /// A name or a part of it, or an actor's code: `haftar`, `LBYREB`.
  case actor(String)
  /// What two did to each other, or did together.
  case pair(String, String)
  /// The id of a story.
  case story(String)

  /// Whether a happening belongs to it, by what is told of it.
  public func holds(_ tellings: [Telling]) -> Bool {
    switch self {
    case .story(let id): tellings.contains { $0.report.story == id }
    case .geonameid(let id):
      tellings.contains { telling in
        telling.claim.control?.geonameid == id || telling.claim.places.contains { $0.geonameid == id }
      }
    case .place(let name):
      tellings.contains { $0.placeNames.contains { $0.lowercased().contains(name.lowercased()) } }
    case .actor(let name): tellings.contains { Self.names(name, $0.actors + $0.recipients) }
    case .pair(let one, let other):
      tellings.contains { telling in
        let both = [
          (telling.actors, telling.recipients), (telling.recipients, telling.actors), (telling.actors, telling.actors),
        ]
        return both.contains { Self.names(one, $0) && Self.names(other, $1) }
      }
    }
  }

  private static func names(_ name: String, _ parties: [Identity]) -> Bool {
    parties.contains { $0.code == name || $0.name.lowercased().contains(name.lowercased()) }
  }
}

/// Happenings in the order in which they happened.
public struct Timeline: Sendable {
  public let clusters: [Cluster]

  /// - Parameters:
  ///   - subject: nil for all happenings.
  ///   - from: only what happened on this day or later; likewise `to`.
  public init(
    _ clusters: [Cluster], of subject: TimelineSubject? = nil, from: Day? = nil, to: Day? = nil
  ) {
    self.clusters = clusters.filter { cluster in
      guard subject?.holds(cluster.tellings) ?? true else { return false }
      if from == nil && to == nil { return true }
      guard let days = cluster.days ?? cluster.first.report.published.map({ $0.day...$0.day }) else { return false }
      return (from.map { days.upperBound >= $0 } ?? true) && (to.map { days.lowerBound <= $0 } ?? true)
    }.sorted(by: Self.isBefore)
  }

  /// By the day it happened, else the day it was first reported; then by id.
  private static func isBefore(_ a: Cluster, _ b: Cluster) -> Bool {
    func key(_ cluster: Cluster) -> (Int, Int, String) {
      let reported = cluster.first.report.published?.day.number ?? .max
      return (cluster.days?.lowerBound.number ?? reported, reported, cluster.id)
    }
    return key(a) < key(b)
  }
}
