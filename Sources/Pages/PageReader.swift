import Claims
import Rulebook
import Words

/// Takes the article out of a page or a text.
///
/// It never fails: a page that holds no article gives an article without text.
public struct PageReader: Sendable {
  private let rules: PageRules

  /// - Throws: ``RuleFileError`` where a rule of `Rules/*/pages` cannot be compiled.
  public init(_ rulebook: Rulebook) throws(RuleFileError) { rules = try PageRules(rulebook) }

  /// What a document knows about itself wins over what its page says.
  public func article(of document: Document) -> Article {
    var article =
      switch document.content {
      case .text(let text): PlainText(rules).given(text)
      case .pasted(let text): PlainText(rules).pasted(text)
      case .html(let bytes): HTMLPage(rules, address: document.url).article(bytes)
      }
    article.id = document.id
    if let published = document.published {
      article.published = published
      article.publishedBasis = .given
    } else if article.published == nil, let day = document.url.flatMap(rules.metadata.days.dayOfAddress) {
      article.published = day.description
      article.publishedBasis = .url
    }
    article.title = document.title ?? article.title
    article.byline = document.byline ?? article.byline
    article.outlet = document.outlet ?? article.outlet
    article.url = document.url ?? article.url
    if article.published == nil { article.publishedWithin = article.url.flatMap(rules.metadata.days.period) }
    return article
  }
}
