import Claims
import Words

/// A report with one claim: that Gharyan was taken on a day.
public struct ToldSeizure: Sendable {
  public let document: String
  public let outlet: String
  public let wire: String?
  public let published: String
  public let on: String
  public let by: String
  public let code: String?
  public let speaker: String?
  public let speakerCode: String?
  public let certainty: Certainty
  public let auxiliary: [Auxiliary]
  public let killed: Int?
  /// What the report says besides, in words of its own.
  public let more: String

  public init(
    document: String = "d1", outlet: String = "Example Post", wire: String? = nil, published: String = "2019-04-12",
    on: String = "2019-04-11", by: String = "Rebels", code: String? = "LBYREB", speaker: String? = nil,
    speakerCode: String? = nil, certainty: Certainty = .asserted, auxiliary: [Auxiliary] = [], killed: Int? = nil,
    more: String = ""
  ) {
    self.document = document
    self.outlet = outlet
    self.wire = wire
    self.published = published
    self.on = on
    self.by = by
    self.code = code
    self.speaker = speaker
    self.speakerCode = speakerCode
    self.certainty = certainty
    self.auxiliary = auxiliary
    self.killed = killed
    self.more = more
  }

  /// The one claim's reading.
  public var reading: Reading {
    let words =
      "On that day \(by) seized the hill town of Gharyan, said \(speaker ?? "nobody"), in report \(document).\(more)"
    let text = Text(words)
    func span(_ part: String) -> Span {
      let wanted = Array(part.utf8)
      let at = (0...text.count - wanted.count).first { text.bytes[$0...].starts(with: wanted) } ?? 0
      return Span(at, at + wanted.count)
    }
    var reading = Reading(id: document, text: text)
    reading.outlet = outlet
    reading.wire = wire
    reading.published = published
    reading.entities = [("e1", by, code), ("e2", speaker ?? "nobody", speakerCode)].map { id, name, code in
      Entity(
        id: id, type: .organization, name: name, mentions: [Mention(span(name), .name)],
        actor: code.map { ActorCode(country: String($0.prefix(3)), sectors: [String($0.dropFirst(3))], basis: .text) })
    }
    var sources = [Source(text: outlet, kind: .outlet)]
    if let speaker { sources.insert(Source(text: speaker, kind: .named, entity: "e2", span: span(speaker)), at: 0) }
    let interval = Day(iso: on).map { Interval($0) }
    reading.claims = [
      Claim(
        id: "claim-\(document)", event: Event(type: .coerce, mode: "seize"), trigger: span("seized"),
        actors: [Party(span: span(by), text: by, entity: "e1", code: code)], recipients: [],
        when: When(value: on, interval: interval, precision: .day, basis: .text),
        places: [
          Scene(
            span: span("Gharyan"), name: "Gharyan", geonameid: 1, country: "LY", lat: 32.17, lon: 13.02,
            precision: .city, role: .scene)
        ],
        accordingTo: sources, certainty: certainty, auxiliary: auxiliary, tense: .past, factuality: 3,
        casualties: killed.map { Casualties(killed: .init(min: $0, max: $0)) },
        control: Control(place: "Gharyan", geonameid: 1, holder: by, loser: nil, change: .taken),
        evidence: text.span, confidence: 1, rule: "r:1")
    ]
    return reading
  }
}
