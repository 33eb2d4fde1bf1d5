import Claims
import TestKit
import Words

@testable import Publishing

/// Two documents for the exports: ``SampleReading/full(id:outlet:)``, from an archive, and one of hard cases, as it is read.
enum ExportSample {
  static let words = """
    “Fighters of the RCD and the "Tigers"\tkilled 20 to 30 soldiers and villagers near Aïn Zara 🚩,” said Fathi Bashagha.
    He denied that Tripoli's forces shelled Fezzan on 5 April.
    Niger, in turn, may send troops to Libya in May; army drones struck Sabha, Brak and Fezzan from 2 to 4 April.
    Two people were
    shot.
    """

  static var rows: [ClaimRow] { archived + ClaimRow.all(of: hard) }

  static var archived: [ClaimRow] {
    ClaimRow.all(of: SampleReading.full()).map { row in
      ClaimRow(
        claim: row.claim, document: row.document, outlet: row.outlet, published: row.published, title: row.title,
        url: row.url, text: row.text, setting: row.setting, addedAt: "2019-04-13T07:08:09Z")
    }
  }

  static var hard: Reading {
    var sample = SampleReading(id: "texts/a b&c", words: words)
    sample.reading.outlet = "The \"Old\" Quay, Gazette"
    sample.reading.title = "Line one\nand two, with a comma"
    sample.reading.published = "2019-04-12T06:30:00+02:00"
    var start = 0
    for (i, byte) in words.utf8.enumerated() where byte == 0x0A {
      sample.reading.sentences.append(SentenceRecord(span: Span(start, i), tokens: []))
      start = i + 1
    }
    sample.reading.entities = [
      Entity(
        id: "e1", type: .person, name: "Fathi Bashagha",
        mentions: [Mention(sample.span("Fathi Bashagha"), .name), Mention(sample.span("He"), .pronoun)], actor: nil),
      Entity(
        id: "e2", type: .organization, name: "Republic's Corps of Defence",
        mentions: [Mention(sample.span("the RCD"), .name)], actor: nil),
      Entity(
        id: "e3", type: .place, name: "Republic of Niger", mentions: [Mention(sample.span("Niger"), .name)], actor: nil),
    ]
    sample.reading.places = [
      PlaceMention(
        span: sample.span("Aïn Zara"), name: "Aïn Zara", geonameid: nil, country: "LY", lat: 32.8, lon: 13.27,
        kind: .city, radiusKm: 2.5, offset: .init(km: 5, bearing: "SE", of: "Aïn Zara")),
      PlaceMention(
        span: sample.span("Fezzan"), name: "Fezzan", geonameid: nil, country: "LY", lat: 26.5, lon: 14, kind: .area,
        radiusKm: 350),
    ]
    sample.reading.claims = [
      killing(sample), denied(sample), planned(sample), strikes(sample), shooting(sample),
    ]
    return sample.reading
  }

  private static func claim(
    _ id: String, _ event: Event, _ trigger: Span, by actors: [Party] = [], to recipients: [Party] = [],
    when: When = When(value: nil, interval: nil, precision: .unknown, basis: .published), at places: [Scene] = [],
    sources: [Source] = [Source(text: "The \"Old\" Quay, Gazette", kind: .outlet)], certainty: Certainty = .asserted,
    auxiliary: [Auxiliary] = [], tense: Tense = .past, factuality: Double = 3, casualties: Casualties? = nil,
    evidence: Span
  ) -> Claim {
    Claim(
      id: id, event: event, trigger: trigger, actors: actors, recipients: recipients, when: when, places: places,
      accordingTo: sources, certainty: certainty, auxiliary: auxiliary, tense: tense, factuality: factuality,
      casualties: casualties, control: nil, evidence: evidence, confidence: 0.75, rule: "Rules/en/events/x.rules:1")
  }

  private static func when(_ from: String, _ to: String, _ precision: When.Precision) -> When {
    let interval = Moment(iso: from).flatMap { from in Moment(iso: to).map { Interval(from: from, to: $0) } }
    return When(value: from, interval: interval, precision: precision, basis: .text)
  }

  private static func place(
    _ sample: SampleReading, _ name: String, _ precision: Scene.Precision, _ lat: Double, _ lon: Double, id: Int? = nil,
    role: Scene.Role = .scene
  ) -> Scene {
    Scene(
      span: sample.span(name), name: name, geonameid: id, country: "LY", lat: lat, lon: lon, precision: precision,
      role: role)
  }

  /// Several actors and recipients, a range of dead, a place near another, a night, a speaker by name.
  private static func killing(_ sample: SampleReading) -> Claim {
    claim(
      "h1", Event(type: .assault, mode: "firearms", contexts: ["military"], cameo: "190"), sample.span("killed"),
      by: [
        sample.party("Fighters of the RCD", entity: "e2", code: "---REB"),
        sample.party("the \"Tigers\"", code: "LBYREB"),
      ],
      to: [sample.party("soldiers", code: "LBYMIL"), sample.party("villagers", code: "LBYCVL")],
      when: when("2019-04-05T22:00", "2019-04-06T00:00", .time),
      at: [place(sample, "Aïn Zara", .point, 32.8, 13.27)],
      sources: [
        Source(text: "Fathi Bashagha", kind: .named, entity: "e1", span: sample.span("Fathi Bashagha")),
        Source(text: "The \"Old\" Quay, Gazette", kind: .outlet),
      ], certainty: .attributed, factuality: 2, casualties: Casualties(killed: .init(min: 20, max: 30, of: "soldiers")),
      evidence: sample.span(
        "Fighters of the RCD and the \"Tigers\"\tkilled 20 to 30 soldiers and villagers near Aïn Zara 🚩"))
  }

  /// Denied, of an area.
  private static func denied(_ sample: SampleReading) -> Claim {
    claim(
      "h2", Event(type: .assault, mode: "heavy-weapons", cameo: "194"), sample.span("shelled"),
      by: [sample.party("Tripoli's forces", code: "LBYMIL")], when: when("2019-04-05", "2019-04-06", .day),
      at: [place(sample, "Fezzan", .admin, 26.5, 14)],
      sources: [
        Source(text: "He", kind: .named, entity: "e1", span: sample.span("He")),
        Source(text: "The \"Old\" Quay, Gazette", kind: .outlet),
      ], certainty: .denied, factuality: -3, evidence: sample.span("that Tripoli's forces shelled Fezzan on 5 April"))
  }

  /// Planned and hypothetical, of a country, in a month.
  private static func planned(_ sample: SampleReading) -> Claim {
    claim(
      "h3", Event(type: .mobilize, mode: "troops", contexts: ["military"], cameo: "152"), sample.span("send"),
      by: [sample.party("Niger", entity: "e3", code: "NERGOV")], to: [sample.party("Libya", code: "LBY")],
      when: when("2019-05-01", "2019-06-01", .month),
      at: [place(sample, "Libya", .country, 27, 17, id: 2_215_636, role: .destination)], certainty: .hedged,
      auxiliary: [.future, .hypothetical], tense: .future, factuality: 1,
      evidence: sample.span("Niger, in turn, may send troops to Libya in May"))
  }

  /// Three places, three days.
  private static func strikes(_ sample: SampleReading) -> Claim {
    claim(
      "h4", Event(type: .assault, mode: "drone", contexts: ["military"], cameo: "195"), sample.span("struck"),
      by: [sample.party("army", code: "LBYMIL")], when: when("2019-04-02", "2019-04-05", .week),
      at: [
        place(sample, "Sabha", .city, 27.03766, 14.42832, id: 2_212_775),
        place(sample, "Brak", .city, 27.54955, 14.27139),
        place(sample, "Fezzan", .admin, 26.5, 14),
      ], evidence: sample.span("army drones struck Sabha, Brak and Fezzan from 2 to 4 April"))
  }

  /// Nobody, nowhere, no day, over a line break.
  private static func shooting(_ sample: SampleReading) -> Claim {
    claim(
      "h5", Event(type: .assault), sample.span("shot"), to: [sample.party("Two people", code: "---CVL")],
      evidence: sample.span("Two people were\nshot"))
  }
}
