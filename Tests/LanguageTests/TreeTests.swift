import Testing
import Words

@testable import Language

@Suite struct TreeTests {
  static let nasty: [String] = [
    "", " ", "\n\n\n", ".", "?!?!?!", "\"\"\"''''", "(((((", "a", "🙂", "🙂🙂👍🏽 👨‍👩‍👧‍👦", "\0", "a\0b", "…—–-",
    "قالت الحكومة الليبية إن القوات", "Триполи взят army seized 東京で", "e\u{301}e\u{301} naïve “x”", "\u{FEFF}The army.",
    "http://", "@", "$", "'s", "n't", "' ' '", "1.2.3.4", "....a....b....", "a\u{A0}b\u{2003}c\u{200B}d", "ß ẞ ﬁ",
  ]

  @Test(arguments: nasty)
  func makesOneTreeOfEachSentence(words: String) {
    check(Shared.analyser.analyse(Text(words)))
  }

  @Test func makesOneTreeOfALongSentence() {
    let words = String(repeating: "the old army of the north and ", count: 1429)
    let analysis = Shared.analyser.analyse(Text(words))
    #expect(analysis.sentences.map(\.tokens.count).reduce(0, +) == 10_003)
    check(analysis)
  }

  @Test func readsTheSameTextTheSameWay() {
    let text = Text("Forces loyal to Haftar seized Gharyan, the GNA said. “It’s over,” he added.")
    #expect("\(Shared.analyser.analyse(text).sentences)" == "\(Shared.analyser.analyse(text).sentences)")
    #expect(Shared.analyser.analyse(text).names == Shared.analyser.analyse(text).names)
  }

  /// "They left after ten soldiers died."
  @Test func aSubjectHasNoPreposition() {
    var heads = [1, -1, 3, 4, 5, 1]
    var labels: [Deprel] = [.nsubj, .root, .case, .nummod, .nsubj, .conj]
    TreeRepair.open(&heads, &labels)
    #expect(heads == [1, -1, 5, 4, 5, 1])
    #expect(labels == [.nsubj, .root, .mark, .nummod, .nsubj, .advcl])
  }

  /// What a broken tree has above the clause does not come to hang on it.
  @Test func mendsBrokenTreesToTrees() {
    var heads = [-1, 2, 0, 4, 1]
    var labels: [Deprel] = [.root, .obj, .punct, .nsubj, .conj]
    TreeRepair.splice(&heads, &labels) { _ in false }
    #expect(heads.indices.allSatisfy { isHung($0, heads) })
    heads = [2, 0, -1, 2, 3]
    labels = [.nsubj, .nmod, .root, .obj, .conj]
    TreeRepair.raise(&heads, &labels) { $0 == 2 || $0 == 4 }
    #expect(heads == [2, 0, -1, 2, 2])
    heads = [4, 2, 4, 2, -1, 4, 7, 4]
    labels = [.nsubj, .punct, .nsubj, .punct, .root, .ccomp, .mark, .ccomp]
    TreeRepair.nest(&heads, &labels)
    #expect(heads == [4, 2, 0, 2, -1, 4, 7, 5])
    heads = [1, 2, 5, 4, 1, -1]
    labels = [.case, .obl, .cc, .nummod, .nmod, .root]
    _ = SubjectRepair.mend(&heads, &labels, [.in, .cd, .cc, .cd, .nns, .vbd])
    #expect(heads.indices.allSatisfy { isHung($0, heads) })
  }

  /// Whether the root is reached from a word.
  private func isHung(_ word: Int, _ heads: [Int]) -> Bool {
    var at = word
    for _ in heads where at >= 0 { at = heads[at] }
    return at < 0
  }

  /// Spans lie in order on scalar boundaries; heads make one tree with one root.
  private func check(_ analysis: Analysis) {
    var last = 0
    for (n, sentence) in analysis.sentences.enumerated() {
      #expect(!sentence.tokens.isEmpty)
      #expect(sentence.tokens.filter { $0.head == -1 }.count == 1)
      for token in sentence.tokens {
        #expect(token.span.start >= last && !token.span.isEmpty && sentence.span.contains(token.span))
        #expect(analysis.text.isBoundary(token.span.start) && analysis.text.isBoundary(token.span.end))
        last = token.span.end
      }
      #expect(reached(sentence) == sentence.tokens.count)
      for name in analysis.names where name.sentence == n {
        #expect(name.tokens.upperBound <= sentence.tokens.count && !name.tokens.isEmpty)
      }
    }
  }

  /// How many tokens hang together from the root.
  private func reached(_ sentence: Sentence) -> Int {
    var seen = 0
    var open = [sentence.root ?? 0]
    while let token = open.popLast(), seen <= sentence.tokens.count {
      seen += 1
      open += sentence.children[token]
    }
    return seen
  }
}
