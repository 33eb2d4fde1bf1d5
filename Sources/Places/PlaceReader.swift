import Claims
import Rulebook
import Words

/// Finds the toponyms of a text and the places they stand for.
///
/// Names come from the gazetteer and from `Rules/en/places` and `Rules/en/world`; which of several places a name means
/// is decided by what is named beside it, by the countries and places of the document, and by how well known it is.
public struct PlaceReader: Sendable {
  let book: PlaceBook
  let gazetteer: Gazetteer?
  let names: PlaceNames

  /// - Parameter gazetteer: without it only the places of the rules are known.
  /// - Throws: ``RuleFileError``, for example `Rules/en/places/x.rules:3: error: 'Ain Zara' is no place; write for
  ///   example 'Ain Zara, Ayn Zara = area LY 32.799 13.288 r=5'`.
  public init(_ rulebook: Rulebook, gazetteer: Gazetteer? = nil) throws(RuleFileError) {
    self.gazetteer = gazetteer
    names = gazetteer?.names ?? PlaceNames(rulebook)
    book = try PlaceBook(rulebook, names, gazetteer)
  }

  /// The places of a text, in its order, none over another.
  ///
  /// - Parameter names: what the analyser takes for names, of all types. A place inside a person's or an
  ///   organization's name is none.
  /// - Returns: adjectives ("Libyan") are places with `isAdjective`; a doubt where two places stay close.
  public func places(in text: Text, sentences: [Span], names: [NamedSpan]) -> (places: [PlaceMention], doubts: [Doubt])
  {
    let tokens = PlaceScanner.tokens(
      of: text, self.names, abbreviations: book.words("name-abbreviation"), starts: Set(sentences.map(\.start)))
    let (found, home) = recognised(in: text, tokens, names)
    var chooser = PlaceChooser(found, book)
    let choices = chooser.choices()
    // In the order of the text: sums of fractions must not depend on a dictionary's.
    let towns = found.compactMap { choices[$0.sense]?.place }.filter { $0.kind == .city }
    let offsets = PlaceOffsets(text, tokens, book)
    let uses = PlaceUses(text, tokens, book)
    var named: [PlaceRegions.Named] = []
    var doubts: [Doubt] = []
    for candidate in found {
      guard let choice = choices[candidate.sense] else { continue }
      var mention = mention(
        candidate, located(choice.place, towns),
        isAdjective: candidate.isAdjective || uses.isModifier(candidate.tokens))
      if uses.isMetonym(mention, candidate.tokens) { mention.isMetonym = true }
      mention = offsets.widened(mention, candidate.tokens, people: choice.place.population) ?? mention
      named.append(.init(mention: mention, tokens: candidate.tokens))
      if let second = choice.second, choice.margin < 0.3, !candidate.isAdjective {
        doubts.append(doubt(candidate, choice.place, second, text))
      }
    }
    let regions = PlaceRegions(text, tokens, book, gazetteer?.lands, named)
    let places = named.indices.map { i in
      var mention = named[i].mention
      mention.region = regions.region(of: i)
      return mention
    }
    return (Self.apart(places + capitals(tokens, named, home, offsets)), doubts)
  }

  /// The names that count as places, and the country that most of them lie in.
  private func recognised(
    in text: Text, _ tokens: [PlaceToken], _ names: [NamedSpan]
  ) -> (found: [PlaceCandidate], home: String) {
    var finder = PlaceFinder(text, tokens, names, book, gazetteer, self.names)
    let all = finder.candidates()
    let threshold = book.weight("threshold")
    let certain = all.filter { $0.evidence >= threshold }
    let sure = Set(certain.filter { !$0.isAdjective }.map(\.key))
    let home = Self.home(certain)
    let listed = finder.listed(all, threshold)
    let found = all.enumerated().filter { i, candidate in
      guard candidate.mayRepeat else { return candidate.evidence >= threshold }
      var evidence = candidate.evidence + Double(listed[i]) * book.weight("listed")
      if sure.contains(candidate.key) { evidence += book.weight("repeated") }
      if !home.isEmpty, candidate.isOf(home) { evidence += book.weight("home") }
      return evidence >= threshold
    }.map(\.element)
    return (found, home)
  }

  /// In their order, without those that lie in another's words ("the Libyan capital" in "12 km west of the Libyan capital").
  private static func apart(_ places: [PlaceMention]) -> [PlaceMention] {
    var kept: [PlaceMention] = []
    for place in places.sorted(by: { ($0.span.start, $1.span.end) < ($1.span.start, $0.span.end) })
    where kept.last.map({ $0.span.end <= place.span.start }) ?? true {
      kept.append(place)
    }
    return kept
  }

  /// "90 km south of the capital": of the country that was named last, or else of the document's own.
  private func capitals(
    _ tokens: [PlaceToken], _ named: [PlaceRegions.Named], _ home: String, _ offsets: PlaceOffsets
  ) -> [PlaceMention] {
    tokens.indices.compactMap { i in
      guard book.list("capital-noun", contains: tokens[i].key) else { return nil }
      let before = named.last { $0.tokens.upperBound <= i && !$0.mention.country.isEmpty }
      guard let capital = book.capitals[before?.mention.country ?? home],
        let mention = offsets.fromCapital(i, capital),
        !named.contains(where: { $0.mention.span.overlaps(mention.span) })
      else { return nil }
      return mention
    }
  }

  /// The country that most of a document's certain places lie in, if more than half of them do; the United States, where
  /// every family name is a town's, are nobody's home.
  private static func home(_ sure: [PlaceCandidate]) -> String {
    var counts: [String: Int] = [:]
    for candidate in sure {
      if let country = candidate.places.first?.place.country { counts[country, default: 0] += 1 }
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let most, most.value * 2 > sure.count, most.value > 1, most.key != "US" else { return "" }
    return most.key
  }

  /// A county has no point of its own in the gazetteer: it is put where the document's towns of its state are, within
  /// 80 km, or else in its state's middle, within 250.
  private func located(_ place: Place, _ towns: [Place]) -> Place {
    guard place.kind == .admin, place.geonameid == nil, place.radiusKm == nil, !place.admin.isEmpty else {
      return place
    }
    let towns = towns.filter { $0.admin == place.admin }
    guard !towns.isEmpty else { return place.moved(lat: place.lat, lon: place.lon, radiusKm: 250) }
    let count = Double(towns.count)
    let lat = towns.reduce(0) { $0 + $1.lat } / count
    let lon = towns.reduce(0) { $0 + $1.lon } / count
    return place.moved(lat: lat, lon: lon, radiusKm: 80)
  }

  private func mention(_ candidate: PlaceCandidate, _ place: Place, isAdjective: Bool) -> PlaceMention {
    PlaceMention(
      span: candidate.span, name: place.name, geonameid: place.geonameid, country: place.country, lat: place.lat,
      lon: place.lon, kind: place.kind, radiusKm: place.radiusKm, isAdjective: isAdjective)
  }

  private func doubt(_ candidate: PlaceCandidate, _ place: Place, _ other: Place, _ text: Text) -> Doubt {
    Doubt(
      .ambiguousPlace, candidate.span,
      "'\(text.string(candidate.span))' may be \(Self.shown(place)) or \(Self.shown(other)); taken as the first")
  }

  private static func shown(_ place: Place) -> String {
    let region = place.admin.isEmpty ? place.country : place.admin
    return region.isEmpty ? place.name : "\(place.name) (\(region))"
  }
}
