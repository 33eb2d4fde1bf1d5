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

  /// The moment of an ISO 8601 date or date-time: `2019-04-12`, `2019-04-12T06:00:30+02:00`.
  ///
  /// - Returns: nil where it does not begin with a day; a time that cannot be read is left out.
  public init?(iso: String) {
    guard let day = Day(iso: iso) else { return nil }
    let rest = Array(iso.utf8.dropFirst(11))
    guard let minute = Moment.minutes(rest.prefix(5)) else {
      self.init(day)
      return
    }
    let zone: Int?
    if rest.last == UInt8(ascii: "Z") {
      zone = 0
    } else if let sign = rest.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
      let digits = rest[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }
      let offset = digits.count == 4 ? Moment.minutes(digits[..<2] + [UInt8(ascii: ":")] + digits[2...]) : nil
      zone = offset.map { rest[sign] == UInt8(ascii: "-") ? -$0 : $0 }
    } else {
      zone = nil
    }
    self.init(day, minute: minute, zone: zone)
  }

  /// The minutes of `06:30`.
  private static func minutes(_ clock: some Collection<UInt8>) -> Int? {
    let clock = Array(clock)
    guard clock.count == 5, clock[2] == UInt8(ascii: ":") else { return nil }
    let digits = [clock[0], clock[1], clock[3], clock[4]].map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    return minutes < 1440 && digits[2] < 6 ? minutes : nil
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
