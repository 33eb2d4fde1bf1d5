import CGumbo
import Claims
import Rulebook
import Words

/// The article of a page: what is left when the furniture is out.
public struct Article: Sendable {
  public var title: String?
  public var byline: String?
  public var published: String?
  public var publishedBasis: PublishedBasis?
  public var outlet: String?
  public var url: String?
  /// Paragraphs, headings and list items, a newline between them.
  public var text: Text
  public var removed: [Removed]
  /// Stretches of `text` that no claim may be read from: a dateline, furniture in a text that was taken as given.
  public var unread: [Span]

  public init(text: Text) {
    self.text = text
    removed = []
    unread = []
  }
}

/// Takes the article out of a page or a text.
public struct PageReader: Sendable {
  public init(_ rulebook: Rulebook) throws(RuleFileError) {}

  public func article(of document: Document) -> Article {
    switch document.content {
    case .text(let text), .pasted(let text): Article(text: text)
    case .html: Article(text: Text(""))
    }
  }
}
