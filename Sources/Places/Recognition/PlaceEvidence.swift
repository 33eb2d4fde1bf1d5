import Claims
import Words

extension PlaceFinder {
  /// For each candidate how many certain places stand beside it in one list, two at most: "Goma and Bukavu".
  func listed(_ candidates: [PlaceCandidate], _ threshold: Double) -> [Int] {
    var found = [Int](repeating: 0, count: candidates.count)
    for i in candidates.indices.dropLast() where isList(candidates[i], candidates[i + 1]) {
      for (one, other) in [(i, i + 1), (i + 1, i)] {
        if candidates[other].evidence >= threshold, !candidates[other].isAdjective { found[one] += 1 }
      }
    }
    return found
  }

  /// Whether only a comma, or a word such as "and", stands between two candidates.
  private func isList(_ one: PlaceCandidate, _ next: PlaceCandidate) -> Bool {
    let (end, start) = (one.tokens.upperBound, next.tokens.lowerBound)
    if end == start { return tokens[start].afterComma && one.inside.isEmpty }
    return end + 1 == start && book.list("list-word", contains: tokens[end].key) && tokens[start].joins
  }

  /// How a stretch stands to the analyser's names.
  enum Standing {
    /// No name touches it, or one of another kind.
    case free
    /// It is a place's name, or one less its "North" or "Province".
    case place
    case person
    /// It opens an organization's name, or follows "of" in it: "Ohio Supreme Court".
    case attribute
    /// It opens the name of a building or the like: "Huntsville Memorial Hospital".
    case facility
    /// It is a piece of a longer name.
    case piece
  }

  func standing(_ range: Range<Int>) -> Standing {
    guard let name = names[range.lowerBound] ?? names[range.upperBound - 1] else { return .free }
    let isInside = name.tokens.count > range.count && name.tokens.contains(range.lowerBound)
    switch name.type {
    case .place:
      guard isInside else { return .place }
      let rest = name.tokens.filter { !range.contains($0) }
      if rest.allSatisfy({ book.list("affix", contains: tokens[$0].key) }) { return .place }
      let opens = range.lowerBound == name.tokens.lowerBound
      let last = tokens[name.tokens.upperBound - 1]
      return opens && !(last.isCapital && book.list("named-after", contains: last.key)) ? .facility : .piece
    case .person: return isInside ? .piece : .person
    case .organization, .other:
      guard isInside else { return .free }
      let opens = range.lowerBound == name.tokens.lowerBound
      let follows = range.lowerBound > 0 && book.list("attribute-link", contains: tokens[range.lowerBound - 1].key)
      return opens || follows ? .attribute : .piece
    default: return .free
    }
  }

  /// How much speaks for a place: the sum of the list `weights`; nil where it cannot be one.
  func evidence(
    _ range: Range<Int>, _ key: [UInt8], _ options: [PlaceCandidate.Option], _ stand: Standing, hasInside: Bool,
    isAdjective: Bool
  ) -> Double? {
    if isAdjective { return stand == .person ? 0 : book.weight("threshold") }
    var sum =
      land(options, hasType: range.count > 1 && book.list("type-word", contains: tokens[range.upperBound - 1].key))
      + (hasInside ? book.weight("state-after") : 0)
      + (options.allSatisfy { $0.match == .sound } ? book.weight("sound-only") : 0)
    switch stand {
    case .piece: return nil
    case .place: return max(sum, 0) + book.weight("analyser-place") + around(range, isName: true)
    case .facility: sum += book.weight("facility")
    case .attribute: sum += book.weight("attribute")
    case .person:
      sum += book.weight(persons.contains(key) ? "person-known" : "analyser-person") + around(range, isName: true)
    case .free: sum += around(range)
    }
    if range.count == 1, book.list("given-name", contains: key) { sum += book.weight("given-name") }
    return sum
  }

  /// What the known ones of its places say; a division or building of the gazetteer alone only
  /// where its name says what it is: "Travis County".
  private func land(_ options: [PlaceCandidate.Option], hasType: Bool) -> Double {
    guard let best = options.max(by: { $0.place.population < $1.place.population })?.place else { return 0 }
    if options.contains(where: { $0.place.kind != .city && ($0.isOfRules || hasType || $0.place.kind == .continent) }) {
      return book.weight("land")
    }
    if best.population >= 1_000_000 { return book.weight("million") }
    if best.population >= 100_000 { return book.weight("hundred-thousand") }
    if best.population < 5000, options.allSatisfy({ $0.place.kind == .admin }) { return book.weight("division") }
    return best.population < 5000 ? book.weight("village") : 0
  }

  /// What the words before and after say.
  private func around(_ range: Range<Int>, isName: Bool = false) -> Double {
    var sum = 0.0
    let first = tokens[range.lowerBound]
    if range.lowerBound > 0, !first.isStart {
      let last = tokens[range.lowerBound - 1]
      if first.joins {
        if book.list("preposition", contains: last.key) { sum += book.weight("preposition") }
        if book.list("place-preposition", contains: last.key) { sum += book.weight("place-preposition") }
        if book.list("place-verb", contains: last.key) { sum += book.weight("place-verb") }
        if book.list("person-title", contains: last.key) { sum += book.weight("title-before") }
        if last.isCapital, !isName, !last.isStart { sum += book.weight("inside-longer") }
      }
    } else if !isName {
      sum += book.weight("sentence-start")
    }
    if range.upperBound < tokens.count {
      let next = tokens[range.upperBound]
      if next.isCapital, next.joins, !next.isStart {
        if !isName { sum += book.weight("inside-longer") }
      } else if book.list("noun-after", contains: next.key), next.joins || tokens[range.upperBound - 1].isGenitive {
        sum += book.weight("noun-after")
      }
    }
    return sum
  }
}
