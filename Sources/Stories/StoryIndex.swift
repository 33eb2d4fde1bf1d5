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
  /// How many times the usual cosine a document needs to join a story whose happening its own agrees with, or differs
  /// from; see ``EventSlots/Relation``.
  ///
  /// Source: ours; measured on the made reports of `Tests/CorroborationTests/Gold`.
  static let sameTollDemand: Float = 0.4
  static let sameDemand: Float = 0.7
  static let apartDemand: Float = 1.3
  static let twinDemand: Float = 2
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
    var slots = EventSlots()
    var first: Day?
    var last: Day?
    /// The length of its vector, as it was when so many documents had been counted; nil after a change.
    var length: (value: Float, documents: Float)?
  }

  private struct Word {
    let term: UInt64
    let rarity: Float
    /// The weight in the document, times the rarity.
    let weight: Float
  }

  private var stories: [Story] = []
  /// The stories' names: the ids of their first documents.
  var names = GroupNames()
  private var postings: [UInt64: [Int32]] = [:]
  private var storyOfDocument: [Int32] = []
  private var calls = Tally<Float>()

  /// The story of a document. A copy goes where its model went.
  mutating func place(
    _ terms: TermVector, _ slots: EventSlots, day: Day?, copyOf model: Int?, counts: TermCounts
  ) -> Int {
    let words = Self.words(terms, counts)
    let found = model.map { Int(storyOfDocument[$0]) } ?? nearest(words, slots, day, counts)
    let story = found ?? stories.count
    if story == stories.count { stories.append(Story()) }
    add(terms, length: Self.length(words), day, to: story)
    stories[story].slots.add(slots)
    storyOfDocument.append(Int32(story))
    return story
  }

  /// Takes up a document whose story is known by name.
  mutating func remember(
    _ terms: TermVector, _ slots: EventSlots, day: Day?, named name: String, counts: TermCounts
  ) {
    let story = names.number(of: name)
    if story == stories.count { stories.append(Story()) }
    add(terms, length: Self.length(Self.words(terms, counts)), day, to: story)
    stories[story].slots.add(slots)
    storyOfDocument.append(Int32(story))
  }

  /// A second look at a document that stayed alone in a story of its own: the name of the story that it joins, where one
  /// has come near it since.
  mutating func placeAgain(
    _ terms: TermVector, _ slots: EventSlots, day: Day?, alone name: String, counts: TermCounts
  ) -> String? {
    let alone = names.number(of: name)
    let words = Self.words(terms, counts)
    guard let story = nearest(words, slots, day, counts, but: alone) else { return nil }
    // Nothing is near a story without words.
    stories[alone] = Story()
    add(terms, length: Self.length(words), day, to: story)
    stories[story].slots.add(slots)
    return names.name(story, ifNew: name)
  }

  /// The words with their rarity, the weightiest first.
  private static func words(_ terms: TermVector, _ counts: TermCounts) -> [Word] {
    terms.terms.map { term, entry in
      let rarity = counts.rarity(term)
      return Word(term: term, rarity: rarity, weight: entry.weight * rarity)
    }.sorted { (-$0.weight, $0.term) < (-$1.weight, $1.term) }
  }

  private mutating func nearest(
    _ words: [Word], _ slots: EventSlots, _ day: Day?, _ counts: TermCounts, but alone: Int? = nil
  ) -> Int? {
    for word in words.prefix(Self.callers) {
      for story in (postings[word.term] ?? []).suffix(Self.called) { calls.add(word.weight, to: story) }
    }
    let threshold = counts.isComplete ? Self.threshold : Self.learningThreshold
    let length = Self.length(words)
    var best: (story: Int, cosine: Float)?
    for story in Self.loudest(calls.take()) where story != alone && isNear(story, day) {
      let cosine = cosine(words, length, story, counts) / Self.demand(slots.relation(to: stories[story].slots))
      guard cosine >= threshold else { continue }
      if let known = best, (-cosine, story) >= (-known.cosine, known.story) { continue }
      best = (story, cosine)
    }
    return best?.story
  }

  /// The stories that are called most, the older first where two are called alike.
  private static func loudest(_ calls: [(number: Int32, sum: Float)]) -> [Int] {
    func isLouder(_ a: (number: Int32, sum: Float), _ b: (number: Int32, sum: Float)) -> Bool {
      (-a.sum, a.number) < (-b.sum, b.number)
    }
    var found: [(number: Int32, sum: Float)] = []
    for call in calls where found.count < compared || isLouder(call, found[compared - 1]) {
      if found.count == compared { found.removeLast() }
      let place = found.lastIndex { isLouder($0, call) }
      found.insert(call, at: place.map { $0 + 1 } ?? 0)
    }
    return found.map { Int($0.number) }
  }

  /// How many times the usual likeness it takes to join a story.
  private static func demand(_ relation: EventSlots.Relation) -> Float {
    switch relation {
    case .sameToll: sameTollDemand
    case .same: sameDemand
    case .unknown: 1
    case .apart: apartDemand
    case .twin: twinDemand
    }
  }

  private func isNear(_ story: Int, _ day: Day?) -> Bool {
    guard let day, let first = stories[story].first, let last = stories[story].last else { return true }
    return day >= first - StoryMaker.window && day <= last + StoryMaker.window
  }

  private mutating func cosine(_ words: [Word], _ length: Float, _ story: Int, _ counts: TermCounts) -> Float {
    var product: Float = 0
    for word in words {
      if let other = stories[story].weights[word.term] { product += word.weight * other * word.rarity }
    }
    let other = self.length(of: story, counts)
    return length > 0 && other > 0 ? product / (length * other) : 0
  }

  /// Taken anew when the story has changed, or a twentieth more documents have been counted.
  private mutating func length(of story: Int, _ counts: TermCounts) -> Float {
    if let known = stories[story].length, counts.documents <= known.documents * 1.05 { return known.value }
    // Summed in whole millionths: a dictionary has no fixed order, and floating sums depend on theirs.
    var squares: Int64 = 0
    for (term, weight) in stories[story].weights {
      let weight = weight * counts.rarity(term)
      squares += Int64(weight * weight * 1_000_000)
    }
    let length = (Float(squares) / 1_000_000).squareRoot()
    stories[story].length = (length, counts.documents)
    return length
  }

  private static func length(_ words: [Word]) -> Float {
    words.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
  }

  private mutating func add(_ terms: TermVector, length: Float, _ day: Day?, to story: Int) {
    stories[story].length = nil
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
