import Words

/// Looks up phrases in the words of a line, all at once.
struct Phrases {
  private struct Phrase {
    /// Its words behind the first, in ``Phrases/rest``.
    let rest: Range<Int>
    let value: Int
    /// The phrase with the same first word that was added next, -1 for the last.
    var next: Int32 = -1
  }

  private var phrases: [Phrase] = []
  private var rest: [UInt64] = []
  /// The first and the last phrase of a first word.
  private var first = NumberTable()
  private var last = NumberTable()

  /// Adds a phrase as a rule writes it; `#` is any number.
  mutating func add(_ phrase: String, value: Int) {
    let bytes = Array(phrase.utf8.map { $0 == UInt8(ascii: "#") ? UInt8(ascii: "0") : $0 })
    let words = LineWords(line: bytes[...]).words
    guard let word = words.first else { return }
    let start = rest.count
    rest += words[1...]
    let number = Int32(phrases.count)
    phrases.append(Phrase(rest: start..<rest.count, value: value))
    if last[word] < 0 { first.set(word, number) } else { phrases[Int(last[word])].next = number }
    last.set(word, number)
  }

  /// A phrase that stands in some words: how many it has, and its value.
  struct Match {
    let length: Int
    let value: Int
    fileprivate let next: Int32
  }

  /// The first phrase at a word, or the first after another one there, in the order in which they were added.
  func match(_ words: [UInt64], at i: Int, after last: Match? = nil) -> Match? {
    var number = last?.next ?? first[words[i]]
    while number >= 0 {
      let phrase = phrases[Int(number)]
      if stands(phrase.rest, words, at: i + 1) {
        return Match(length: phrase.rest.count + 1, value: phrase.value, next: phrase.next)
      }
      number = phrase.next
    }
    return nil
  }

  private func stands(_ part: Range<Int>, _ words: [UInt64], at start: Int) -> Bool {
    guard start + part.count <= words.count else { return false }
    for i in 0..<part.count where words[start + i] != rest[part.lowerBound + i] { return false }
    return true
  }

  /// The value of the first phrase that stands anywhere in the words.
  func first(in words: [UInt64]) -> Int? {
    for i in words.indices {
      if let match = match(words, at: i) { return match.value }
    }
    return nil
  }
}
