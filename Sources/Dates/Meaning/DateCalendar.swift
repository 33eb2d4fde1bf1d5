import Claims

/// Days, months, seasons and years of the calendar, in the year that the words, the tense and the day of publication give.
extension DateResolver {
  func calendar(_ fields: DateFields, _ tense: DateTense) -> FoundDate {
    if fields.base == .event { return .undated }
    if let nth = fields[.nth] { return inner(nth, fields, tense) }
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
      return (context.currentDay ?? published).map { .period(.day($0)) } ?? .undated
    }
    return .nothing
  }

  /// The year the words give, in digits or as "last year".
  private func year(_ fields: DateFields) -> Int? {
    if let year = fields[.year] { return year }
    guard fields.unit == .year, let rel = fields[.rel], let from = base(fields) else { return nil }
    return from.year + rel
  }

  private func month(_ month: Int, _ fields: DateFields, year: Int?, _ tense: DateTense) -> FoundDate {
    let tense = tense == .present ? directionOfPresent(month) : tense
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

  /// Ahead, but for a month that ended less than four months ago: "it is the worst since", "worth so much in October".
  /// Source: our choice.
  private func directionOfPresent(_ month: Int) -> DateTense {
    guard let from = published else { return .unknown }
    let behind = (from.month - month + 12) % 12
    return behind >= 1 && behind <= 4 ? .past : .future
  }

  /// The nearest such day, whatever the verbs are, where it is soon to come ("was moved to Jan. 14") or was two weeks
  /// ago at the most ("will ask what happened Aug. 7").
  private func dayOfYear(
    _ year: Int?, _ fields: DateFields, _ tense: DateTense, _ make: (Int) -> [DatePeriod]
  ) -> FoundDate {
    let found = nearest(year, fields, tense == .past ? .unknown : tense, make)
    guard year == nil, fields[.rel] == nil, tense == .future, case .period(let day) = found, let from = base(fields),
      day.first - from > 350, let past = make(day.first.year - 1).first
    else { return found }
    return .period(past)
  }

  /// The period that comes once a year, in the given year or in the one that the words point to.
  private func nearest(
    _ year: Int?, _ fields: DateFields, _ tense: DateTense, _ make: (Int) -> [DatePeriod]
  ) -> FoundDate {
    if let year { return make(year).first.map(FoundDate.period) ?? .nothing }
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
    return chosen.map(FoundDate.period) ?? .nothing
  }

  /// The past one, unless the coming one is less than a month away and much nearer.
  private static func closer(_ past: DatePeriod?, _ coming: DatePeriod?, to day: Day) -> DatePeriod? {
    guard let past, let coming else { return past ?? coming }
    let ahead = coming.first - day
    return ahead < 75 && ahead * 2 < day - past.end ? coming : past
  }

  /// "the quarter", "a year earlier" where a quarter was spoken of; else the last full quarter, or the year.
  private func quarterOfText(_ fields: DateFields) -> FoundDate {
    if let year = fields[.year] {
      guard case .quarter(let n)? = context.quarter else { return .period(.year(year)) }
      return .period(.quarter(year * 4 + n % 4))
    }
    let years = fields.unit == .year ? fields[.rel] ?? 0 : 0
    if let quarter = context.quarter { return .period(quarter + 4 * years) }
    guard let from = published else { return .undated }
    if years != 0 { return .period(.year(from.year + years)) }
    return DatePeriod(.quarter, of: from).map { .period($0 + -1) } ?? .nothing
  }

  private func weekday(_ weekday: Int, _ fields: DateFields, _ tense: DateTense) -> FoundDate {
    guard let from = base(fields) else { return .undated }
    if fields.unit == .week, let rel = fields[.rel] {
      return .period(.day(from - (from.weekday - weekday) + 7 * rel))
    }
    if let number = fields[.day] { return self.weekday(weekday, theDay: number, near: from, tense) }
    let back = (from.weekday - weekday + 7) % 7
    switch (fields[.rel], tense) {
    case (.some(-1), _): return .period(.day(from - (back == 0 ? 7 : back)))
    case (.some(1), _): return .period(.day(from + (back == 0 ? 7 : 7 - back)))
    case (_, .future) where back > 0: return .period(.day(from + 7 - back))
    default: return .period(.day(from - back))
    }
  }

  /// "Tuesday the 9th": the nearest such day, as the tense has it.
  private func weekday(_ weekday: Int, theDay number: Int, near from: Day, _ tense: DateTense) -> FoundDate {
    let steps = tense == .future ? Array(0...366) : Array((-366...0).reversed())
    let fitting = steps.lazy.map { from + $0 }.first { $0.weekday == weekday && $0.dayOfMonth == number }
    return fitting.map { .period(.day($0)) } ?? .nothing
  }

  /// "the first week of May", "the last Friday of the month": the nth of a larger period, or with -1 its last.
  private func inner(_ nth: Int, _ fields: DateFields, _ tense: DateTense) -> FoundDate {
    var outer = fields
    for field in [DateField.nth, .nthUnit, .weekday] { outer[field] = nil }
    guard case .period(let whole) = calendar(outer, tense) else { return .undated }
    let found: DatePeriod
    if let weekday = fields[.weekday] {
      found = .day(Self.nth(nth, from: whole.first + (weekday - whole.first.weekday + 7) % 7, to: whole.end, every: 7))
    } else {
      switch fields.value(.nthUnit, DateUnit.self) {
      case .week?:
        let first = nth < 0 ? whole.end - 7 : whole.first + 7 * (nth - 1)
        // By ISO 8601, the week of which more days lie in it.
        return .part(.week(first + 3 - ((first + 3).weekday - 1)), Interval(from: first, to: min(first + 7, whole.end)))
      case .weekend?:
        found = .weekend(Self.nth(nth, from: whole.first + (13 - whole.first.weekday) % 7, to: whole.end, every: 7))
      case .day?: found = .day(Self.nth(nth, from: whole.first, to: whole.end, every: 1))
      case .month?:
        guard let month = DatePeriod(.month, of: nth < 0 ? whole.end - 1 : whole.first) else { return .nothing }
        found = month + max(0, nth - 1)
      default: return .nothing
      }
    }
    return found.first < whole.end ? .period(found) : .nothing
  }

  /// The nth of the days from one on, or the last before another.
  private static func nth(_ nth: Int, from first: Day, to end: Day, every step: Int) -> Day {
    first + step * (nth < 0 ? (end - first - 1) / step : nth - 1)
  }

  /// "the 11th": of the month that was spoken of last.
  private func dayOfMonth(_ day: Int) -> FoundDate {
    guard let (year, month, _) = (context.base(.month) ?? published)?.civil else { return .undated }
    return Day(year: year, month: month, day: day).map { .period(.day($0)) } ?? .nothing
  }
}
