/// A point in time as news gives it: a day, with or without a minute of it and the zone whose clock shows it.
public struct Moment: Hashable, Comparable, Codable, Sendable {
  public let day: Day
  /// Minutes since midnight, 0–1439; nil where only the day is known.
  public let minute: Int?
  /// Minutes east of Greenwich where the text names a zone; nil is local time.
  public let zone: Int?

  public init(_ day: Day, minute: Int? = nil, zone: Int? = nil) {
    self.day = day
    self.minute = minute
    self.zone = zone
  }

  /// By the clock of Greenwich; local time, whose zone is not known, is taken for it.
  public static func < (a: Moment, b: Moment) -> Bool {
    (a.universal, a.zone ?? .min) < (b.universal, b.zone ?? .min)
  }

  private var universal: Int { day.number * 1440 + (minute ?? 0) - (zone ?? 0) }
}

extension Moment: CustomStringConvertible {
  /// `2019-04-12`, `2019-04-12T18:00`, or with its zone `2019-04-12T18:00Z`, `2019-04-12T18:00+02:00` (ISO 8601).
  public var description: String {
    guard let minute else { return day.description }
    return "\(day)T\(Moment.clock(minute))" + (zone.map(Moment.offset) ?? "")
  }

  private static func clock(_ minutes: Int) -> String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

  private static func offset(_ zone: Int) -> String {
    zone == 0 ? "Z" : (zone < 0 ? "-" : "+") + clock(abs(zone))
  }
}

/// A half-open stretch of time `[from, to)`.
public struct Interval: Hashable, Codable, Sendable {
  public let from: Moment
  public let to: Moment

  public init(from: Moment, to: Moment) {
    self.from = from
    self.to = to
  }

  /// All of one day.
  public init(_ day: Day) {
    self.init(from: Moment(day), to: Moment(day + 1))
  }

  /// From the first day up to, and not with, the second.
  public init(from: Day, to: Day) {
    self.init(from: Moment(from), to: Moment(to))
  }

  /// The whole days between the ends.
  public var days: Int { to.day - from.day }

  public func overlaps(_ other: Interval) -> Bool { from < other.to && other.from < to }
}
