import Claims
import Words

/// Reads plain text: as it was given, or as somebody pasted it from a page.
struct PlainText {
  private let rules: PageRules

  init(_ rules: PageRules) { self.rules = rules }

  /// The text as it is; its furniture is marked, not taken out.
  func given(_ text: Text) -> Article {
    var article = Article(text: text)
    for line in lines(text) {
      guard let reason = rules.furniture.reason(text.bytes[line.start..<line.end]) else { continue }
      article.removed.append(Removed(text: text.string(line), reason: reason, span: line))
      article.unread.append(line)
    }
    article.unread.sort()
    Dateline.find(in: &article)
    return article
  }

  /// The text without its furniture, and what its first lines say of title, author and day.
  func pasted(_ text: Text) -> Article {
    var kept: [UInt8] = []
    var removed: [Removed] = []
    var section: Removed.Reason?
    var isHead = true
    var headDay: Day?
    for line in lines(text) {
      let words = text.bytes[line.start..<line.end]
      isHead = isHead && !isProse(words)
      let reason = rules.furniture.reason(words)
      section = rules.furniture.sectionReason(words) ?? (isProse(words) ? nil : section)
      if let reason = reason ?? section {
        if isHead { headDay = headDay ?? rules.metadata.days.day(in: text.string(line)) }
        removed.append(Removed(text: text.string(line), reason: reason, at: kept.count))
        continue
      }
      if !kept.isEmpty { kept.append(0x0A) }
      kept.append(contentsOf: words)
    }
    var article = Article(text: Text(validating: kept) ?? Text(""))
    article.removed = removed
    readHead(&article)
    if article.published == nil, let headDay {
      article.published = headDay.description
      article.publishedBasis = .text
    }
    article.unread.sort()
    Dateline.find(in: &article)
    return article
  }

  private func isProse(_ line: ArraySlice<UInt8>) -> Bool { line.count { $0 == 0x20 } >= 12 }

  /// The lines that are not blank, without white space at their ends.
  private func lines(_ text: Text) -> [Span] {
    text.bytes.indices.split(omittingEmptySubsequences: true) { text[$0] == 0x0A || text[$0] == 0x0D }
      .map { text.trimmed(Span($0.lowerBound, $0.upperBound)) }.filter { !$0.isEmpty }
  }

  /// A short first line without a full stop is the title, where prose follows; the short lines under it and those that
  /// were removed there may give the author and the day. No claim is read from the lines that the text keeps of them.
  private func readHead(_ article: inout Article) {
    let text = article.text
    let lines = lines(text)
    guard let first = lines.firstIndex(where: { isProse(text.bytes[$0.start..<$0.end]) && endsSentence(text, $0) }),
      first > 0, first <= 5
    else { return }
    article.title = text.string(lines[0])
    article.unread += lines[..<first]
    let shown = lines[..<first].map(text.string)
    let taken = article.removed.filter { ($0.at ?? .max) <= lines[first].start }.map(\.text)
    for words in shown + taken {
      if article.published == nil, let day = rules.metadata.days.day(in: words) {
        article.published = day.description
        article.publishedBasis = .text
      } else if article.byline == nil, words.lowercased().hasPrefix("by ") {
        article.byline = BylineWords(rules.metadata).name(words)
      }
    }
  }

  private func endsSentence(_ text: Text, _ line: Span) -> Bool {
    let last = text.string(line).unicodeScalars.last
    return last.map { ".!?\"”’".unicodeScalars.contains($0) } ?? false
  }
}
