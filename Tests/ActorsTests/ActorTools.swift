import Actors
import Claims
import Language
import Places
import Rulebook
import TestKit
import Words

/// The readers that the tests of this room need, made once.
struct ActorTools {
  let analyser: Analyser
  let places: PlaceReader
  let actors: ActorReader

  /// Nil where the model or the rules cannot be read.
  static let shared = try? ActorTools()

  private init() throws {
    let rulebook = try Rulebook(directory: Repository.rules)
    analyser = try Analyser(model: Model(path: Repository.model), rulebook: rulebook)
    places = try PlaceReader(rulebook, gazetteer: Gazetteer(path: Repository.model + "/gazetteer.bin"))
    actors = try ActorReader(rulebook)
  }

  func cast(of text: Text, published: Day?) -> (analysis: Analysis, cast: Cast) {
    let analysis = analyser.analyse(text)
    let named = analysis.names.map { NamedSpan($0.span, EntityType(rawValue: $0.kind.rawValue) ?? .other) }
    let found = places.places(in: text, sentences: analysis.sentences.map(\.span), names: named).places
    return (analysis, actors.cast(of: analysis, places: found, published: published))
  }
}
