import FoundationEssentials
import Language
import Words

/// Texts in which all mentions of people, organizations and places are marked.
enum Reports {
  private struct Report: Decodable {
    struct Mention: Decodable {
      let start: Int
      let end: Int
      let kind: String
    }

    let text: String
    let mentions: [Mention]
  }

  /// The sentences of the texts as the analyser cuts them, each word with the class of its mention.
  static func read(_ path: String, _ analyser: Analyser) throws -> [GoldSentence] {
    var out: [GoldSentence] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let report = try JSONDecoder().decode(Report.self, from: Data(line.utf8))
      let text = Text(report.text)
      let offsets = ScalarOffsets(text)
      let mentions = report.mentions.map { mention in
        (span: Span(offsets.byte(mention.start), offsets.byte(mention.end)), kind: mention.kind)
      }
      for sentence in analyser.analyse(text).sentences {
        var words = sentence.tokens.map { word(text.string($0.span), $0) }
        for mention in mentions {
          var inside = sentence.tokens.indices.filter { sentence.tokens[$0].span.overlaps(mention.span) }
          if inside.count > 1, ["the", "a", "an"].contains(words[inside[0]].form.lowercased()) { inside.removeFirst() }
          for i in inside {
            words[i].name = Treebank.nameClass("Name=\(i == inside[0] ? "B" : "I")-\(mention.kind)")
          }
        }
        out.append(GoldSentence(words: words))
      }
    }
    return out
  }

  /// A word with its place in the analyser's tree.
  private static func word(_ form: String, _ token: Token) -> GoldSentence.Word {
    GoldSentence.Word(
      form: form, lemma: "", xpos: .nn, upos: .x, feats: "", head: token.head, deprel: token.deprel, name: 0,
      spaceAfter: true)
  }
}
