import Claims
import Words

/// A reading's sentences as CoNLL-U, its offsets in MISC.
public enum CoNLLU {
  /// One document: `# newdoc id`, then for each sentence `# sent_id`, `# text` and its tokens.
  ///
  /// MISC holds `Start` and `End` in Unicode scalars of the document's text and `SpaceAfter=No`. Tokens that stand on
  /// the same span are the words of one multiword token. A sentence without tokens is left out.
  public static func document(_ reading: Reading) -> [UInt8] {
    var page = CoNLLUPage(text: Text(reading.text))
    page.line("# newdoc id = " + oneLine(reading.id))
    for (number, sentence) in reading.sentences.enumerated() where !sentence.tokens.isEmpty {
      page.line("# sent_id = \(oneLine(reading.id))-\(number + 1)")
      page.line("# text = " + oneLine(page.text.string(sentence.span)))
      page.tokens(sentence.tokens)
      page.line("")
    }
    return page.bytes
  }

  /// Line breaks and tabs, which CoNLL-U cannot hold, as blanks.
  static func oneLine(_ string: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in string.unicodeScalars { out.append(scalar.properties.isPatternWhitespace ? " " : scalar) }
    return String(out)
  }
}

private struct CoNLLUPage {
  let text: Text
  let offsets: ScalarOffsets
  var bytes: [UInt8] = []

  init(text: Text) {
    self.text = text
    offsets = ScalarOffsets(text)
  }

  mutating func line(_ string: String) {
    bytes.append(contentsOf: string.utf8)
    bytes.append(0x0A)
  }

  mutating func tokens(_ tokens: [TokenRecord]) {
    var i = 0
    while i < tokens.count {
      let span = tokens[i].span
      let next = tokens[i...].firstIndex { $0.span != span } ?? tokens.count
      if next - i > 1 {
        let surface = CoNLLU.oneLine(text.string(span))
        row(["\(i + 1)-\(next)", surface] + Array(repeating: "_", count: 7) + [misc(span)])
      }
      for number in i..<next { word(tokens[number], number + 1, isPart: next - i > 1) }
      i = next
    }
  }

  private mutating func word(_ token: TokenRecord, _ number: Int, isPart: Bool) {
    row([
      "\(number)", CoNLLU.oneLine(token.form ?? text.string(token.span)), CoNLLU.oneLine(token.lemma), token.upos,
      token.xpos, token.feats ?? "", "\(token.head)", token.deprel, "", isPart ? "" : misc(token.span),
    ])
  }

  private mutating func row(_ fields: [String]) {
    line(fields.map { $0.isEmpty ? "_" : $0 }.joined(separator: "\t"))
  }

  private func misc(_ span: Span) -> String {
    let place = "Start=\(offsets.scalar(span.start))|End=\(offsets.scalar(span.end))"
    let touches = span.end < text.count && !text[span.end].isASCIISpace
    return touches ? place + "|SpaceAfter=No" : place
  }
}
