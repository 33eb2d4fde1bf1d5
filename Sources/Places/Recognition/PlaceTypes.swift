import Claims

/// What the words beside a name say that it is: "Aleppo province", "the city of Aleppo", "Tripoli airport".
///
/// The lists `type-word` and `division-word` of Rules/en/places.
struct PlaceTypes {
  private let tokens: [PlaceToken]
  private let book: PlaceBook
  private let gazetteer: Gazetteer?

  init(_ tokens: [PlaceToken], _ book: PlaceBook, _ gazetteer: Gazetteer?) {
    self.tokens = tokens
    self.book = book
    self.gazetteer = gazetteer
  }

  /// A type word beside a name.
  struct TypeWord {
    let word: [UInt8]
    let kind: PlaceMention.Kind
  }

  /// The type word after a name, or before it and an "of"; nil where there is none.
  func type(of range: Range<Int>) -> TypeWord? {
    if range.upperBound < tokens.count, tokens[range.upperBound].joins, !tokens[range.upperBound].isStart,
      let type = type(tokens[range.upperBound].key), type.kind != .city
    {
      return type
    }
    var at = range.lowerBound - 1
    guard at > 0, tokens[range.lowerBound].joins, tokens[at].joins, tokens[at].key == Array("of".utf8) else {
      return nil
    }
    at -= 1
    return type(tokens[at].key)
  }

  private func type(_ key: [UInt8]) -> TypeWord? {
    book.value("type-word", key).flatMap(PlaceMention.Kind.init(rawValue:)).map { TypeWord(word: key, kind: $0) }
  }

  /// What a name may stand for with a type word: what is of that kind, if anything is; else the divisions of its towns
  /// ("Hama governorate"), or the airports that are called by the name and the word.
  func fitting(
    _ type: TypeWord, _ options: [PlaceCandidate.Option], _ key: [UInt8]
  ) -> [PlaceCandidate.Option] {
    if type.kind == .city, options.contains(where: { $0.place.kind == .country }) { return options }
    let own = options.filter { $0.place.kind == type.kind || ($0.isOfRules && $0.place.kind == .area) }
    guard type.kind != .city else { return own.isEmpty ? options : own }
    let built = type.kind == .facility ? named(key + [0x20] + type.word) : []
    let rest = type.kind == .admin && book.list("division-word", contains: type.word) ? divisions(of: options) : []
    let fitting = own + built + (own.isEmpty ? rest : [])
    return fitting.isEmpty ? options : fitting
  }

  /// What a name may stand for without a type word: the town, not the division that is called after it.
  static func bare(_ options: [PlaceCandidate.Option]) -> [PlaceCandidate.Option] {
    guard options.contains(where: { $0.place.kind == .city }) else { return options }
    return options.filter { $0.place.kind != .admin || $0.isOfRules }
  }

  private func named(_ key: [UInt8]) -> [PlaceCandidate.Option] {
    guard let gazetteer else { return [] }
    return gazetteer.exact(key: key).prefix(8).map {
      .init(place: gazetteer.place($0.index), match: .exact, index: $0.index)
    }
  }

  /// The first-order divisions that the towns lie in, under the towns' names: a province is called after its capital.
  /// None where the best known town has none, and none of countries ("US state").
  private func divisions(of options: [PlaceCandidate.Option]) -> [PlaceCandidate.Option] {
    guard options.first?.place.kind == .city else { return [] }
    let divisions = options.map { town -> PlaceCandidate.Option? in
      guard let index = town.index, let division = gazetteer?.division(of: index) else { return nil }
      return .init(place: division.called(town.place.name, people: town.place.population), match: town.match)
    }
    return divisions[0] == nil ? [] : divisions.compactMap { $0 }
  }
}
