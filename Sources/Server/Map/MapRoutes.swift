import Archive
import Claims
import HTTPTypes
import Hummingbird
import Publishing

/// The map: its page, its places by box and scale, and what draws it. Nothing on it comes from elsewhere.
struct MapRoutes {
  private static let geoJSON = "application/geo+json"
  /// Beyond this all places stand alone.
  private static let deepest = 18

  let archive: Archive
  let pages: DeskPages
  let assets: MapAssets

  func add(to router: Router<DeskContext>) {
    router.get("/map") { request, _ in Reply.scripted(try page(Question(request))) }
    router.get("/v1/points") { request, _ in try points(Question(request)) }
    router.get("/map.geojson") { request, _ in
      let (places, placeless) = try found(try Question(request).filter)
      return Reply.bytes(
        MapJSON.points(places, in: .world, zoom: Self.deepest, placeless: placeless), Self.geoJSON)
    }
    router.get("/map.js") { _, _ in Reply.asset(DeskPages.mapScript, type: "text/javascript") }
    router.get("/map.css") { _, _ in Reply.asset(DeskPages.mapStyle, type: "text/css; charset=utf-8") }
    if let leaflet = assets.leaflet {
      router.get("/leaflet.js") { _, _ in Reply.asset(leaflet.script, type: "text/javascript") }
      router.get("/leaflet.css") { _, _ in Reply.asset(leaflet.style, type: "text/css; charset=utf-8") }
    }
    if let borders = assets.borders {
      router.get("/borders.json") { _, _ in Reply.asset(borders, type: "application/json") }
    }
  }

  private func page(_ question: Question) throws -> String {
    let filter = try question.filter
    let (places, placeless) = try found(filter)
    return pages.map(
      MapPage(
        places: places, total: try archive.count(filter), placeless: placeless, filters: question.asked,
        question: question.search, outlets: try archive.outlets(), canDraw: assets.leaflet != nil))
  }

  private func points(_ question: Question) throws -> Response {
    let filter = try question.filter
    let (box, zoom) = (try question.box ?? .world, try question.zoom ?? 2)
    let (places, placeless) = try found(filter)
    return Reply.bytes(MapJSON.points(places, in: box, zoom: zoom, placeless: placeless), Self.geoJSON)
  }

  private func found(_ filter: ClaimFilter) throws -> (places: [MapPlace], placeless: Int) {
    let (places, placeless) = try archive.places(filter)
    return (places.map(MapPlace.init), placeless)
  }
}

extension MapPlace {
  init(_ count: PlaceCount) {
    let place = count.place
    self.init(
      name: place.name, geonameid: place.geonameid, country: place.country, lat: place.lat, lon: place.lon,
      precision: place.precision, radiusKm: place.radiusKm, claims: count.claims)
  }
}
