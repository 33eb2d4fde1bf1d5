import Words

/// What comes in: one report, before anybody has read it.
public struct Document: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// Taken as it is: the reading's text is identical.
    case text(Text)
    /// The bytes of a page, in whatever encoding it says or shows.
    case html([UInt8])
    /// A file of plain text, as somebody would paste a page: furniture is taken out.
    case pasted(Text)
  }

  public let id: String?
  public let content: Content
  /// ISO 8601 date or date-time.
  public let published: String?
  public let outlet: String?
  public let url: String?
  public let title: String?
  public let byline: String?

  public init(
    id: String? = nil, content: Content, published: String? = nil, outlet: String? = nil, url: String? = nil,
    title: String? = nil, byline: String? = nil
  ) {
    self.id = id
    self.content = content
    self.published = published
    self.outlet = outlet
    self.url = url
    self.title = title
    self.byline = byline
  }
}

/// What to take for a document that does not say it itself, nor its page.
public struct Defaults: Hashable, Sendable {
  /// ISO 8601 date or date-time.
  public let published: String?
  public let outlet: String?
  public let url: String?

  public init(published: String? = nil, outlet: String? = nil, url: String? = nil) {
    self.published = published
    self.outlet = outlet
    self.url = url
  }
}
