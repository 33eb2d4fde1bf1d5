import Claims
import Language
import Words

extension DateReader {
  /// The days on which a text without a date may have been published, by the weekdays and dates it names.
  ///
  /// "Thursday the 11th of April" fits only some years. For each year in which every such pair of the text fits,
  /// the last of its days that is not spoken of as coming is a candidate: the report is of that day or shortly after.
  /// A date with its year fixes the year; a year that is named alone is a lower bound. Where the text has no pair, the
  /// date of its dateline and the first weekday after it make one: "TRIPOLI, April 8 – Troops advanced on Monday".
  /// - Parameter latest: no candidate lies after it. Without it the last year is that of the list `horizon` in the rules.
  /// - Returns: from the newest to the oldest, within the last thirty years; none where the text has no such pair.
  public func publishedCandidates(in text: Text, sentences: [Sentence], notAfter latest: Day? = nil) -> [Day] {
    let found = read(text, sentences, nil)
    let pairs = Self.pairs(found)
    guard !pairs.isEmpty else { return [] }
    let lastYear = latest?.year ?? grammar.lexicon.list("horizon")?.values.values.max() ?? 2030
    let named = found.filter { $0.tense != .future }.compactMap { $0.fields[.year] }
    let given = Set(found.filter { $0.fields.has(.weekday) }.compactMap { $0.fields[.year] })
    let bound = named.filter { $0 <= lastYear }.max() ?? 0
    return stride(from: lastYear, to: lastYear - 30, by: -1).compactMap { year in
      guard year >= bound, given.isEmpty || given.contains(year) else { return nil }
      return Self.day(of: pairs, in: year).flatMap { day in latest.map { day <= $0 } ?? true ? day : nil }
    }
  }

  /// A weekday with a month and day.
  private struct Pair {
    let weekday: Int
    let month: Int
    let day: Int
    let isComing: Bool
  }

  private static func pairs(_ found: [Found]) -> [Pair] {
    let pairs = found.compactMap { one in
      one.fields[.weekday].flatMap { pair($0, one.fields, isComing: one.tense == .future) }
    }
    return pairs.isEmpty ? dateline(found).map { [$0] } ?? [] : pairs
  }

  private static func pair(_ weekday: Int, _ fields: DateFields, isComing: Bool) -> Pair? {
    guard let month = fields[.month], let day = fields[.day] else { return nil }
    return Pair(weekday: weekday, month: month, day: day, isComing: isComing)
  }

  /// How far from the start a dateline's date may stand, and the weekday after it, in bytes.
  /// Source: our choice; a dateline with two towns is shorter, a first paragraph seldom longer.
  private static let datelineReach = (date: 80, weekday: 500)

  private static func dateline(_ found: [Found]) -> Pair? {
    guard let date = found.first, date.span.start < datelineReach.date, date.fields.has(.month), date.fields.has(.day),
      let next = found.dropFirst().first(where: { $0.fields.has(.weekday) }), next.tense != .future,
      next.span.start < datelineReach.weekday, let weekday = next.fields[.weekday]
    else { return nil }
    return pair(weekday, date.fields, isComing: false)
  }

  /// The last day of the pairs in a year, if all of them fit it; of coming ones only where there are no others.
  private static func day(of pairs: [Pair], in year: Int) -> Day? {
    var days: [(day: Day, isComing: Bool)] = []
    for pair in pairs {
      guard let day = Day(year: year, month: pair.month, day: pair.day), day.weekday == pair.weekday else { return nil }
      days.append((day, pair.isComing))
    }
    return days.filter { !$0.isComing }.map(\.day).max() ?? days.map(\.day).min()
  }
}
