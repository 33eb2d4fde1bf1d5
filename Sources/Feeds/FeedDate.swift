import Claims
import Words

/// The dates of feeds: RFC 822 with the years of RFC 2822 (RSS), RFC 3339 (Atom, JSON Feed).
enum FeedDate {
  /// The zones that RFC 822 names, in hours from Greenwich.
  private static let zones = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7,
  ]

  /// As an ISO 8601 date or date-time; nil where it is neither of the two forms.
  ///
  ///     FeedDate.iso("Fri, 12 Apr 2019 10:00:00 +0200")     2019-04-12T10:00:00+02:00
  static func iso(_ words: String) -> String? {
    let words = words.collapsed()
    if Day(iso: words) != nil { return words }
    var parts = words.lowercased().split { $0 == " " || $0 == "," }[...]
    if parts.first?.utf8.first?.isASCIIDigit == false { parts = parts.dropFirst() }
    guard parts.count >= 3, let day = day(parts.prefix(3)) else { return nil }
    parts = parts.dropFirst(3)
    guard let clock = parts.first.flatMap(clock) else { return day.description }
    return "\(day)T\(clock)\(parts.dropFirst().first.flatMap(zone) ?? "")"
  }

  private static func day(_ parts: ArraySlice<Substring>) -> Day? {
    let (day, month, year) = (parts[parts.startIndex], parts[parts.startIndex + 1], parts[parts.startIndex + 2])
    guard let day = Int(day), let month = Day.month(named: month), let number = Int(year) else { return nil }
    let full = year.utf8.count > 2 ? number : number < 50 ? 2000 + number : 1900 + number
    return Day(year: full, month: month, day: day)
  }

  private static func clock(_ words: Substring) -> String? {
    let fields = words.split(separator: ":").map { Int($0) ?? 99 }
    guard (2...3).contains(fields.count), fields[0] < 24, fields[1] < 60, fields.last ?? 0 <= 60 else { return nil }
    return (fields + (fields.count == 2 ? [0] : [])).map(twoDigits).joined(separator: ":")
  }

  private static func zone(_ words: Substring) -> String? {
    if let hours = zones[String(words)] {
      return hours == 0 ? "Z" : "-\(twoDigits(-hours)):00"
    }
    let digits = words.utf8.dropFirst().filter(\.isASCIIDigit)
    guard words.hasPrefix("+") || words.hasPrefix("-"), digits.count == 4 else { return nil }
    let figures = String(decoding: digits, as: UTF8.self)
    return "\(words.prefix(1))\(figures.prefix(2)):\(figures.suffix(2))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
