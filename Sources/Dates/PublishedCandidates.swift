import Claims
import Language
import Words

extension DateReader {
  /// The days on which a text without a date may have been published, by the weekdays and dates it names.
  ///
  /// "Thursday the 11th of April" fits only some years. For each year in which every such pair of the text fits,
  /// the last of its days that is not spoken of as coming is a candidate: the report is of that day or shortly after.
  /// A date with its year fixes the year; a year that is named alone is a lower bound.
  /// - Parameters:
  ///   - latest: no candidate lies after it. Without it the last year is that of the list `horizon` in the rules.
  /// - Returns: from the newest to the oldest, within the last thirty years; none where the text has no such pair.
  public func publishedCandidates(in text: Text, sentences: [Sentence], notAfter latest: Day? = nil) -> [Day] {
    let found = read(text, sentences, nil)
    let pairs = found.filter { $0.fields.has(.weekday) && $0.fields.has(.month) && $0.fields.has(.day) }
    guard !pairs.isEmpty else { return [] }
    let lastYear = latest?.year ?? grammar.lexicon.list("horizon")?.values.values.max() ?? 2030
    let named = found.filter { $0.tense != .future }.compactMap { $0.fields[.year] }
    let given = Set(pairs.compactMap { $0.fields[.year] })
    let bound = named.filter { $0 <= lastYear }.max() ?? 0
    return stride(from: lastYear, to: lastYear - 30, by: -1).compactMap { year in
      guard year >= bound, given.isEmpty || given.contains(year) else { return nil }
      return Self.day(of: pairs, in: year).flatMap { day in latest.map { day <= $0 } ?? true ? day : nil }
    }
  }

  /// The last day of the pairs in a year, if all of them fit it; of coming ones only where there are no others.
  private static func day(of pairs: [Found], in year: Int) -> Day? {
    var days: [(day: Day, isComing: Bool)] = []
    for pair in pairs {
      guard let month = pair.fields[.month], let number = pair.fields[.day],
        let day = Day(year: year, month: month, day: number), day.weekday == pair.fields[.weekday]
      else { return nil }
      days.append((day, pair.tense == .future))
    }
    return days.filter { !$0.isComing }.map(\.day).max() ?? days.map(\.day).min()
  }
}
