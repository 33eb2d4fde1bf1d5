/// The dates of HTTP's header fields.
///
/// Source: RFC 9110, 5.6.7: the preferred form, RFC 850's, and that of C's `asctime`.
public enum HTTPDate {
  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Seconds since 1970 UTC; nil where it is none of the three forms.
  ///
  ///     HTTPDate.seconds("Fri, 12 Apr 2019 10:00:00 GMT")     1555063200
  public static func seconds(_ words: String) -> Int? {
    let parts = words.lowercased().split { " ,-".contains($0) }
    guard parts.count >= 5, let clockAt = parts.firstIndex(where: { $0.contains(":") }) else { return nil }
    let isC = clockAt == 3
    guard clockAt >= 3, let month = months.firstIndex(of: String(parts[isC ? 1 : 2].prefix(3))),
      let day = Int(parts[isC ? 2 : 1]), let year = Int(parts[isC ? 4 : 3]), (1...31).contains(day)
    else { return nil }
    let clock = parts[clockAt].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60, clock.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    // Two figures stand for the nearest such year (RFC 9110: none more than 50 years ahead); here: from 1970 on.
    let full = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year
    return days(full, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  /// Days since 1970-01-01 in the Gregorian calendar (Hinnant 2013, days_from_civil).
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let ofEra = y - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
