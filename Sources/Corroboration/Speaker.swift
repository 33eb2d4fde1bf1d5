import Claims

/// One who is cited for a claim.
public struct Speaker: Hashable, Sendable {
  /// The words of the report: `a military source in the LNA`.
  public let words: String
  public let kind: SourceKind
  /// Nil where nobody is meant in particular ("it is said").
  public let identity: Identity?
  /// The named ones whom the words place it with.
  public let belongsTo: [Identity]

  /// Whether it is a news organisation (PLOVER's JRN), so that the claim is a citation of another report.
  var isPress: Bool { identity.map { $0.isProper && $0.code?.dropFirst(3).prefix(3) == "JRN" } ?? false }
}

/// Where a claim comes from in the end: whoever's word it is, however many outlets print it.
public struct Origin: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    /// The writers of a text: an outlet, or the agency whose wire it is.
    case publisher
    /// One who is cited by name, or by whom he belongs to.
    case speaker
    /// Another report that is cited, and that is not among the documents.
    case cited
  }

  public let kind: Kind
  /// `Meridian`, `Libyan National Army`, `the Afghan defence ministry`.
  public let name: String
  /// Who it is: of one whose house alone is known, the house.
  let identity: Identity

  init(kind: Kind, identity: Identity, name: String? = nil) {
    self.kind = kind
    self.identity = identity
    self.name = name ?? identity.name
  }

  /// Two origins of one key are one.
  public var key: String { (kind == .speaker ? "speaker " : "publisher ") + identity.key }

  /// Whether the two are one: a name and a shorter form of it ("Haftar") are.
  func isOne(with other: Origin) -> Bool {
    if key == other.key { return true }
    return kind == .speaker && other.kind == .speaker && identity.agrees(with: other.identity) == .same
  }

  /// Whether it is one of these: those who acted, and those who were acted on. A state's ministries speak for its army.
  func isParty(among parties: [Identity]) -> Bool {
    kind == .speaker && parties.contains { identity.isSide(of: $0) }
  }
}

/// The publishers of the texts, by the text that a document copies.
struct Publishers {
  private var names: [String: String] = [:]
  private var keys: Set<String> = []

  /// A wire's name where a copy carries it, else the outlet of the first copy, else the document's id.
  init(_ reports: [Report]) {
    for (origin, copies) in Dictionary(grouping: reports, by: \.origin) {
      let sorted = copies.sorted { Self.order($0) < Self.order($1) }
      let name = sorted.compactMap(\.wire).first ?? sorted.compactMap(\.outlet).first ?? origin
      names[origin] = name
      keys.insert(Identity(name: name, isProper: true).key)
    }
  }

  private static func order(_ report: Report) -> (Int, Int, String) {
    (report.published?.day.number ?? .max, report.published?.minute ?? 0, report.document)
  }

  func name(of origin: String) -> String { names[origin] ?? origin }

  func has(_ name: String) -> Bool { keys.contains(Identity(name: name, isProper: true).key) }

  /// Whose word a telling is.
  ///
  /// A named speaker or one who is placed with somebody is an origin of his own, whoever prints him. "Witnesses",
  /// "residents" and "it is believed" are the publisher's word.
  func origin(of telling: Telling) -> Origin {
    let own = Origin(kind: .publisher, identity: Identity(name: name(of: telling.report.origin), isProper: true))
    guard let speaker = telling.speakers.first, let identity = speaker.identity else { return own }
    if speaker.isPress {
      return Origin(kind: has(identity.name) ? .publisher : .cited, identity: identity)
    }
    if identity.isProper { return Origin(kind: .speaker, identity: identity) }
    return speaker.belongsTo.first.map { Origin(kind: .speaker, identity: $0, name: speaker.words) } ?? own
  }
}
