import Words

/// What a site's `robots.txt` lets a robot fetch. Source: RFC 9309.
///
///     let robots = Robots(bytes)
///     robots.allows("/politics/a.html", to: "sitrep")
public struct Robots: Hashable, Sendable {
  private struct Rule: Hashable, Sendable {
    let isAllowed: Bool
    let pattern: [UInt8]
  }

  /// The rules of each product token, in small letters; `*` is everybody else.
  private var groups: [String: [Rule]] = [:]

  /// Reads a file; lines that are none of the format are passed over, as the standard asks.
  public init(_ file: [UInt8]) {
    var agents: [String] = []
    var isInRules = false
    for line in file.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = Robots.field(line) else { continue }
      switch key {
      case "user-agent":
        if isInRules { agents = [] }
        isInRules = false
        agents.append(Robots.product(value))
        groups[Robots.product(value), default: []] += []
      case "allow", "disallow":
        isInRules = true
        guard !value.isEmpty else { continue }
        for agent in agents {
          groups[agent, default: []].append(Rule(isAllowed: key == "allow", pattern: Array(value)))
        }
      default: continue
      }
    }
  }

  /// Whether a robot may fetch a path with its query. The longest rule that matches decides, `Allow` among equals; where
  /// none does, it may.
  /// - Parameter robot: the product token of the User-Agent: `sitrep`.
  public func allows(_ path: String, to robot: String) -> Bool {
    let rules = groups[robot.lowercased()] ?? groups["*"] ?? []
    let path = Array(path.utf8)
    if path == Array("/robots.txt".utf8) { return true }
    var best: Rule?
    for rule in rules where Robots.matches(rule.pattern, path) {
      let isLonger = rule.pattern.count > (best?.pattern.count ?? -1)
      if isLonger || rule.pattern.count == best?.pattern.count && rule.isAllowed { best = rule }
    }
    return best?.isAllowed ?? true
  }

  /// `key: value` without the comment; nil for any other line.
  private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
    let words = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = words.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    return (String(decoding: trimmed(words[..<colon]), as: UTF8.self).lowercased(), trimmed(words[(colon + 1)...]))
  }

  /// The product token of a line: letters, `_` and `-`, or `*`.
  private static func product(_ value: ArraySlice<UInt8>) -> String {
    let token = value.prefix { $0.isASCIILetter || $0 == 0x5F || $0 == 0x2D || $0 == 0x2A }
    return String(decoding: token, as: UTF8.self).lowercased()
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0.isASCIISpace }
    while bytes.last?.isASCIISpace == true { bytes.removeLast() }
    return bytes
  }

  /// Whether a pattern matches a path from its beginning: `*` is any bytes, `$` at the end of the pattern is the path's end.
  /// Linear in the path for each `*`.
  private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let parts = pattern.dropLast(isAnchored ? 1 : 0)
      .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard let first = parts.first, path.starts(with: first) else { return false }
    var at = first.count
    for (i, part) in parts.enumerated().dropFirst() {
      if isAnchored && i == parts.count - 1 { return path.count - at >= part.count && path.suffix(part.count) == part }
      guard let found = find(part, in: path, from: at) else { return false }
      at = found + part.count
    }
    return !isAnchored || parts.count > 1 || at == path.count
  }

  private static func find(_ part: ArraySlice<UInt8>, in path: [UInt8], from start: Int) -> Int? {
    guard path.count - start >= part.count else { return nil }
    return (start...(path.count - part.count)).first { path[$0...].starts(with: part) }
  }
}
