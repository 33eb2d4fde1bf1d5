import Claims
import Foundation
import Rulebook
import TestKit
import Testing
import Words

@testable import Publishing

@Suite struct ExportTests {
  private static let tables = Result { try ExportTables(Rulebook(directory: Repository.rules)) }
  private let tables: ExportTables

  init() throws { tables = try Self.tables.get() }

  /// A file a format in `Gold`, looked at line by line when it was written; `WRITE_GOLD=1 swift test` writes them anew.
  @Test(arguments: ExportFormat.allCases) func writesEveryByteAsBefore(format: ExportFormat) throws {
    let bytes = Export.bytes(ExportSample.rows, format, tables: tables)
    let gold = URL(filePath: "\(Repository.root)/Tests/PublishingTests/Gold/export\(format.suffix)")
    if ProcessInfo.processInfo.environment["WRITE_GOLD"] != nil { try Data(bytes).write(to: gold) }
    let expected = String(decoding: try Data(contentsOf: gold), as: UTF8.self).split(separator: "\n")
    let seen = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    for (seen, expected) in zip(seen, expected) { #expect(seen == expected) }
    #expect(Data(bytes) == (try Data(contentsOf: gold)))
  }

  @Test(arguments: ExportFormat.allCases) func ofNothingIsWhole(format: ExportFormat) throws {
    let bytes = Export.bytes([], format, tables: tables)
    switch format {
    case .csv, .acled, .ucdp, .polecat: #expect(lines(bytes).count == 1)
    case .gdeltEvents, .gdeltMentions, .plover: #expect(bytes.isEmpty)
    case .geojson, .stix, .claimReview, .annotations: _ = try parsed(bytes)
    }
  }

  @Test func everyFormatHasItsOwnNameSuffixAndType() {
    #expect(Set(ExportFormat.allCases.map(\.suffix)).count == ExportFormat.allCases.count)
    #expect(ExportFormat.allCases.allSatisfy { $0.mediaType.contains("/") && !$0.summary.isEmpty })
    #expect(ExportFormat(rawValue: "gdelt-events")?.name == "gdelt-events")
  }

  /// The sample denies h2 and plans h3.
  @Test(arguments: ExportFormat.allCases) func noEventIsMadeOfADenialOrAPlan(format: ExportFormat) throws {
    func claims(all: Bool) -> [String] {
      ExportSample.rows.filter { row in
        var export = Export(format, tables: tables, all: all)
        return !export.bytes(row).isEmpty
      }.map(\.claim.id)
    }
    let unhappened = ["h2", "h3"]
    switch format.unhappened {
    case .kept: #expect(unhappened.allSatisfy { claims(all: false).contains($0) })
    case .onRequest, .leftOut: #expect(!unhappened.contains { claims(all: false).contains($0) })
    }
    if format.unhappened == .leftOut { #expect(claims(all: true) == claims(all: false)) }
  }

  @Test func whatIsKeptOnRequestSaysWhatItIs() throws {
    let acled = lines(Export.bytes(ExportSample.rows, .acled, tables: tables, all: true))
    #expect(acled.contains { $0.hasPrefix("h2,") && $0.contains(",certainty=denied,") })
    let polecat = lines(Export.bytes(ExportSample.rows, .polecat, tables: tables, all: true))
    #expect(polecat.contains { $0.hasPrefix("h3\t2019") == false && $0.contains("\ttroops; future; hypothetical\t") })
    #expect(!polecat.contains { $0.hasPrefix("h2\t") })
  }

  @Test func aCountryIsNeverAPoint() throws {
    let planned = ExportSample.rows.filter { $0.claim.id == "h3" }
    for format in ExportFormat.allCases where format != .csv {
      let written = String(decoding: Export.bytes(planned, format, tables: tables, all: true), as: UTF8.self)
      // The claim in STIX's extension is the output contract's, which gives a country's middle with its precision.
      let shown = written.replacing(#/"where":\[.*?\]/#, with: "")
      #expect(!shown.contains("\t27\t17\t") && !shown.contains(#""lat":27"#) && !shown.contains("[17,27]"))
      #expect(!shown.contains(#""latitude":27"#))
    }
  }

  /// "Near the border" is a stretch of its own, and a dateline says where somebody wrote.
  @Test func aStretchHasItsRadiusAndADatelineNoPoint() throws {
    var reading = ExportSample.hard
    let strikes = reading.claims[3]
    let scene = strikes.places[0]
    var dateline = strikes.places[1]
    dateline.isOfDateline = true
    var mention = PlaceMention(
      span: scene.span, name: "Sabha District", geonameid: 1, country: "LY", lat: 27, lon: 14, kind: .admin,
      radiusKm: 90)
    mention.region = .init(span: scene.span, name: scene.name, lat: 27.03766, lon: 14.42832, radiusKm: 12)
    reading.places.append(mention)
    func rows(at places: [Scene]) -> [ClaimRow] {
      let claim = Claim(
        id: "s", event: strikes.event, trigger: strikes.trigger, actors: [], recipients: [], when: strikes.when,
        places: places, accordingTo: [], certainty: .asserted, auxiliary: [], tense: .past, factuality: 3,
        casualties: nil, control: nil, evidence: strikes.evidence, confidence: 1, rule: "r:1")
      return [ClaimRow(claim, of: reading)]
    }
    let near = String(decoding: Export.bytes(rows(at: [scene]), .geojson, tables: tables), as: UTF8.self)
    #expect(near.contains(#""radius_km":12,"#) && near.contains("[14.42832,27.03766]"))
    #expect(lines(Export.bytes(rows(at: [scene]), .acled, tables: tables))[1].contains(",Sabha,27.03766,14.42832,2,"))
    let written = String(decoding: Export.bytes(rows(at: [dateline]), .geojson, tables: tables), as: UTF8.self)
    #expect(written.contains(#"{"geometry":null"#) && written.contains(#""basis":"dateline""#))
    for format in [ExportFormat.gdeltEvents, .acled, .polecat] {
      let line = String(decoding: Export.bytes(rows(at: [dateline]), format, tables: tables), as: UTF8.self)
      #expect(!line.contains("27.5") && !line.contains("\tBrak") && !line.contains(",Brak"))
    }
  }

  @Test func annotationsFindTheirWordsByBothSelectors() throws {
    let page = try parsed(Export.bytes(ExportSample.rows, .annotations, tables: tables))
    let items = try #require(page["items"] as? [[String: Any]])
    #expect(items.count == 37 && Set(items.compactMap { $0["id"] as? String }).count == items.count)
    for item in items {
      let target = try #require(item["target"] as? [String: Any])
      let selectors = try #require(target["selector"] as? [[String: Any]])
      let isFirst = target["source"] as? String == "https://example.org/doc-1"
      let scalars = Array((isFirst ? SampleReading.words : ExportSample.words).unicodeScalars)
      let start = try #require(selectors[1]["start"] as? Int)
      let end = try #require(selectors[1]["end"] as? Int)
      func words(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
      #expect(words(start..<end) == selectors[0]["exact"] as? String)
      #expect(words(max(0, start - 32)..<start) == selectors[0]["prefix"] as? String)
      #expect(words(end..<min(scalars.count, end + 32)) == selectors[0]["suffix"] as? String)
    }
  }

  @Test func aBundleHoldsAllThatItsObjectsName() throws {
    let bundle = try parsed(Export.bytes(ExportSample.rows, .stix, tables: tables))
    let objects = try #require(bundle["objects"] as? [[String: Any]])
    let ids = objects.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count)
    for object in objects {
      let refs = (object["object_refs"] as? [String] ?? []) + [try #require(object["created_by_ref"] as? String)]
      #expect(refs.allSatisfy { ids.contains($0) })
    }
    let definition = try #require(objects.first { $0["type"] as? String == "extension-definition" })
    #expect(definition["id"] as? String == STIX.extensionID)
    let other = try parsed(Export.bytes(ExportSample.archived, .stix, tables: tables))
    #expect(other["id"] as? String != bundle["id"] as? String)
  }

  /// "Two people" of two documents are four; Fathi Bashagha is one man.
  @Test func whoHasANameIsTheSameEverywhere() throws {
    let here = ExportSample.hard
    var there = here
    there.id = "another"
    there.published = nil
    let objects = try [here, there].map { reading in
      let bundle = try parsed(Export.bytes(ClaimRow.all(of: reading), .stix, tables: tables))
      return try #require(bundle["objects"] as? [[String: Any]])
    }
    func ids(_ name: String, _ objects: [[String: Any]]) -> [String] {
      objects.filter { $0["name"] as? String == name }.compactMap { $0["id"] as? String }
    }
    #expect(ids("Fathi Bashagha", objects[0]).count == 1)
    #expect(ids("Fathi Bashagha", objects[0]) == ids("Fathi Bashagha", objects[1]))
    #expect(ids("Two people", objects[0]) != ids("Two people", objects[1]))
    #expect(objects[0].last?["type"] as? String == "report")
    #expect(objects[1].last?["type"] as? String == "grouping")
  }

  @Test func linesOfAMentionAndOfItsEventHaveOneNumber() {
    let events = lines(Export.bytes(ExportSample.rows, .gdeltEvents, tables: tables)).map {
      $0.split(separator: "\t")[0]
    }
    let mentions = lines(Export.bytes(ExportSample.rows, .gdeltMentions, tables: tables))
    #expect(mentions.map { $0.split(separator: "\t")[0] } == events)
    #expect(Set(events).count == events.count)
    #expect(GDELTEvents.columns.count == 61 && GDELTMentions.columns.count == 16)
  }

  private func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}

@Suite struct ExportTablesTests {
  @Test func namesWhatAnEntryLacks() throws {
    let book = try Rulebook(directory: Repository.rules)
    let broken = try RuleFile(
      path: "mine/exports/x.rules", contents: "source: us\n\nlist countries\n  LBY = LY\n")
    #expect(
      throws: RuleFileError(
        path: "mine/exports/x.rules", line: 4,
        message: "'LBY = LY' does not say enough; write for example 'LBY = LY 434 LY Libya'")
    ) {
      try ExportTables(book.overlaid(by: Rulebook(files: [broken])))
    }
    #expect(
      throws: RuleFileError(
        path: "Rules/exports", line: 0,
        message: "there is no list 'goldstein'; write 'list goldstein' and its entries")
    ) {
      try ExportTables(Rulebook(files: [broken]))
    }
  }

  @Test func aCodeHasTheNumberOfTheNextShorterOne() throws {
    let tables = try ExportTables(Rulebook(directory: Repository.rules))
    #expect(tables.goldstein("1053") == "-5" && tables.goldstein("130") == "-4.4" && tables.goldstein("182") == "-9.5")
    #expect(tables.goldstein("99") == nil && tables.quadClass("0872") == "2")
    #expect(tables.scale("ASSAULT", mode: "aerial") == -9.5 && tables.scale("ACCUSE", mode: nil) == nil)
    #expect(tables.country("KOS")?.alpha2 == "XK" && tables.country("LY")?.numeric == "434")
  }
}

@Suite struct NameUUIDTests {
  /// As Python's `uuid.uuid5` gives them.
  @Test func givesTheIdsOfTheStandard() {
    #expect(NameUUID.url.id("https://example.org/") == "527dda32-a0de-5105-a042-cb475b5f7d11")
    let long = String(repeating: "é", count: 40)
    #expect(NameUUID.url.namespace("urn:sitrep:stix").id(long) == "fbc90dc7-5350-539f-9191-957d9fc9670d")
  }
}
