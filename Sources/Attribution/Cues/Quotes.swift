import Language
import Words

/// The stretches of a text that stand in quotation marks, curly or straight, over paragraphs where each opens anew.
struct Quotes {
  /// With their marks.
  let spans: [Span]
  /// A quotation of fewer bytes is a title or a scare quote, not somebody's speech. Source: ours.
  static let shortest = 24

  init(_ text: Text) {
    var spans: [Span] = []
    var open: Int?
    var at = 0
    while at < text.count {
      let (kind, width) = Quotes.mark(text, at)
      if open == nil, let single = Quotes.single(text, at) {
        spans.append(single)
        at = single.end
        continue
      }
      switch (kind, open) {
      case (.opening, nil), (.straight, nil): open = at
      case (.closing, nil) where Quotes.opens(text, at, width): open = at
      case (.closing, let start?), (.straight, let start?), (.opening, let start?):
        if kind == .closing || !Quotes.opens(text, at, width) {
          spans.append(Span(start, at + width))
          open = nil
        }
      case (.paragraph, let start?):
        spans.append(Span(start, at))
        open = nil
      default: break
      }
      at += width
    }
    if let start = open { spans.append(Span(start, text.count)) }
    self.spans = spans
  }

  /// "‘We won,’ he said": a quotation in single marks. It ends where a mark stands behind a comma or a stop, or else behind
  /// a word that is the last of its phrase; an apostrophe ends none.
  private static func single(_ text: Text, _ start: Int) -> Span? {
    guard text[start] == 0x27 || text[start] == 0xE2 && text.bytes[start...].starts(with: openingSingle),
      let width = singleMark(text, start), opens(text, start, width), !text[start + width].isASCIIDigit
    else { return nil }
    var at = start + width
    var last: Int?
    let limit = min(text.count, start + longestSingle)
    while at < limit, text[at] != 0x0A, !text.bytes[at...].starts(with: openingSingle) {
      if let width = singleMark(text, at) {
        let end = at + width
        if end == text.count || !text[end].isWordByte {
          if Self.stops.contains(text[at - 1]) { return Span(start, end) }
          if last == nil, text[at - 1] != 0x73 { last = end }
        }
        at = end
      } else {
        at += 1
      }
    }
    // A straight mark without a stop before it is an apostrophe as often as not.
    return text[start] == 0x27 ? nil : last.map { Span(start, $0) }
  }

  private static let openingSingle: [UInt8] = [0xE2, 0x80, 0x98]
  /// How many bytes are looked through for the mark that closes. Source: ours.
  private static let longestSingle = 1500

  /// The width of ‘ ’ or ' at an offset, of '' none.
  private static func singleMark(_ text: Text, _ at: Int) -> Int? {
    if text[at] == 0x27 {
      let isPair = at + 1 < text.count && text[at + 1] == 0x27 || at > 0 && text[at - 1] == 0x27
      return isPair ? nil : 1
    }
    guard at + 2 < text.count, text[at] == 0xE2, text[at + 1] == 0x80 else { return nil }
    return text[at + 2] == 0x98 || text[at + 2] == 0x99 ? 3 : nil
  }

  /// , . ? ! and the last byte of …
  private static let stops: [UInt8] = [0x2C, 0x2E, 0x3F, 0x21, 0xA6]

  /// Whether a mark stands before a word and after none, as one that opens a quotation does.
  private static func opens(_ text: Text, _ at: Int, _ width: Int) -> Bool {
    let isAfterGap = at == 0 || text[at - 1].isASCIISpace || text[at - 1] == 0x28 || text[at - 1] == 0x5B
    return isAfterGap && at + width < text.count && !text[at + width].isASCIISpace
  }

  private enum Mark { case none, opening, closing, straight, paragraph }

  /// “ ” « » are E2 80 9C, E2 80 9D, C2 AB, C2 BB in UTF-8; `` and '' are the wires'.
  private static func mark(_ text: Text, _ at: Int) -> (Mark, Int) {
    func byte(_ i: Int) -> UInt8 { at + i < text.count ? text[at + i] : 0 }
    switch byte(0) {
    case 0x22: return (.straight, 1)
    case 0x0A: return (.paragraph, 1)
    case 0xE2 where byte(1) == 0x80 && byte(2) == 0x9C: return (.opening, 3)
    case 0xE2 where byte(1) == 0x80 && byte(2) == 0x9D: return (.closing, 3)
    case 0xC2 where byte(1) == 0xAB: return (.opening, 2)
    case 0xC2 where byte(1) == 0xBB: return (.closing, 2)
    case 0x60 where byte(1) == 0x60: return (.opening, 2)
    case 0x27 where byte(1) == 0x27: return (.closing, 2)
    default: return (.none, 1)
    }
  }

  /// The parts of spans that lie in a quotation.
  static func parts(of spans: [Span], in quote: Span) -> [Span] {
    spans.filter { $0.overlaps(quote) }.map { Span(max($0.start, quote.start), min($0.end, quote.end)) }
  }

  /// The quotation that a span lies in, if it is long enough to be somebody's speech.
  func speech(around span: Span) -> Span? { around(span).flatMap { $0.count >= Quotes.shortest ? $0 : nil } }

  /// The quotation that a span lies in.
  func around(_ span: Span) -> Span? {
    let first = spans.partitioningIndex { $0.end >= span.end }
    return first < spans.count && spans[first].contains(span) ? spans[first] : nil
  }

  /// The quotations that touch a span.
  func touching(_ span: Span) -> ArraySlice<Span> {
    let first = spans.partitioningIndex { $0.end > span.start }
    return spans[first...].prefix { $0.start < span.end }
  }

  /// The first quotation after an offset.
  func opening(after offset: Int) -> Span? {
    let first = spans.partitioningIndex { $0.start >= offset }
    return first < spans.count ? spans[first] : nil
  }

  /// The quotation before an offset, where only blanks stand between.
  func closing(before offset: Int, in text: Text) -> Span? {
    var end = offset
    while end > 0, text[end - 1].isASCIISpace || text[end - 1] == 0xA0 || text[end - 1] == 0xC2 { end -= 1 }
    return touching(Span(max(0, end - 1), end)).first { $0.end == end }
  }

  /// The quotation that ends right before an offset, in the same paragraph.
  func preceding(_ offset: Int, in text: Text) -> Span? {
    guard let last = touching(Span(max(0, offset - 4), offset)).last, last.end <= offset else { return nil }
    let between = text.bytes[last.end..<offset]
    return between.allSatisfy { $0.isASCIISpace } && !between.contains(0x0A) ? last : nil
  }

  /// Whether a word is denied on its own side of the marks: what is quoted ("“Nobody won,” he said") denies no saying.
  func isNegated(_ token: Int, in sentence: Sentence) -> Bool {
    guard sentence.isNegated(token) else { return false }
    let side = speech(around: sentence.tokens[token].span)
    let near = sentence.children[token].flatMap { [$0] + sentence.children[$0] }
    let negatives = near.filter { sentence.tokens[$0].isNegative }
    return negatives.isEmpty || negatives.contains { speech(around: sentence.tokens[$0].span) == side }
  }
}

extension Token {
  /// "not", "no", "nobody".
  var isNegative: Bool { feats.contains("=Neg") }
}
