import Claims
import Rulebook

/// On which day a holiday falls: the blocks `holiday` of the rules.
///
///     holiday christmas
///       date: 12-25
///     holiday thanksgiving
///       date: 4 4 11
///     holiday good-friday
///       date: easter -2
struct DateHolidays: Sendable {
  private enum Law: Sendable {
    case fixed(month: Int, day: Int)
    /// The nth weekday of a month; -1 is the last.
    case nth(Int, weekday: Int, month: Int)
    /// The first such weekday from a day of the year on.
    case onOrAfter(weekday: Int, month: Int, day: Int)
    /// Days after Easter Sunday of the Western churches, and how many days.
    case easter(Int, length: Int)
    /// Days after Easter Sunday of the Eastern churches.
    case orthodox(Int)
    /// Known only year by year: by the moon. Some years have two.
    case table([Int: [DatePeriod]])
  }

  /// By the code that the lexicon gives to the name.
  private var laws: [Int: Law] = [:]

  init(_ rulebook: Rulebook, _ lexicon: DateLexicon) throws(RuleFileError) {
    for block in rulebook.blocks("dates", kind: "holiday") {
      let dates = block.all("date").map(\.value).joined(separator: ", ")
      guard let law = Self.law(dates) else {
        throw block.error(
          "holiday '\(block.name)' has no date that can be read; write 'date: 12-25', 'date: 4 4 11' (the fourth Thursday "
            + "of November), 'date: easter -2' or the days of many years 'date: 2019-05-06, 2020-04-24'")
      }
      guard let code = lexicon.holidays.firstIndex(of: block.name) else {
        throw block.error("no entry of the list 'holiday' means '\(block.name)'; write one, or take this out")
      }
      laws[code] = law
    }
    let known = Set(laws.keys)
    if let missing = lexicon.holidays.indices.first(where: { !known.contains($0) }),
      let block = rulebook.list("dates", "holiday")
    {
      let name = lexicon.holidays[missing]
      throw block.error("there is no holiday '\(name)'; write 'holiday \(name)' with its date")
    }
  }

  /// When it falls in a year: once, but by the moon never or twice as well.
  func periods(_ code: Int, in year: Int) -> [DatePeriod] {
    if case .table(let periods) = laws[code] { return periods[year] ?? [] }
    if case .easter(let after, let length) = laws[code], length > 1 {
      return Self.easter(year).map { [.days($0 + after, length)] } ?? []
    }
    return day(code, in: year).map { [.day($0)] } ?? []
  }

  private func day(_ code: Int, in year: Int) -> Day? {
    switch laws[code] {
    case .fixed(let month, let day): Day(year: year, month: month, day: day)
    case .nth(let n, let weekday, let month): Self.nth(n, weekday, month, year)
    case .onOrAfter(let weekday, let month, let day):
      Day(year: year, month: month, day: day).map { $0 + (weekday - $0.weekday + 7) % 7 }
    case .easter(let days, _): Self.easter(year).map { $0 + days }
    case .orthodox(let days): Self.orthodoxEaster(year).map { $0 + days }
    case .table, nil: nil
    }
  }

  private static func law(_ text: String) -> Law? {
    let words = text.split(separator: " ")
    let numbers = words.map { Int($0) ?? 0 }
    if words.first == "easter" {
      return .easter(words.count > 1 ? numbers[1] : 0, length: words.count > 2 ? numbers[2] : 1)
    }
    if words.first == "orthodox" { return .orthodox(words.count > 1 ? numbers[1] : 0) }
    if words.count == 3, words[1] == "on-or-after" {
      let parts = words[2].split(separator: "-").compactMap { Int($0) }
      return parts.count == 2 ? .onOrAfter(weekday: numbers[0], month: parts[0], day: parts[1]) : nil
    }
    if words.count == 3, let n = Int(words[0]), let weekday = Int(words[1]), let month = Int(words[2]) {
      return .nth(n, weekday: weekday, month: month)
    }
    let periods = text.split(separator: ",").compactMap { period(String($0.filter { $0 != " " })) }
    if !periods.isEmpty { return .table(Dictionary(grouping: periods) { $0.first.year }) }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? .fixed(month: parts[0], day: parts[1]) : nil
  }

  /// `2019-06-04`, or `2019-05-06/2019-06-04` with the last day left out.
  private static func period(_ text: String) -> DatePeriod? {
    let days = text.split(separator: "/").map { Day(iso: String($0)) }
    guard let first = days.first ?? nil else { return nil }
    guard days.count == 2, let end = days[1] else { return .day(first) }
    return .days(first, end - first)
  }

  private static func nth(_ n: Int, _ weekday: Int, _ month: Int, _ year: Int) -> Day? {
    if n < 0 {
      guard let last = Day(year: year, month: month, day: Day.length(ofMonth: month, in: year)) else { return nil }
      return last - (last.weekday - weekday + 7) % 7
    }
    return Day(year: year, month: month, day: 1).map { $0 + (weekday - $0.weekday + 7) % 7 + 7 * (n - 1) }
  }

  /// Source: the anonymous Gregorian algorithm (Nature, 20 April 1876; J. Meeus, Astronomical Algorithms, ch. 8).
  private static func easter(_ year: Int) -> Day? {
    let a = year % 19
    let (b, c) = (year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return Day(year: year, month: n / 31, day: n % 31 + 1)
  }

  /// Source: J. Meeus, Astronomical Algorithms, ch. 8, for the Julian calendar; 13 days between the calendars hold
  /// from 1900 to 2099.
  private static func orthodoxEaster(_ year: Int) -> Day? {
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let n = d + e + 114
    return Day(year: year, month: n / 31, day: n % 31 + 1).map { $0 + 13 }
  }
}
