import Claims
import Words

/// Claims as a feed, so that any search can be followed in a feed reader. Source: RFC 4287.
public enum AtomFeed {
  /// - Parameters:
  ///   - title: the search in words.
  ///   - desk: the desk's address, without a slash at its end.
  ///   - path: the feed's own path with its search.
  ///   - updated: when the latest claim came in, as ISO 8601.
  public static func bytes(
    _ rows: [(row: ClaimRow, addedAt: String)], title: String, desk: String, path: String, updated: String
  ) -> [UInt8] {
    var out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
    out += "<title>\(Markup.escape(title))</title>\n<id>\(Markup.escape(desk + path))</id>\n"
    out += "<link rel=\"self\" href=\"\(Markup.escape(desk + path))\"/>\n<updated>\(Markup.escape(updated))</updated>\n"
    out += "<generator>Sitrep</generator>\n"
    for (row, addedAt) in rows { out += entry(row, addedAt, desk) }
    return Array((out + "</feed>\n").utf8)
  }

  private static func entry(_ row: ClaimRow, _ addedAt: String, _ desk: String) -> String {
    let phrases = ClaimPhrases(claim: row.claim, text: row.text)
    let deed = [phrases.actors, phrases.act, phrases.recipients].compactMap { $0 }.joined(separator: " → ")
    let scene = [ReadableDate.phrase(row.claim.when), phrases.place].compactMap { $0 }.joined(separator: " · ")
    // The sources stand in every entry: a claim is not a fact.
    let facts = [scene, phrases.sources.map { "according to \($0)" }, row.claim.certainty.rawValue].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: " · ")
    let claim = PercentCode.encoded(row.claim.id)
    let link = desk + DeskPath.claim(row.claim.id, document: row.document)
    return """
      <entry><title>\(Markup.escape(deed))</title>
      <id>urn:sitrep:claim:\(claim):\(PercentCode.encoded(row.document))</id>
      <link rel="alternate" href="\(Markup.escape(link))"/>
      <author><name>\(Markup.escape(ClaimPhrases.plain(row.outlet ?? "an unnamed outlet")))</name></author>
      <updated>\(Markup.escape(addedAt))</updated>
      <summary>“\(Markup.escape(phrases.quote))” \(Markup.escape(facts))</summary></entry>

      """
  }
}
