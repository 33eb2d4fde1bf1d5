import Rulebook
import Words

/// Reads English: sentences, words, tags, lemmas, trees, names.
///
/// An analyser is a value without state: it may be shared by threads, and gives the same for the same text.
public struct Analyser: Sendable {
  let model: Model
  let rules: TokenRules

  /// - Throws: ``RuleFileError`` for a rule in `Rules/en/language/` that cannot be used.
  public init(model: Model, rulebook: Rulebook) throws(RuleFileError) {
    self.model = model
    rules = try TokenRules(rulebook)
  }

  /// - Parameter skipping: spans to leave unread (page furniture, a dateline); no token touches them, and a sentence
  ///   ends where one begins.
  public func analyse(_ text: Text, skipping: [Span] = []) -> Analysis {
    let scratch = Scratch()
    return text.bytes.withUnsafeBufferPointer { bytes in
      var tokeniser = Tokeniser(bytes, rules: rules)
      for span in Self.readable(text, skipping) { tokeniser.read(span) }
      let tokens = tokeniser.tokens
      let facts = tokens.map { model.facts.read(UnsafeBufferPointer(rebasing: bytes[$0.start..<$0.end])) }
      let starts = model.splitter.starts(tokens, facts, bytes, rules, scratch)
      var sentences: [Sentence] = []
      var names: [Name] = []
      var references: [Reference] = []
      sentences.reserveCapacity(starts.count)
      for (k, start) in starts.enumerated() {
        let end = k + 1 < starts.count ? starts[k + 1] : tokens.count
        let read = sentence(tokens[start..<end], Array(facts[start..<end]), bytes, scratch)
        sentences.append(Sentence(span: Span(tokens[start].start, tokens[end - 1].end), tokens: read.tokens))
        let span = { (words: Range<Int>) in
          Span(tokens[start + words.lowerBound].start, tokens[start + words.upperBound - 1].end)
        }
        for (kind, words) in read.names {
          names.append(Name(kind: Name.Kind.allCases[kind], sentence: k, tokens: words, span: span(words)))
        }
        for (kind, all) in read.references {
          let words = Self.withoutEdgeMarks(all, read.tokens)
          guard !words.isEmpty else { continue }
          references.append(
            Reference(
              kind: Name.Kind.allCases[kind], form: Self.form(read.tokens[words]), sentence: k, tokens: words,
              span: span(words)))
        }
      }
      return Analysis(text: text, sentences: sentences, names: names, references: references)
    }
  }

  private typealias Stretch = (kind: Int, words: Range<Int>)

  private func sentence(
    _ raw: ArraySlice<RawToken>, _ facts: [WordFacts], _ bytes: UnsafeBufferPointer<UInt8>, _ scratch: Scratch
  ) -> (tokens: [Token], names: [Stretch], references: [Stretch]) {
    let words = raw.map { UnsafeBufferPointer(rebasing: bytes[$0.start..<$0.end]) }
    var facts = facts
    model.facts.adapt(words, &facts)
    var tags: [UInt8] = []
    model.tagger.tag(facts, into: &tags, scratch)
    model.finiteVerb.mend(&tags)
    let tree = model.parser.parse(facts, tags, scratch)
    var heads = tree.heads
    var labels = tree.labels.map { Int($0) < model.labels.count ? model.labels[Int($0)] : .dep }
    TreeRepair.mend(&heads, &labels, facts)
    TreeRepair.bound(&heads, &labels, facts)
    TreeRepair.open(&heads, &labels)
    TreeRepair.clause(&heads, &labels)
    TreeRepair.relate(&heads, &labels, facts)
    TreeRepair.coordinate(&heads, &labels)
    TreeRepair.conjoin(&heads, &labels)
    TreeRepair.splice(&heads, &labels) { [.wdt, .wp, .wpPossessive, .wrb].contains(model.tags[Int(tags[$0])].xpos) }
    TreeRepair.attribute(&heads, &labels) { model.tags[Int(tags[$0])].upos == .adj }
    TreeRepair.report(&heads, &labels)
    TreeRepair.release(&heads, &labels)
    TreeRepair.nest(&heads, &labels)
    TreeRepair.raise(&heads, &labels) { [.vbd, .vbz, .vbp].contains(model.tags[Int(tags[$0])].xpos) }
    let past = SubjectRepair.mend(&heads, &labels, tags.map { model.tags[Int($0)].xpos })
    model.finiteVerb.mend(&tags, heads, labels, past: past)
    let contexts = MorphologyKeys.contexts(
      heads: heads, labels: labels, tags: tags.map { model.tags[Int($0)].xpos }, forms: facts)
    var tokens: [Token] = []
    tokens.reserveCapacity(raw.count)
    for (i, token) in raw.enumerated() {
      let tag = model.tags[Int(tags[i])]
      tokens.append(
        Token(
          span: Span(token.start, token.end), isJoined: token.isJoined,
          lemma: model.lemmatiser.lemma(words[i], facts[i], tag.xpos, tags[i]),
          upos: tag.upos, xpos: tag.xpos, feats: model.morphology.features(facts[i].form, tags[i], contexts[i]),
          head: heads[i], deprel: labels[i]))
    }
    let names = model.names.names(facts, tags, scratch)
    let context = ReferenceContext(heads: heads, labels: labels, names: names)
    return (tokens, names, model.references.names(facts, tags, scratch, context: context))
  }

  /// Tokens without the punctuation at either end.
  private static func withoutEdgeMarks(_ words: Range<Int>, _ tokens: [Token]) -> Range<Int> {
    let first = words.first { tokens[$0].upos != .punct } ?? words.upperBound
    let last = words.last { tokens[$0].upos != .punct } ?? words.lowerBound
    return first..<max(first, last + 1)
  }

  /// A reference with a proper noun in it is a name; one of pronouns alone a pronoun.
  private static func form(_ tokens: ArraySlice<Token>) -> Reference.Form {
    if tokens.contains(where: { $0.upos == .propn }) { return .name }
    return tokens.allSatisfy { $0.upos == .pron } ? .pronoun : .nominal
  }

  /// The stretches between the skipped spans.
  private static func readable(_ text: Text, _ skipping: [Span]) -> [Span] {
    var out: [Span] = []
    var at = 0
    for span in skipping.sorted() {
      if span.start > at { out.append(Span(at, span.start)) }
      at = max(at, span.end)
    }
    if at < text.count { out.append(Span(at, text.count)) }
    return out
  }
}
