import Claims
import Foundation

/// A place of a claim as lists of places and maps need it. Claims with the same places share one row of them.
public struct StoredScene: Hashable, Codable, Sendable {
  public let name: String
  public let geonameid: Int?
  /// ISO 3166 alpha-2.
  public let country: String
  public let lat: Double
  public let lon: Double
  public let precision: Scene.Precision
  public let role: Scene.Role
  public let isOfDateline: Bool?
  /// Of the circle that holds it, in kilometres; nil where it is not known.
  public let radiusKm: Double?

  init(_ scene: Scene, radiusKm: Double?) {
    name = scene.name
    geonameid = scene.geonameid
    country = scene.country
    lat = scene.lat
    lon = scene.lon
    precision = scene.precision
    role = scene.role
    isOfDateline = scene.isOfDateline
    self.radiusKm = radiusKm
  }

  /// The places of a claim, with what the reading knows of their size.
  static func all(of claim: Claim, in places: [PlaceMention]) -> [StoredScene] {
    claim.places.map { scene in
      let region = places.lazy.compactMap(\.region).first { $0.span == scene.span && $0.name == scene.name }
      let radius = region?.radiusKm ?? places.first { $0.span == scene.span }?.radiusKm
      return StoredScene(scene, radiusKm: radius)
    }
  }

  /// One line, the same for the same places.
  static func record(_ scenes: [StoredScene]) throws -> String {
    String(decoding: try ReadingRecord.encoder.encode(scenes), as: UTF8.self)
  }

  static func read(_ record: String) throws -> [StoredScene] {
    try JSONDecoder().decode([StoredScene].self, from: Data(record.utf8))
  }
}
