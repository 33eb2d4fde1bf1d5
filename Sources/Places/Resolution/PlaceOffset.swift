import Claims
import Words

/// What the words before a town's name make of it: "12 km southeast of Tripoli", "30 km from Mosul", "south of Sirte",
/// "the southern outskirts of Tripoli", "northern Aleppo". Each is an area with a point and a radius, never the town's.
struct PlaceOffsets {
  private let text: Text
  private let tokens: [PlaceToken]
  private let book: PlaceBook
  /// How far to the south "south of Sirte" is taken to be, in km; the radius is the same. Source: our choice.
  private static let nearby = 15.0

  init(_ text: Text, _ tokens: [PlaceToken], _ book: PlaceBook) {
    self.text = text
    self.tokens = tokens
    self.book = book
  }

  /// The mention over the whole phrase, at the point that it computes; nil where no such phrase ends in the place.
  func widened(_ mention: PlaceMention, _ range: Range<Int>, people: Int) -> PlaceMention? {
    guard !mention.isAdjective, ![.country, .continent, .area, .admin, .water].contains(mention.kind) else {
      return nil
    }
    if let part = part(before: range, mention, size: Self.size(people)) { return part }
    let link = beforePhrase(range.lowerBound)
    guard link > 0 else { return nil }
    let isOf = word(link) == "of" || word(link) == "from"
    if isOf, let edge = edge(endingAt: link - 1, mention, size: Self.size(people)) { return edge }
    if isOf, let bearing = bearing(endingAt: link - 1) { return moved(mention, bearing, link) }
    guard book.list("around-word", contains: tokens[link].key),
      let (count, unit, start) = length(endingAt: link - 1), !leadsOn(range.upperBound)
    else { return nil }
    return area(mention, start, km: 0, bearing: nil, radius: max(1, (count * unit * 10).rounded() / 10))
  }

  /// "300 km from Mosul to Baghdad" is a way, no place.
  private func leadsOn(_ next: Int) -> Bool { next < tokens.count && word(next) == "to" }

  private func moved(_ mention: PlaceMention, _ bearing: Bearing, _ link: Int) -> PlaceMention? {
    var i = bearing.first - 1
    if i >= 0, word(i) == "the" || word(i) == "to" { i -= 1 }
    if i >= 0, word(i) == "to" { i -= 1 }
    if i >= 0, let (count, unit, start) = length(endingAt: i) {
      let km = (count * unit * 10).rounded() / 10
      return area(mention, start, km: km, bearing: bearing, radius: max(1, (km * 2).rounded() / 10))
    }
    // "the south of Sirte" is a part of it.
    guard word(link) == "of", i == bearing.first - 1 else { return nil }
    return area(
      mention, tokens[bearing.first].span.start, km: Self.nearby, bearing: bearing, radius: Self.nearby, told: false)
  }

  /// "northern Aleppo", "south Beirut": half the town's size off its middle.
  private func part(before range: Range<Int>, _ mention: PlaceMention, size: Double) -> PlaceMention? {
    guard mention.kind == .city, tokens[range.lowerBound].joins, range.lowerBound > 0,
      let bearing = bearing(endingAt: range.lowerBound - 1, list: "bearing-adjective"),
      !tokens[bearing.first].isCapital
    else { return nil }
    return area(
      mention, tokens[bearing.first].span.start, km: size / 2, bearing: bearing, radius: size / 2, told: false,
      isAdverbial: false)
  }

  /// "the southern outskirts of", "the outskirts of": a ring as wide as the town is large.
  private func edge(endingAt last: Int, _ mention: PlaceMention, size: Double) -> PlaceMention? {
    guard last >= 0 else { return nil }
    let isEdge = book.list("edge-noun", contains: tokens[last].key)
    guard isEdge || book.list("part-noun", contains: tokens[last].key) else { return nil }
    if last > 0, let bearing = bearing(endingAt: last - 1, list: "bearing-adjective") {
      return area(
        mention, tokens[bearing.first].span.start, km: size, bearing: bearing, radius: size, told: false,
        isAdverbial: false)
    }
    guard isEdge else { return nil }
    return area(mention, tokens[last].span.start, km: 0, bearing: nil, radius: 1.5 * size, isAdverbial: false)
  }

  /// How far a town reaches from its middle, in km, by its people: 1 for 10,000, 11 for 1.3 million.
  /// Source: our choice; towns grow in area as they grow in people.
  private static func size(_ people: Int) -> Double {
    let size = Double(max(people, 10_000)).squareRoot() / 100
    return (size * 10).rounded() / 10
  }

  /// - Parameter told: whether the text gives the distance, so that it may be shown as an offset.
  private func area(
    _ mention: PlaceMention, _ start: Int, km: Double, bearing: Bearing?, radius: Double, told: Bool = true,
    isAdverbial: Bool = true
  ) -> PlaceMention {
    let point = Self.point(mention.lat, mention.lon, km: km, degrees: bearing?.degrees ?? 0)
    var area = PlaceMention(
      span: Span(start, mention.span.end), name: mention.name, geonameid: mention.geonameid, country: mention.country,
      lat: point.lat, lon: point.lon, kind: .area, radiusKm: radius,
      offset: told ? bearing.map { .init(km: km, bearing: $0.name, of: mention.name) } : nil)
    area.isAdverbial = isAdverbial ? true : nil
    return area
  }
}

extension PlaceOffsets {
  /// A point of the compass and the token at which it begins.
  struct Bearing {
    let name: String
    let degrees: Double
    let first: Int
  }

  /// Where an offset from a place that is not named would stand: "90 km south of the capital".
  /// - Returns: the offset's mention, over the capital's place; nil where no length and bearing stand before `noun`.
  func fromCapital(_ noun: Int, _ capital: Place) -> PlaceMention? {
    guard noun > 2, word(noun - 1) == "the", word(noun - 2) == "of" || word(noun - 2) == "from",
      let bearing = bearing(endingAt: noun - 3)
    else { return nil }
    let mention = PlaceMention(
      span: tokens[noun].span, name: capital.name, geonameid: capital.geonameid, country: capital.country,
      lat: capital.lat, lon: capital.lon, kind: .city)
    return moved(mention, bearing, noun - 2)
  }

  /// The token before a name and what belongs to it: "the", "the port city of", "the Libyan capital,".
  private func beforePhrase(_ first: Int) -> Int {
    var i = first - 1
    if i > 0, word(i) == "of", book.list("place-noun", contains: tokens[i - 1].key) { i -= 1 }
    guard i >= 0, book.list("place-noun", contains: tokens[i].key) else {
      return i >= 0 && word(i) == "the" ? i - 1 : i
    }
    for back in 1...3 where i - back >= 0 && word(i - back) == "the" { return i - back - 1 }
    return first - 1
  }

  /// A bearing of one word or two ("south-east", cut at its hyphen), that ends at a token.
  func bearing(endingAt last: Int, list: String = "bearing") -> Bearing? {
    guard last >= 0 else { return nil }
    if last > 0, tokens[last].joins, let degrees = book.number(list, word(last - 1) + "-" + word(last)) {
      return Bearing(name: Self.name(degrees), degrees: degrees, first: last - 1)
    }
    return book.number(list, word(last)).map { Bearing(name: Self.name($0), degrees: $0, first: last) }
  }

  /// A length that ends at a token: "12 km", "12km", "7.5 miles", "1,200-kilometre", "five miles"; of "12 kilometres (7
  /// miles)" the first.
  private func length(endingAt last: Int) -> (count: Double, unit: Double, start: Int)? {
    guard last >= 0, let found = oneLength(endingAt: last) else { return nil }
    let gap = found.start - 2
    guard gap > 0, text[found.start - 1] == 0x28, let before = tokens[..<last].lastIndex(where: { $0.span.end <= gap })
    else {
      return found
    }
    return tokens[before].span.end == gap ? oneLength(endingAt: before) ?? found : found
  }

  private func oneLength(endingAt last: Int) -> (count: Double, unit: Double, start: Int)? {
    let glued = tokens[last].key.prefix { $0.isASCIIDigit }.count
    if glued > 0 {
      let letters = String(decoding: tokens[last].key.dropFirst(glued), as: UTF8.self)
      guard let unit = book.number("length-unit", letters) else { return nil }
      return number(endingAt: tokens[last].span.start + glued).map { ($0.value, unit, $0.start) }
    }
    guard let unit = book.number("length-unit", word(last)) else { return nil }
    if last > 0, tokens[last].joins, let count = book.number("number-word", word(last - 1)) {
      return (count, unit, tokens[last - 1].span.start)
    }
    var end = tokens[last].span.start
    if end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x2D { end -= 1 }
    return number(endingAt: end).map { ($0.value, unit, $0.start) }
  }

  /// A number in digits that ends at a byte.
  private func number(endingAt end: Int) -> (value: Double, start: Int)? {
    var start = end
    while start > 0, end - start < 9, text[start - 1].isASCIIDigit || text[start - 1] == 0x2E || text[start - 1] == 0x2C
    {
      start -= 1
    }
    while start < end, !text[start].isASCIIDigit { start += 1 }
    return Double(text.string(Span(start, end)).filter { $0 != "," }).map { ($0, start) }
  }

  private func word(_ i: Int) -> String { String(decoding: tokens[i].key, as: UTF8.self) }

  private static let points = "N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW".split(separator: " ").map(
    String.init)

  private static func name(_ degrees: Double) -> String { points[Int((degrees / 22.5).rounded()) % 16] }

  /// The point so many kilometres away, on a plane: good to 1 % below 500 km.
  static func point(_ lat: Double, _ lon: Double, km: Double, degrees: Double) -> (lat: Double, lon: Double) {
    guard km > 0 else { return (lat, lon) }
    let north = km * Place.cosine(degrees) / 111.2
    let east = km * Place.cosine(degrees - 90) / (111.2 * max(0.01, Place.cosine(lat)))
    return (((lat + north) * 1e5).rounded() / 1e5, ((lon + east) * 1e5).rounded() / 1e5)
  }
}
