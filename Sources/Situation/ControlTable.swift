import Claims

/// Who holds which place on which day, one row a place and day: the form of the published control tables.
///
/// Source: VIINA 2.0 (Y. Zhukov), `control_latest`: geonameid, date, a status per source, a merged status.
public struct ControlTable: Sendable {
  public struct Row: Hashable, Sendable {
    public let place: ControlPlace
    public let name: String
    public let date: Day
    /// By claimant, in the order of ``ControlTable/claimants``; empty where he has said nothing yet.
    public let statuses: [String]
    /// The merged one.
    public let status: String
  }

  /// All claimants of all places, by name.
  public let claimants: [String]
  public let rows: [Row]

  /// How many days a daily table of one place may have; beyond, only days of change are given.
  private static let longest = 3660

  /// - Parameter isDaily: Whether to give a row for every day from the first word of a place to the last, not only for
  ///   the days on which something changes.
  public init(_ histories: [ControlHistory], isDaily: Bool = false) {
    let claimants = Set(histories.flatMap { $0.claimants.map(\.name) }).sorted()
    self.claimants = claimants
    rows = histories.flatMap { history in
      let told = Dictionary(uniqueKeysWithValues: history.claimants.map { ($0.name, $0.intervals) })
      return Self.days(history, isDaily).map { day in
        Row(
          place: history.place, name: history.name, date: day,
          statuses: claimants.map { Self.status(told[$0] ?? [], on: day) }, status: Self.status(history.merged, on: day)
        )
      }
    }
  }

  private static func days(_ history: ControlHistory, _ isDaily: Bool) -> [Day] {
    let changes = Set(history.words.map(\.day)).sorted()
    guard isDaily, let first = changes.first, let last = changes.last, last - first < longest else { return changes }
    return (0...(last - first)).map { first + $0 }
  }

  private static func status(_ intervals: [ControlInterval], on day: Day) -> String {
    intervals.last { $0.from <= day }?.status.word ?? ""
  }
}

extension ControlInterval.Status {
  /// The holder's name, `CONTESTED` or `UNKNOWN`.
  public var word: String {
    switch self {
    case .held(let holder, _): holder
    case .contested: "CONTESTED"
    case .unknown: "UNKNOWN"
    }
  }
}
