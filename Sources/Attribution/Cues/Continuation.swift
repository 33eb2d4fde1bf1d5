import Language
import Words

/// Gives quotations without a cue of their own to whoever spoke last.
struct Continuation {
  let analysis: Analysis
  let quotes: Quotes

  /// - Parameter found: in the order of their sentences.
  func extended(_ found: [Attributed]) -> [Attributed] {
    var found = found
    let speakers = found.indices.filter { found[$0].isSaying && !found[$0].isAttitude && !found[$0].isInSpeech }
    let claimed = speakers.flatMap { found[$0].record.content }.sorted()
    var next = 0
    var seen = 0
    var last: (speaker: Int, end: Int)?
    for quote in quotes.spans {
      while next < speakers.count, ends(found[speakers[next]]) <= quote.start {
        let sentence = found[speakers[next]].sentence
        let group = speakers[next...].prefix { found[$0].sentence == sentence }
        let speaker = group.first { found[$0].record.quote != .indirect } ?? group.last ?? speakers[next]
        last = (speaker, ends(found[speaker]))
        next += group.count
      }
      while seen < claimed.count, claimed[seen].end <= quote.start { seen += 1 }
      let isClaimed = claimed[seen...].prefix { $0.start < quote.end }.contains { $0.overlaps(quote) }
      if isClaimed {
        if let speaker = last?.speaker, found[speaker].record.content.contains(where: { $0.overlaps(quote) }) {
          last = (speaker, max(ends(found[speaker]), quote.end))
        }
        continue
      }
      guard let (speaker, end) = last, goesOn(quote, after: end, found[speaker]) else { continue }
      found[speaker] = found[speaker].extended(by: quote)
      last = (speaker, quote.end)
    }
    return found
  }

  /// Where the sentence of a cue ends.
  private func ends(_ one: Attributed) -> Int { analysis.sentences[one.sentence].span.end }

  /// Whether a quotation opens right after: in the same paragraph, or in the next one after a colon.
  private func goesOn(_ quote: Span, after end: Int, _ one: Attributed) -> Bool {
    guard end <= quote.start else { return false }
    let between = analysis.text.bytes[end..<quote.start]
    guard between.allSatisfy(\.isASCIISpace) else { return false }
    return !between.contains(0x0A) || analysis.text[max(0, end - 1)] == 0x3A || one.record.quote != .indirect
  }
}
