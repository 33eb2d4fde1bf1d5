import Claims
import Words

/// What people said as NDJSON: keys sorted, nothing null, offsets in Unicode scalars of the report's text.
public enum QuoteJSON {
  /// For each row `{"content","content_spans","cue","document","kind","outlet","published","quote","source","speaker",
  /// "title","within"}` and a newline.
  public static func lines(_ rows: [QuoteRow], of reading: Reading) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      var page = ReadingWriter(text: Text(reading.text))
      page.open()
      page.json.member("content", row.content)
      page.list("content_spans", row.attribution.content) { $0.range($1) }
      page.json.member("cue", row.cue)
      page.json.member("document", row.document)
      page.json.member("kind", row.attribution.kind.rawValue)
      page.json.member("outlet", row.outlet)
      page.json.member("published", row.published)
      page.json.member("quote", row.attribution.quote.rawValue)
      page.json.member("source", row.source)
      page.json.member("speaker", row.speaker)
      page.json.member("title", row.title)
      page.json.member("within", row.within)
      page.close()
      page.json.newline()
      bytes += page.json.bytes
    }
    return bytes
  }
}
