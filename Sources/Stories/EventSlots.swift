import Claims
import Words

/// What happened, where and when, as far as a document's claims tell: what tells twin happenings apart that are told in
/// the same words, and joins two reports of one happening that share few.
struct EventSlots: Sendable {
  /// One thing that happened.
  struct Slot: Sendable {
    let type: EventType
    let place: Scene?
    let days: ClosedRange<Day>?
  }

  enum Relation: Sendable { case same, unknown, apart }

  /// The first of a document's, the latest of a story's.
  private(set) var slots: [Slot] = []

  /// A report tells its happening at the top; what comes later is what was before.
  private static let told = 6
  private static let kept = 24
  /// Places nearer than this are one. Source: ours, a town and its outskirts.
  private static let nearKm = 30.0

  init() {}

  init(_ reading: Reading) {
    let knowsDay = reading.published != nil && reading.publishedBasis != .text
    for claim in reading.claims.sorted(by: { $0.trigger < $1.trigger }) where slots.count < Self.told {
      guard claim.auxiliary.isEmpty || claim.auxiliary == [.negation], claim.tense != .future else { continue }
      let place = claim.places.first { $0.role == .scene && $0.precision != .country && $0.precision != .admin }
      let isDated = knowsDay && claim.when.basis != .published && [.day, .time].contains(claim.when.precision)
      let slot = Slot(type: claim.event.type, place: place, days: isDated ? claim.when.interval.map(Self.days) : nil)
      if slot.place != nil || slot.days != nil { slots.append(slot) }
    }
  }

  private static func days(_ interval: Interval) -> ClosedRange<Day> {
    let last = interval.to.minute == nil ? interval.to.day - 1 : interval.to.day
    return interval.from.day...max(interval.from.day, last)
  }

  /// Takes up what one more document of a story tells.
  mutating func add(_ other: EventSlots) {
    slots += other.slots
    if slots.count > Self.kept { slots.removeFirst(slots.count - Self.kept) }
  }

  /// How what a document tells stands to what a story tells: the same where one thing agrees in place and day, apart
  /// where all things of one type differ in either.
  func relation(to story: EventSlots) -> Relation {
    var relation: Relation?
    for mine in slots {
      for theirs in story.slots where theirs.type == mine.type {
        switch Self.relation(mine, theirs) {
        case .same: return .same
        case .unknown: relation = relation ?? .unknown
        case .apart: relation = .apart
        }
      }
    }
    return relation ?? .unknown
  }

  private static func relation(_ a: Slot, _ b: Slot) -> Relation {
    var isSame = 0
    if let mine = a.place, let theirs = b.place {
      guard mine.name == theirs.name || mine.km(to: theirs) <= nearKm else { return .apart }
      isSame += 1
    }
    if let mine = a.days, let theirs = b.days {
      // "4 or 5 April" is a disagreement, not another happening.
      guard mine.lowerBound <= theirs.upperBound + 1, theirs.lowerBound <= mine.upperBound + 1 else { return .apart }
      isSame += 1
    }
    return isSame == 2 ? .same : .unknown
  }
}
