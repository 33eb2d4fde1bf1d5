import Words

/// A syntactic word. A contraction is two words with spans of their own: "don't" is "do" and "n't", and the second
/// ``isJoined`` to the first.
public struct Token: Sendable {
  /// Its bytes in the text.
  public let span: Span
  /// Whether it is one surface word with the token before it.
  public let isJoined: Bool
  /// The form of the dictionary: "seize" for "seized"; a proper noun keeps its capitals.
  public let lemma: String
  /// The universal part of speech.
  public let upos: UPOS
  /// The Penn Treebank's tag, which tells the forms of verbs and nouns apart.
  public let xpos: XPOS
  /// `Number=Sing|Person=3`; empty where there are none.
  public let feats: String
  /// The index of the head in the sentence's tokens; -1 for the root.
  public let head: Int
  /// What it is to its head; `root` without one.
  public let deprel: Deprel

  /// A token as the analyser, or a test, puts it together.
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
  /// From the first byte of the first token to the last of the last.
  public let span: Span
  /// In the order of the text; heads and children are indices of it.
  public let tokens: [Token]
  /// The indices of the tokens that hang on each token, in the order of the text.
  public let children: [[Int]]
  /// The index of the root, nil in a sentence without tokens.
  public let root: Int?

  /// Works out the children and the root from the tokens' heads.
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
  /// What bears a name; `other` is a nationality, a work, an event.
  public enum Kind: String, Sendable, CaseIterable { case person, organization, place, other }

  /// What the model takes it for: the likeliest, without a measure of doubt.
  public let kind: Kind
  /// The index of the sentence in ``Analysis/sentences``.
  public let sentence: Int
  /// Half-open, of the sentence's tokens.
  public let tokens: Range<Int>
  /// Its bytes in the text.
  public let span: Span

  /// A name over tokens of a sentence, with their bytes.
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
  /// A `name` has a proper noun in it, a `pronoun` is nothing but pronouns.
  public enum Form: String, Sendable, CaseIterable { case name, nominal, pronoun }

  /// `other` is a nationality or faith.
  public let kind: Name.Kind
  /// What words it is made of.
  public let form: Form
  /// The index of the sentence in ``Analysis/sentences``.
  public let sentence: Int
  /// Half-open, of the sentence's tokens.
  public let tokens: Range<Int>
  /// Its bytes in the text.
  public let span: Span

  /// A reference over tokens of a sentence, with their bytes.
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
  /// The text that was read, unchanged.
  public let text: Text
  /// In the order of the text; they do not overlap.
  public let sentences: [Sentence]
  /// In the order of the text; they do not overlap.
  public let names: [Name]
  /// In the order of the text; they do not overlap each other, but may hold names.
  public let references: [Reference]

  /// An analysis as the analyser, or a test, puts it together.
  public init(text: Text, sentences: [Sentence], names: [Name], references: [Reference] = []) {
    self.text = text
    self.sentences = sentences
    self.names = names
    self.references = references
  }
}
