import Claims
import Words

/// What is known of the document that a claim stands in.
public struct Report: Hashable, Sendable {
  public let document: String
  public let outlet: String?
  public let published: Moment?
  /// The agency that the dateline names.
  public let wire: String?
  /// The story it is part of, and the text it copies: the ids of their first documents.
  public let story: String
  public let origin: String

  public init(
    document: String, outlet: String?, published: Moment?, wire: String?, story: String? = nil, origin: String? = nil
  ) {
    self.document = document
    self.outlet = outlet
    self.published = published
    self.wire = wire
    self.story = story ?? document
    self.origin = origin ?? document
  }

  public init(_ reading: Reading, story: String? = nil, origin: String? = nil) {
    self.init(
      document: reading.id, outlet: reading.outlet, published: reading.published.flatMap { Moment(iso: $0) },
      wire: reading.wire, story: story, origin: origin)
  }
}

/// How a telling stands to its happening.
public enum Standing: String, Hashable, Sendable {
  /// It happened.
  case supports
  /// It is said, believed or alleged to have happened.
  case hedges
  /// It did not happen, or somebody says so.
  case denies
  /// It is to happen, or would.
  case plans
}

/// One claim as one document tells it: what corroboration works on.
public struct Telling: Hashable, Sendable {
  public let claim: Claim
  public let report: Report
  public let actors: [Identity]
  public let recipients: [Identity]
  /// Who says so, nearest first; without the outlet, and without what is only the outlet again ("as we have reported").
  public let speakers: [Speaker]
  public let standing: Standing
  /// What its places are called, by the gazetteer and in the report's own words.
  public let placeNames: [String]
  /// The words of the claim's clause, on one line, cut at 300 bytes.
  public let quote: String
  /// The stem of the act's first word.
  let act: UInt64
  /// The stems of the clause's words of four letters and more, and of its numbers.
  let words: Set<UInt64>
  /// The clause as one hash, nil where it has under eight words: two texts do not come to the same long clause by chance.
  let wording: UInt64?

  /// All claims of a reading.
  public static func all(of reading: Reading, story: String? = nil, origin: String? = nil) -> [Telling] {
    let report = Report(reading, story: story, origin: origin)
    let text = Text(reading.text)
    var entities: [String: Entity] = [:]
    for entity in reading.entities { entities[entity.id] = entity }
    let cast = CastList(entities: entities, text: text, outlet: reading.outlet)
    return reading.claims.map { Telling($0, report, text, cast) }
  }

  private init(_ claim: Claim, _ report: Report, _ text: Text, _ cast: CastList) {
    self.claim = claim
    self.report = report
    actors = claim.actors.compactMap(cast.identity)
    recipients = claim.recipients.compactMap(cast.identity)
    speakers = claim.accordingTo.compactMap(cast.speaker)
    standing = Self.standing(claim)
    let clause = Array(WordScanner(text, in: claim.evidence))
    act = WordScanner(text, in: claim.trigger).first { _ in true }?.stemHash ?? 0
    words = Set(clause.filter { $0.isNumber || $0.letters >= 4 }.map(\.stemHash))
    wording = clause.count < 8 ? nil : Hash.joined(clause.map(\.hash)[...])
    quote = Self.line(text, claim.evidence)
    placeNames = claim.places.flatMap { [$0.name, text.string($0.span)] } + [claim.control?.place].compactMap { $0 }
  }

  private static func standing(_ claim: Claim) -> Standing {
    // A threat, a promise or an agreement is made now, whatever is to come of it.
    let isWord: Set<EventType> = [.threaten, .agree, .concede, .request, .reject]
    let auxiliary = claim.auxiliary
    if auxiliary.contains(.hypothetical) { return .plans }
    if auxiliary.contains(.future) || claim.tense == .future, !isWord.contains(claim.event.type) { return .plans }
    if claim.certainty == .denied || auxiliary.contains(.negation) { return .denies }
    return claim.certainty == .hedged ? .hedges : .supports
  }

  private static func line(_ text: Text, _ span: Span) -> String {
    var end = min(span.end, span.start + 300)
    while !text.isBoundary(end) { end -= 1 }
    return text.string(Span(span.start, end)).unicodeScalars.split { scalar in
      scalar.value <= 0x20 || (scalar.value > 0x7F && scalar.properties.isWhitespace)
    }.map(String.init).joined(separator: " ")
  }
}

extension Telling {
  /// Whether it is the same claim in the same words of another document.
  func isCopy(of other: Telling) -> Bool {
    guard let wording, wording == other.wording, report.document != other.report.document else { return false }
    return act == other.act && claim.event.type == other.claim.event.type
      && claim.control?.geonameid == other.claim.control?.geonameid
  }

  /// The days it speaks of, both with it; nil where nothing is known.
  public var days: ClosedRange<Day>? { claim.when.days }

  /// Whether the text says when, to the day or finer.
  var isDated: Bool {
    claim.when.basis != .published && [.day, .time].contains(claim.when.precision) && claim.when.interval != nil
  }

  /// The scene that is known best: the finest one where it happened, else where it led to.
  public var scene: Scene? {
    let order: [Scene.Precision] = [.point, .city, .admin, .country]
    return claim.places.min { a, b in
      let left = (a.role == .origin ? 1 : 0, order.firstIndex(of: a.precision) ?? 9)
      let right = (b.role == .origin ? 1 : 0, order.firstIndex(of: b.precision) ?? 9)
      return left < right
    }
  }
}

/// Who the entities of one document are.
struct CastList {
  let entities: [String: Entity]
  let text: Text
  let outlet: String?

  /// Nil for a pronoun of which nothing is known. "Its fighters" are of the side that "its" stands for.
  func identity(_ party: Party) -> Identity? {
    let entity = party.entity.flatMap { entities[$0] }
    let code = party.code.flatMap { $0.hasPrefix("---") ? nil : $0 } ?? owner(in: party.span, but: entity) ?? party.code
    return identity(party.text, entity: entity, code: code)
  }

  /// The code of the one whose name or pronoun opens a phrase.
  private func owner(in span: Span, but entity: Entity?) -> String? {
    entities.values.sorted { $0.id < $1.id }.first { other in
      other.id != entity?.id
        && other.mentions.contains { $0.form != .nominal && $0.span.start == span.start && span.contains($0.span) }
    }?.actor?.code
  }

  func identity(_ words: String, entity: Entity?, code: String?) -> Identity? {
    guard let entity else {
      return words.utf8.count < 5 && code == nil ? nil : Identity(name: words, code: code, isProper: false)
    }
    let isProper = entity.mentions.contains { $0.form == .name }
    let isPronoun = !isProper && !entity.mentions.contains { $0.form == .nominal }
    if isPronoun, entity.actor == nil { return nil }
    return Identity(
      name: isProper ? entity.name : words, code: code ?? entity.actor?.code, isProper: isProper, type: entity.type)
  }

  /// Nil for the outlet itself.
  func speaker(_ source: Claims.Source) -> Speaker? {
    guard source.kind != .outlet else { return nil }
    let entity = source.entity.flatMap { entities[$0] }
    let identity = identity(source.text, entity: entity, code: entity?.actor?.code)
    // "As we have reported": a newspaper that cites itself.
    guard identity != nil || source.kind == .public else { return nil }
    if let outlet, let identity, Identity(name: outlet, isProper: true).agrees(with: identity) == .same { return nil }
    return Speaker(
      words: source.text, kind: source.kind, identity: identity, belongsTo: source.span.map(houses) ?? [])
  }

  /// The named ones spoken of in a stretch, organizations first: "a military source in the LNA".
  private func houses(in span: Span) -> [Identity] {
    let named = entities.values.sorted { $0.id < $1.id }.filter { entity in
      entity.mentions.contains { $0.form == .name && span.contains($0.span) }
    }
    let organizations = named.filter { $0.type == .organization }
    return (organizations + named.filter { $0.type != .organization }).compactMap {
      identity($0.name, entity: $0, code: nil)
    }
  }
}
