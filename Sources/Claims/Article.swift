import Words

/// The article of a page: what is left when the furniture is out.
public struct Article: Sendable {
  /// The document's own id, where it has one.
  public var id: String?
  /// The headline as the page shows it, without the outlet's name.
  public var title: String?
  /// Who wrote it, without "By".
  public var byline: String?
  /// ISO 8601 date, or date-time where the page gives one.
  public var published: String?
  public var publishedBasis: PublishedBasis?
  /// The days that the address allows where it names only a year or a month: `/2019/04/`; half-open.
  public var publishedWithin: Range<Day>?
  /// When the page says it was last changed: ISO 8601 date or date-time.
  public var modified: String?
  public var outlet: String?
  public var url: String?
  /// Paragraphs, headings and list items, a newline between them.
  public var text: Text
  /// Where the report says it was written: `TRIPOLI, April 12 (Meridian) –`, in `text`.
  public var dateline: Span?
  /// The agency that the dateline names: a hint of where the text comes from.
  public var wire: String?
  /// What is no part of the report, in the order of the page; stretches outside the body are cut at 300 bytes.
  public var removed: [Removed]
  /// Stretches of `text` that no claim may be read from: a dateline, furniture in a text that was taken as given.
  public var unread: [Span]
  /// What was found where an article should be: nothing, a paywall, a video, a picture's bytes.
  public var doubts: [Doubt]

  public init(text: Text) {
    self.text = text
    removed = []
    unread = []
    doubts = []
  }

  /// What stands under the pictures.
  public var captions: [String] { removed.filter { $0.reason == .caption }.map(\.text) }
}
