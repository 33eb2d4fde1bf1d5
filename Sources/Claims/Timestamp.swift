/// A moment as ISO 8601 writes it, in UTC; no clock.
public enum Timestamp {
  /// `2019-04-12T06:00:00Z` of seconds since 1970.
  public static func iso(_ seconds: Int) -> String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - day * 86_400
    return "\(Day(number: day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
