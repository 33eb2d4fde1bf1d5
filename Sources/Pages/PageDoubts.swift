import Claims
import Words

/// What a page holds where an article should be.
enum PageDoubts {
  /// An article of fewer words may be a stub. Source: ours; the shortest reports of agencies have 40 words.
  private static let fewWords = 40
  /// Before a paywall stand a paragraph or two.
  private static let stubWords = 150
  /// More control bytes than this among the first 1024 are no text. Source: ours; text has none.
  private static let mostControls = 20

  /// How files that are no pages begin. Source: WHATWG MIME Sniffing, "Matching an image/audio/archive type pattern".
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture"), ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF file"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP or Office file"), ([0x1F, 0x8B, 0x08], "a gzip file"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x49, 0x44, 0x33], "an MP3 file"),
  ]

  /// The doubt about bytes that are no page at all; nil where they may be one.
  static func noPage(_ bytes: [UInt8]) -> Doubt? {
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      return Doubt(.noArticle, Span(0, 0), "this is \(known.name) and no page; nothing was read")
    }
    if Decoding.isUTF16(bytes) { return nil }
    let controls = bytes.prefix(1024).count { $0 < 0x20 && !$0.isASCIISpace && $0 != 0x1B }
    guard controls > mostControls else { return nil }
    return Doubt(
      .noArticle, Span(0, 0),
      "this is no page: \(controls) of its first \(min(1024, bytes.count)) bytes are no text; nothing was read")
  }

  /// What there is instead of an article, or instead of its end; at most one doubt.
  static func doubts(
    of article: Article, _ metadata: Metadata, _ markup: SievedMarkup, walls: Phrases
  ) -> [Doubt] {
    let words = words(in: article.text.bytes)
    let found = words == 0 ? "no words of an article" : "only \(words) words"
    if words < stubWords, metadata.isPaid || article.removed.contains(where: { isWall($0, walls) }) {
      return [Doubt(.cutArticle, Span(0, 0), "\(found) stand before a paywall; the article is not all there")]
    }
    guard words < fewWords else { return [] }
    if metadata.isVideo { return [Doubt(.noArticle, Span(0, 0), "the page shows a video and holds \(found)")] }
    if words > 0 { return [] }
    if markup.source.allSatisfy(\.isASCIISpace) { return [Doubt(.noArticle, Span(0, 0), "the page is empty")] }
    let scripts = markup.source.count - markup.keptBytes
    if scripts * 2 > markup.source.count {
      return [
        Doubt(
          .noArticle, Span(0, 0), "the page holds \(found): \(scripts) of its \(markup.source.count) bytes are script")
      ]
    }
    return [Doubt(.noArticle, Span(0, 0), "the page holds \(found)")]
  }

  private static func words(in bytes: [UInt8]) -> Int {
    var words = 0
    var isSpace = true
    for byte in bytes {
      if isSpace, !byte.isASCIISpace { words += 1 }
      isSpace = byte.isASCIISpace
    }
    return words
  }

  /// Whether a removed passage asks for money or a name to read on.
  private static func isWall(_ removed: Removed, _ walls: Phrases) -> Bool {
    removed.reason == .subscription && walls.first(in: LineWords(line: Array(removed.text.utf8)[...]).words) != nil
  }
}
