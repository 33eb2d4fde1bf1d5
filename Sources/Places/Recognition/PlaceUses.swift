import Claims
import Words

/// What a place's name is used for beside naming a scene: as a modifier ("the Benghazi-based government"), or for those who
/// govern there ("Moscow denied").
struct PlaceUses {
  private let text: Text
  private let tokens: [PlaceToken]
  private let book: PlaceBook

  init(_ text: Text, _ tokens: [PlaceToken], _ book: PlaceBook) {
    self.text = text
    self.tokens = tokens
    self.book = book
  }

  /// "Benghazi-based", "Tripoli-allied": the name with a participle that a hyphen joins.
  func isModifier(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    return next < tokens.count && text[tokens[next].span.start - 1] == 0x2D && tokens[next].joins
      && book.list("hyphen-participle", contains: tokens[next].key)
  }

  /// A country, its capital or a seat of government that speaks or acts: no preposition before it, and right after it, or
  /// after a word such as "has", a verb of the list `metonym-verb`.
  func isMetonym(_ mention: PlaceMention, _ range: Range<Int>) -> Bool {
    guard mention.kind == .country || mention.kind == .facility || book.isCapital(mention) else { return false }
    var before = range.lowerBound - 1
    if before >= 0, !tokens[range.lowerBound].isStart, tokens[range.lowerBound].joins {
      if tokens[before].key == Array("the".utf8) { before -= 1 }
      if before >= 0, book.list("preposition", contains: tokens[before].key) { return false }
    }
    var next = range.upperBound
    guard next < tokens.count, tokens[next].joins, !tokens[next].isStart, !tokens[next - 1].isGenitive else {
      return false
    }
    if book.list("metonym-helper", contains: tokens[next].key), next + 1 < tokens.count { next += 1 }
    return book.list("metonym-verb", contains: tokens[next].key)
  }
}
