import Claims

/// An actor out of a list that a user has, on its way to a rule file.
public struct ImportedActor: Hashable, Sendable {
  /// A side or an office from a day to a day; open where nothing is known.
  public struct Term: Hashable, Sendable {
    public let from: Day?
    public let to: Day?
    /// Country and sectors of the term, or sectors alone, where they are others than the actor's.
    public let code: [String]

    public init(from: Day?, to: Day?, code: [String] = []) {
      self.from = from
      self.to = to
      self.code = code
    }

    /// As rules write it: `GOV 2011-07-09..`.
    var words: String { (code + ["\(from?.description ?? "")..\(to?.description ?? "")"]).joined(separator: " ") }
  }

  public let name: String
  public let aliases: [String]
  public let type: EntityType
  /// `LBY`.
  public let country: String
  /// `GOV`, `MIL` …
  public let sectors: [String]
  public let terms: [Term]

  public init(
    name: String, aliases: [String], type: EntityType, country: String, sectors: [String], terms: [Term]
  ) {
    self.name = name
    self.aliases = aliases
    self.type = type
    self.country = country
    self.sectors = sectors
    self.terms = terms
  }

  /// The block of a rule file.
  var block: String {
    let names = [name] + aliases.filter { $0 != name }
    var lines = ["actor \(name)", "  aliases: \(names.joined(separator: ", "))", "  type: \(type.rawValue)"]
    lines.append("  code: \(([country] + sectors).joined(separator: " "))")
    let held = terms.filter { $0.from != nil || $0.to != nil }
      .sorted { ($0.from?.number ?? 0) < ($1.from?.number ?? 0) }
    if !held.isEmpty { lines.append("  held: " + held.map(\.words).joined(separator: ", ")) }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What an import came to: a rule file, and what could not be taken over.
public struct ActorImport: Hashable, Sendable {
  public let actors: [ImportedActor]
  /// One line for each: place, what was seen, what to write instead.
  public let troubles: [String]

  /// The rule file.
  /// - Parameter source: what it rests on, for example a file's name and the day.
  public func rules(source: String) -> String {
    "# Made by 'sitrep actors import'; look it over before you use it.\nsource: \(source)\n\n"
      + actors.map(\.block).joined()
  }

  /// A name as rules can hold it: no commas, which part names, and no marks of comments.
  static func name(_ words: String) -> String? {
    let plain = words.split { $0 == "," || $0 == "#" || $0.isWhitespace }.joined(separator: " ")
    return plain.isEmpty ? nil : plain
  }

  /// `LBY`, `LBYGOVMIL` as country and sectors; nil where it is not written in threes of capitals.
  static func code(_ words: String) -> (country: String, sectors: [String])? {
    let letters = Array(words.utf8)
    guard letters.count >= 3, letters.count % 3 == 0, letters.allSatisfy(\.isASCIIUpper) else { return nil }
    let parts = stride(from: 0, to: letters.count, by: 3).map {
      String(decoding: letters[$0..<($0 + 3)], as: UTF8.self)
    }
    return (parts[0], Array(parts.dropFirst()))
  }
}
