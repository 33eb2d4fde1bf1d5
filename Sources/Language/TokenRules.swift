import Rulebook
import Words

/// The word lists of `Rules/en/language/`, ready for look-up by the bytes of a text.
package struct TokenRules: Sendable {
  /// A set of words of ASCII, by hash, in lower case.
  struct WordSet: Sendable {
    private let hashes: Set<UInt64>

    init(_ block: RuleBlock?) {
      hashes = Set((block?.entries ?? []).map { Hash.string($0.word.lowercased()) })
    }

    func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
      hashes.contains(TokenRules.lowerHash(bytes, start, end))
    }
  }

  /// Keep their full stop: `gen`, `jan`, `u.s`.
  let abbreviations: WordSet
  /// Keep their full stop before a number alone: `no`, `p`.
  let numberAbbreviations: WordSet
  /// Give their full stop to the sentence where one may end: `etc`.
  let closingAbbreviations: WordSet
  /// Of these, those that stand before a name or number and do not end a sentence: `gen`, `no`.
  let openers: WordSet
  /// End the sentence before a capital that only its beginning explains: `p.m`.
  let hours: WordSet
  /// Go on with the sentence after an hour: `tuesday`.
  let hourFollowers: WordSet
  /// Do not split at the hyphen after them: `anti`.
  let hyphenPrefixes: WordSet
  /// Split off a number: `km`.
  let units: WordSet
  /// Keep their apostrophe at the front: `'em`.
  let apostropheWords: WordSet
  /// Written with a slash: `w/o`, `b/c`.
  let slashWords: WordSet
  /// Letters that go with a dollar sign: `us` in US$.
  let dollarPrefixes: WordSet
  /// Words of English that carry no meaning of their own, for ``Analyser/isEnglish(_:)``.
  let functionWords: WordSet
  /// Cannot follow a possessive, so that `its` before them is "it's": `not`.
  let neverOwned: WordSet
  /// Words split without an apostrophe, to the length of their parts: `cannot` to 3, 3.
  private let contractions: [UInt64: [Int]]
  /// Words split so before one of ``neverOwned``: `its`.
  private let loose: [UInt64: [Int]]
  /// Emoticons by their first byte.
  private let emoticons: [[UInt8]]

  /// - Throws: ``RuleFileError`` where an entry of `contractions` is not `word = parts`:
  ///   `Rules/en/language/words.rules:5: error: 'cannot = can nt' does not spell its word; write for example 'cannot = can not'`.
  package init(_ rulebook: Rulebook) throws(RuleFileError) {
    let list = { (name: String) in rulebook.list("language", name) }
    abbreviations = WordSet(list("abbreviations"))
    numberAbbreviations = WordSet(list("number-abbreviations"))
    closingAbbreviations = WordSet(list("closing-abbreviations"))
    openers = WordSet(list("opening-abbreviations"))
    hours = WordSet(list("hour-abbreviations"))
    hourFollowers = WordSet(list("hour-followers"))
    hyphenPrefixes = WordSet(list("hyphen-prefixes"))
    units = WordSet(list("units"))
    apostropheWords = WordSet(list("apostrophe-words"))
    slashWords = WordSet(list("slash-words"))
    dollarPrefixes = WordSet(list("dollar-prefixes"))
    neverOwned = WordSet(list("never-owned"))
    functionWords = WordSet(list("function-words"))
    emoticons = (list("emoticons")?.entries ?? []).map { Array($0.word.utf8) }.sorted { $0.count > $1.count }
    contractions = try Self.lengths(list("contractions"))
    loose = try Self.lengths(list("loose-contractions"))
  }

  /// The entries `word = parts` of a list, from the word to the lengths of its parts in bytes.
  private static func lengths(_ block: RuleBlock?) throws(RuleFileError) -> [UInt64: [Int]] {
    var lengths: [UInt64: [Int]] = [:]
    guard let block else { return lengths }
    for entry in block.entries {
      let parts = (entry.value ?? "").split(separator: " ")
      guard parts.count > 1, parts.joined() == entry.word else {
        throw block.error(
          "'\(entry.word) = \(entry.value ?? "")' does not spell its word; write for example 'cannot = can not'",
          line: entry.line)
      }
      lengths[Hash.string(entry.word)] = parts.map(\.utf8.count)
    }
    return lengths
  }

  /// The lengths of the parts of a word that is always split without an apostrophe.
  func parts(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> [Int]? {
    contractions[Self.lowerHash(bytes, start, end)]
  }

  /// The lengths of the parts of a word that is split so where no possessive can stand.
  func looseParts(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> [Int]? {
    loose[Self.lowerHash(bytes, start, end)]
  }

  /// The length of the emoticon that the rest of a chunk begins with, 0 where it is none.
  func emoticon(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    for emoticon in emoticons where start + emoticon.count <= end {
      let stop = start + emoticon.count
      if zip(emoticon, bytes[start..<stop]).allSatisfy(==), stop == end || !bytes[stop].isWordByte {
        return emoticon.count
      }
    }
    return 0
  }

  static func lowerHash(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325
    var i = start
    while i < end {
      h = (h ^ UInt64(bytes[i].lowered)) &* 0x0000_0100_0000_01B3
      i += 1
    }
    return h ^ (h >> 31)
  }
}
