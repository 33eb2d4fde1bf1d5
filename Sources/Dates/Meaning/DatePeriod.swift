import Claims

/// A stretch of the calendar at the grain of TIMEX3 values.
enum DatePeriod: Hashable, Sendable {
  case day(Day)
  /// So many days from one on: Ramadan.
  case days(Day, Int)
  /// By its Monday.
  case week(Day)
  /// By its Saturday.
  case weekend(Day)
  /// Months since year 0, January = 0.
  case month(Int)
  /// Quarters, half-years and seasons since year 0.
  case quarter(Int)
  case halfYear(Int)
  /// Spring = 0 … winter = 3; a winter belongs to the year in which it begins.
  case season(Int)
  case year(Int)
  /// Years divided by ten, and by a hundred.
  case decade(Int)
  case century(Int)

  /// The period of a unit in which a day lies; nil for units below a day.
  init?(_ unit: DateUnit, of day: Day) {
    let (year, month, _) = day.civil
    switch unit {
    case .day: self = .day(day)
    case .week: self = .week(day - (day.weekday - 1))
    case .weekend: self = .weekend(day - (day.weekday - 1) + 5)
    case .month: self = .month(year * 12 + month - 1)
    case .quarter: self = .quarter(year * 4 + (month - 1) / 3)
    case .halfYear: self = .halfYear(year * 2 + (month - 1) / 6)
    case .season: self = .season((year * 12 + month - 3).flooredBy(3))
    case .year: self = .year(year)
    case .decade: self = .decade(year / 10)
    case .century: self = .century(year / 100)
    case .hour, .minute, .second: return nil
    }
  }

  static func + (period: DatePeriod, steps: Int) -> DatePeriod {
    switch period {
    case .day(let day): .day(day + steps)
    case .days(let day, let length): .days(day + length * steps, length)
    case .week(let day): .week(day + 7 * steps)
    case .weekend(let day): .weekend(day + 7 * steps)
    case .month(let n): .month(n + steps)
    case .quarter(let n): .quarter(n + steps)
    case .halfYear(let n): .halfYear(n + steps)
    case .season(let n): .season(n + steps)
    case .year(let n): .year(n + steps)
    case .decade(let n): .decade(n + steps)
    case .century(let n): .century(n + steps)
    }
  }

  /// The first day.
  var first: Day {
    switch self {
    case .day(let day), .days(let day, _), .week(let day), .weekend(let day): day
    case .month(let n): Self.start(ofMonth: n)
    case .quarter(let n): Self.start(ofMonth: n * 3)
    case .halfYear(let n): Self.start(ofMonth: n * 6)
    case .season(let n): Self.start(ofMonth: n * 3 + 2)
    case .year(let n): Self.start(ofMonth: n * 12)
    case .decade(let n): Self.start(ofMonth: n * 120)
    case .century(let n): Self.start(ofMonth: n * 1200)
    }
  }

  /// The first day after it.
  var end: Day {
    if case .weekend(let saturday) = self { return saturday + 2 }
    return (self + 1).first
  }

  var interval: Interval { Interval(from: first, to: end) }

  /// TIMEX3's value: `2019-04-11`, `2019-W15`, `2019-Q2`, `199` for the nineties; `2019-05-06/2019-06-04`, half-open,
  /// for days that have no value in TIMEX3.
  var value: String {
    switch self {
    case .day(let day): day.description
    case .days(let day, let length): "\(day)/\(day + length)"
    case .week(let monday): Self.week(of: monday)
    case .weekend(let saturday): Self.week(of: saturday) + "-WE"
    case .month(let n): "\(Self.year(n / 12))-\(Self.twoDigits(n % 12 + 1))"
    case .quarter(let n): "\(Self.year(n / 4))-Q\(n % 4 + 1)"
    case .halfYear(let n): "\(Self.year(n / 2))-H\(n % 2 + 1)"
    case .season(let n): "\(Self.year(n / 4))-\(YearSeason.allCases[n % 4].rawValue)"
    case .year(let n): Self.year(n)
    case .decade(let n): String(Self.year(n * 10).dropLast())
    case .century(let n): String(Self.year(n * 100).dropLast(2))
    }
  }

  /// `2019-W15`, by ISO 8601: the week belongs to the year of its Thursday.
  private static func week(of day: Day) -> String {
    let thursday = day - (day.weekday - 4)
    let first = start(ofMonth: thursday.year * 12)
    return "\(year(thursday.year))-W\(twoDigits((thursday - first) / 7 + 1))"
  }

  private static func start(ofMonth n: Int) -> Day {
    Day(year: n.flooredBy(12), month: n - n.flooredBy(12) * 12 + 1, day: 1) ?? Day(number: 0)
  }

  static func twoDigits(_ n: Int) -> String { n < 10 ? "0\(n)" : String(n) }

  private static func year(_ n: Int) -> String {
    let digits = String(max(n, 0))
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension Int {
  /// Divided and rounded down, below zero as well.
  func flooredBy(_ divisor: Int) -> Int { (self - ((self % divisor) + divisor) % divisor) / divisor }
}
