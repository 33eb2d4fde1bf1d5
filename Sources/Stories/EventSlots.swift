import Claims
import Words

/// What happened, where and when, as far as a document's claims tell: what tells twin happenings apart that are told in
/// the same words, and joins two reports of one happening that share few.
struct EventSlots: Sendable {
  /// One thing that happened.
  struct Slot: Sendable {
    let type: EventType
    let place: Scene?
    /// By the text, or the days up to the report where the text has none.
    let days: ClosedRange<Day>?
    /// Whether ``days`` are the text's.
    let isDated: Bool
    /// The dead, where they are many: a number that two happenings will not share by chance.
    let killed: Int?
  }

  /// How what a document tells stands to what a story tells.
  enum Relation: Sendable {
    /// One thing agrees in type, day and a toll of many.
    case sameToll
    /// One thing agrees in type, day and place.
    case same
    case unknown
    /// A thing of one type differs in place or day.
    case apart
    /// It does, and no place, or no day, is shared at all.
    case twin
  }

  /// The first of a document's, the latest of a story's.
  private(set) var slots: [Slot] = []
  /// All towns that are named.
  private var towns: Set<Int> = []

  /// A report tells its happening at the top; what comes later is what was before.
  private static let told = 6
  private static let kept = 24
  private static let keptTowns = 60
  /// Places nearer than this are one. Source: ours, a town and its outskirts.
  private static let nearKm = 30.0
  /// A report without a date tells of the days before it. Source: ours.
  private static let reportedWithin = 2
  private static let manyKilled = 10

  init() {}

  init(_ reading: Reading) {
    let published = reading.publishedBasis == .text ? nil : reading.published.flatMap { Day(iso: $0) }
    for claim in reading.claims.sorted(by: { $0.trigger < $1.trigger }) where slots.count < Self.told {
      guard claim.auxiliary.isEmpty || claim.auxiliary == [.negation], claim.tense != .future else { continue }
      let slot = Self.slot(claim, published)
      if slot.place != nil || slot.isDated || slot.killed != nil { slots.append(slot) }
    }
    towns = Set(reading.places.filter { $0.kind == .city && !$0.isAdjective }.compactMap(\.geonameid).prefix(12))
  }

  private static func slot(_ claim: Claim, _ published: Day?) -> Slot {
    let isDated =
      published != nil && claim.when.basis != .published && [.day, .time].contains(claim.when.precision)
      && claim.when.interval != nil
    let reported = published.map { ($0 - reportedWithin)...$0 }
    return Slot(
      type: claim.event.type,
      place: claim.places.first { $0.role == .scene && $0.precision != .country && $0.precision != .admin },
      days: isDated ? claim.when.interval.map(days) : reported, isDated: isDated,
      killed: claim.casualties?.killed.flatMap { $0.min >= manyKilled ? $0.min : nil })
  }

  private static func days(_ interval: Interval) -> ClosedRange<Day> {
    let last = interval.to.minute == nil ? interval.to.day - 1 : interval.to.day
    return interval.from.day...max(interval.from.day, last)
  }

  /// Takes up what one more document of a story tells.
  mutating func add(_ other: EventSlots) {
    slots += other.slots
    if slots.count > Self.kept { slots.removeFirst(slots.count - Self.kept) }
    if towns.count < Self.keptTowns { towns.formUnion(other.towns) }
  }

  func relation(to story: EventSlots) -> Relation {
    var isApart = (place: false, day: false)
    var isSame = false
    for mine in slots {
      for theirs in story.slots where theirs.type == mine.type {
        switch Self.relation(mine, theirs) {
        case .sameToll: return .sameToll
        case .same: isSame = true
        case .elsewhere: isApart.place = true
        case .otherDay: isApart.day = true
        case .unknown: continue
        }
      }
    }
    if isSame { return .same }
    if isApart.place && !towns.isEmpty && !story.towns.isEmpty && towns.isDisjoint(with: story.towns) { return .twin }
    if isApart.day && !sharesDay(with: story) { return .twin }
    return isApart.place || isApart.day ? .apart : .unknown
  }

  private func sharesDay(with story: EventSlots) -> Bool {
    slots.contains { mine in
      mine.isDated && story.slots.contains { $0.isDated && Self.areNear(mine.days, $0.days) }
    }
  }

  private enum Pair { case sameToll, same, unknown, elsewhere, otherDay }

  private static func relation(_ a: Slot, _ b: Slot) -> Pair {
    var isSamePlace = false
    if let mine = a.place, let theirs = b.place {
      guard mine.name == theirs.name || mine.km(to: theirs) <= nearKm else { return .elsewhere }
      isSamePlace = true
    }
    guard areNear(a.days, b.days) else { return a.isDated && b.isDated ? .otherDay : .unknown }
    // Two reports without any date may be of one day; one with a date says nothing of one without.
    guard (a.days == nil) == (b.days == nil) else { return .unknown }
    if a.killed != nil && a.killed == b.killed { return .sameToll }
    return isSamePlace ? .same : .unknown
  }

  /// "4 or 5 April" is a disagreement, not another happening.
  private static func areNear(_ a: ClosedRange<Day>?, _ b: ClosedRange<Day>?) -> Bool {
    guard let a, let b else { return true }
    return a.lowerBound <= b.upperBound + 1 && b.lowerBound <= a.upperBound + 1
  }
}
