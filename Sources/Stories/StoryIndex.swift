import Claims

/// Finds the story that a document tells: the centroid it is nearest to by the cosine of rarity-weighted words.
struct StoryIndex: Sendable {
  /// Below this cosine a document opens a story of its own.
  ///
  /// Source: measured on ECB+ topics 1–35; BCubed F .911 at .22, .908 at .23, .909 at .24.
  static let threshold: Float = 0.23
  /// The same where words are still being learned, and so words of one document alone count in full.
  ///
  /// Source: measured as above: BCubed F .875 at .18, .882 at .20, .876 at .22.
  static let learningThreshold: Float = 0.2
  /// How many of a document's weightiest words call up stories, how many stories a word calls up at most (the
  /// youngest), and how many of those are compared in full.
  static let callers = 48
  static let called = 400
  static let compared = 24
  /// A story keeps this many of its weightiest words.
  static let kept = 600

  private struct Story {
    /// Sums of the word weights of its documents, each document of length 1.
    var weights: [UInt64: Float] = [:]
    var first: Day?
    var last: Day?
  }

  private var stories: [Story] = []
  private var names: [String] = []
  private var postings: [UInt64: [Int32]] = [:]
  private var storyOfDocument: [Int32] = []

  /// The story of a document. A copy goes where its model went.
  mutating func place(_ terms: TermVector, day: Day?, copyOf model: Int?, counts: TermCounts) -> Int {
    let weighted = Self.weighted(terms, counts)
    let threshold = counts.isComplete ? Self.threshold : Self.learningThreshold
    let found =
      model.map { Int(storyOfDocument[$0]) } ?? nearest(weighted, day, threshold: threshold) { counts.rarity($0) }
    let story = found ?? stories.count
    if story == stories.count { stories.append(Story()) }
    add(terms, weighted, day, to: story)
    storyOfDocument.append(Int32(story))
    return story
  }

  /// The name of a story; a new one takes the name given.
  mutating func name(_ story: Int, ifNew name: String) -> String {
    if story == names.count { names.append(name) }
    return names[story]
  }

  /// The words with their rarity, the weightiest first.
  private static func weighted(_ terms: TermVector, _ counts: TermCounts) -> [(term: UInt64, weight: Float)] {
    terms.terms.map { ($0, $1.weight * counts.rarity($0)) }.sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }
  }

  private func nearest(
    _ weighted: [(term: UInt64, weight: Float)], _ day: Day?, threshold: Float, rarity: (UInt64) -> Float
  ) -> Int? {
    var calls: [Int32: Float] = [:]
    for (term, weight) in weighted.prefix(Self.callers) {
      for story in (postings[term] ?? []).suffix(Self.called) { calls[story, default: 0] += weight }
    }
    let candidates = calls.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(Self.compared)
    let length = Self.length(weighted.map(\.weight))
    var best: (story: Int32, cosine: Float)?
    for (story, _) in candidates where isNear(Int(story), day) {
      let cosine = cosine(weighted, length, stories[Int(story)], rarity)
      guard cosine >= threshold else { continue }
      if let known = best, (-cosine, story) >= (-known.cosine, known.story) { continue }
      best = (story, cosine)
    }
    return best.map { Int($0.story) }
  }

  private func isNear(_ story: Int, _ day: Day?) -> Bool {
    guard let day, let first = stories[story].first, let last = stories[story].last else { return true }
    return day >= first - StoryMaker.window && day <= last + StoryMaker.window
  }

  private func cosine(
    _ weighted: [(term: UInt64, weight: Float)], _ length: Float, _ story: Story, _ rarity: (UInt64) -> Float
  ) -> Float {
    var product: Float = 0
    for (term, weight) in weighted {
      if let other = story.weights[term] { product += weight * other * rarity(term) }
    }
    // Summed in whole millionths: a dictionary has no fixed order, and floating sums depend on theirs.
    var squares: Int64 = 0
    for (term, weight) in story.weights {
      let weight = weight * rarity(term)
      squares += Int64(weight * weight * 1_000_000)
    }
    let other = (Float(squares) / 1_000_000).squareRoot()
    return length > 0 && other > 0 ? product / (length * other) : 0
  }

  private static func length(_ weights: [Float]) -> Float {
    weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private mutating func add(
    _ terms: TermVector, _ weighted: [(term: UInt64, weight: Float)], _ day: Day?, to story: Int
  ) {
    let length = Self.length(weighted.map(\.weight))
    for (term, entry) in terms.terms {
      let known = stories[story].weights.updateValue(
        (stories[story].weights[term] ?? 0) + entry.weight / max(length, 1), forKey: term)
      if known == nil { postings[term, default: []].append(Int32(story)) }
    }
    if stories[story].weights.count > 2 * Self.kept { prune(story) }
    guard let day else { return }
    stories[story].first = min(stories[story].first ?? day, day)
    stories[story].last = max(stories[story].last ?? day, day)
  }

  private mutating func prune(_ story: Int) {
    let kept = stories[story].weights.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(Self.kept)
    stories[story].weights = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }
}
