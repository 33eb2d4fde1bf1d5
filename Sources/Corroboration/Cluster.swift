import Claims

/// A claim in its document: two documents of one text have claims of one id.
public struct ClaimReference: Hashable, Sendable {
  public let claim: String
  public let document: String

  public init(claim: String, document: String) {
    self.claim = claim
    self.document = document
  }
}

/// One whose word a happening rests on, with the tellings that carry it.
public struct Witness: Hashable, Sendable {
  public let origin: Origin
  /// Whether it acted or was acted on itself.
  public let isParty: Bool
  /// How it stands to the happening by its latest telling.
  public let standing: Standing
  /// The earliest first.
  public let tellings: [Telling]
}

/// One happening as all documents tell it.
public struct Cluster: Hashable, Sendable, Identifiable {
  /// The id of the claim that told it first.
  public let id: String
  /// The story of the first report.
  public var story: String { first.report.story }
  /// By time of report, then document, then place in its text.
  public let tellings: [Telling]
  /// Those it rests on, each once, in the order of their first telling.
  public let witnesses: [Witness]
  /// The documents that print one text, where there are several: each group in the order of its tellings.
  public let copies: [[String]]
  public let disagreements: [Disagreement]
  /// What one origin first told so, and later otherwise.
  public let updates: [Update]
  public let assessment: Assessment

  /// The first report of it, and the latest.
  public var first: Telling { tellings[0] }
  public var latest: Telling { tellings[tellings.count - 1] }

  public var support: [Witness] { witnesses.filter { $0.standing == .supports || $0.standing == .hedges } }
  public var denials: [Witness] { witnesses.filter { $0.standing == .denies } }

  /// The outlets that tell it, each once, the earliest first.
  public var outlets: [String] {
    var seen: Set<String> = []
    return tellings.compactMap(\.report.outlet).filter { seen.insert($0).inserted }
  }

  /// The telling that says best what happened: one that supports it, with the most of its slots filled.
  public var best: Telling {
    tellings.max { a, b in (a.fullness, b.order) < (b.fullness, a.order) } ?? first
  }

  /// The days that the tellings which date it agree on best; else the days of the best telling.
  public var days: ClosedRange<Day>? { (tellings.first { $0.isDated } ?? best).days }

  public var scene: Scene? { best.scene ?? tellings.lazy.compactMap(\.scene).first }
}

extension Telling {
  public var reference: ClaimReference { ClaimReference(claim: claim.id, document: report.document) }

  /// How many slots are filled; a telling that denies or doubts it counts less.
  var fullness: Int {
    let scenePoints = scene.map { $0.precision == .country ? 1 : 2 } ?? 0
    return (standing == .supports ? 10 : standing == .hedges ? 5 : 0) + (isDated ? 2 : 0) + scenePoints
      + (actors.contains(where: \.isProper) ? 3 : actors.isEmpty ? 0 : 2) + (recipients.isEmpty ? 0 : 1)
      + (claim.casualties == nil ? 0 : 1)
  }

  /// By time of report, then document, then place in its text; undated reports last.
  struct Order: Comparable {
    let moment: Moment?
    let document: String
    let start: Int
    let claim: String

    static func < (a: Order, b: Order) -> Bool {
      switch (a.moment, b.moment) {
      case (let x?, let y?) where x != y: x < y
      case (_?, nil): true
      case (nil, _?): false
      default: (a.document, a.start, a.claim) < (b.document, b.start, b.claim)
      }
    }
  }

  var order: Order {
    Order(moment: report.published, document: report.document, start: claim.trigger.start, claim: claim.id)
  }
}
