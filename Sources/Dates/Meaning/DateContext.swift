import Claims

/// What a text has named so far: the ground that "two days earlier", "that week" and "the quarter" count from.
///
/// It runs over the sentences of a text. Days count from the day named last, however many years were named since.
struct DateContext: Sendable {
  private var day: Day?
  /// The last period of a month or less.
  private var month: DatePeriod?
  private var last: DatePeriod?
  /// The last quarter of a company report: "a year earlier" is the same quarter of the year before.
  private(set) var quarter: DatePeriod?
  /// The month and day with which the text's business years end.
  private(set) var fiscalEnd: (month: Int, day: Int)?
  /// Whether the date that comes next ends a business year: "the fiscal year ended June 30".
  private var awaitsFiscalEnd = false

  /// Whether anything was named.
  var isEmpty: Bool { last == nil }

  /// The day to count from in steps of a unit; nil where the text named nothing fine enough.
  func base(_ unit: DateUnit) -> Day? {
    switch unit {
    case .day, .weekend, .hour, .minute, .second: currentMonth == nil ? day : nil
    case .week: month.flatMap { if case .month = $0 { day } else { $0.first } }
    case .month: month?.first
    default: last?.first
    }
  }

  /// The month named last, if nothing else was named since: "that day" is one of its days.
  var currentMonth: DatePeriod? { if case .month = last { last } else { nil } }

  /// The day named last, if nothing coarser was named since: what "at noon" is said of.
  var currentDay: Day? { if case .day(let day) = last { day } else { nil } }

  /// Keeps what an expression named.
  /// - Parameter isComing: whether it is spoken of as still to come; a company has not reported on such a quarter.
  mutating func remember(_ date: ResolvedDate, _ fields: DateFields, isComing: Bool) {
    if awaitsFiscalEnd, let end = fields[.month] { fiscalEnd = (end, fields[.day] ?? 31) }
    awaitsFiscalEnd = fields[.fiscal] == 1 && date.kind == .duration
    if date.kind == .duration, fields.unit == .month, fields[.count] ?? 0 > 3 { quarter = nil }
    guard let period = date.period else { return }
    last = period
    switch period {
    case .day(let named):
      day = named
      month = period
    case .days, .week, .weekend, .month: month = period
    case .quarter where fields[.quarter] ?? 0 > 0 && fields[.rel] == nil && !isComing: quarter = period
    default: break
    }
  }
}
