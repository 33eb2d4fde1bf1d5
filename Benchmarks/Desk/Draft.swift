import Claims
import Words

/// A report that grows by sentences, each with its claim.
struct Draft {
  private let id: String
  private let world: World
  private var words = ""
  private var sentences: [SentenceRecord] = []
  private var claims: [Claim] = []
  private var places: [PlaceMention] = []
  private var mentions: [String: (side: World.Side, spans: [Span])] = [:]
  private var order: [String] = []

  init(id: String, world: World) {
    self.id = id
    self.world = world
  }

  private mutating func add(_ part: String) -> Span {
    let start = words.utf8.count
    words += part
    return Span(start, words.utf8.count)
  }

  private mutating func party(_ side: World.Side) -> Party {
    let span = add(side.name)
    if mentions[side.name] == nil { order.append(side.name) }
    mentions[side.name, default: (side, [])].spans.append(span)
    return Party(span: span, text: side.name, entity: "e\((order.firstIndex(of: side.name) ?? 0) + 1)", code: side.code)
  }

  private mutating func scene(_ spot: World.Spot) -> Scene? {
    let (name, id, country, lat, lon, precision, radius): (String, Int?, Int, Double, Double, Scene.Precision, Double?)
    switch spot {
    case .nowhere: return nil
    case .town(let town):
      (name, id, country, lat, lon, precision, radius) = (
        town.name, town.id, town.country, town.lat, town.lon, .city, 4
      )
    case .region(let number):
      let region = world.regions[number]
      (name, id, country, lat, lon, precision, radius) = (
        region.name, 8_000_000 + number, number / World.regionsPerCountry, region.lat, region.lon, .admin, 60
      )
    case .country(let number):
      let land = world.countries[number]
      (name, id, country, lat, lon, precision, radius) = (
        land.name, 7_000_000 + number, number, land.lat, land.lon, .country, nil
      )
    }
    _ = add(" in ")
    let span = add(name)
    let code = world.countries[country].code
    places.append(
      PlaceMention(
        span: span, name: name, geonameid: id, country: code, lat: lat, lon: lon,
        kind: precision == .city ? .city : precision == .admin ? .admin : .country, radiusKm: radius))
    return Scene(
      span: span, name: name, geonameid: id, country: code, lat: lat, lon: lon, precision: precision, role: .scene)
  }

  mutating func say(
    _ actor: World.Side, _ act: World.Act, _ recipient: World.Side?, at spot: World.Spot, on day: Day, source: String?,
    detail: String,
    number: Int, certainty: Certainty, outlet: String
  ) {
    let start = words.utf8.count
    let who = party(actor)
    _ = add(" ")
    let trigger = add(act.verb)
    _ = add(" ")
    let whom = recipient.map { party($0) }
    if whom == nil { _ = add("the quarter") }
    let place = scene(spot)
    _ = add(" on ")
    let when = add(day.description)
    _ = add(", killing \(number) people while \(detail)")
    let evidence = Span(start, words.utf8.count)
    var chain = [Source(text: outlet, kind: .outlet)]
    if let source {
      _ = add(", ")
      chain.insert(Source(text: source, kind: .unnamed, span: add(source)), at: 0)
      _ = add(" said")
    }
    _ = add(".")
    sentences.append(SentenceRecord(span: Span(start, words.utf8.count), tokens: []))
    _ = add("\n")
    let held = act.control.map { change in
      Control(
        place: place?.name ?? "the quarter", geonameid: place?.geonameid, holder: change == .lost ? nil : actor.name,
        loser: recipient?.name, change: change)
    }
    claims.append(
      Claim(
        id: "\(id)-\(claims.count)", event: Event(type: act.type, mode: act.mode, contexts: ["military"], cameo: "190"),
        trigger: trigger, actors: [who], recipients: whom.map { [$0] } ?? [],
        when: When(
          value: day.description, interval: Interval(from: Moment(day), to: Moment(day + 1)), precision: .day,
          basis: .text, span: when),
        places: place.map { [$0] } ?? [], accordingTo: chain, certainty: certainty,
        auxiliary: certainty == .denied ? [.negation] : [], tense: .past, factuality: certainty == .denied ? -3 : 3,
        casualties: act.type == .assault ? Casualties(killed: .init(min: number, max: number)) : nil,
        control: place.flatMap { $0.precision == .city ? held : nil }, evidence: evidence,
        confidence: Double(50 + number % 50) / 100,
        rule: "Rules/en/events/\(act.type.rawValue.lowercased()).rules:\(number)"))
  }

  func reading(title: String, outlet: String, published: Day) -> Reading {
    var reading = Reading(id: id, text: Text(words))
    reading.title = title
    reading.outlet = outlet
    reading.url = "https://example.org/\(id)"
    reading.published = published.description
    reading.sentences = sentences
    reading.claims = claims
    reading.places = places
    reading.entities = order.enumerated().compactMap { number, name in
      mentions[name].map { mention in
        Entity(
          id: "e\(number + 1)", type: .organization, name: name, mentions: mention.spans.map { Mention($0, .name) },
          actor: ActorCode(
            country: String(mention.side.code.prefix(3)), sectors: [String(mention.side.code.dropFirst(3))],
            basis: .dictionary))
      }
    }
    reading.doubts = [Doubt(.unknownActor, Span(0, 3), "made up")]
    return reading
  }
}
