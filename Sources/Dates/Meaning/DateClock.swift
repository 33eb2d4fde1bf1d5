import Claims

/// A time of day: an hour, or a part of the day.
struct DateClock: Sendable {
  /// `T06:00`, `TMO`.
  let value: String
  private let from: Int
  private let to: Int
  /// Minutes east of Greenwich; nil is local time.
  private let zone: Int?

  /// The time in the fields; nil where they name none.
  init?(_ fields: DateFields) {
    if let clock = fields[.clock] {
      self.init(hour: clock / 100, minute: clock % 100, zone: fields[.zone])
    } else if var hour = fields[.hour] {
      if fields[.half] == 1, hour < 12 { hour += 12 }
      if fields[.half] == 0, hour == 12 { hour = 0 }
      if fields[.half] == nil, hour < 12, fields.part == .afternoon || fields.part == .evening { hour += 12 }
      self.init(hour: hour, minute: fields[.minute] ?? 0, zone: fields[.zone])
    } else if let part = fields.part {
      self.init(part, zone: fields[.zone])
    } else {
      return nil
    }
  }

  private init(hour: Int, minute: Int, zone: Int?) {
    value = "T\(DatePeriod.twoDigits(hour)):\(DatePeriod.twoDigits(minute))"
    from = hour * 60 + minute
    to = from + 1
    self.zone = zone
  }

  /// Source: the hours are those of TIMEX2's guidelines (2005), "MO 04-12, AF 12-18, EV 18-21, NI 20-04".
  private init(_ part: DayPart, zone: Int?) {
    let hours: (Int, Int)
    switch part {
    case .morning: hours = (4, 12)
    case .afternoon: hours = (12, 18)
    case .evening: hours = (17, 22)
    case .night: hours = (18, 30)
    case .noon: hours = (12, 13)
    case .midnight: hours = (24, 25)
    }
    (from, to) = (hours.0 * 60, hours.1 * 60)
    self.zone = zone
    switch part {
    case .noon: value = "T12:00"
    case .midnight: value = "T24:00"
    default: value = "T" + part.rawValue
    }
  }

  func interval(on day: Day, _ mod: DateModifier?) -> Interval {
    let third = (to - from) / 3
    switch mod {
    case .start? where third > 0: return Self.interval(day, from, from + 2 * third)
    case .mid? where third > 0: return Self.interval(day, from + third, to - third)
    case .end? where third > 0: return Self.interval(day, from + third, to)
    default: return Self.interval(day, from, to, zone: zone)
    }
  }

  /// "early", "mid" and "late" of a period: its first, middle or last third; "the first days": a week; of a day its
  /// first twelve, middle eight or last nine hours ("late Sunday" is said of the evening, "early Sunday" of all that comes before noon).
  static func narrowed(_ period: DatePeriod, _ mod: DateModifier?) -> Interval {
    guard let mod else { return period.interval }
    if case .day(let day) = period { return narrowed(day, mod) }
    let days = period.end - period.first
    let third = max(1, days / 3)
    switch mod {
    case .start: return Interval(from: period.first, to: period.first + third)
    case .mid: return Interval(from: period.first + days / 3, to: period.end - days / 3)
    case .end: return Interval(from: period.end - third, to: period.end)
    case .firstHalf: return Interval(from: period.first, to: period.first + days / 2)
    case .secondHalf: return Interval(from: period.first + days / 2, to: period.end)
    case .firstDays: return Interval(from: period.first, to: min(period.first + 7, period.end))
    case .lastDays: return Interval(from: max(period.end - 7, period.first), to: period.end)
    }
  }

  private static func narrowed(_ day: Day, _ mod: DateModifier) -> Interval {
    switch mod {
    case .start: interval(day, 0, 12 * 60)
    case .mid: interval(day, 9 * 60, 17 * 60)
    case .end: interval(day, 15 * 60, 24 * 60)
    case .firstHalf: interval(day, 0, 12 * 60)
    case .secondHalf: interval(day, 12 * 60, 24 * 60)
    case .firstDays, .lastDays: Interval(day)
    }
  }

  /// From one minute of a day to another, which may be of the next.
  private static func interval(_ day: Day, _ from: Int, _ to: Int, zone: Int? = nil) -> Interval {
    func moment(_ minutes: Int) -> Moment { Moment(day + minutes / 1440, minute: minutes % 1440, zone: zone) }
    return Interval(from: moment(from), to: moment(to))
  }
}

/// Durations and sets: `P3D`, `PT2H30M`, `XXXX-WXX-5`.
enum DateDuration {
  static func value(_ fields: DateFields) -> String? {
    guard let unit = fields.unit else { return nil }
    let count = fields[.count] ?? 1
    guard count >= 0 else { return letters(unit, "X") }
    if fields[.plusHalf] == 1 { return letters(unit, String(count)).map { $0 + half(unit) } }
    switch unit {
    case .decade: return "P\(count * 10)Y"
    case .century: return "P\(count * 100)Y"
    default: return letters(unit, String(count))
    }
  }

  static func set(_ fields: DateFields) -> String? {
    let part = fields.part.map { "T" + $0.rawValue } ?? ""
    if let month = fields[.month] {
      return "XXXX-\(DatePeriod.twoDigits(month))" + (fields[.day].map { "-" + DatePeriod.twoDigits($0) } ?? "")
    }
    if let weekday = fields[.weekday] { return "XXXX-WXX-\(weekday)\(part)" }
    if let season = fields.season { return "XXXX-\(season.rawValue)" }
    if let quarter = fields[.quarter] { return "XXXX-Q\(quarter)" }
    if !part.isEmpty { return "XXXX-XX-XX" + part }
    return value(fields)
  }

  private static func letters(_ unit: DateUnit, _ count: String) -> String? {
    switch unit {
    case .hour: "PT\(count)H"
    case .minute: "PT\(count)M"
    case .second: "PT\(count)S"
    case .season: "P\(count)M"
    case .weekend: "P\(count)WE"
    case .halfYear: "P6M"
    default: "P\(count)\(unit.rawValue)"
    }
  }

  /// The half of "a year and a half".
  private static func half(_ unit: DateUnit) -> String {
    switch unit {
    case .year: "6M"
    case .hour: "30M"
    case .minute: "30S"
    case .day: "T12H"
    default: ""
    }
  }
}
