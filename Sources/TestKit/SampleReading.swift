import Claims
import Words

/// Readings written by hand, for the rooms that show and keep them.
public struct SampleReading {
  /// Two sentences with accents, an emoji and quotes; made up for the tests.
  public static let words = """
    “Forces loyal to Haftar seized Gharyan on Thursday 🚩,” a military source in the LNA said.
    At least 12 civilians were reportedly killed in the café near Aïn Zara; Tripoli denied it.
    """

  public var reading: Reading
  private let text: Text

  /// - Parameter id: The id of the document; ids of claims begin with it.
  public init(id: String = "doc-1", words: String = SampleReading.words) {
    text = Text(words)
    reading = Reading(id: id, text: text)
  }

  /// The first place where these words stand in the text.
  public func span(_ words: String) -> Span {
    let wanted = Array(words.utf8)
    for start in 0...max(0, text.count - wanted.count) where text.bytes[start...].starts(with: wanted) {
      return Span(start, start + wanted.count)
    }
    preconditionFailure("the text does not say '\(words)'")
  }

  public func party(_ words: String, entity: String? = nil, code: String? = nil) -> Party {
    Party(span: span(words), text: words, entity: entity, code: code)
  }

  public func source(_ words: String, _ kind: SourceKind) -> Source {
    Source(text: words, kind: kind, span: span(words))
  }

  /// A reading with two claims and something in every layer.
  public static func full(id: String = "doc-1", outlet: String? = "Example Post") -> Reading {
    var sample = SampleReading(id: id)
    sample.reading.outlet = outlet
    sample.reading.url = "https://example.org/\(id)"
    sample.reading.title = "CONFIRMED: Gharyan falls"
    sample.reading.published = "2019-04-12"
    sample.reading.publishedBasis = .given
    sample.fillLayers()
    sample.reading.claims = [sample.seizure, sample.killing]
    return sample.reading
  }

  private mutating func fillLayers() {
    let end = text.bytes.firstIndex(of: 0x0A) ?? text.count
    reading.sentences = [
      SentenceRecord(
        span: Span(0, end),
        tokens: [
          TokenRecord(
            span: span("Forces"), form: nil, lemma: "force", upos: "NOUN", xpos: "NNS", feats: "Number=Plur", head: 2,
            deprel: "nsubj"),
          TokenRecord(
            span: span("seized"), form: nil, lemma: "seize", upos: "VERB", xpos: "VBD", feats: nil, head: 0,
            deprel: "root"),
          TokenRecord(
            span: span("Gharyan"), form: nil, lemma: "Gharyan", upos: "PROPN", xpos: "NNP", feats: nil, head: 2,
            deprel: "obj"),
        ]), SentenceRecord(span: Span(end + 1, text.count), tokens: []),
    ]
    reading.predicates = [PredicateMention(span: span("seized"), lemma: "seize", factuality: 2.5)]
    reading.entities = [
      Entity(
        id: "e1", type: .person, name: "Khalifa Haftar", mentions: [Mention(span("Haftar"), .name)],
        actor: ActorCode(country: "LBY", sectors: ["MIL"], basis: .dictionary))
    ]
    reading.times = [
      TimeExpression(
        span: span("Thursday"), kind: .date, value: "2019-04-11",
        interval: Day(iso: "2019-04-11").map { Interval($0) })
    ]
    reading.places = [
      PlaceMention(
        span: span("Gharyan"), name: "Gharyan", geonameid: 2_217_362, country: "LY", lat: 32.17222, lon: 13.02028,
        kind: .city)
    ]
    reading.attributions = [
      Attribution(
        source: [span("a military source in the LNA")], cue: [span("said")],
        content: [span("Forces loyal to Haftar seized Gharyan on Thursday")], entity: nil, kind: .unnamed,
        quote: .direct)
    ]
    reading.removed = [Removed(text: "0 6,986", reason: .counter)]
    reading.doubts = [Doubt(.unknownActor, span("Tripoli"), "the city, or the government that sits in it")]
  }

  private var seizure: Claim {
    Claim(
      id: "\(reading.id)-c1",
      event: Event(type: .assault, mode: "seize", contexts: ["military", "territory"], cameo: "192"),
      trigger: span("seized"), actors: [party("Forces loyal to Haftar", entity: "e1", code: "LBYMIL")],
      recipients: [], when: thursday, places: [gharyan],
      accordingTo: [source("a military source in the LNA", .unnamed), outlet], certainty: .attributed, auxiliary: [],
      tense: .past, factuality: 2.5, casualties: nil,
      control: Control(
        place: "Gharyan", geonameid: 2_217_362, holder: "Forces loyal to Haftar", loser: nil, change: .taken),
      evidence: span("Forces loyal to Haftar seized Gharyan on Thursday 🚩"), confidence: 0.82,
      rule: "Rules/en/events/seize-territory.rules:12")
  }

  private var killing: Claim {
    Claim(
      id: "\(reading.id)-c2", event: Event(type: .assault, mode: nil, contexts: [], cameo: "180"),
      trigger: span("killed"), actors: [], recipients: [party("12 civilians", code: "LBYCVL")],
      when: When(value: nil, interval: nil, precision: .unknown, basis: .published),
      places: [
        Scene(
          span: span("Aïn Zara"), name: "Aïn Zara", geonameid: nil, country: "LY", lat: 32.8, lon: 13.27,
          precision: .point, role: .scene)
      ],
      accordingTo: [outlet], certainty: .hedged, auxiliary: [], tense: .past, factuality: 1,
      casualties: Casualties(killed: .init(min: 12, max: nil, of: "civilians")), control: nil,
      evidence: span("At least 12 civilians were reportedly killed in the café near Aïn Zara"), confidence: 0.6,
      rule: "Rules/en/events/kill.rules:4")
  }

  private var outlet: Source { Source(text: reading.outlet ?? "the outlet", kind: .outlet) }

  private var thursday: When {
    When(
      value: "2019-04-11", interval: Day(iso: "2019-04-11").map { Interval($0) }, precision: .day, basis: .text,
      span: span("Thursday"))
  }

  private var gharyan: Scene {
    Scene(
      span: span("Gharyan"), name: "Gharyan", geonameid: 2_217_362, country: "LY", lat: 32.17222, lon: 13.02028,
      precision: .city, role: .scene)
  }
}
