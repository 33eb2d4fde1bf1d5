import Words

/// Who did what to whom, where, when, according to whom, how sure: one line of the record.
///
/// The fields are those of the output contract; spans are byte offsets here.
public struct Claim: Hashable, Codable, Sendable, Identifiable {
  /// Stable: from the text's digest, the trigger's span and the event's type.
  public let id: String
  public let event: Event
  public let trigger: Span
  public let actors: [Party]
  public let recipients: [Party]
  public let when: When
  public let places: [Scene]
  /// Nearest speaker first; the outlet itself is last and always there.
  public let accordingTo: [Source]
  public let certainty: Certainty
  public let auxiliary: [Auxiliary]
  public let tense: Tense
  public let factuality: Double
  public let casualties: Casualties?
  public let control: Control?
  /// The clause the claim is read from.
  public let evidence: Span
  /// Of the extraction, 0…1; never mixed with certainty.
  public let confidence: Double
  /// `Rules/en/events/seize-territory.rules:12`.
  public let rule: String
  /// Why its parties and places fill their slots; nil where it was not read from a tree.
  public var reasons: Reasons?

  public init(
    id: String, event: Event, trigger: Span, actors: [Party], recipients: [Party], when: When, places: [Scene],
    accordingTo: [Source], certainty: Certainty, auxiliary: [Auxiliary], tense: Tense, factuality: Double,
    casualties: Casualties?, control: Control?, evidence: Span, confidence: Double, rule: String
  ) {
    self.id = id
    self.event = event
    self.trigger = trigger
    self.actors = actors
    self.recipients = recipients
    self.when = when
    self.places = places
    self.accordingTo = accordingTo
    self.certainty = certainty
    self.auxiliary = auxiliary
    self.tense = tense
    self.factuality = factuality
    self.casualties = casualties
    self.control = control
    self.evidence = evidence
    self.confidence = confidence
    self.rule = rule
  }
}

/// PLOVER's event types (manual of 2023-24).
public enum EventType: String, Codable, Sendable, CaseIterable {
  case agree = "AGREE"
  case consult = "CONSULT"
  case support = "SUPPORT"
  case concede = "CONCEDE"
  case cooperate = "COOPERATE"
  case aid = "AID"
  case retreat = "RETREAT"
  case request = "REQUEST"
  case accuse = "ACCUSE"
  case reject = "REJECT"
  case threaten = "THREATEN"
  case protest = "PROTEST"
  case sanction = "SANCTION"
  case mobilize = "MOBILIZE"
  case coerce = "COERCE"
  case assault = "ASSAULT"
}

/// What was done.
public struct Event: Hashable, Codable, Sendable {
  public let type: EventType
  /// PLOVER's mode: `explosives`, `seize`, `visit` …
  public let mode: String?
  /// PLOVER's contexts: `military`, `territory` …
  public let contexts: [String]
  /// CAMEO's code beside it: `192`.
  public let cameo: String?

  public init(type: EventType, mode: String? = nil, contexts: [String] = [], cameo: String? = nil) {
    self.type = type
    self.mode = mode
    self.contexts = contexts
    self.cameo = cameo
  }

  /// What it is to refuse a friendly act: nil of other acts.
  ///
  /// Source: PLOVER manual 2023-24, REJECT and its modes.
  public var refusal: Event? {
    let mode: String?
    switch type {
    case .consult: mode = "meet"
    case .aid, .support, .cooperate: mode = "assist"
    case .concede, .retreat: mode = "yield"
    case .agree: mode = nil
    default: return nil
    }
    return Event(type: .reject, mode: mode, contexts: contexts, cameo: "120")
  }
}

/// One who does, or to whom it is done: the minimal noun phrase with its modifiers.
public struct Party: Hashable, Codable, Sendable {
  public let span: Span
  public let text: String
  public let entity: String?
  /// ``ActorCode/code`` of what it stands for.
  public let code: String?

  public init(span: Span, text: String, entity: String? = nil, code: String? = nil) {
    self.span = span
    self.text = text
    self.entity = entity
    self.code = code
  }
}

/// When it happened, and on what that rests.
public struct When: Hashable, Codable, Sendable {
  public enum Precision: String, Codable, Sendable { case time, day, week, month, season, year, unknown }
  /// `text`: an expression of the act's own clause, or of one it is part of; `context`: one that opens the sentence, or of
  /// what was told before; `published`: the report's day.
  public enum Basis: String, Codable, Sendable { case text, published, context }

  public let value: String?
  public let interval: Interval?
  public let precision: Precision
  public let basis: Basis
  /// The words, where the text has them.
  public let span: Span?

  public init(value: String?, interval: Interval?, precision: Precision, basis: Basis, span: Span? = nil) {
    self.value = value
    self.interval = interval
    self.precision = precision
    self.basis = basis
    self.span = span
  }
}

extension When.Precision {
  /// How sharp an interval is: hours, a day, up to 8, 31, 100 or more days.
  public init(_ interval: Interval?) {
    guard let interval else {
      self = .unknown
      return
    }
    if interval.from.minute != nil, interval.days <= 1 {
      self = .time
      return
    }
    switch interval.days {
    case ...1: self = .day
    case ...8: self = .week
    case ...31: self = .month
    case ...100: self = .season
    default: self = .year
    }
  }
}

extension When {
  /// The days, both with it; nil where nothing is known.
  public var days: ClosedRange<Day>? {
    guard let interval else { return nil }
    let last = interval.to.minute == nil ? interval.to.day - 1 : interval.to.day
    return interval.from.day...max(interval.from.day, last)
  }
}

/// Where it happened, honest about how well that is known.
public struct Scene: Hashable, Codable, Sendable {
  public enum Precision: String, Codable, Sendable { case point, city, admin, country }
  public enum Role: String, Codable, Sendable { case scene, origin, destination }

  public let span: Span
  public let name: String
  public let geonameid: Int?
  /// ISO 3166 alpha-2.
  public let country: String
  public let lat: Double
  public let lon: Double
  public let precision: Precision
  public let role: Role
  /// Whether only the dateline says so, as a last resort.
  public var isOfDateline: Bool?

  public init(
    span: Span, name: String, geonameid: Int?, country: String, lat: Double, lon: Double, precision: Precision,
    role: Role
  ) {
    self.span = span
    self.name = name
    self.geonameid = geonameid
    self.country = country
    self.lat = lat
    self.lon = lon
    self.precision = precision
    self.role = role
  }
}

/// One link of the chain of those who say so.
public struct Source: Hashable, Codable, Sendable {
  public let text: String
  public let kind: SourceKind
  public let entity: String?
  /// The words; nil for the outlet itself.
  public let span: Span?
  /// Of an unnamed source.
  public let role: SourceRole?
  /// How many they are, where the text says so: "two officials".
  public let number: Int?

  public init(
    text: String, kind: SourceKind, entity: String? = nil, span: Span? = nil, role: SourceRole? = nil,
    number: Int? = nil
  ) {
    self.text = text
    self.kind = kind
    self.entity = entity
    self.span = span
    self.role = role
    self.number = number
  }
}

/// How the text stands to a claim.
public enum Certainty: String, Codable, Sendable, CaseIterable {
  /// The text says that somebody confirmed it.
  case confirmed
  /// In the outlet's own voice.
  case asserted
  /// Somebody says so.
  case attributed
  /// Believed, reported, alleged, supposed, possible.
  case hedged
  /// Somebody denies it.
  case denied
}

/// PLOVER's four auxiliary modes.
public enum Auxiliary: String, Codable, Sendable, CaseIterable {
  case historical, future, hypothetical, negation
}

public enum Tense: String, Codable, Sendable {
  case past, ongoing, future
}

/// How many were killed, wounded, captured, missing.
public struct Casualties: Hashable, Codable, Sendable {
  /// Bounds of a count: "at least 12" has no upper one.
  public struct Count: Hashable, Codable, Sendable {
    public let min: Int
    public let max: Int?
    /// Of whom: "civilians".
    public let of: String?

    public init(min: Int, max: Int?, of: String? = nil) {
      self.min = min
      self.max = max
      self.of = of
    }
  }

  public let killed: Count?
  public let wounded: Count?
  public let captured: Count?
  public let missing: Count?
  /// Driven from their homes.
  public let displaced: Count?

  public init(
    killed: Count? = nil, wounded: Count? = nil, captured: Count? = nil, missing: Count? = nil, displaced: Count? = nil
  ) {
    self.killed = killed
    self.wounded = wounded
    self.captured = captured
    self.missing = missing
    self.displaced = displaced
  }

  public var isEmpty: Bool {
    killed == nil && wounded == nil && captured == nil && missing == nil && displaced == nil
  }
}

/// Who holds a place from now on.
public struct Control: Hashable, Codable, Sendable {
  public enum Change: String, Codable, Sendable {
    case taken, lost, held, contested
    case handedOver = "handed_over"
  }

  /// The place's name.
  public let place: String
  public let geonameid: Int?
  public let holder: String?
  public let loser: String?
  public let change: Change

  public init(place: String, geonameid: Int?, holder: String?, loser: String?, change: Change) {
    self.place = place
    self.geonameid = geonameid
    self.holder = holder
    self.loser = loser
    self.change = change
  }
}
