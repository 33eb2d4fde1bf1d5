import Claims

/// An article for people at a terminal: the headline, the facts, the paragraphs, what is in doubt.
public struct ArticleText: Sendable {
  /// The width of a line, in characters.
  public let width: Int
  /// Whether to write ANSI colours.
  public let color: Bool

  public init(width: Int = 80, color: Bool = false) {
    self.width = max(24, width)
    self.color = color
  }

  public func page(_ article: Article) -> String {
    var page = TextPage(width: width, color: color)
    if let title = article.title { page.paragraph([(title, .strong)]) }
    let facts = [article.outlet, article.byline, article.published].compactMap { $0 }
    if !facts.isEmpty { page.paragraph([(facts.joined(separator: " · "), .faint)]) }
    for line in article.text.description.split(separator: "\n") {
      page.blank()
      page.paragraph([(String(line), .plain)])
    }
    for doubt in article.doubts {
      page.blank()
      page.paragraph([("doubt:", .certainty(.hedged)), (doubt.message, .plain)], hanging: 7)
    }
    page.blank()
    return page.out
  }
}
