import Claims

/// How what was found is written: TIMEX3's value, the interval, and what to doubt.
extension DateResolver {
  func dressed(_ found: FoundDate, _ fields: DateFields) -> ResolvedDate? {
    switch found {
    case .nothing: return nil
    case .vague(let ref): return ResolvedDate(kind: .date, value: ref.rawValue)
    case .undated where fields.base == .text && fields.unit == .day && fields[.rel] == 0 && !fields.has(.count):
      return dayOfTheMonth() ?? undated(fields)
    case .undated: return undated(fields)
    case .impossible(let year, let month):
      let value = (year.map { DatePeriod.month($0 * 12 + month - 1).value } ?? "XXXX-\(DatePeriod.twoDigits(month))")
      return ResolvedDate(kind: .date, value: value + "-XX", trouble: .noSuchDay(year.flatMap { Self.last(month, $0) }))
    case .part(let period, let interval):
      return ResolvedDate(kind: .date, value: period.value, interval: interval, period: period)
    case .period(let period) where fields[.fiscal] == 1: return fiscal(period, fields)
    case .period(let period):
      guard case .day(let day) = period, let time = DateClock(fields) else {
        let interval = DateClock.narrowed(period, fields.mod)
        return ResolvedDate(
          kind: .date, value: period.value, interval: interval, period: period, trouble: trouble(period, fields))
      }
      return ResolvedDate(
        kind: .time, value: day.description + time.value, interval: time.interval(on: day, fields.mod), period: period,
        trouble: trouble(period, fields))
    }
  }

  /// "that day" where the text named only a month.
  private func dayOfTheMonth() -> ResolvedDate? {
    context.currentMonth.map { ResolvedDate(kind: .date, value: $0.value + "-XX", interval: $0.interval) }
  }

  /// A business year or a quarter of one: its value is its name; its days depend on when it ends.
  private func fiscal(_ period: DatePeriod, _ fields: DateFields) -> ResolvedDate {
    let end = context.fiscalEnd
    let year = FiscalYear(year: (period.end - 1).year, end: end.map { ($0.month, $0.day) })
    let interval = year.interval(quarter: fields[.quarter])
    return ResolvedDate(
      kind: .date, value: period.value, interval: interval, period: period,
      trouble: end == nil ? interval.map { .fiscalYear($0) } : nil)
  }

  /// Whether weekday and date name two days; and whether a nearer year's date was passed over for the weekday's sake.
  private func trouble(_ period: DatePeriod, _ fields: DateFields) -> DateTrouble? {
    guard case .day(let day) = period, let weekday = fields[.weekday], fields[.unit] == nil, let month = fields[.month],
      fields[.day] != nil
    else { return nil }
    if day.weekday != weekday {
      let ahead = (weekday - day.weekday + 7) % 7
      return .twoDays(read: day, other: ahead <= 3 ? day + ahead : day - (7 - ahead))
    }
    guard fields[.year] == nil, let from = published, abs(day - from) > 60,
      let near = (from.year - 1...from.year + 1).lazy.compactMap({
        Day(year: $0, month: month, day: day.dayOfMonth)
      }).first(where: { abs($0 - from) <= 30 })
    else { return nil }
    return .twoDays(read: day, other: near)
  }

  private static func last(_ month: Int, _ year: Int) -> Day? {
    Day(year: year, month: month, day: Day.length(ofMonth: month, in: year))
  }

  /// What can be said without the day of publication: `XXXX-04-11`, `XXXX-WXX-4`.
  private func undated(_ fields: DateFields) -> ResolvedDate {
    let time = DateClock(fields)
    let two = DatePeriod.twoDigits
    var value = "XXXX-XX-XX"
    if let month = fields[.month] {
      value = "XXXX-\(two(month))" + (fields[.day].map { "-\(two($0))" } ?? "")
    } else if let season = fields.season {
      value = "XXXX-\(season.rawValue)"
    } else if let quarter = fields[.quarter] {
      value = "XXXX-Q\(quarter)"
    } else if let weekday = fields[.weekday] {
      value = "XXXX-WXX-\(weekday)"
    } else {
      switch fields.unit {
      case .year: value = "XXXX"
      case .month: value = "XXXX-XX"
      case .week: value = "XXXX-WXX"
      case .weekend: value = "XXXX-WXX-WE"
      default: break
      }
    }
    return ResolvedDate(
      kind: time == nil ? .date : .time, value: value + (time?.value ?? ""),
      trouble: published == nil ? .lacksPublication : fields.base == .text && fields[.count] ?? 0 >= 0 ? .lacksDay : nil
    )
  }
}
