import Claims
import Words

/// How two values of one field stand to each other.
public enum Agreement: Sendable {
  /// They say the same.
  case same
  /// One is silent or vaguer than the other; they may say the same.
  case open
  /// They cannot both be right of one happening.
  case apart
}

/// Who a party or a speaker is, as far as that can be told from one document to the next.
public struct Identity: Hashable, Sendable {
  /// The name of its own where it has one (`Libyan National Army`), else the words of the report (`two residents`).
  public let name: String
  /// ``ActorCode/code``: `LBYREB`; nil where nothing is known.
  public let code: String?
  /// Whether ``name`` is a name of its own.
  public let isProper: Bool
  public let type: EntityType?
  /// The words of the name, without articles, in lower case.
  let words: [String]

  public init(name: String, code: String? = nil, isProper: Bool, type: EntityType? = nil) {
    self.name = name
    self.code = code.flatMap { $0.hasPrefix("---") && $0.count == 3 ? nil : $0 }
    self.isProper = isProper
    self.type = type
    words = Identity.words(of: name)
  }

  /// What is grouped under: the name's words.
  public var key: String { words.joined(separator: " ") }

  /// The country and the sectors of the code: `LBY`, `REB`; an empty country where it is not known.
  private var parts: (country: Substring, sectors: Substring)? {
    code.map { ($0.prefix(3) == "---" ? "" : $0.prefix(3), $0.dropFirst(3)) }
  }

  /// Whether the code tells a side: a country and what it is in it.
  private var isSide: Bool { parts.map { !$0.country.isEmpty && !$0.sectors.isEmpty } ?? false }

  /// The sectors of a state's own arms.
  ///
  /// Source: PLOVER manual 2023-24, primary sectors of state actors.
  private static let state: Set<Substring> = ["", "GOV", "MIL", "COP", "SPY", "LEG", "JUD"]

  private var isState: Bool { parts.map { !$0.country.isEmpty && Self.state.contains($0.sectors.prefix(3)) } ?? false }

  /// Whether the two are one actor, or two words for one side.
  ///
  /// Two names are one where one's words end the other's or open it (`Haftar`, `Khalifa Haftar`). A name and a
  /// description are one side where their codes are one (`Libyan National Army`, "Haftar's fighters": `LBYREB`); two
  /// organizations of different names are not. The arms of one state may speak of each other.
  public func agrees(with other: Identity) -> Agreement {
    if !words.isEmpty, words == other.words { return .same }
    if isProper, other.isProper, isPart(of: other) || other.isPart(of: self) { return .same }
    if isSide, code == other.code {
      return type == .organization && other.type == .organization && isProper && other.isProper ? .open : .same
    }
    guard let mine = parts, let theirs = other.parts, !mine.country.isEmpty, !theirs.country.isEmpty else {
      return isProper && other.isProper && type == .person && other.type == .person ? .apart : .open
    }
    if mine.country != theirs.country { return .apart }
    if isState && other.isState { return .open }
    if mine.sectors.isEmpty || theirs.sectors.isEmpty { return .open }
    return mine.sectors.prefix(3) == theirs.sectors.prefix(3) ? .open : .apart
  }

  /// Whether one may speak for the other: the same actor or side, or arms of one state.
  func isSide(of other: Identity) -> Bool {
    if agrees(with: other) == .same { return true }
    guard let mine = parts, let theirs = other.parts else { return false }
    return mine.country == theirs.country && isState && other.isState
  }

  /// Whether the words stand at an end of a longer name's.
  private func isPart(of other: Identity) -> Bool {
    guard !words.isEmpty, words.count < other.words.count else { return false }
    return other.words.suffix(words.count) == words[...] || other.words.prefix(words.count) == words[...]
  }

  private static func words(of name: String) -> [String] {
    let text = Text(name)
    let all = WordScanner(text).map { text.lowercased($0.span) }
    return all.count > 1 && all[0] == "the" ? Array(all.dropFirst()) : all
  }
}

extension [Identity] {
  /// How the parties of two tellings stand to each other: the same where one of each is, apart where all are.
  func agrees(with others: [Identity]) -> Agreement {
    var isApart = !isEmpty && !others.isEmpty
    for mine in self {
      for theirs in others {
        switch mine.agrees(with: theirs) {
        case .same: return .same
        case .open: isApart = false
        case .apart: continue
        }
      }
    }
    return isApart ? .apart : .open
  }
}
