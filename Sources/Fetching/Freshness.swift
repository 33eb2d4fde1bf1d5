import Transfer

/// What a server says about how soon to ask again.
public enum Freshness {
  /// Seconds for which an answer is good: `max-age`, else `Expires` less `Date`; nil where nothing is said.
  ///
  /// Source: RFC 9111, 4.2.1.
  public static func seconds(_ fields: HTTPFields) -> Int? {
    for directive in (fields["Cache-Control"] ?? "").lowercased().split(separator: ",") {
      let sides = directive.split(separator: "=", maxSplits: 1).map(trimmed)
      switch sides.first {
      case "no-store", "no-cache": return 0
      case "max-age": return sides.count == 2 ? Int(sides[1].filter { $0 != "\"" }).map { max(0, $0) } : nil
      default: continue
      }
    }
    guard let expires = fields["Expires"] else { return nil }
    // "0" and other words that are no date mean: already stale.
    guard let end = HTTPDate.seconds(expires), let start = fields["Date"].flatMap(HTTPDate.seconds) else { return 0 }
    return max(0, end - start)
  }

  /// Seconds to wait, by `Retry-After` as a number or as a date; nil where it is absent or neither.
  ///
  /// Source: RFC 9110, 10.2.3.
  public static func retryAfter(_ fields: HTTPFields, now: Int) -> Int? {
    guard let words = fields["Retry-After"] else { return nil }
    if let seconds = Int(words) { return max(0, seconds) }
    return HTTPDate.seconds(words).map { max(0, $0 - now) }
  }

  private static func trimmed(_ words: Substring) -> String {
    String(words.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
