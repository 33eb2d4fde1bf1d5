import Claims
import Words

/// A stretch of the text that may be a place's name, with all it could stand for.
struct PlaceCandidate: Sendable {
  /// Indices of tokens, half-open.
  let tokens: Range<Int>
  let span: Span
  let key: [UInt8]
  /// Tells the senses of a name apart that one document may use side by side: "Aleppo" and "Aleppo province".
  let sense: [UInt8]
  let isAdjective: Bool
  /// What it may be, the best known first.
  let places: [Option]
  /// How much speaks for a place at all.
  let evidence: Double
  /// The division or country named right after it: "Paris, Texas".
  let inside: [Place]
  /// Whether it counts where the same name was certain elsewhere: not where it is somebody's name.
  let mayRepeat: Bool

  /// Whether it can only be in a country; of names that only sound alike, whether it can be.
  func isOf(_ country: String) -> Bool {
    if places.allSatisfy({ $0.match == .sound }) { return places.contains { $0.place.country == country } }
    return places.allSatisfy { $0.place.country == country }
  }

  struct Option: Sendable {
    let place: Place
    let match: PlaceMatch
    /// Whether the rules name it; what they name is known to news.
    var isOfRules = false
    /// Where the gazetteer has it.
    var index: Int?

    /// How well known it is (``PlaceChooser/prominence(_:isOfRules:)``).
    var prominence: Double { PlaceChooser.prominence(place, isOfRules: isOfRules) }
  }
}

/// Finds the names of places in one text.
struct PlaceFinder {
  let text: Text
  let tokens: [PlaceToken]
  let book: PlaceBook
  private let gazetteer: Gazetteer?
  private let placeNames: PlaceNames
  /// The analyser's name that covers a token, by the token's index.
  var names: [Int: Covering] = [:]
  /// The words of persons' names of several words: "Houston" after "Whitney Houston".
  var persons: Set<[UInt8]> = []
  private var lookedUp: [[UInt8]: [PlaceCandidate.Option]] = [:]
  private static let longest = 5
  private static let kept = 24

  /// An analyser's name and the tokens it covers.
  struct Covering {
    let type: EntityType
    let tokens: Range<Int>
  }

  init(
    _ text: Text, _ tokens: [PlaceToken], _ names: [NamedSpan], _ book: PlaceBook, _ gazetteer: Gazetteer?,
    _ placeNames: PlaceNames
  ) {
    self.placeNames = placeNames
    self.text = text
    self.tokens = tokens
    self.book = book
    self.gazetteer = gazetteer
    var token = 0
    for name in names.sorted(by: { $0.span < $1.span }) {
      while token < tokens.count, tokens[token].span.end <= name.span.start { token += 1 }
      var i = token
      while i < tokens.count, tokens[i].span.start < name.span.end { i += 1 }
      for covered in token..<i { self.names[covered] = Covering(type: name.type, tokens: token..<i) }
      if name.type == .person, i - token > 1 { persons.formUnion(tokens[token..<i].map(\.key)) }
    }
  }

  /// All candidates from left to right, none over another; the longest name at each place.
  mutating func candidates() -> [PlaceCandidate] {
    var found: [PlaceCandidate] = []
    var i = 0
    while i < tokens.count {
      guard tokens[i].isCapital || book.lowerStarts.contains(tokens[i].key), let candidate = longest(at: i) else {
        i += 1
        continue
      }
      found.append(candidate)
      i = candidate.tokens.upperBound
    }
    return found
  }

  private mutating func longest(at start: Int) -> PlaceCandidate? {
    var end = start + 1
    while end < tokens.count, end - start < Self.longest, tokens[end].joins, !tokens[end].isStart,
      tokens[end].isCapital || isConnector(tokens[end].key)
    {
      end += 1
    }
    for stop in stride(from: end, to: start, by: -1) where tokens[stop - 1].isCapital {
      if let found = candidate(start..<stop) { return found }
    }
    return nil
  }

  /// A lower-case word inside a name: "of", "de", the "ez" of "Deir ez-Zor".
  private func isConnector(_ key: [UInt8]) -> Bool {
    book.list("connector", contains: key) || placeNames.isArticle(key)
  }

  private mutating func candidate(_ range: Range<Int>) -> PlaceCandidate? {
    let key = self.key(range)
    var span = tokens[range.lowerBound].span.union(tokens[range.upperBound - 1].span)
    var options: [PlaceCandidate.Option] = []
    var isAdjective = false
    for entry in book.entries[key] ?? [] {
      if let form = entry.form {
        guard let full = spelled(form, span) else { continue }
        span = full
      }
      options.append(.init(place: entry.place, match: .exact, isOfRules: true))
      isAdjective = isAdjective || entry.isAdjective
    }
    if !isAdjective { options += listed(key, range, hasOthers: !options.isEmpty) }
    guard !options.isEmpty else { return nil }
    let inside = range.upperBound < tokens.count ? self.inside(range.upperBound, of: options) : []
    let types = PlaceTypes(tokens, book, gazetteer)
    let type = isAdjective ? nil : types.type(of: range)
    options = type.map { types.fitting($0, options, key) } ?? PlaceTypes.bare(options)
    let stand = standing(range)
    guard let evidence = evidence(range, key, options, stand, hasInside: !inside.isEmpty, isAdjective: isAdjective)
    else { return nil }
    return PlaceCandidate(
      tokens: range, span: span, key: key, sense: key + (type.map { [0x20] + Array($0.kind.rawValue.utf8) } ?? []),
      isAdjective: isAdjective || stand == .attribute, places: options,
      evidence: evidence, inside: inside, mayRepeat: stand != .person || !persons.contains(key))
  }

  /// The key of several words; a genitive inside counts ("People's Republic"), one at the end does not.
  private func key(_ range: Range<Int>) -> [UInt8] {
    var key: [UInt8] = []
    for i in range {
      if i > range.lowerBound { key.append(0x20) }
      key += tokens[i].key
      if tokens[i].isGenitive, i + 1 < range.upperBound { key.append(0x73) }
    }
    return key
  }

  /// The span if the text there is written as `form`, its last point included.
  private func spelled(_ form: String, _ span: Span) -> Span? {
    let end = span.start + form.utf8.count
    guard end <= text.count, end >= span.end, text.string(Span(span.start, end)) == form else { return nil }
    return Span(span.start, end)
  }

  /// The best known places of a name; each name is looked up once in a text.
  private mutating func exact(_ key: [UInt8], in gazetteer: Gazetteer) -> [PlaceCandidate.Option] {
    if let known = lookedUp[key] { return known }
    let found = gazetteer.exact(key: key).prefix(Self.kept).map {
      PlaceCandidate.Option(place: gazetteer.place($0.index), match: $0.match, index: $0.index)
    }
    lookedUp[key] = found
    return found
  }

  /// Whether the word before speaks of a place, or of the next in a list.
  private func isPlaced(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, !tokens[range.lowerBound].isStart else {
      return false
    }
    let last = tokens[range.lowerBound - 1]
    return tokens[range.lowerBound].afterComma && last.isCapital
      || ["preposition", "place-verb", "list-word"].contains { book.list($0, contains: last.key) }
  }

  /// What the gazetteer has for a name; by its sound only where the analyser takes it for a place, or the word before does.
  /// - Parameter hasOthers: whether the rules know the name; then no alternate name counts ("Mexico" for its capital),
  ///   and countries are left to the rules.
  private mutating func listed(_ key: [UInt8], _ range: Range<Int>, hasOthers: Bool) -> [PlaceCandidate.Option] {
    guard let gazetteer, key.count > 1, tokens[range.lowerBound].isCapital else { return [] }
    if range.count == 1, book.list("never", contains: key), names[range.lowerBound]?.type != .place { return [] }
    if range.count == 1, book.list("affix", contains: key) || hasPoint(range.lowerBound) { return [] }
    let exact = exact(key, in: gazetteer)
    if !exact.isEmpty || hasOthers {
      return hasOthers ? exact.filter { $0.match == .exact && $0.place.kind != .country } : exact
    }
    guard key.count > 3, names[range.lowerBound]?.type == .place || isPlaced(range) else { return [] }
    return gazetteer.sounding(key: key).prefix(8).map {
      .init(place: gazetteer.place($0.index), match: .sound, index: $0.index)
    }
  }

  /// "U.N." is no village of that name.
  private func hasPoint(_ token: Int) -> Bool {
    let span = tokens[token].span
    return text.bytes[span.start..<span.end].dropLast().contains(UInt8(ascii: "."))
  }

  /// The divisions or countries whose name follows after a comma: of "Paris, Texas" Texas.
  /// A country lies in none: "China, Japan and Brazil" is a list.
  private func inside(_ next: Int, of options: [PlaceCandidate.Option]) -> [Place] {
    let isCountry = options.contains { $0.place.kind == .country }
    return named(next).filter { !isCountry || $0.kind != .country }
  }

  private func named(_ next: Int) -> [Place] {
    guard tokens[next].afterComma, tokens[next].isCapital else { return [] }
    if let admin = book.postal[text.string(tokens[next].span)], let place = book.admins[admin] { return [place] }
    for count in [3, 2, 1] where next + count <= tokens.count {
      let range = next..<(next + count)
      guard range.dropFirst().allSatisfy({ tokens[$0].joins }) else { continue }
      let key = key(range)
      let span = tokens[next].span.union(tokens[range.upperBound - 1].span)
      let found = (book.entries[key] ?? []).filter { entry in
        !entry.isAdjective && [.admin, .country, .area].contains(entry.place.kind)
          && (entry.form.map { spelled($0, span) != nil } ?? true)
      }
      if !found.isEmpty { return found.map(\.place) }
    }
    return []
  }
}
