import Foundation

/// The hours of the day at which a digest goes out, by the clock of its reader.
public struct DigestHours: Hashable, Sendable {
  /// Minutes after midnight, sorted.
  private let minutes: [Int]
  private let zone: TimeZone

  /// - Parameters:
  ///   - times: `06:00`, one or more.
  ///   - zone: a name of the tz database: `Europe/Berlin`.
  /// - Throws: ``DigestHoursError``, for example `'25:00' is no hour of the day; write for example 06:00`.
  public init(_ times: [String], zone name: String) throws(DigestHoursError) {
    guard let zone = TimeZone(identifier: name) else { throw .noZone(name) }
    var minutes: Set<Int> = []
    for time in times {
      let sides = time.split(separator: ":").map { $0.utf8.count == 2 ? Int($0) ?? -1 : -1 }
      guard sides.count == 2, (0..<24).contains(sides[0]), (0..<60).contains(sides[1]) else { throw .noHour(time) }
      minutes.insert(sides[0] * 60 + sides[1])
    }
    self.zone = zone
    self.minutes = minutes.sorted()
  }

  /// When the next digest after a moment goes out, both in seconds since 1970. Where the clocks are put forward over an
  /// hour, it goes out right after; where they are put back, once.
  public func next(after seconds: Int) -> Int {
    guard !minutes.isEmpty else { return seconds }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let today = calendar.startOfDay(for: Date(timeIntervalSince1970: Double(seconds)))
    for offset in 0...2 {
      guard let day = calendar.date(byAdding: .day, value: offset, to: today) else { continue }
      for minute in minutes {
        guard
          let date = calendar.date(
            bySettingHour: minute / 60, minute: minute % 60, second: 0, of: day, matchingPolicy: .nextTime)
        else { continue }
        let found = Int(date.timeIntervalSince1970)
        if found > seconds { return found }
      }
    }
    return seconds + 86_400
  }
}

/// An hour or a zone that is none.
public enum DigestHoursError: Error, Hashable, Sendable, CustomStringConvertible {
  case noHour(String)
  case noZone(String)

  public var description: String {
    switch self {
    case .noHour(let words): "'\(words)' is no hour of the day; write for example 06:00"
    case .noZone(let words): "'\(words)' is no time zone; write for example Europe/Berlin or UTC"
    }
  }
}
