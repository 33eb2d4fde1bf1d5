import Claims
import Rulebook

/// On which day a holiday falls: the blocks `holiday` of the rules.
///
///     holiday christmas
///       date: 12-25
///     holiday thanksgiving
///       date: 4th 4 11
///     holiday good-friday
///       date: easter -2
struct DateHolidays: Sendable {
  private enum Law: Sendable {
    case fixed(month: Int, day: Int)
    /// The nth weekday of a month; -1 is the last.
    case nth(Int, weekday: Int, month: Int)
    /// Days after Easter Sunday of the Western churches.
    case easter(Int)
    /// Known only year by year: by the lunar calendar.
    case table([Int: Day])
  }

  /// By the code that the lexicon gives to the name.
  private var laws: [Int: Law] = [:]

  init(_ rulebook: Rulebook, _ lexicon: DateLexicon) throws(RuleFileError) {
    for block in rulebook.blocks("dates", kind: "holiday") {
      guard let date = block.value("date"), let law = Self.law(date) else {
        throw block.error(
          "holiday '\(block.name)' has no date that can be read; write 'date: 12-25', 'date: 4 thursday 11', "
            + "'date: easter -2' or the days of many years 'date: 2019-05-06, 2020-04-24'")
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

  func day(_ code: Int, in year: Int) -> Day? {
    switch laws[code] {
    case .fixed(let month, let day): return Day(year: year, month: month, day: day)
    case .nth(let n, let weekday, let month): return Self.nth(n, weekday, month, year)
    case .easter(let days): return Self.easter(year).map { $0 + days }
    case .table(let days): return days[year]
    case nil: return nil
    }
  }

  private static func law(_ text: String) -> Law? {
    let words = text.split(separator: " ")
    if words.first == "easter" { return .easter(words.count > 1 ? Int(words[1]) ?? 0 : 0) }
    if words.count == 3, let n = Int(words[0]), let month = Int(words[2]), let weekday = Int(words[1]) {
      return .nth(n, weekday: weekday, month: month)
    }
    let days = text.split(separator: ",").compactMap { part in Day(iso: part.filter { $0 != " " }) }
    if !days.isEmpty { return .table(Dictionary(days.map { ($0.year, $0) }) { first, _ in first }) }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? .fixed(month: parts[0], day: parts[1]) : nil
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
}
