import Words

/// A syntactic word. A contraction is two words with spans of their own: "don't" is "do" and "n't", and the second
/// ``isJoined`` to the first.
public struct Token: Sendable {
  public let span: Span
  /// Whether it is one surface word with the token before it.
  public let isJoined: Bool
  public let lemma: String
  public let upos: UPOS
  public let xpos: XPOS
  /// `Number=Sing|Person=3`; empty where there are none.
  public let feats: String
  /// The index of the head in the sentence's tokens; -1 for the root.
  public let head: Int
  public let deprel: Deprel

  public init(
    span: Span, isJoined: Bool = false, lemma: String, upos: UPOS, xpos: XPOS, feats: String = "", head: Int,
    deprel: Deprel
  ) {
    self.span = span
    self.isJoined = isJoined
    self.lemma = lemma
    self.upos = upos
    self.xpos = xpos
    self.feats = feats
    self.head = head
    self.deprel = deprel
  }
}

/// One sentence with its tree. The heads of its tokens make one tree with one root.
public struct Sentence: Sendable {
  public let span: Span
  public let tokens: [Token]
  /// The indices of the tokens that hang on each token, in the order of the text.
  public let children: [[Int]]
  /// The index of the root, nil in a sentence without tokens.
  public let root: Int?

  public init(span: Span, tokens: [Token]) {
    self.span = span
    self.tokens = tokens
    var children = [[Int]](repeating: [], count: tokens.count)
    var root: Int?
    for (i, token) in tokens.enumerated() {
      if token.head >= 0 { children[token.head].append(i) } else { root = root ?? i }
    }
    self.children = children
    self.root = root
  }
}

/// A name of the text, over whole tokens of one sentence.
public struct Name: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable { case person, organization, place, other }

  public let kind: Kind
  /// The index of the sentence in ``Analysis/sentences``.
  public let sentence: Int
  /// Half-open, of the sentence's tokens.
  public let tokens: Range<Int>
  public let span: Span

  public init(kind: Kind, sentence: Int, tokens: Range<Int>, span: Span) {
    self.kind = kind
    self.sentence = sentence
    self.tokens = tokens
    self.span = span
  }
}

/// A person, organization or place that the text speaks of, by whatever words: `Sergei Lavrov`, `opposition forces`,
/// `the town of Dabiq`, `we`. A name inside a longer reference is in ``Analysis/names`` alone; a leading article is not
/// part of a reference.
public struct Reference: Hashable, Sendable {
  public enum Form: String, Sendable, CaseIterable { case name, nominal, pronoun }

  /// `other` is a nationality or faith.
  public let kind: Name.Kind
  public let form: Form
  /// The index of the sentence in ``Analysis/sentences``.
  public let sentence: Int
  /// Half-open, of the sentence's tokens.
  public let tokens: Range<Int>
  public let span: Span

  public init(kind: Name.Kind, form: Form, sentence: Int, tokens: Range<Int>, span: Span) {
    self.kind = kind
    self.form = form
    self.sentence = sentence
    self.tokens = tokens
    self.span = span
  }
}

/// What the analyser makes of a text.
public struct Analysis: Sendable {
  public let text: Text
  public let sentences: [Sentence]
  public let names: [Name]
  public let references: [Reference]

  public init(text: Text, sentences: [Sentence], names: [Name], references: [Reference] = []) {
    self.text = text
    self.sentences = sentences
    self.names = names
    self.references = references
  }
}
