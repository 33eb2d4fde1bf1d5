import Claims

/// Where the acts of a report happened of which it does not say where: where it was written, and only if nothing in it
/// speaks against that.
enum DatelineScene {
  /// The place of the dateline, marked as such; nil where there is none, or where the report names another country.
  static func scene(of article: Article, places: [PlaceMention]) -> Scene? {
    guard let dateline = article.dateline,
      let place = places.first(where: { dateline.contains($0.span) && $0.kind == .city }),
      places.allSatisfy({ $0.country.isEmpty || $0.country == place.country })
    else { return nil }
    var scene = Scene(
      span: place.span, name: place.name, geonameid: place.geonameid, country: place.country, lat: place.lat,
      lon: place.lon, precision: .city, role: .scene)
    scene.isOfDateline = true
    return scene
  }
}
