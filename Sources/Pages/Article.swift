import Claims
import Words

/// The article of a page: what is left when the furniture is out.
public struct Article: Sendable {
  /// The headline as the page shows it, without the outlet's name.
  public var title: String?
  /// Who wrote it, without "By".
  public var byline: String?
  /// ISO 8601 date, or date-time where the page gives one.
  public var published: String?
  public var publishedBasis: PublishedBasis?
  public var outlet: String?
  public var url: String?
  /// Paragraphs, headings and list items, a newline between them.
  public var text: Text
  /// What is no part of the report, in the order of the page; stretches outside the body are cut at 300 bytes.
  public var removed: [Removed]
  /// Stretches of `text` that no claim may be read from: a dateline, furniture in a text that was taken as given.
  public var unread: [Span]

  public init(text: Text) {
    self.text = text
    removed = []
    unread = []
  }
}
