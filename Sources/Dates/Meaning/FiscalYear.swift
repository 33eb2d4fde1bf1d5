import Claims

/// A business year, which is named by a year of the calendar and need not begin in January.
struct FiscalYear: Sendable {
  /// The year in its name; it ends in that year.
  let year: Int
  /// The month and day of its end, where the text tells them.
  let end: (month: Int, day: Int)?

  /// Its days; where its end is not told, all days on which one of that name may fall.
  /// - Parameter quarter: 1 to 4 for one of its quarters alone.
  func interval(quarter: Int?) -> Interval? {
    guard let end, let last = Self.day(year, end), let before = Self.day(year - 1, end) else {
      return Day(year: year - 1, month: 1, day: 1).flatMap { first in
        Day(year: year + 1, month: 1, day: 1).map { Interval(from: first, to: $0) }
      }
    }
    guard let quarter else { return Interval(from: before + 1, to: last + 1) }
    let months = (before + 1).civil
    let first = DatePeriod.month(months.year * 12 + months.month - 1 + 3 * (quarter - 1))
    let from = first.first + (months.day - 1)
    return Interval(from: from, to: quarter == 4 ? last + 1 : (first + 3).first + (months.day - 1))
  }

  private static func day(_ year: Int, _ end: (month: Int, day: Int)) -> Day? {
    Day(year: year, month: end.month, day: min(end.day, Day.length(ofMonth: end.month, in: year)))
  }
}
