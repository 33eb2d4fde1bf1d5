import Claims
import Words

/// Articles as one page of HTML, to look at: what was taken out stands in its place, struck through, with its reason.
public struct ArticlePage: Sendable {
  public init() {}

  /// What comes before the first article.
  public func head() -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Articles – Sitrep</title>
    <style>
    \(DeskStyle.css)main { max-width: 44rem; }
    </style>
    </head>
    <body>
    <main>

    """
  }

  public func article(_ article: Article) -> String {
    let facts = [article.outlet, article.byline, article.published].compactMap { $0 }.joined(separator: " · ")
    let doubts = article.doubts.map { "<p class=\"notice\">\(Markup.escape($0.message))</p>\n" }.joined()
    return """
      <article class="article">
      <header>
      <h1>\(Markup.escape(article.title ?? article.id ?? "No title"))</h1>
      <p class="meta">\(Markup.escape(facts))</p>
      </header>
      \(doubts)<div class="text">
      \(paragraphs(article))</div>
      </article>

      """
  }

  /// What comes after the last article.
  public func foot() -> String { "</main>\n</body>\n</html>\n" }

  private func paragraphs(_ article: Article) -> String {
    var left = LeftOut(article.removed)
    var out = ""
    for line in Paragraphs.spans(of: article.text) {
      out += left.html(before: line.start)
      if let part = left.standing(in: line) {
        out += part
      } else if let dateline = article.dateline, line.contains(dateline) {
        let words = [Span(line.start, dateline.start), dateline, Span(dateline.end, line.end)]
          .map { Markup.escape(article.text.string($0)) }
        out += "<p>\(words[0])<span class=\"faint\" title=\"dateline\">\(words[1])</span>\(words[2])</p>\n"
      } else {
        out += "<p>\(Markup.escape(article.text.string(line)))</p>\n"
      }
    }
    return out + left.html(before: .max)
  }
}

/// What was taken out of a page, handed out in the order of its text.
struct LeftOut {
  private var waiting: ArraySlice<Removed>
  private let standing: [Removed]

  init(_ removed: [Removed]) {
    waiting = removed.filter { $0.at != nil }[...]
    standing = removed.filter { $0.span != nil }
  }

  /// What stood before a byte of the text and was not handed out yet.
  mutating func html(before offset: Int) -> String {
    var out = ""
    while let next = waiting.first, (next.at ?? 0) <= offset {
      out += Self.html(next)
      waiting.removeFirst()
    }
    return out
  }

  /// A line of the text that is furniture itself.
  func standing(in line: Span) -> String? {
    standing.first { $0.span.map(line.contains) ?? false }.map(Self.html)
  }

  private static func html(_ removed: Removed) -> String {
    "<p class=\"cut\"><span class=\"faint\">\(removed.reason.rawValue)</span> <del>\(Markup.escape(removed.text))</del></p>\n"
  }
}

/// The lines of a text that are not blank, without white space at their ends.
enum Paragraphs {
  static func spans(of text: Text) -> [Span] {
    text.bytes.indices.split { text[$0] == 0x0A }
      .map { text.trimmed(Span($0.lowerBound, $0.upperBound)) }.filter { !$0.isEmpty }
  }
}
