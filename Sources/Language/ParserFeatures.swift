/// What the parser's perceptron sees: the words, tags, clusters and labels around the top of the stack and the next word.
///
/// Source: the templates of Y. Zhang and J. Nivre (ACL 2011), for arc-hybrid, with Brown clusters beside the words.
package enum ParserFeatures {
  package static let limit = 96

  /// One word of a state, with what features are made of.
  private struct Slot {
    var word: UInt64 = 1
    var tag: UInt64 = 255
    var cluster: UInt64 = 1
    var coarse: UInt64 = 1
    var label: UInt64 = 255

    @inline(__always)
    init(_ i: Int, _ facts: UnsafeBufferPointer<WordFacts>, _ tags: UnsafeBufferPointer<UInt8>) {
      guard i >= 0 else { return }
      word = UInt64(facts[i].form)
      tag = UInt64(tags[i])
      cluster = UInt64(facts[i].cluster)
      coarse = UInt64(facts[i].cluster6) << 8
    }

    var wordTag: UInt64 { word << 8 | tag }
    var clusterTag: UInt64 { cluster << 8 | tag }
  }

  @inline(__always)
  private static func distance(_ a: Int, _ b: Int) -> UInt64 {
    guard a >= 0, b >= 0 else { return 0 }
    let d = b - a
    return UInt64(d < 6 ? d : d < 11 ? 6 : 7)
  }

  package static func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ state: borrowing ParserState, _ facts: UnsafeBufferPointer<WordFacts>,
    _ tags: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let view = View(state, facts, tags)
    var features = FeatureKeys(keys)
    view.words(&features)
    view.pairs(&features)
    view.triples(&features)
    view.children(&features)
    view.counts(&features)
    return features.count
  }

  /// The words around a decision, looked up once.
  private struct View {
    let s0, s1, s2, b0, b1, b2, l0, r0, l1, r1, lb: Slot
    let c0, c1, cb: ParserState.Children
    let d0, d1: UInt64

    @inline(__always)
    init(
      _ state: borrowing ParserState, _ facts: UnsafeBufferPointer<WordFacts>, _ tags: UnsafeBufferPointer<UInt8>
    ) {
      let i0 = state.top(0)
      let i1 = state.top(1)
      let j0 = state.ahead(0)
      s0 = Slot(i0, facts, tags)
      s1 = Slot(i1, facts, tags)
      s2 = Slot(state.top(2), facts, tags)
      b0 = Slot(j0, facts, tags)
      b1 = Slot(state.ahead(1), facts, tags)
      b2 = Slot(state.ahead(2), facts, tags)
      let none = ParserState.Children()
      c0 = i0 >= 0 ? state.children[i0] : none
      c1 = i1 >= 0 ? state.children[i1] : none
      cb = j0 >= 0 ? state.children[j0] : none
      l0 = child(c0.left1, state, facts, tags)
      r0 = child(c0.right1, state, facts, tags)
      l1 = child(c1.left1, state, facts, tags)
      r1 = child(c1.right1, state, facts, tags)
      lb = child(cb.left1, state, facts, tags)
      d0 = distance(i0, j0)
      d1 = distance(i1, i0)
    }

    /// Single words.
    @inline(__always)
    func words(_ features: inout FeatureKeys) {
      features.add(1, s0.wordTag)
      features.add(2, s0.word)
      features.add(3, s0.tag)
      features.add(4, s0.clusterTag)
      features.add(5, s1.wordTag)
      features.add(6, s1.word)
      features.add(7, s1.tag)
      features.add(8, s1.clusterTag)
      features.add(9, b0.wordTag)
      features.add(10, b0.word)
      features.add(11, b0.tag)
      features.add(12, b0.clusterTag)
      features.add(13, b1.wordTag)
      features.add(14, b1.tag)
      features.add(15, b1.cluster)
      features.add(16, b2.tag)
      features.add(17, s2.tag)
      features.add(18, s2.wordTag)
    }

    /// Pairs of words.
    @inline(__always)
    func pairs(_ features: inout FeatureKeys) {
      features.add(20, s0.wordTag, b0.wordTag)
      features.add(21, s0.wordTag, b0.tag)
      features.add(22, s0.tag, b0.wordTag)
      features.add(23, s0.word, b0.word)
      features.add(24, s0.tag, b0.tag << 8 | d0)
      features.add(25, s0.clusterTag, b0.clusterTag)
      features.add(26, s0.word, b0.clusterTag)
      features.add(27, s0.clusterTag, b0.word)
      features.add(28, s1.wordTag, s0.wordTag)
      features.add(29, s1.wordTag, s0.tag)
      features.add(30, s1.tag, s0.wordTag)
      features.add(31, s1.word, s0.word)
      features.add(32, s1.tag, s0.tag << 8 | d1)
      features.add(33, s1.clusterTag, s0.clusterTag)
      features.add(34, s1.word, s0.clusterTag)
      features.add(35, s1.clusterTag, s0.word)
      features.add(36, s1.tag, b0.tag)
      features.add(37, s1.wordTag, b0.wordTag)
      features.add(38, b0.tag, b1.tag)
      features.add(39, b0.wordTag, b1.tag)
      features.add(40, b0.clusterTag, b1.clusterTag)
    }

    /// Three and four words.
    @inline(__always)
    func triples(_ features: inout FeatureKeys) {
      features.add(41, s0.tag, b0.tag << 8 | b1.tag)
      features.add(42, s0.wordTag, b0.tag << 8 | b1.tag)
      features.add(43, s0.tag, b0.wordTag << 8 | b1.tag)
      features.add(44, s1.tag, s0.tag << 8 | b0.tag)
      features.add(45, s1.tag, s0.wordTag << 8 | b0.tag)
      features.add(46, s1.wordTag, s0.tag << 8 | b0.tag)
      features.add(47, s1.tag, s0.tag << 40 | b0.wordTag)
      features.add(48, s2.tag << 8 | s1.tag, s0.tag << 8 | b0.tag)
      features.add(49, s1.tag << 8 | s0.tag, b0.tag << 8 | b1.tag)
      features.add(50, b0.tag, b1.tag << 8 | b2.tag)
      features.add(51, s1.clusterTag, s0.clusterTag << 24 ^ b0.clusterTag)
    }

    /// The words below.
    @inline(__always)
    func children(_ features: inout FeatureKeys) {
      features.add(52, s0.tag, l0.tag << 16 | l0.label << 8 | b0.tag)
      features.add(53, s0.tag, r0.tag << 16 | r0.label << 8 | b0.tag)
      features.add(54, s0.tag, lb.tag << 16 | lb.label << 8 | b0.tag)
      features.add(55, s1.tag, l1.tag << 24 | l1.label << 16 | s0.tag << 8 | b0.tag)
      features.add(56, s1.tag, r1.tag << 24 | r1.label << 16 | s0.tag << 8 | b0.tag)
      features.add(57, s0.word, r0.word)
      features.add(58, s0.wordTag, r0.label)
      features.add(59, s0.wordTag, l0.label)
      features.add(60, s1.wordTag, r1.label << 8 | s0.tag)
      features.add(61, b0.wordTag, lb.label)
      features.add(62, s1.wordTag, l1.label << 8 | s0.tag)
      features.add(63, s1.tag, l0.tag << 16 | l0.label << 8 | s0.tag)
      features.add(64, s1.tag, l0.word << 8 | s0.tag)
      features.add(65, b0.tag, lb.word << 8 | s0.tag)
    }

    /// How many children, which labels, how far.
    @inline(__always)
    func counts(_ features: inout FeatureKeys) {
      let many0 = UInt64(min(c0.leftCount, 3) << 4 | min(c0.rightCount, 4))
      let many1 = UInt64(min(c1.leftCount, 3) << 4 | min(c1.rightCount, 4))
      features.add(66, s0.wordTag, many0)
      features.add(67, s0.tag, many0 << 16 | d0 << 8 | b0.tag)
      features.add(68, s1.wordTag, many1)
      features.add(69, s1.tag, many1 << 16 | d1 << 8 | s0.tag)
      features.add(70, b0.tag, UInt64(min(cb.leftCount, 4)) << 8 | s0.tag)
      features.add(71, s0.tag << 8 | b0.tag, c0.labels)
      features.add(72, s1.tag << 8 | s0.tag, c1.labels)
      features.add(73, b0.tag << 8 | s0.tag, cb.labels)
      features.add(74, s0.word, d0)
      features.add(75, b0.word, d0)
      features.add(76, s1.word, d1)
      features.add(77, s0.coarse | s0.tag, b0.coarse << 24 | b0.tag << 8 | s1.tag)
      features.add(78, s1.tag, l0.word << 24 ^ c1.labels)
      features.add(79, s1.word, l0.word)
      features.add(80, s1.cluster, l0.word)
      features.add(81, s0.cluster, l0.word << 8 | b0.tag)
      features.add(82, s1.tag << 8 | s0.tag, cb.labels ^ b0.tag << 56)
    }
  }

  @inline(__always)
  private static func child(
    _ i: Int, _ state: borrowing ParserState, _ facts: UnsafeBufferPointer<WordFacts>,
    _ tags: UnsafeBufferPointer<UInt8>
  ) -> Slot {
    var slot = Slot(i, facts, tags)
    if i >= 0 { slot.label = UInt64(state.labels[i]) }
    return slot
  }
}
