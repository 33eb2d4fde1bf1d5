import Archive
import Foundation
import HTTPTypes
import HummingbirdTesting
import Publishing
import Rulebook
import TestKit
import Testing

@testable import Server

/// The pages of what the reports come to together: stories, timelines, who holds what.
@Suite struct SituationPageTests {
  @Test func saysWhoHoldsWhat() async throws {
    let desk = try TestDesk()
    let body = try await desk.get("/places").body
    #expect(body.contains("<h2><a href=\"/timeline?place=Gharyan\">Gharyan</a></h2>"))
    #expect(body.contains("<b>claimed to be held by Forces loyal to Haftar</b> since 11 April 2019"))
    #expect(body.contains("on the word of Example Post"))
    #expect(
      body.contains("<a href=\"/documents/doc-1?claim=doc-1-c1#claim-doc-1-c1\">taken by Forces loyal to Haftar</a>"))
    #expect(try await TestDesk([]).get("/places").body.contains("No claim speaks of a place"))
    let table = try await desk.get("/control.csv")
    #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
    #expect(table.body.hasPrefix("geonameid,place,date,status_example_post,status\r\n"))
    #expect(try await desk.get("/control.geojson").body.contains("\"holder\":\"Forces loyal to Haftar\""))
  }

  @Test func showsStoriesWithTheirHappenings() async throws {
    let told = [
      ToldSeizure(more: ownWords[0]),
      ToldSeizure(document: "d2", outlet: "Harbour Post", on: "2019-04-12", more: ownWords[1]),
    ]
    let desk = try TestDesk(told.map(\.reading))
    #expect(try await desk.get("/stories").body.contains("<a href=\"/stories/d1\">"))
    let (status, body, _) = try await desk.get("/stories/d1")
    #expect(status == 200)
    #expect(body.contains("<p class=\"certain\"><b>1</b> confirmed</p>"))
    #expect(body.contains("told by 2 independent origins: Example Post, Harbour Post"))
    #expect(body.contains("when differs: 2019-04-11 (Example Post) or 2019-04-12 (Harbour Post)"))
    #expect(!body.contains("{{"))
    #expect(try await desk.get("/v1/stories/d1").body.contains("\"cluster\":\"claim-d1\""))
    #expect(try await desk.get("/stories/zz").status == 404)
  }

  @Test func aLongTimelineIsReadBackByDays() async throws {
    let told = (10...30).map { ToldSeizure(document: "d\($0)", outlet: "Post", published: "2019-04-\($0)") }
    let desk = try TestDesk(told.map(\.reading))
    let latest = try await desk.get("/timeline?place=gharyan").body
    #expect(latest.contains("<a rel=\"next\" href=\"/timeline?place=gharyan&amp;before=2019-04-11\">← Earlier</a>"))
    let earlier = try await desk.get("/timeline?place=gharyan&before=2019-04-11").body
    #expect(earlier.contains("/documents/d10?") && !earlier.contains("/documents/d11?"))
    #expect(!earlier.contains("← Earlier"))
    #expect(try await desk.get("/timeline?place=gharyan&before=soon").status == 400)
  }

  @Test func showsTimelinesAndWhatChanged() async throws {
    let late = ToldSeizure(document: "d2", outlet: "Harbour Post", published: "2019-04-14", more: ownWords[1])
    let desk = try TestDesk([ToldSeizure(more: ownWords[0]).reading, late.reading])
    #expect(try await desk.get("/timeline").body.contains("Nothing to show"))
    for question in ["place=gharyan", "actor=rebels"] {
      #expect(try await desk.get("/timeline?\(question)").body.contains("<b>Rebels</b>"))
    }
    #expect(try await desk.get("/timeline?actor=rebels&with=army").body.contains("Nothing to show"))
    let changed = try await desk.get("/timeline?since=2019-04-13").body
    #expect(changed.contains("<p class=\"notice\">also told by Harbour Post</p>"))
    #expect(changed.contains("<p class=\"notice\">3 → 1</p>"))
    #expect(try await desk.get("/timeline?since=today").status == 400)
    for more in ["", "&since=2019-04-13"] {
      #expect(try await desk.get("/timeline?place=gharyan&with=army\(more)").status == 400)
    }
  }

  /// What was worked out before is not given when the archive has changed.
  @Test func remembersOnlyWhatStillHolds() async throws {
    let desk = try TestDesk([ToldSeizure(more: ownWords[0]).reading])
    let tables = try ExportTables(try Rulebook(directory: Repository.rules))
    let archive = desk.archive
    try await Desk(archive: archive, exports: tables).application().test(.router) { client in
      func get(_ uri: String) async throws -> String {
        try await client.execute(uri: uri, method: .get) { String(buffer: $0.body) }
      }
      let paths = ["/places", "/timeline?place=gharyan", "/timeline?actor=rebels", "/timeline?since=2000-01-01"]
      for path in paths { #expect(try await !get(path).contains("Harbour Post")) }
      try archive.add(
        ToldSeizure(document: "d2", outlet: "Harbour Post", more: ownWords[1]).reading, addedAt: "2019-04-13T06:00:00Z")
      for path in paths + paths { #expect(try await get(path).contains("Harbour Post"), "\(path)") }
    }
  }
}
