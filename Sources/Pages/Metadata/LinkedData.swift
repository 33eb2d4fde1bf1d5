import Words

/// What the JSON-LD of a page says about its article (schema.org NewsArticle and its kin).
struct LinkedData {
  private(set) var headline: String?
  private(set) var authors: String?
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var publisher: String?
  private(set) var body: String?
  /// When the page around the article was published.
  private(set) var pagePublished: String?
  /// Whether it says that not everybody may read the article.
  private(set) var isPaid = false
  /// Whether it speaks of a video.
  private(set) var hasVideo = false
  private var byID: [String: JSONValue] = [:]

  /// Takes in one script; what an earlier one said stays.
  mutating func read(_ script: String, types: Set<String>) {
    guard let value = JSONValue.read(script) else { return }
    var objects: [JSONValue] = []
    Self.collect(value, into: &objects)
    for object in objects {
      if let id = object["@id"]?.text, byID[id] == nil || object["name"] != nil { byID[id] = object }
    }
    for object in objects where Self.types(of: object).contains(where: types.contains) { article(object) }
    if objects.contains(where: { Self.types(of: $0).contains("VideoObject") }) { hasVideo = true }
    for object in objects where Self.types(of: object).contains("WebSite") {
      publisher = publisher ?? object["name"]?.text
    }
    for object in objects where Self.types(of: object).contains("WebPage") {
      pagePublished = pagePublished ?? object["datePublished"]?.text
    }
  }

  private mutating func article(_ object: JSONValue) {
    headline = headline ?? object["headline"]?.text ?? object["name"]?.text
    published = published ?? object["datePublished"]?.text ?? object["dateCreated"]?.text
    modified = modified ?? object["dateModified"]?.text
    let free = object["isAccessibleForFree"]
    if (free?.text ?? free?.words)?.lowercased() == "false" { isPaid = true }
    publisher = publisher ?? object["publisher"].flatMap(name)
    body = body ?? object["articleBody"]?.text
    if authors == nil, let author = object["author"] ?? object["creator"] {
      var names: [String] = []
      for name in author.items.compactMap(name) where !name.isEmpty && !names.contains(name) { names.append(name) }
      authors = names.isEmpty ? nil : names.joined(separator: ", ")
    }
  }

  /// A name: given itself, in an object, or in the object that an `@id` points to.
  private func name(_ value: JSONValue) -> String? {
    if let text = value.text { return text }
    if let first = value["name"]?.items.first?.text { return first }
    if let id = value["@id"]?.text { return byID[id]?["name"]?.text }
    if case .list(let items) = value { return items.lazy.compactMap(name).first }
    return nil
  }

  private static func types(of object: JSONValue) -> [String] { object["@type"]?.items.compactMap(\.text) ?? [] }

  /// The objects at the top, in lists, in `@graph` and in `mainEntity`, in their order.
  private static func collect(_ value: JSONValue, into objects: inout [JSONValue]) {
    switch value {
    case .list(let items): for item in items { collect(item, into: &objects) }
    case .object:
      objects.append(value)
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"] {
        if let inner = value[key] { collect(inner, into: &objects) }
      }
    default: break
    }
  }
}
