import Claims

/// What a sentence's words say about the direction of its undated days. The present of news looks ahead to dates ("leaves
/// office on Jan. 20"), but says nothing of weekdays.
enum DateTense: Sendable { case past, present, future, unknown }

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

/// What the fields of a match name, before it is written as a value.
enum FoundDate {
  case period(DatePeriod)
  /// Some days of a period that has no value of its own: the first week of May.
  case part(DatePeriod, Interval)
  case vague(VagueTime)
  case undated
  /// A day that no calendar has, in a year that may be unknown: 31 April.
  case impossible(year: Int?, month: Int)
  case nothing
}

/// Turns the fields of a match into a value and an interval.
struct DateResolver {
  let published: Day?
  let holidays: DateHolidays
  private(set) var context = DateContext()

  init(published: Day?, holidays: DateHolidays) {
    self.published = published
    self.holidays = holidays
  }

  func resolve(_ fields: DateFields, as meaning: DateMeaning, _ tense: DateTense) -> ResolvedDate? {
    switch meaning {
    case .nothing: return nil
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

  /// Keeps a date for what counts from it later in the text.
  mutating func remember(_ date: ResolvedDate, _ fields: DateFields, _ tense: DateTense) {
    context.remember(date, fields, isComing: tense == .future)
  }

  /// What relative words count from; nil where that is not known.
  func base(_ fields: DateFields) -> Day? {
    guard fields.base == .text, !context.isEmpty else { return published }
    return context.base(fields.unit ?? .day)
  }

  // MARK: So many units before or after

  private func shift(_ fields: DateFields, _ tense: DateTense) -> FoundDate {
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
}
