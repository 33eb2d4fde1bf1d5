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
    names = gazetteer?.names ?? PlaceNames(fold: [UInt8](repeating: 0, count: 2 * (0x190 + 0x100)), lines: "")
    book = try PlaceBook(rulebook, names, gazetteer)
  }

  /// The places of a text, in its order, none over another.
  ///
  /// - Parameter names: what the analyser takes for names, of all types. A place inside a person's or an
  ///   organization's name is none.
  /// - Returns: adjectives ("Libyan") are places with `isAdjective`; a doubt where two places stay close.
  public func places(in text: Text, sentences: [Span], names: [NamedSpan]) -> (places: [PlaceMention], doubts: [Doubt])
  {
    let tokens = PlaceScanner.tokens(of: text, self.names, starts: Set(sentences.map(\.start)))
    let finder = PlaceFinder(text, tokens, names, book, gazetteer)
    let all = finder.candidates()
    let threshold = book.weight("threshold")
    let sure = Set(all.filter { $0.evidence >= threshold && !$0.isAdjective }.map(\.key))
    let found = all.filter {
      $0.evidence + ($0.mayRepeat && sure.contains($0.key) ? book.weight("repeated") : 0) >= threshold
    }
    let choices = PlaceChooser(found, book).choices()
    var places: [PlaceMention] = []
    var doubts: [Doubt] = []
    for candidate in found {
      guard let choice = choices[candidate.key] else { continue }
      places.append(mention(candidate, choice.place))
      if let second = choice.second, choice.margin < 0.3, !candidate.isAdjective {
        doubts.append(doubt(candidate, choice.place, second, text))
      }
    }
    return (places, doubts)
  }

  private func mention(_ candidate: PlaceCandidate, _ place: Place) -> PlaceMention {
    PlaceMention(
      span: candidate.span, name: place.name, geonameid: place.geonameid, country: place.country, lat: place.lat,
      lon: place.lon, kind: place.kind, radiusKm: place.radiusKm, isAdjective: candidate.isAdjective)
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
