import Claims
import Words

/// "12 km southeast of Tripoli": a distance and a bearing before a place.
struct PlaceOffsets {
  private let text: Text
  private let tokens: [PlaceToken]
  private let book: PlaceBook

  init(_ text: Text, _ tokens: [PlaceToken], _ book: PlaceBook) {
    self.text = text
    self.tokens = tokens
    self.book = book
  }

  /// The mention over the whole phrase, at the point that it computes; nil where no such phrase ends in the place.
  func widened(_ mention: PlaceMention, _ candidate: PlaceCandidate) -> PlaceMention? {
    guard !mention.isAdjective, ![.country, .continent, .area].contains(mention.kind) else { return nil }
    var i = candidate.tokens.lowerBound - 1
    if i >= 0, word(i) == "the" { i -= 1 }
    guard i >= 0, word(i) == "of" || word(i) == "from" else { return nil }
    i -= 1
    guard let (bearing, degrees, first) = bearing(endingAt: i) else { return nil }
    i = first - 1
    if i >= 0, word(i) == "the" || word(i) == "to" { i -= 1 }
    if i >= 0, word(i) == "to" { i -= 1 }
    guard i >= 0, let (count, unit, start) = length(endingAt: i) else { return nil }
    let km = (count * unit * 10).rounded() / 10
    let point = Self.point(mention.lat, mention.lon, km: km, degrees: degrees)
    return PlaceMention(
      span: Span(start, mention.span.end), name: mention.name, geonameid: mention.geonameid, country: mention.country,
      lat: point.lat, lon: point.lon, kind: .area, radiusKm: max(1, (km * 2).rounded() / 10),
      offset: .init(km: km, bearing: bearing, of: mention.name))
  }

  /// A bearing of one word or two ("south-east", cut at its hyphen), that ends at a token.
  private func bearing(endingAt last: Int) -> (name: String, degrees: Double, first: Int)? {
    guard last >= 0 else { return nil }
    if last > 0, tokens[last].joins, let degrees = book.number("bearing", word(last - 1) + "-" + word(last)) {
      return (Self.points[Int((degrees / 22.5).rounded()) % 16], degrees, last - 1)
    }
    return book.number("bearing", word(last)).map { (Self.points[Int(($0 / 22.5).rounded()) % 16], $0, last) }
  }

  /// A length that ends at a token: "12 km", "12km", "7.5 miles", "1,200-kilometre", "five miles".
  private func length(endingAt last: Int) -> (count: Double, unit: Double, start: Int)? {
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

  /// The point so many kilometres away, on a plane: good to 1 % below 500 km.
  private static func point(_ lat: Double, _ lon: Double, km: Double, degrees: Double) -> (lat: Double, lon: Double) {
    let north = km * Place.cosine(degrees) / 111.2
    let east = km * Place.cosine(degrees - 90) / (111.2 * max(0.01, Place.cosine(lat)))
    return (((lat + north) * 1e5).rounded() / 1e5, ((lon + east) * 1e5).rounded() / 1e5)
  }
}
