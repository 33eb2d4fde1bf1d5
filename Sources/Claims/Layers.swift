import Words

/// Something a reader may want to doubt: what could not be decided, and why.
public struct Doubt: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case ambiguousPlace = "ambiguous_place"
    case unresolvedTime = "unresolved_time"
    case unknownActor = "unknown_actor"
    case unresolvedPronoun = "unresolved_pronoun"
    case unknownDate = "unknown_date"
    case otherLanguage = "other_language"
    case brokenText = "broken_text"
    case selfCitation = "self_citation"
    /// The page holds no article, or one that is not all there.
    case noArticle = "no_article"
    case cutArticle = "cut_article"
  }

  public let span: Span
  public let kind: Kind
  public let message: String

  public init(_ kind: Kind, _ span: Span, _ message: String) {
    self.span = span
    self.kind = kind
    self.message = message
  }
}

/// What kind of thing an entity is.
public enum EntityType: String, Codable, Sendable, CaseIterable {
  case person, organization, place, nationality, weapon, vehicle, work, event, other
}

/// A name in the text with its type, as the rooms pass it to each other.
public struct NamedSpan: Hashable, Codable, Sendable {
  public let span: Span
  public let type: EntityType

  public init(_ span: Span, _ type: EntityType) {
    self.span = span
    self.type = type
  }
}

/// One place in the text that speaks of an entity.
public struct Mention: Hashable, Codable, Sendable {
  public enum Form: String, Codable, Sendable { case name, nominal, pronoun }

  public let span: Span
  public let form: Form

  public init(_ span: Span, _ form: Form) {
    self.span = span
    self.form = form
  }
}

/// Who an actor is in PLOVER's terms.
public struct ActorCode: Hashable, Codable, Sendable {
  public enum Basis: String, Codable, Sendable { case dictionary, role, text }

  /// ISO 3166 alpha-3, or one of PLOVER's non-state types (IGO, NGO, IMG …); nil where unknown.
  public let country: String?
  /// PLOVER's sectors, the first the weightiest.
  public let sectors: [String]
  public let from: Day?
  public let to: Day?
  public let basis: Basis

  public init(country: String?, sectors: [String], from: Day? = nil, to: Day? = nil, basis: Basis) {
    self.country = country
    self.sectors = sectors
    self.from = from
    self.to = to
    self.basis = basis
  }

  /// CAMEO's way of writing it: `LBYMIL`; `---` for an unknown country.
  public var code: String { (country ?? "---") + sectors.joined() }
}

/// Somebody or something that the text speaks of, with all mentions of it.
public struct Entity: Hashable, Codable, Sendable {
  /// `e1`, `e2`, … in the order of first mention.
  public let id: String
  public let type: EntityType
  public let name: String
  public let mentions: [Mention]
  public let actor: ActorCode?

  public init(id: String, type: EntityType, name: String, mentions: [Mention], actor: ActorCode?) {
    self.id = id
    self.type = type
    self.name = name
    self.mentions = mentions
    self.actor = actor
  }
}

/// A time expression of the text, by TIMEX3.
public struct TimeExpression: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }

  public let span: Span
  public let kind: Kind
  /// TIMEX3's value: `2019-04-11`, `2019-W15`, `P1W`, `PAST_REF` …
  public let value: String
  /// Absent for durations, and where nothing can be said.
  public let interval: Interval?

  public init(span: Span, kind: Kind, value: String, interval: Interval?) {
    self.span = span
    self.kind = kind
    self.value = value
    self.interval = interval
  }
}

/// A toponym of the text and the point or area it stands for.
public struct PlaceMention: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case city, admin, country, area, facility, water, continent
  }

  /// "12 km southeast of Tripoli".
  public struct Offset: Hashable, Codable, Sendable {
    public let km: Double
    /// One of the sixteen points of the compass: `SE`.
    public let bearing: String
    public let of: String

    public init(km: Double, bearing: String, of: String) {
      self.km = km
      self.bearing = bearing
      self.of = of
    }
  }

  /// A stretch that the words beside the name narrow it to, or name with it: "eastern Ukraine", "between Gharyan and
  /// Tripoli", "near the border with Tunisia".
  public struct Region: Hashable, Codable, Sendable {
    public let span: Span
    public let name: String
    /// Degrees, WGS 84.
    public let lat: Double
    public let lon: Double
    public let radiusKm: Double

    public init(span: Span, name: String, lat: Double, lon: Double, radiusKm: Double) {
      self.span = span
      self.name = name
      self.lat = lat
      self.lon = lon
      self.radiusKm = radiusKm
    }
  }

  public let span: Span
  public let name: String
  public let geonameid: Int?
  /// ISO 3166 alpha-2, empty where the place is of no country.
  public let country: String
  /// Degrees, WGS 84.
  public let lat: Double
  public let lon: Double
  public let kind: Kind
  public let radiusKm: Double?
  public let offset: Offset?
  /// Where the act is that the mention is the scene of, if that is not the place itself.
  public var region: Region?
  /// Whether the mention's words say where by themselves: "30 km from Mosul", "south of Sirte".
  public var isAdverbial: Bool?
  /// Whether the name stands for those who govern there ("Moscow denied"), which is no scene by itself.
  public var isMetonym: Bool?
  /// Whether the word is an adjective or a demonym ("Libyan"), which is no scene by itself.
  public let isAdjective: Bool

  public init(
    span: Span, name: String, geonameid: Int?, country: String, lat: Double, lon: Double, kind: Kind,
    radiusKm: Double? = nil, offset: Offset? = nil, isAdjective: Bool = false
  ) {
    self.span = span
    self.name = name
    self.geonameid = geonameid
    self.country = country
    self.lat = lat
    self.lon = lon
    self.kind = kind
    self.radiusKm = radiusKm
    self.offset = offset
    self.isAdjective = isAdjective
  }
}

extension PlaceMention {
  /// A region or an area up to this radius, in km, is known as well as a town is. Source: ours.
  private static let townKm = 15.0

  /// The mention as the scene of an act.
  /// - Parameter words: what it is called where its own words say where ("30 km from Mosul"), which is no place with a number.
  public func scene(as role: Scene.Role = .scene, named words: String? = nil) -> Scene {
    if let region {
      return Scene(
        span: region.span, name: region.name, geonameid: nil, country: country, lat: region.lat, lon: region.lon,
        precision: region.radiusKm > Self.townKm ? .admin : .city, role: role)
    }
    let precision: Scene.Precision =
      switch kind {
      case .facility: .point
      case .city: .city
      case .country, .continent: .country
      case .area where radiusKm ?? .infinity <= Self.townKm: .city
      case .admin, .area, .water: .admin
      }
    return Scene(
      span: span, name: words ?? name, geonameid: words == nil ? geonameid : nil, country: country, lat: lat, lon: lon,
      precision: offset != nil ? .point : precision, role: role)
  }
}

/// Who says so.
public enum SourceKind: String, Codable, Sendable {
  case named, unnamed, institution, outlet, `public`
}

/// What an unnamed source is.
public enum SourceRole: String, Codable, Sendable, CaseIterable {
  /// `insider` is close to whom he speaks of.
  case official, military, medical, witness, expert, insider, journalist, activist
}

/// Somebody is said to say, think or want something: PolNeAR's three parts.
public struct Attribution: Hashable, Codable, Sendable {
  public enum Quote: String, Codable, Sendable { case direct, indirect, mixed }

  public let source: [Span]
  public let cue: [Span]
  public let content: [Span]
  /// The id of the ``Entity`` who is the source.
  public let entity: String?
  public let kind: SourceKind
  /// Of an unnamed source.
  public let role: SourceRole?
  /// How many they are, where the text says so: "two officials".
  public let number: Int?
  public let quote: Quote
  /// What the source is told to say that others say; nil where there is nothing.
  public let nested: [Attribution]?

  public init(
    source: [Span], cue: [Span], content: [Span], entity: String?, kind: SourceKind, role: SourceRole? = nil,
    number: Int? = nil, quote: Quote, nested: [Attribution]? = nil
  ) {
    self.source = source
    self.cue = cue
    self.content = content
    self.entity = entity
    self.kind = kind
    self.role = role
    self.number = number
    self.quote = quote
    self.nested = nested
  }
}

/// A strong word of the outlet about its own report ("CONFIRMED"), and what the report offers in its support.
public struct SelfClaim: Hashable, Codable, Sendable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case confirmed, breaking, exclusive, revealed }

  /// How many different sources of one kind speak in the report.
  public struct Support: Hashable, Codable, Sendable {
    public let kind: SourceKind
    public let count: Int

    public init(kind: SourceKind, count: Int) {
      self.kind = kind
      self.count = count
    }
  }

  public let kind: Kind
  /// The word as it stands.
  public let text: String
  /// Nil where it stands in a title that the text does not hold.
  public let span: Span?
  /// In the order of ``SourceKind``'s names; empty where nobody speaks but the outlet.
  public let support: [Support]
  /// Where the report cites the outlet itself: "as we have reported".
  public let selfCitations: [Span]

  public init(kind: Kind, text: String, span: Span?, support: [Support], selfCitations: [Span]) {
    self.kind = kind
    self.text = text
    self.span = span
    self.support = support
    self.selfCitations = selfCitations
  }
}

/// A word that names an event, and how far the text commits itself to it.
public struct PredicateMention: Hashable, Codable, Sendable {
  public let span: Span
  public let lemma: String
  /// FactBank's and UW's scale: 3 certainly happened … -3 certainly did not.
  public let factuality: Double

  public init(span: Span, lemma: String, factuality: Double) {
    self.span = span
    self.lemma = lemma
    self.factuality = factuality
  }
}

/// Something taken out of a page, or left unread in a text that was taken as given.
public struct Removed: Hashable, Codable, Sendable {
  public enum Reason: String, Codable, Sendable {
    case advertisement, counter, subscription, navigation, comment, related, caption, boilerplate
  }

  public let text: String
  public let reason: Reason
  /// Where it stands in the reading's text; nil where it was taken out.
  public let span: Span?
  /// Before which byte of the reading's text it stood, where it was taken out.
  public let at: Int?

  public init(text: String, reason: Reason, span: Span? = nil, at: Int? = nil) {
    self.text = text
    self.reason = reason
    self.span = span
    self.at = at
  }
}

/// A token as it is shown, by Universal Dependencies.
public struct TokenRecord: Hashable, Codable, Sendable {
  public let span: Span
  /// The form, where it is not the text's words.
  public let form: String?
  public let lemma: String
  public let upos: String
  public let xpos: String
  /// `Number=Sing|Person=3`; nil where there are none.
  public let feats: String?
  /// 1-based in the sentence; 0 is the root.
  public let head: Int
  public let deprel: String

  public init(
    span: Span, form: String?, lemma: String, upos: String, xpos: String, feats: String?, head: Int, deprel: String
  ) {
    self.span = span
    self.form = form
    self.lemma = lemma
    self.upos = upos
    self.xpos = xpos
    self.feats = feats
    self.head = head
    self.deprel = deprel
  }
}

public struct SentenceRecord: Hashable, Codable, Sendable {
  public let span: Span
  public let tokens: [TokenRecord]

  public init(span: Span, tokens: [TokenRecord]) {
    self.span = span
    self.tokens = tokens
  }
}
