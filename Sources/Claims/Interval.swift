/// A point in time as news gives it: a day, with or without a minute of it. Local time unless the text says else.
public struct Moment: Hashable, Comparable, Codable, Sendable {
  public let day: Day
  /// Minutes since midnight, 0–1439; nil where only the day is known.
  public let minute: Int?

  public init(_ day: Day, minute: Int? = nil) {
    self.day = day
    self.minute = minute
  }

  public static func < (a: Moment, b: Moment) -> Bool {
    (a.day.number, a.minute ?? 0) < (b.day.number, b.minute ?? 0)
  }
}

extension Moment: CustomStringConvertible {
  /// `2019-04-12`, or `2019-04-12T18:00`.
  public var description: String {
    guard let minute else { return day.description }
    return "\(day)T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
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
