import Mustache
import Words

/// A digest as a mail's two bodies, and its items as notices and events.
public struct DigestPages: Sendable {
  private let library: MustacheLibrary

  /// - Throws: Mustache's error where a template is malformed, which the tests rule out.
  public init() throws {
    MustacheContentTypes.register(Markup(), named: Markup.name)
    var library = MustacheLibrary()
    for (name, template) in ["digest": Self.digest, "question": Self.question] {
      try library.register(DeskTemplates.pragma + template, named: name)
    }
    self.library = library
  }

  /// Plain text, lines of at most 72 letters but for addresses.
  public func text(_ digest: Digest) -> String {
    var page = TextPage(width: 72, color: false)
    page.paragraph([("\(digest.subject) · \(ReadableDate.long(digest.day))", .plain)])
    for (number, item) in digest.items.enumerated() {
      page.blank()
      for news in item.news { page.paragraph([("UPDATE: \(news)", .plain)]) }
      page.paragraph([("\(number + 1). \(item.deed)", .plain)], hanging: 3)
      if let scene = item.scene { page.paragraph([(scene, .plain)], indent: 3) }
      page.paragraph([("“\(item.quote)”", .plain)], indent: 3)
      page.paragraph([(item.sources.map { "according to \($0)" } ?? "nobody is named for it", .plain)], indent: 3)
      page.paragraph([("\(item.certainty); \(item.grade)", .plain)], indent: 3)
      page.paragraph([(item.support, .plain)], indent: 3)
      for contradiction in item.contradictions {
        page.paragraph([("They differ – \(contradiction)", .plain)], indent: 3)
      }
      if let denials = item.denials { page.paragraph([("Denied by \(denials)", .plain)], indent: 3) }
      page.paragraph([("\(digest.desk)\(item.path)", .plain)], indent: 3)
    }
    if digest.omitted > 0 {
      page.blank()
      page.paragraph([("\(digest.omitted) more happenings are on the desk: \(digest.desk)/", .plain)])
    }
    page.blank()
    page.paragraph([("A claim is not a fact: it is what a report says, and on whose word.", .plain)])
    if let end = digest.endPath { page.paragraph([("To end this: \(digest.desk)\(end)", .plain)]) }
    return page.out
  }

  /// HTML with its styles in it, as mail readers want it, 36 rem wide at most.
  public func html(_ digest: Digest) -> String { library.render(DigestView(digest), withTemplate: "digest") ?? "" }

  /// The mail that asks whether somebody wants to be told: text and HTML.
  /// - Parameters:
  ///   - what: the search in words.
  ///   - link: the page with the button.
  public func question(name: String, filters: [String: String], how: String, link: String) -> (
    text: String, html: String
  ) {
    let view = QuestionView(
      name: ClaimPhrases.plain(name), what: QuestionPhrase.words(filters), how: how, link: link)
    let text = """
      Somebody, perhaps you, asked Sitrep to send you “\(view.name)”:
      \(view.what), \(view.how).

      If it was you, open this page and press its button:
      \(link)

      If not, do nothing; no other mail will come.

      """
    return (text, library.render(view, withTemplate: "question") ?? "")
  }

  /// What a device shows, as our service worker reads it: title, body with its sources, tag and address.
  public func notice(_ item: DigestItem, of digest: Digest) -> [UInt8] {
    let title = (item.news.first.map { "\($0): " } ?? "") + item.deed
    var json = JSONWriter()
    json.object {
      // Push services take 4 KB: the words may be cut, the sources may not.
      $0.member("body", "“\(Self.cut(item.quote, 600))”\n\(Self.cut(item.basis, 1600))")
      $0.member("tag", item.happening)
      $0.member("title", Self.cut(title, 300))
      $0.member("url", digest.desk + item.path)
    }
    return json.bytes
  }

  /// What a program gets, keys sorted: `{"basis","claims":[…],"deed","happening","news":[…],"quote","type","url"}`.
  /// - Parameter claims: the ids of the claims it is told by.
  public func event(_ item: DigestItem, of digest: Digest, claims: [String]) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("basis", item.basis)
      $0.member("certainty", item.certainty)
      $0.member("claims", claims)
      $0.member("contradictions", item.contradictions)
      $0.member("deed", item.deed)
      $0.member("denials", item.denials)
      $0.member("grade", item.grade)
      $0.member("happening", item.happening)
      $0.member("news", item.news)
      $0.member("quote", item.quote)
      $0.member("scene", item.scene)
      $0.member("sources", item.sources)
      $0.member("subscription", digest.name)
      $0.member("support", item.support)
      $0.member("type", item.news.isEmpty ? "happening.new" : "happening.changed")
      $0.member("url", digest.desk + item.path)
    }
    return json.bytes
  }

  static func cut(_ words: String, _ most: Int) -> String {
    guard words.utf8.count > most else { return words }
    var kept = Substring(words)
    while kept.utf8.count > most - 3 { kept = kept.dropLast(max(1, (kept.utf8.count - most) / 8)) }
    return kept + "…"
  }

  private struct QuestionView {
    let name: String
    let what: String
    let how: String
    let link: String
  }

  private static let style = "font-family:Georgia,serif;color:#211f1b;line-height:1.5"

  private static let digest = """
    <!doctype html><html lang="en"><head><meta charset="utf-8">\
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>{{subject}}</title></head>
    <body style="margin:0;padding:0;background:#fbfaf7">
    <div style="max-width:36rem;margin:0 auto;padding:1.2rem 1rem;\(style)">
    <h1 style="font-size:1.25rem;line-height:1.3;margin:0">{{subject}}</h1>
    <p style="margin:.2rem 0 1.2rem;color:#6d675d;font-size:.9rem">{{date}}</p>
    {{#items}}
    <div style="border-top:1px solid #e5e0d6;padding:.9rem 0">
    {{#news}}<p style="margin:0 0 .3rem;font-weight:bold;color:#9a3412">Update: {{.}}</p>{{/news}}
    <p style="margin:0;font-size:1.08rem"><a href="{{link}}" style="color:#211f1b">{{deed}}</a></p>
    {{#scene}}<p style="margin:.1rem 0;color:#4b4740;font-size:.9rem">{{scene}}</p>{{/scene}}
    <blockquote style="margin:.4rem 0;padding-left:.8rem;border-left:3px solid #d8c9a3;color:#4b4740">“{{quote}}”</blockquote>
    <p style="margin:.2rem 0;font-size:.9rem">{{sources}}</p>
    <p style="margin:.2rem 0;font-size:.9rem"><b>{{certainty}}</b>; {{grade}}</p>
    <p style="margin:.2rem 0;font-size:.9rem;color:#4b4740">{{support}}</p>
    {{#contradictions}}<p style="margin:.2rem 0;font-size:.9rem;color:#9a3412">They differ – {{.}}</p>{{/contradictions}}
    {{#denials}}<p style="margin:.2rem 0;font-size:.9rem;color:#9a3412">Denied by {{denials}}</p>{{/denials}}
    </div>
    {{/items}}
    {{#omitted}}<p style="margin:.9rem 0"><a href="{{desk}}/" style="color:#211f1b">{{omitted}} more happenings are on the \
    desk</a></p>{{/omitted}}
    <p style="border-top:1px solid #e5e0d6;padding-top:.9rem;margin:0;color:#6d675d;font-size:.85rem">\
    A claim is not a fact: it is what a report says, and on whose word.\
    {{#endLink}}<br><a href="{{endLink}}" style="color:#6d675d">End this subscription</a>{{/endLink}}</p>
    </div></body></html>

    """

  private static let question = """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Was it you?</title></head>
    <body style="margin:0;padding:0;background:#fbfaf7">
    <div style="max-width:36rem;margin:0 auto;padding:1.2rem 1rem;\(style)">
    <p>Somebody, perhaps you, asked Sitrep to send you “{{name}}”: {{what}}, {{how}}.</p>
    <p><a href="{{link}}" style="color:#211f1b;font-weight:bold">Open the page and press its button</a> if it was you.</p>
    <p>If not, do nothing; no other mail will come.</p>
    </div></body></html>

    """
}

/// What the digest's template reads.
private struct DigestView {
  struct Item {
    let news: [String]
    let deed: String
    let scene: String?
    let quote: String
    let sources: String
    let certainty: String
    let grade: String
    let support: String
    let contradictions: [String]
    let denials: String?
    let link: String
  }

  let subject: String
  let date: String
  let items: [Item]
  let omitted: Int?
  let desk: String
  let endLink: String?

  init(_ digest: Digest) {
    subject = digest.subject
    date = ReadableDate.long(digest.day)
    items = digest.items.map { item in
      Item(
        news: item.news, deed: item.deed, scene: item.scene, quote: item.quote,
        sources: item.sources.map { "according to \($0)" } ?? "nobody is named for it", certainty: item.certainty,
        grade: item.grade, support: item.support, contradictions: item.contradictions, denials: item.denials,
        link: digest.desk + item.path)
    }
    omitted = digest.omitted == 0 ? nil : digest.omitted
    desk = digest.desk
    endLink = digest.endPath.map { digest.desk + $0 }
  }
}
