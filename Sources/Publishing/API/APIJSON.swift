import Claims
import Corroboration
import Words

/// The answers of the HTTP API that are not readings or rows of claims.
public enum APIJSON {
  /// A document in a list.
  public struct DocumentRow: Hashable, Sendable {
    public let id: String
    public let url: String?
    public let outlet: String?
    public let title: String?
    public let published: String?
    /// When it came in, as ISO 8601.
    public let addedAt: String
    public let claims: Int

    public init(
      id: String, url: String?, outlet: String?, title: String?, published: String?, addedAt: String, claims: Int
    ) {
      self.id = id
      self.url = url
      self.outlet = outlet
      self.title = title
      self.published = published
      self.addedAt = addedAt
      self.claims = claims
    }
  }

  /// What a reading has changed.
  public struct Change: Sendable {
    /// Grows with each reading.
    public let number: Int
    public let document: String
    /// When the reading came in, as ISO 8601.
    public let at: String
    public let added: [ClaimRow]
    /// The ids of claims that the document makes no more.
    public let replaced: [String]

    public init(number: Int, document: String, at: String, added: [ClaimRow], replaced: [String]) {
      self.number = number
      self.document = document
      self.at = at
      self.added = added
      self.replaced = replaced
    }
  }

  /// `{"documents":[…],"next"?}` and a newline.
  public static func documents(_ rows: [DocumentRow], next: String?) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("documents")
      $0.array(rows) { json, row in
        json.object {
          $0.member("added_at", row.addedAt)
          $0.member("claims", row.claims)
          $0.member("id", row.id)
          $0.member("outlet", row.outlet)
          $0.member("published", row.published)
          $0.member("title", row.title)
          $0.member("url", row.url)
        }
      }
      $0.member("next", next)
    }
    json.newline()
    return json.bytes
  }

  /// `{"next"?,"stories":[…]}` and a newline.
  public static func stories(_ list: StoryList) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("next", list.next)
      $0.key("stories")
      $0.array(list.items) { json, story in
        json.object {
          $0.member("documents", story.documents)
          $0.member("first", story.first)
          $0.member("id", story.id)
          $0.member("latest", story.latest)
          $0.member("origins", story.origins)
          $0.member("title", story.title)
        }
      }
    }
    json.newline()
    return json.bytes
  }

  /// One change as one line: `{"added":[…],"at","document","number","replaced":[…]}` and a newline.
  public static func change(_ change: Change) -> [UInt8] {
    var json = JSONWriter()
    write(change, to: &json)
    json.newline()
    return json.bytes
  }

  private static func write(_ change: Change, to json: inout JSONWriter) {
    json.object {
      $0.key("added")
      $0.array(change.added) { $0.value(json: ClaimJSON.value($1)) }
      $0.member("at", change.at)
      $0.member("document", change.document)
      $0.member("number", change.number)
      $0.member("replaced", change.replaced)
    }
  }

  /// `{"changes":[…],"next":…}` and a newline.
  /// - Parameter next: the number of the last change that is known: what to ask from the next time.
  public static func changes(_ changes: [Change], next: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("changes")
      $0.array(changes) { write($1, to: &$0) }
      $0.member("next", next)
    }
    json.newline()
    return json.bytes
  }

  /// What is watched: `{"watched":[…]}` and a newline.
  public static func watched(_ rows: [WatchRow]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("watched")
      $0.array(rows) { $0.value(json: $1.json.utf8) }
    }
    json.newline()
    return json.bytes
  }

  /// The sources and how reliable analysts say they are: `{"sources":[…]}` and a newline.
  public static func sources(_ rows: [SourceRow]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.key("sources")
      $0.array(rows) { json, row in
        json.object {
          $0.member("claims", row.claims)
          $0.member("documents", row.documents)
          $0.member("name", row.name)
          $0.member("reliability", row.reliability.rawValue)
        }
      }
    }
    json.newline()
    return json.bytes
  }

  /// What went wrong: `{"code","detail","status","title","type":"about:blank"}` and a newline. Source: RFC 9457.
  public static func problem(status: Int, title: String, code: String, detail: String) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("code", code)
      $0.member("detail", detail)
      $0.member("status", status)
      $0.member("title", title)
      $0.member("type", "about:blank")
    }
    json.newline()
    return json.bytes
  }
}
