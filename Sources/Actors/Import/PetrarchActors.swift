import Claims
import Words

extension ActorImport {
  /// Reads an actor file of TABARI, PETRARCH or UniversalPetrarch.
  ///
  ///     MUAMMAR_GADDAFI_ ; a comment
  ///     +COLONEL_GADDAFI_
  ///         [LBYGOV 690901-110820]
  ///         [LBYELI >110820]
  ///
  /// The first code with sectors is the actor's, with all terms that bear it; another code becomes a term with a side of its
  /// own, and is told where it has no days. Two figures of a year up to 30 are of this century.
  /// - Parameter type: what the actors are; the format does not say it.
  /// Source: PETRARCH2's documentation, "Actor and agent dictionaries".
  public init(petrarch text: String, type: EntityType) {
    var actors: [ImportedActor] = []
    var troubles: [String] = []
    var entry: PetrarchEntry?
    func close() {
      guard let done = entry else { return }
      entry = nil
      guard let (actor, left) = done.actor(type) else {
        troubles.append("line \(done.line): '\(done.names[0])' has no code; write for example [LBYGOV]")
        return
      }
      actors.append(actor)
      for code in left {
        troubles.append("line \(done.line): '\(actor.name)' is also [\(code)], which has no days and is left out")
      }
    }
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.prefix { $0 != ";" && $0 != "#" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !words.isEmpty else { continue }
      let name = ActorImport.name(PetrarchEntry.words(String(words.prefix { $0 != "[" })))
      if let name, !words.hasPrefix("+") {
        close()
        entry = PetrarchEntry(line: number + 1, names: [name])
      } else if let name {
        entry?.names.append(name)
      }
      for code in PetrarchEntry.codes(words) { entry?.codes.append(code) }
    }
    close()
    self.init(actors: actors, troubles: troubles)
  }
}

/// An entry of the format, as it is read.
private struct PetrarchEntry {
  let line: Int
  var names: [String]
  /// What stands between brackets.
  var codes: [String] = []

  /// `MUAMMAR_GADDAFI_` as a name.
  static func words(_ written: String) -> String {
    let parts = written.split { "_+ ".contains($0) }
    // What is written in capitals alone is a name in small letters; short names are left, they may be acronyms.
    return parts.map { part in
      part.utf8.count > 3 && part.uppercased() == part ? part.prefix(1) + part.dropFirst().lowercased() : String(part)
    }.joined(separator: " ")
  }

  static func codes(_ line: String) -> [String] {
    line.split(separator: "[", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != "]" }) }
  }

  /// The actor, and the codes without days that it cannot have as well; nil where there is no code.
  func actor(_ type: EntityType) -> (ImportedActor, left: [String])? {
    let read = codes.map { words -> (code: (country: String, sectors: [String])?, term: ImportedActor.Term?) in
      let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
      return (ActorImport.code(parts.first ?? ""), parts.count > 1 ? Self.term(parts[1]) : nil)
    }
    let known = read.indices.filter { read[$0].code != nil }
    // "Elite" after an office follows from its end.
    let own = known.first { read[$0].code.map { !$0.sectors.isEmpty && $0.sectors != ["ELI"] } ?? false } ?? known.first
    guard let own, let code = read[own].code else { return nil }
    var terms: [ImportedActor.Term] = []
    var left: [String] = []
    for index in known {
      guard let other = read[index].code else { continue }
      if other == code {
        if let term = read[index].term { terms.append(term) }
      } else if !other.sectors.isEmpty, other.sectors != ["ELI"] {
        let side = (other.country == code.country ? [] : [other.country]) + other.sectors
        if let term = read[index].term {
          terms.append(ImportedActor.Term(from: term.from, to: term.to, code: side))
        } else {
          left.append(codes[index])
        }
      }
    }
    return (
      ImportedActor(
        name: names[0], aliases: Array(names.dropFirst()), type: type, country: code.country, sectors: code.sectors,
        terms: terms), left
    )
  }

  /// `690901-110820`, `>110820`, `<110820`.
  private static func term(_ words: String) -> ImportedActor.Term? {
    let plain = words.filter { !$0.isWhitespace }
    if plain.hasPrefix(">") { return ImportedActor.Term(from: day(plain.dropFirst()), to: nil) }
    if plain.hasPrefix("<") { return ImportedActor.Term(from: nil, to: day(plain.dropFirst())) }
    let ends = plain.split(separator: "-", omittingEmptySubsequences: false)
    return ImportedActor.Term(from: ends.first.flatMap { day($0) }, to: ends.count > 1 ? day(ends[1]) : nil)
  }

  /// `110820` or `20110820`.
  private static func day(_ figures: Substring) -> Day? {
    guard figures.utf8.allSatisfy(\.isASCIIDigit), figures.utf8.count == 6 || figures.utf8.count == 8 else {
      return nil
    }
    let number = Int(figures) ?? 0
    let year = number / 10_000
    let full = figures.utf8.count == 8 ? year : year <= 30 ? 2000 + year : 1900 + year
    return Day(year: full, month: number / 100 % 100, day: number % 100)
  }
}
