import Claims

/// The dates of HTTP's header fields.
///
/// Source: RFC 9110, 5.6.7: the preferred form, RFC 850's, and that of C's `asctime`.
public enum HTTPDate {
  /// Seconds since 1970 UTC; nil where it is none of the three forms.
  ///
  ///     HTTPDate.seconds("Fri, 12 Apr 2019 10:00:00 GMT")     1555063200
  public static func seconds(_ words: String) -> Int? {
    let parts = words.lowercased().split { " ,-".contains($0) }
    guard parts.count >= 5, let clockAt = parts.firstIndex(where: { $0.contains(":") }) else { return nil }
    let isC = clockAt == 3
    guard clockAt >= 3, let month = Day.month(named: parts[isC ? 1 : 2]),
      let day = Int(parts[isC ? 2 : 1]), let year = Int(parts[isC ? 4 : 3])
    else { return nil }
    let clock = parts[clockAt].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, clock[0] < 24, clock[1] < 60, clock[2] <= 60, clock.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    // Two figures stand for the nearest such year (RFC 9110: none more than 50 years ahead); here: from 1970 on.
    let full = year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year
    guard let date = Day(year: full, month: month, day: day) else { return nil }
    return date.number * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }
}
