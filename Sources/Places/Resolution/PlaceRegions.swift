import Claims
import Words

/// What the words beside a country's name, or two names, narrow the scene to: "eastern Ukraine", "the north of Syria",
/// "between Gharyan and Tripoli", "the border with Tunisia". The mention stays the country or town that it names.
struct PlaceRegions {
  /// A mention and the tokens of its name.
  struct Named {
    let mention: PlaceMention
    let tokens: Range<Int>
  }

  private let text: Text
  private let tokens: [PlaceToken]
  private let book: PlaceBook
  private let lands: PlaceLands?
  private let named: [Named]
  /// How many mentions off the other country of a border may be named. Source: our choice.
  private static let reach = 6

  init(_ text: Text, _ tokens: [PlaceToken], _ book: PlaceBook, _ lands: PlaceLands?, _ named: [Named]) {
    self.text = text
    self.tokens = tokens
    self.book = book
    self.lands = lands
    self.named = named
  }

  /// The region that a mention's neighbours make of it; nil where they make none.
  func region(of i: Int) -> PlaceMention.Region? { border(i) ?? between(i) ?? part(i) }

  // MARK: Parts

  /// "eastern Ukraine", "the east of Ukraine", "Ukraine's east".
  private func part(_ i: Int) -> PlaceMention.Region? {
    let (mention, range) = (named[i].mention, named[i].tokens)
    guard !mention.isAdjective, mention.span.start == tokens[range.lowerBound].span.start,
      let (degrees, span) = direction(range)
    else { return nil }
    let whole = span.union(mention.span)
    if mention.kind == .country, let extent = lands?.extent(mention.country) {
      return part(of: extent, degrees, whole)
    }
    guard mention.kind == .admin || mention.kind == .area, let radius = mention.radiusKm else {
      return nil
    }
    let point = PlaceOffsets.point(mention.lat, mention.lon, km: radius / 2, degrees: degrees)
    return region(whole, point.lat, point.lon, radius / 2)
  }

  private func direction(_ range: Range<Int>) -> (degrees: Double, span: Span)? {
    let offsets = PlaceOffsets(text, tokens, book)
    let before = range.lowerBound - 1
    if before >= 0, tokens[range.lowerBound].joins,
      let bearing = offsets.bearing(endingAt: before, list: "bearing-adjective"), !tokens[bearing.first].isCapital
    {
      return (bearing.degrees, tokens[bearing.first].span)
    }
    if before > 1, word(before) == "of", let bearing = offsets.bearing(endingAt: before - 1), bearing.first > 0,
      word(bearing.first - 1) == "the"
    {
      return (bearing.degrees, tokens[bearing.first].span)
    }
    let after = range.upperBound
    if after < tokens.count, tokens[after - 1].isGenitive, !tokens[after].isCapital,
      let degrees = book.number("bearing", word(after))
    {
      return (degrees, tokens[after].span)
    }
    return nil
  }

  /// The outer third of a country on the side of a bearing.
  private func part(of extent: PlaceLands.Extent, _ degrees: Double, _ span: Span) -> PlaceMention.Region {
    let (north, east) = (Place.cosine(degrees), Place.cosine(degrees - 90))
    let (height, width) = (extent.north - extent.south, extent.east - extent.west)
    let lat = (extent.south + extent.north) / 2 + north * height / 3
    let lon = (extent.west + extent.east) / 2 + east * width / 3
    let tall = (abs(north) > 0.3 ? height / 6 : height / 2) * 111.2
    let wide = (abs(east) > 0.3 ? width / 6 : width / 2) * 111.2 * Place.cosine(lat)
    return region(span, lat, lon, max(10, (tall * tall + wide * wide).squareRoot()))
  }

  // MARK: Between two

  /// "between Gharyan and Tripoli": half way, as wide as the way is long; both names have it.
  private func between(_ i: Int) -> PlaceMention.Region? {
    guard let first = pair(i, after: "between") else { return nil }
    let (one, other) = (named[first].mention, named[first + 1].mention)
    let before = named[first].tokens.lowerBound - 1
    guard ![one, other].contains(where: { $0.isAdjective || $0.kind == .country || $0.kind == .continent }) else {
      return nil
    }
    let km = Place.kilometres(one.lat, one.lon, other.lat, other.lon)
    return region(
      tokens[before].span.union(other.span), (one.lat + other.lat) / 2, (one.lon + other.lon) / 2, max(1, km / 2))
  }

  /// The first of two names that "and" joins after a word, whichever of them is asked for.
  private func pair(_ i: Int, after link: String) -> Int? {
    [i, i - 1].first { first in
      guard first >= 0, first + 1 < named.count else { return false }
      let (one, other) = (named[first].tokens, named[first + 1].tokens)
      return one.lowerBound > 0 && word(one.lowerBound - 1) == link && one.upperBound + 1 == other.lowerBound
        && word(one.upperBound) == "and"
    }
  }

  // MARK: Borders

  /// "the border with Tunisia", "the Tunisian border", "the Libyan-Tunisian border", "the border between A and B". Which
  /// border it is where only one country is named says the nearest mention of another that has one with it.
  private func border(_ i: Int) -> PlaceMention.Region? {
    let (mention, range) = (named[i].mention, named[i].tokens)
    guard mention.kind == .country, let noun = borderNoun(i, range) else { return nil }
    let partner = partner(i)
    let span = tokens[noun].span.union(mention.span).union(partner.map { named[$0].mention.span } ?? mention.span)
    let others = partner.map { [$0] } ?? near(i)
    for other in others {
      if let border = lands?.border(mention.country, named[other].mention.country) {
        return region(span, border.lat, border.lon, border.radiusKm)
      }
    }
    return nil
  }

  /// The mentions around one, the nearest first.
  private func near(_ i: Int) -> [Int] {
    (1...Self.reach).flatMap { [i - $0, i + $0] }.filter { named.indices.contains($0) }
  }

  /// The word "border" that a country's name belongs to.
  private func borderNoun(_ i: Int, _ range: Range<Int>) -> Int? {
    if let first = pair(i, after: "between"), isBorder(named[first].tokens.lowerBound - 2) {
      return named[first].tokens.lowerBound - 2
    }
    let end = partner(i).map { max(range.upperBound, named[$0].tokens.upperBound) } ?? range.upperBound
    if isBorder(end) { return end }
    var before = range.lowerBound - 1
    if before >= 0, word(before) == "the" { before -= 1 }
    guard before > 0, book.list("border-link", contains: tokens[before].key), isBorder(before - 1) else { return nil }
    return before - 1
  }

  /// The other name of "Libyan-Tunisian" or of "between Kenya and Somalia".
  private func partner(_ i: Int) -> Int? {
    if let first = pair(i, after: "between") { return first == i ? i + 1 : first }
    return [i, i - 1].first { first in
      guard first >= 0, first + 1 < named.count else { return false }
      let next = named[first + 1].tokens.lowerBound
      return named[first].tokens.upperBound == next && text[tokens[next].span.start - 1] == 0x2D
    }.map { $0 == i ? i + 1 : $0 }
  }

  private func isBorder(_ i: Int) -> Bool {
    i >= 0 && i < tokens.count && book.list("border-noun", contains: tokens[i].key)
  }

  private func region(_ span: Span, _ lat: Double, _ lon: Double, _ radius: Double) -> PlaceMention.Region {
    .init(
      span: span, name: text.string(span), lat: (lat * 1e5).rounded() / 1e5, lon: (lon * 1e5).rounded() / 1e5,
      radiusKm: radius.rounded())
  }

  private func word(_ i: Int) -> String { String(decoding: tokens[i].key, as: UTF8.self) }
}
