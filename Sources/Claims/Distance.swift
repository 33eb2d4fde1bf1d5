/// Distances on the globe, without the C library, so that every machine gives the same.
extension Scene {
  /// Kilometres to another scene, within a hundredth where they lie near each other.
  public func km(to other: Scene) -> Double {
    // Source: the mean length of a degree of the meridian, WGS 84.
    let perDegree = 111.2
    let north = (lat - other.lat) * perDegree
    let east = (lon - other.lon) * perDegree * Self.cosine((lat + other.lat) / 2)
    return (north * north + east * east).squareRoot()
  }

  /// Of degrees from -90 to 90, right to 0.002.
  ///
  /// Source: Bhaskara's approximation (Mahabhaskariya, 7th century).
  private static func cosine(_ degrees: Double) -> Double {
    let square = degrees * degrees
    return (32_400 - 4 * square) / (32_400 + square)
  }
}
