/// A day of the proleptic Gregorian calendar, counted from 1970-01-01; no clock, no zone.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let number: Int

  public init(number: Int) { self.number = number }

  /// - Returns: nil where there is no such day (February 30th).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, in: year) else { return nil }
    // Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil).
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// The day an ISO 8601 date or date-time begins with: `2019-04-12`, `2019-04-12T06:00Z`.
  public init?(iso: String) {
    let bytes = Array(iso.utf8.prefix(11))
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes.count == 10 || bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      range.reduce(0) { sum, i in
        sum.flatMap { (0x30...0x39).contains(bytes[i]) ? $0 * 10 + Int(bytes[i] - 0x30) : nil }
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The month, 1–12, that an English name in small letters begins with, as RFC 822 and RFC 9110 shorten them: `apr`.
  public static func month(named name: some StringProtocol) -> Int? {
    months.firstIndex(of: String(name.prefix(3))).map { $0 + 1 }
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Year, month 1–12, day 1–31.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var dayOfMonth: Int { civil.day }

  /// 1 = Monday … 7 = Sunday, as in ISO 8601.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  public static func - (a: Day, b: Day) -> Int { a.number - b.number }
  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }

  public static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// `2019-04-12`.
  public var description: String {
    let (y, m, d) = civil
    return "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))"
  }
}

/// A number with zeros before it up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Day: Codable {
  public init(from decoder: any Decoder) throws {
    let iso = try decoder.singleValueContainer().decode(String.self)
    guard let day = Day(iso: iso) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath, debugDescription: "'\(iso)' is not a date; write for example '2019-04-12'"))
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
