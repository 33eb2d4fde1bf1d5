import Claims

/// What a sentence's words say about the direction of its undated days.
enum DateTense: Sendable { case past, future, unknown }

/// A value with what it rests on.
struct ResolvedDate: Sendable {
  let kind: TimeExpression.Kind
  let value: String
  var interval: Interval?
  /// The period it names, for "two days earlier" to count from.
  var period: DatePeriod?
  /// What a reader should doubt about it.
  var trouble: DateTrouble?
}

/// Turns the fields of a match into a value and an interval.
struct DateResolver {
  let published: Day?
  let holidays: DateHolidays
  /// The last period of the text that was resolved.
  private var last: DatePeriod?
  /// The last quarter that was named: what "a year earlier" and "the quarter" of a company report mean.
  private var lastQuarter: DatePeriod?

  init(published: Day?, holidays: DateHolidays) {
    self.published = published
    self.holidays = holidays
  }

  func resolve(_ fields: DateFields, as meaning: DateMeaning, _ tense: DateTense) -> ResolvedDate? {
    switch meaning {
    case .vague: return fields.ref.map { ResolvedDate(kind: .date, value: $0.rawValue) }
    case .duration: return DateDuration.value(fields).map { ResolvedDate(kind: .duration, value: $0) }
    case .set: return DateDuration.set(fields).map { ResolvedDate(kind: .set, value: $0) }
    case .shift:
      // "an hour later" has no value on a calendar of days.
      if fields.unit?.isBelowDay == true { return resolve(fields, as: .duration, tense) }
      return dressed(shift(fields, tense), fields)
    case .calendar: return dressed(calendar(fields, tense), fields)
    }
  }

  /// Keeps a period for what counts from it later in the text.
  mutating func remember(_ period: DatePeriod, _ fields: DateFields) {
    last = period
    if case .quarter = period, fields[.quarter] ?? 0 > 0, fields[.rel] == nil { lastQuarter = period }
  }

  /// What relative words count from.
  private func base(_ fields: DateFields) -> Day? {
    fields.base == .text ? last?.first ?? published : published
  }

  // MARK: So many units before or after

  private enum Found {
    case period(DatePeriod)
    case vague(VagueTime)
    case undated
    /// A day that no calendar has, in a year that may be unknown: 31 April.
    case impossible(year: Int?, month: Int)
    case nothing
  }

  private func shift(_ fields: DateFields, _ tense: DateTense) -> Found {
    guard let unit = fields.unit, let rel = fields[.rel] else { return .nothing }
    guard let count = fields[.count], count >= 0 else {
      return fields.base == .text ? .undated : .vague(rel < 0 ? .past : .future)
    }
    var from = base(fields)
    var inner = fields
    for field in [DateField.count, .unit, .rel, .base] { inner[field] = nil }
    if inner.filled.contains(where: { Self.anchors.contains($0.field) }) {
      guard case .period(let period) = calendar(inner, tense) else { return .undated }
      from = period.first
    }
    guard let from else { return .undated }
    guard let period = DatePeriod(unit, of: from) else { return .period(.day(from)) }
    guard count < 100_000 else { return .nothing }
    switch period {
    case .decade: return .period(.year(from.year + rel * count * 10))
    case .century: return .period(.year(from.year + rel * count * 100))
    default: return .period(period + rel * count)
    }
  }

  /// Fields that name a date of their own inside a shift: "two days after Monday".
  private static let anchors: Set<DateField> = [.weekday, .month, .day, .year, .holiday, .dayshift]

  // MARK: The calendar

  private func calendar(_ fields: DateFields, _ tense: DateTense) -> Found {
    if fields.base == .event { return .undated }
    if let century = fields[.century], century > 0 { return .period(.century(century - 1)) }
    if let decade = fields[.decade] { return .period(.decade(decade / 10)) }
    if let shift = fields[.dayshift] {
      guard let from = base(fields) else { return .undated }
      return .period(.day(from + shift))
    }
    let year = self.year(fields)
    if let month = fields[.month] { return self.month(month, fields, year: year, tense) }
    if let holiday = fields[.holiday] {
      return nearest(year, fields, tense) { holidays.periods(holiday, in: $0) }
    }
    if let season = fields[.season] { return nearest(year, fields, tense) { [.season($0 * 4 + season)] } }
    if fields[.quarter] == 0 { return quarterOfText(fields) }
    if let n = fields[.quarter] {
      return nearest(year, fields, tense == .future ? .unknown : .past) { [.quarter($0 * 4 + n - 1)] }
    }
    if let n = fields[.semester] { return nearest(year, fields, tense) { [.halfYear($0 * 2 + n - 1)] } }
    if let weekday = fields[.weekday] { return self.weekday(weekday, fields, tense) }
    if let year { return .period(.year(year)) }
    if let day = fields[.day] ?? fields[.day2] { return dayOfMonth(day) }
    if fields.unit == .weekend, fields[.rel] == nil, let from = published {
      let weekend = DatePeriod.weekend(from - (from.weekday - 1) + 5)
      return .period(tense != .future && weekend.first > from ? weekend + -1 : weekend)
    }
    if let unit = fields.unit, let rel = fields[.rel] {
      guard let from = base(fields) else { return .undated }
      return DatePeriod(unit, of: from).map { .period($0 + rel) } ?? .period(.day(from))
    }
    if fields.part != nil || fields[.hour] != nil || fields[.clock] != nil {
      return (last.flatMap { if case .day(let day) = $0 { day } else { nil } } ?? published).map { .period(.day($0)) }
        ?? .undated
    }
    return .nothing
  }

  /// The year the words give, in digits or as "last year".
  private func year(_ fields: DateFields) -> Int? {
    if let year = fields[.year] { return year }
    guard fields.unit == .year, let rel = fields[.rel], let from = base(fields) else { return nil }
    return from.year + rel
  }

  private func month(_ month: Int, _ fields: DateFields, year: Int?, _ tense: DateTense) -> Found {
    guard let day = fields[.day] else { return nearest(year, fields, tense) { [.month($0 * 12 + month - 1)] } }
    if day > Day.length(ofMonth: month, in: year ?? 2000) {
      guard case .period(let whole) = nearest(year, fields, tense, { [.month($0 * 12 + month - 1)] }) else {
        return .impossible(year: nil, month: month)
      }
      return .impossible(year: whole.first.year, month: month)
    }
    if year == nil, let weekday = fields[.weekday], let from = published {
      let fitting = [0, -1, 1, -2, 2].lazy.compactMap { Day(year: from.year + $0, month: month, day: day) }
      if let day = fitting.first(where: { $0.weekday == weekday && abs($0 - from) < 400 }) { return .period(.day(day)) }
    }
    let found = dayOfYear(year, fields, tense) { Day(year: $0, month: month, day: day).map { [.day($0)] } ?? [] }
    guard fields.unit == .week, case .period(let first) = found else { return found }
    return DatePeriod(.week, of: first.first).map { .period($0) } ?? found
  }

  /// The nearest such day, whatever the verbs are, where it is soon to come ("was moved to Jan. 14") or was two weeks
  /// ago at the most ("will ask what happened Aug. 7").
  private func dayOfYear(
    _ year: Int?, _ fields: DateFields, _ tense: DateTense, _ make: (Int) -> [DatePeriod]
  ) -> Found {
    let found = nearest(year, fields, tense == .past ? .unknown : tense, make)
    guard year == nil, fields[.rel] == nil, tense == .future, case .period(let day) = found, let from = base(fields),
      day.first - from > 350, let past = make(day.first.year - 1).first
    else { return found }
    return .period(past)
  }

  /// The period that comes once a year, in the given year or in the one that the words point to.
  private func nearest(
    _ year: Int?, _ fields: DateFields, _ tense: DateTense, _ make: (Int) -> [DatePeriod]
  ) -> Found {
    if let year { return make(year).first.map(Found.period) ?? .nothing }
    guard let from = base(fields) else { return .undated }
    let near = (from.year - 2...from.year + 2).flatMap(make)
    let past = near.last { $0.first <= from }
    let coming = near.first { $0.end > from }
    let chosen: DatePeriod?
    // Next month's name is not said of the month eleven months ago, whatever the verbs are.
    let ahead = coming.map { $0.first - from } ?? 0
    let isNear = ahead > 0 && ahead < 45 && fields[.month] != nil
    switch (fields[.rel], tense) {
    case (.some(-1), _): chosen = near.last { $0.end <= from }
    case (.some(1), _): chosen = near.first { $0.first > from }
    case (.some(0), _): chosen = make(from.year).first
    case (_, .future): chosen = coming
    case (_, .past): chosen = isNear ? coming : past
    default: chosen = Self.closer(past, coming, to: from)
    }
    return chosen.map(Found.period) ?? .nothing
  }

  /// The past one, unless the coming one is less than a month away and much nearer.
  private static func closer(_ past: DatePeriod?, _ coming: DatePeriod?, to day: Day) -> DatePeriod? {
    guard let past, let coming else { return past ?? coming }
    let ahead = coming.first - day
    return ahead < 75 && ahead * 2 < day - past.end ? coming : past
  }

  /// "the quarter", "a year earlier" where a quarter was spoken of; else the last full quarter, or the year.
  private func quarterOfText(_ fields: DateFields) -> Found {
    let years = fields.unit == .year ? fields[.rel] ?? 0 : 0
    if let lastQuarter { return .period(lastQuarter + 4 * years) }
    guard let from = published else { return .undated }
    if years != 0 { return .period(.year(from.year + years)) }
    return DatePeriod(.quarter, of: from).map { .period($0 + -1) } ?? .nothing
  }

  private func weekday(_ weekday: Int, _ fields: DateFields, _ tense: DateTense) -> Found {
    guard let from = base(fields) else { return .undated }
    if fields.unit == .week, let rel = fields[.rel] {
      return .period(.day(from - (from.weekday - weekday) + 7 * rel))
    }
    let back = (from.weekday - weekday + 7) % 7
    switch (fields[.rel], tense) {
    case (.some(-1), _): return .period(.day(from - (back == 0 ? 7 : back)))
    case (.some(1), _): return .period(.day(from + (back == 0 ? 7 : 7 - back)))
    case (_, .future) where back > 0: return .period(.day(from + 7 - back))
    default: return .period(.day(from - back))
    }
  }

  /// "the 11th": of the month that was spoken of last.
  private func dayOfMonth(_ day: Int) -> Found {
    guard let (year, month, _) = (last?.first ?? published)?.civil else { return .undated }
    return Day(year: year, month: month, day: day).map { .period(.day($0)) } ?? .nothing
  }

  // MARK: Value and interval

  private func dressed(_ found: Found, _ fields: DateFields) -> ResolvedDate? {
    switch found {
    case .nothing: return nil
    case .vague(let ref): return ResolvedDate(kind: .date, value: ref.rawValue)
    case .undated: return undated(fields)
    case .impossible(let year, let month):
      let value = (year.map { DatePeriod.month($0 * 12 + month - 1).value } ?? "XXXX-\(DatePeriod.twoDigits(month))")
      return ResolvedDate(kind: .date, value: value + "-XX", trouble: .noSuchDay(year.flatMap { Self.last(month, $0) }))
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
      trouble: published == nil ? .lacksPublication : nil)
  }
}
