import Claims
import Words

/// An article as one line of NDJSON: keys sorted, nothing null, offsets in Unicode scalars.
public enum ArticleJSON {
  /// `{"byline","captions","dateline","doubts","id","modified","outlet","published","published_basis","removed","text",
  /// "text_sha256","title","url","wire"}` and a newline; `dateline` is `{"end","start"}`, the others are as in a reading.
  public static func line(_ article: Article) -> [UInt8] {
    let digest = SHA256.hex(article.text.bytes)
    var page = ReadingWriter(text: article.text)
    page.open()
    page.json.member("byline", article.byline)
    page.json.member("captions", article.captions)
    if let dateline = article.dateline {
      page.json.key("dateline")
      page.range(dateline)
    }
    page.list("doubts", article.doubts) { $0.doubt($1) }
    page.json.member("id", article.id ?? digest)
    page.json.member("modified", article.modified)
    page.json.member("outlet", article.outlet)
    page.json.member("published", article.published)
    page.json.member("published_basis", article.publishedBasis?.rawValue)
    page.list("removed", article.removed) { $0.removed($1) }
    page.json.member("text", article.text.description)
    page.json.member("text_sha256", digest)
    page.json.member("title", article.title)
    page.json.member("url", article.url)
    page.json.member("wire", article.wire)
    page.close()
    page.json.newline()
    return page.json.bytes
  }
}
