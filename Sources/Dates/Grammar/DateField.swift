/// What a pattern can learn from the words: each list or number class of the rules fills one.
enum DateField: String, CaseIterable, Sendable {
  /// 1 = Monday … 7 = Sunday.
  case weekday
  case month, day, year
  /// The day that ends "April 4 to 7"; it becomes an expression of its own.
  case day2 = "second-day"
  /// The year that ends "1991-2001"; likewise.
  case year2 = "second-year"
  case hour, minute
  /// `1200` for "1200 GMT".
  case clock
  /// 0 = a.m., 1 = p.m.
  case half = "half-day"
  /// Minutes east of Greenwich.
  case zone
  case part, season, quarter, semester
  case holiday
  /// The first year of a decade: 1990; with `century` -1 where the text says only "the nineties".
  case decade
  case century
  /// Days from publication: yesterday = -1.
  case dayshift = "day-shift"
  /// -1 last, 0 this, 1 next.
  case rel
  /// What `rel` and `count` count from.
  case base
  case count
  /// The second number of "two to three weeks"; the value takes the first.
  case count2 = "second-count"
  /// 1 for "and a half".
  case plusHalf = "plus-half"
  case unit
  /// Which of a larger period's days, weeks or weekdays: 1 to 5, -1 is the last; and of what, where it is no weekday.
  case nth
  case nthUnit = "nth-unit"
  /// 1 for business years and their quarters.
  case fiscal
  case mod
  case ref
  /// 1 where weekdays or parts of the day stand in the plural or after "every".
  case every
}

/// The units of TIMEX3 durations, from the longest to the shortest.
enum DateUnit: String, CaseIterable, Sendable {
  case century = "C"
  case decade = "E"
  case year = "Y"
  case halfYear = "H1"
  case quarter = "Q"
  case season = "SEASON"
  case month = "M"
  case week = "W"
  case weekend = "WE"
  case day = "D"
  case hour = "H"
  case minute = "MIN"
  case second = "S"

  /// Whether days are the larger unit.
  var isBelowDay: Bool { self == .hour || self == .minute || self == .second }
}

enum DayPart: String, CaseIterable, Sendable {
  case morning = "MO"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  case noon = "12"
  case midnight = "24"
}

enum YearSeason: String, CaseIterable, Sendable {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"
}

/// The part of a period that "early", "mid" and "late", "the first half" and "the last days" mean.
enum DateModifier: String, CaseIterable, Sendable {
  case start = "START"
  case mid = "MID"
  case end = "END"
  case firstHalf = "FIRST-HALF"
  case secondHalf = "SECOND-HALF"
  case firstDays = "FIRST-DAYS"
  case lastDays = "LAST-DAYS"
}

/// What a relative expression counts from: the day of publication, the last date of the text, or something that
/// happened and whose day is not known.
enum DateBase: String, CaseIterable, Sendable { case published, text, event }

enum VagueTime: String, CaseIterable, Sendable {
  case past = "PAST_REF", present = "PRESENT_REF", future = "FUTURE_REF"
}

/// The fields that one match has filled; few, so they stand in a row.
struct DateFields: Sendable {
  private(set) var filled: [Filled] = []

  struct Filled: Hashable, Sendable {
    let field: DateField
    let value: Int
  }

  init(_ filled: [Filled] = []) {
    for one in filled { self[one.field] = one.value }
  }

  subscript(field: DateField) -> Int? {
    get { filled.first { $0.field == field }?.value }
    set {
      filled.removeAll { $0.field == field }
      if let newValue { filled.append(Filled(field: field, value: newValue)) }
    }
  }

  func has(_ field: DateField) -> Bool { filled.contains { $0.field == field } }

  func value<E: CaseIterable>(_ field: DateField, _: E.Type) -> E? where E.AllCases.Index == Int {
    self[field].flatMap { E.allCases.indices.contains($0) ? E.allCases[$0] : nil }
  }

  var unit: DateUnit? { value(.unit, DateUnit.self) }
  var part: DayPart? { value(.part, DayPart.self) }
  var season: YearSeason? { value(.season, YearSeason.self) }
  var mod: DateModifier? { value(.mod, DateModifier.self) }
  var base: DateBase? { value(.base, DateBase.self) }
  var ref: VagueTime? { value(.ref, VagueTime.self) }
}

extension DateField {
  /// The number that stands for a value of a rule file; nil where the field has no such value.
  func code(_ word: String, holidays: [String]) -> Int? {
    func place<E: CaseIterable & RawRepresentable>(_: E.Type) -> Int? where E.RawValue == String {
      Array(E.allCases).firstIndex { $0.rawValue == word }
    }
    switch self {
    case .unit, .nthUnit: return place(DateUnit.self)
    case .part: return place(DayPart.self)
    case .season: return place(YearSeason.self)
    case .mod: return place(DateModifier.self)
    case .base: return place(DateBase.self)
    case .ref: return place(VagueTime.self)
    case .holiday: return holidays.firstIndex(of: word)
    default: return Int(word)
    }
  }
}
