import Archive
import Claims
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Publishing
import TestKit
import Testing
import Words

@testable import Server

/// A report whose claims happened at given places.
private func report(_ id: String, at places: [Scene], certainty: Certainty = .asserted) -> Reading {
  var sample = SampleReading(id: id, words: "Rebels seized it, report \(id) said.\nNothing more was known.")
  sample.reading.outlet = "Harbour Post"
  sample.reading.published = "2019-04-12"
  let trigger = sample.span("seized")
  sample.reading.claims = places.enumerated().map { number, scene in
    Claim(
      id: "\(id)-\(number)", event: Event(type: .coerce, mode: "seize"), trigger: trigger,
      actors: [sample.party("Rebels", code: "LBYREB")], recipients: [],
      when: When(value: nil, interval: nil, precision: .unknown, basis: .text), places: [scene],
      accordingTo: [Source(text: "Harbour Post", kind: .outlet)], certainty: certainty, auxiliary: [], tense: .past,
      factuality: 1, casualties: nil, control: nil, evidence: Span(0, trigger.end), confidence: 0.5, rule: "r")
  }
  return sample.reading
}

private func scene(
  _ name: String, _ id: Int?, _ lat: Double, _ lon: Double, _ precision: Scene.Precision = .city,
  _ role: Scene.Role = .scene
) -> Scene {
  Scene(
    span: Span(0, 6), name: name, geonameid: id, country: "LY", lat: lat, lon: lon, precision: precision, role: role)
}

private let tripoli = scene("Tripoli", 1, 32.88, 13.19)
private let misrata = scene("Misrata", 2, 32.37, 15.09)

@Suite struct MapTests {
  private struct Mark {
    let kind: String
    let name: String?
    let claims: Int
    let hasPoint: Bool
    let facts: [String: Any]
  }

  private func marks(_ desk: TestDesk, _ query: String) async throws -> [Mark] {
    let (status, body, headers) = try await desk.get("/v1/points?" + query)
    #expect(status == 200 && headers[.contentType] == "application/geo+json")
    let all = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    return try #require(all["features"] as? [[String: Any]]).map { feature in
      let facts = try #require(feature["properties"] as? [String: Any])
      return Mark(
        kind: facts["kind"] as? String ?? "", name: facts["name"] as? String, claims: facts["claims"] as? Int ?? 0,
        hasPoint: feature["geometry"] is [String: Any], facts: facts)
    }
  }

  @Test func countsTheClaimsOfEachPlaceInABox() async throws {
    let desk = try TestDesk([
      report("a", at: [tripoli, misrata]), report("b", at: [tripoli], certainty: .denied),
    ])
    let all = try await marks(desk, "zoom=9")
    #expect(all.map(\.name) == ["Tripoli", "Misrata"] && all.map(\.claims) == [2, 1])
    #expect(all[0].facts["certainty"] as? [String: Int] == ["asserted": 1, "denied": 1])
    #expect(try await marks(desk, "zoom=9&bbox=14,30,16,34").map(\.name) == ["Misrata"])
    #expect(try await marks(desk, "zoom=9&certainty=denied").map(\.claims) == [1])
    #expect(try await marks(desk, "zoom=9&place=misr").map(\.name) == ["Misrata"])
    // Over the date line.
    #expect(try await marks(desk, "zoom=9&bbox=170,30,14,34").map(\.name) == ["Tripoli"])
  }

  @Test func placesTooNearToEachOtherStandAsOne() async throws {
    let desk = try TestDesk([report("a", at: [tripoli, misrata])])
    let far = try await marks(desk, "zoom=3")
    #expect(far.map(\.kind) == ["places"] && far[0].claims == 2 && far[0].facts["places"] as? Int == 2)
    #expect(far[0].facts["box"] as? [Double] == [13.19, 32.37, 15.09, 32.88])
    #expect(try await marks(desk, "zoom=8").map(\.kind) == ["place", "place"])
  }

  @Test func aCountryHasNoPointAndAnAreaHasItsExtent() async throws {
    let desk = try TestDesk([
      report("a", at: [scene("Libya", 3, 27, 17, .country), scene("Fezzan", nil, 26, 14, .admin)])
    ])
    for zoom in [0, 6, 18] {
      let found = try await marks(desk, "zoom=\(zoom)")
      let country = try #require(found.first { $0.name == "Libya" })
      #expect(country.kind == "country" && !country.hasPoint && country.facts["country"] as? String == "LY")
    }
    let area = try #require(try await marks(desk, "zoom=6").first { $0.name == "Fezzan" })
    #expect(area.kind == "area" && area.hasPoint && area.facts["precision"] as? String == "admin")
    // Wherever one looks, a claim that names only the country is told.
    #expect(try await marks(desk, "zoom=6&bbox=100,0,110,5").map(\.kind) == ["country"])
  }

  @Test func aDatelineIsNoPlaceOfAHappening() async throws {
    var dateline = tripoli
    dateline.isOfDateline = true
    let desk = try TestDesk([report("a", at: [dateline, scene("Tunis", 4, 36.8, 10.2, .city, .origin)])])
    #expect(try await marks(desk, "").map(\.name) == ["Tunis"])
    let page = try await desk.get("/map").body
    #expect(page.contains("2 claims · 1 place · 1 without a place"))
  }

  @Test(arguments: [
    ("bbox=1,2,3", "bbox"), ("bbox=a,b,c,d", "bbox"), ("bbox=0,20,10,10", "bbox"), ("bbox=-181,0,10,10", "bbox"),
    ("bbox=0,0,1,nan", "bbox"), ("zoom=19", "zoom"), ("zoom=near", "zoom"), ("from=soon", "from"),
  ])
  func saysWhatItCannotShow(query: String, name: String) async throws {
    let (status, body, headers) = try await TestDesk().get("/v1/points?" + query)
    #expect(status == 400 && headers[.contentType] == "application/problem+json")
    #expect(body.contains("\"detail\":\"'\(name)="))
  }

  @Test func theListStandsThereWithoutAScript() async throws {
    let desk = try TestDesk([report("a", at: [tripoli, misrata]), report("b", at: [tripoli])])
    let body = try await desk.get("/map?certainty=asserted").body
    #expect(body.contains("<a href=\"/?geonameid=1&amp;certainty=asserted\">Tripoli</a>"))
    #expect(body.contains("LY · a town") && body.contains("<span class=\"tally\">2 claims"))
    #expect(!body.contains("{{"))
  }

  @Test func namesOfPlacesAreOnlyWords() async throws {
    let name = "</script><img src=x onerror=alert(1)>'\""
    let desk = try TestDesk([report("a", at: [scene(name, nil, 32, 13), scene(name, 9, 33, 13)])])
    let (_, body, headers) = try await desk.get("/map?q=%3Cimg%3E")
    let all = try await desk.get("/map").body
    for page in [body, all] { #expect(!page.contains("<img") && !page.contains("</script><")) }
    #expect(all.contains("&lt;/script&gt;&lt;img src=x"))
    let policy = try #require(headers[.contentSecurityPolicy])
    #expect(policy.contains("script-src 'self'") && !policy.contains("unsafe"))
    // As data they are strings of JSON, and the script sets them as text.
    #expect(try await marks(desk, "zoom=18").map(\.name) == [name, name])
    #expect(!DeskPages.mapScript.contains("innerHTML ") && !DeskPages.mapScript.contains("insertAdjacentHTML"))
  }

  @Test func withoutLeafletThePageSaysWhatToInstall() async throws {
    let desk = try TestDesk([report("a", at: [tripoli])])
    let assets = MapAssets(leaflet: "/nowhere", borders: nil)
    let application = try Desk(archive: desk.archive, map: assets).application()
    let (page, script) = try await application.test(.router) { client in
      (
        try await client.execute(uri: "/map", method: .get) { String(buffer: $0.body) },
        try await client.execute(uri: "/leaflet.js", method: .get) { $0.status.code }
      )
    }
    #expect(page.contains("<code>apt install libjs-leaflet</code>") && page.contains(">Tripoli</a>"))
    #expect(!page.contains("<script") && script == 404)
  }

  @Test func theBordersAreOurOwn() async throws {
    let desk = try TestDesk()
    let borders = Repository.root + "/Model/borders.json"
    let body = try await Desk(archive: desk.archive, map: MapAssets(borders: borders)).application().test(.router) {
      try await $0.execute(uri: "/borders.json", method: .get) { String(buffer: $0.body) }
    }
    let topology = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    let objects = try #require(topology["objects"] as? [String: [String: Any]])
    let countries = try #require(objects["countries"]?["geometries"] as? [[String: Any]])
    #expect(
      Set(countries.compactMap { $0["id"] as? String }).isSuperset(of: ["LY", "UA", "SY", "SD", "MM", "XK", "PS"]))
  }
}
