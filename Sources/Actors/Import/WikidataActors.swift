import Claims
import Words

extension ActorImport {
  /// The query whose result is taken, with the columns name, aliases, type, country, sectors, from and to. The values of
  /// ?position and ?sectors are an example: foreign ministers, GOV.
  public static let wikidataQuery = """
    SELECT ?name ?country ?from ?to (GROUP_CONCAT(DISTINCT ?alias; separator="|") AS ?aliases)
      ("person" AS ?type) ("GOV" AS ?sectors)
    WHERE {
      ?who p:P39 ?held . ?held ps:P39 ?position . ?position wdt:P279* wd:Q7330070 ; wdt:P1001 ?state .
      ?state wdt:P298 ?country . ?held pq:P580 ?from . FILTER(?from >= "2000-01-01T00:00:00Z"^^xsd:dateTime)
      OPTIONAL { ?held pq:P582 ?to }
      ?who rdfs:label ?name . FILTER(LANG(?name) = "en")
      OPTIONAL { ?who skos:altLabel ?alias . FILTER(LANG(?alias) = "en") }
    } GROUP BY ?who ?name ?country ?from ?to

    """

  /// Reads the JSON of a query's result (`application/sparql-results+json`). Rows of one name and code are one actor, each
  /// row a term.
  /// Source: W3C, SPARQL 1.1 Query Results JSON Format; the query is ``wikidataQuery``.
  public init(wikidata json: String) {
    guard let rows = JSONValue.read(json)?["results"]?["bindings"]?.items else {
      self.init(
        actors: [],
        troubles: [
          "it is no result of a query: it has no 'results.bindings'; download it as JSON from query.wikidata.org"
        ])
      return
    }
    var order: [String] = []
    var found: [String: ImportedActor] = [:]
    var troubles: [String] = []
    for (number, row) in rows.enumerated() {
      func value(_ name: String) -> String? { row[name]?["value"]?.text }
      guard let name = value("name").flatMap(ActorImport.name), let country = value("country"),
        let code = ActorImport.code(country), code.sectors.isEmpty
      else {
        troubles.append("row \(number + 1): needs 'name' and 'country' (three letters, ISO 3166); it is passed over")
        continue
      }
      let sectors = (value("sectors") ?? "GOV").split { $0 == " " || $0 == "|" }.map(String.init)
      let key = ([name, country] + sectors).joined(separator: "\n")
      if found[key] == nil { order.append(key) }
      let aliases = (value("aliases") ?? "").split(separator: "|").compactMap { ActorImport.name(String($0)) }
      let term = ImportedActor.Term(
        from: value("from").flatMap { Day(iso: $0) }, to: value("to").flatMap { Day(iso: $0) })
      let before = found[key]
      let names = (before?.aliases ?? []) + aliases.filter { before?.aliases.contains($0) != true }
      found[key] = ImportedActor(
        name: name, aliases: names, type: EntityType(rawValue: value("type") ?? "") ?? .person, country: country,
        sectors: sectors, terms: (before?.terms ?? []) + [term])
    }
    self.init(actors: order.compactMap { found[$0] }, troubles: troubles)
  }
}
