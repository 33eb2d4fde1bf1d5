import Words

/// A word of the text before it has a sentence.
package struct RawToken: Sendable {
  package enum Gap: UInt8, Sendable { case none, space, line, paragraph }

  package var start: Int
  package var end: Int
  /// What stands before it.
  package var gap: Gap
  /// Whether it goes on with the surface word of the token before it, as `n't` does in "don't".
  package var isJoined = false
}

/// Cuts a text into words, as the English treebanks of Universal Dependencies do.
///
/// Source: the tokenisation of UD_English-EWT and GUM: hyphens are words of their own (`HYPH`) but after prefixes,
/// contractions and possessives are cut off, a number and its unit are two words, runs of one mark are one word.
struct Tokeniser {
  let bytes: UnsafeBufferPointer<UInt8>
  let rules: TokenRules
  private(set) var tokens: [RawToken] = []
  var gap = RawToken.Gap.paragraph
  /// Where the stretch that is being read ends.
  private var spanEnd = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, rules: TokenRules) {
    self.bytes = bytes
    self.rules = rules
    tokens.reserveCapacity(bytes.count / 5)
  }

  /// Reads a stretch of the text; its first word begins a paragraph.
  mutating func read(_ span: Span) {
    gap = .paragraph
    spanEnd = span.end
    var i = span.start
    var newlines = 0
    while i < span.end {
      let (kind, length) = ScalarKind.at(bytes, i)
      if kind == .space {
        if bytes[i] == 0x0A || bytes[i] == 0x0D && !(i + 1 < span.end && bytes[i + 1] == 0x0A) { newlines += 1 }
        let seen: RawToken.Gap = newlines > 1 ? .paragraph : newlines == 1 ? .line : .space
        if seen.rawValue > gap.rawValue { gap = seen }
        i += length
        continue
      }
      newlines = 0
      let start = i
      var plain = true
      while i < span.end {
        if bytes[i].isASCIILetter {
          i += 1
          continue
        }
        let (kind, length) = ScalarKind.at(bytes, i)
        if kind == .space { break }
        plain = false
        i += length
      }
      chunk(start, i, plain: plain)
    }
  }

  // MARK: Chunks: what stands between blanks

  private mutating func chunk(_ start: Int, _ end: Int, plain: Bool) {
    if plain { return word(start, end) }
    let mayHoldAddress =
      bytes[start..<end].contains { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") }
      || begins("www.", start, end)
    var i = start
    while i < end {
      let (kind, length) = ScalarKind.at(bytes, i)
      let isFresh = i == start || !bytes[i - 1].isWordByte
      if mayHoldAddress, isFresh, let stop = address(i, end) {
        emit(i, stop)
        i = stop
        continue
      }
      switch kind {
      case .letter, .digit: i = wordEnd(i, end)
      case .quote: i = quote(i, end, length)
      default: i = mark(i, end, kind, length)
      }
    }
  }

  mutating func emit(_ start: Int, _ end: Int, isJoined: Bool = false) {
    guard start < end else { return }
    tokens.append(RawToken(start: start, end: end, gap: gap, isJoined: isJoined))
    gap = .none
  }

  // MARK: Words

  /// Reads a word with the points, commas and apostrophes that belong to it, and gives where it ends.
  private mutating func wordEnd(_ start: Int, _ end: Int) -> Int {
    var i = start
    while i < end {
      let (kind, length) = ScalarKind.at(bytes, i)
      if kind == .letter || kind == .digit {
        i += length
      } else if let next = joiner(start, i, end, kind, length) {
        i = next
      } else {
        break
      }
    }
    if i < end, bytes[i] == UInt8(ascii: "."), keepsStop(start, i, end) {
      emit(start, i + 1)
      return i + 1
    }
    if i < end, bytes[i] == UInt8(ascii: "$"), rules.dollarPrefixes.contains(bytes, start, i) {
      emit(start, i + 1)
      return i + 1
    }
    if i < end, bytes[i] == UInt8(ascii: "/"), rules.slashWords.contains(bytes, start, min(end, i + 2)) {
      let stop = min(end, i + 2)
      if stop == end || !bytes[stop].isWordByte {
        emit(start, stop)
        return stop
      }
    }
    if i + 1 == end, bytes[i] == UInt8(ascii: "-"), rules.hyphenPrefixes.contains(bytes, start, i) || isCutOff(start, i)
    {
      emit(start, end)
      return end
    }
    word(start, i)
    return i
  }

  /// Where the word goes on after a mark inside it; nil where the mark ends it.
  private func joiner(_ start: Int, _ i: Int, _ end: Int, _ kind: ScalarKind, _ length: Int) -> Int? {
    let next = i + length
    guard next < end, bytes[next].isWordByte, ScalarKind.at(bytes, next).kind == .letter || bytes[next].isASCIIDigit
    else { return nil }
    let digits = bytes[i - 1].isASCIIDigit && bytes[next].isASCIIDigit
    switch bytes[i] {
    case UInt8(ascii: "."): return isGluedSentence(start, i, end) ? nil : next
    case UInt8(ascii: "_"): return next
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return bytes[next].isASCIIDigit ? nil : next
    case UInt8(ascii: ":"), UInt8(ascii: "/"): return digits ? next : nil
    case UInt8(ascii: ","): return digits && groupOfThree(next, end) ? next : nil
    case UInt8(ascii: "&"): return bytes[i - 1].isASCIIUpper && bytes[next].isASCIIUpper ? next : nil
    default: break
    }
    if kind == .quote, length == 3, bytes[i + 2] == 0x99 || bytes[i + 2] == 0x98 {
      return bytes[next].isASCIIDigit ? nil : next
    }
    if kind == .hyphen { return keepsHyphen(start, i, next, end) ? next : nil }
    return nil
  }

  /// Whether a full stop lacks the blank after it: `town.The`.
  private func isGluedSentence(_ start: Int, _ i: Int, _ end: Int) -> Bool {
    i - start > 2 && bytes[i - 1].isASCIILower && bytes[i - 2].isASCIILower && i + 2 < end
      && bytes[i + 1].isASCIIUpper && bytes[i + 2].isASCIILower
  }

  private func groupOfThree(_ i: Int, _ end: Int) -> Bool {
    var k = i
    while k < end, bytes[k].isASCIIDigit { k += 1 }
    return k - i == 3
  }

  /// Whether a hyphen stays inside its word: after a prefix (`anti-war`), in telephone numbers and dates.
  private func keepsHyphen(_ start: Int, _ i: Int, _ next: Int, _ end: Int) -> Bool {
    if rules.hyphenPrefixes.contains(bytes, start, i) { return true }
    guard bytes[i - 1].isASCIIDigit, bytes[next].isASCIIDigit else { return false }
    var first = i
    while first > start, bytes[first - 1].isASCIIDigit { first -= 1 }
    if first > start { return bytes[first - 1] == UInt8(ascii: "-") || bytes[first - 1] == UInt8(ascii: "/") }
    var last = next
    while last < end, bytes[last].isASCIIDigit { last += 1 }
    if last < end - 1, bytes[last] == UInt8(ascii: "-"), bytes[last + 1].isASCIIDigit { return true }
    return last - next == 4 && (i - first < 4 || i - first == 5)
  }

  /// Whether a speaker broke a word off: `th- the`.
  private func isCutOff(_ start: Int, _ i: Int) -> Bool {
    i - start < 3 && bytes[start..<i].allSatisfy(\.isASCIILetter)
  }

  /// Whether the full stop after a word belongs to it: `Gen.`, `U.S.`, an initial.
  private func keepsStop(_ start: Int, _ stop: Int, _ end: Int) -> Bool {
    if stop + 1 < end, bytes[stop + 1] == UInt8(ascii: ".") { return false }
    if rules.numberAbbreviations.contains(bytes, start, stop) { return after(stop + 1).first?.isASCIIDigit ?? false }
    if rules.closingAbbreviations.contains(bytes, start, stop), stop + 1 == end {
      return after(end).first.map { !$0.isASCIIUpper } ?? false
    }
    if rules.abbreviations.contains(bytes, start, stop) { return true }
    if stop - start == 1, bytes[start].isASCIIUpper { return bytes[start] != UInt8(ascii: "I") || stop + 1 < end }
    var k = start
    var points = 0
    while k < stop {
      guard bytes[k].isASCIILetter else { return false }
      k += 1
      if k < stop {
        guard bytes[k] == UInt8(ascii: "."), k + 1 < stop else { return false }
        points += 1
        k += 1
      }
    }
    return points > 0
  }

  /// The rest of the paragraph from a place on, without the blanks it begins with.
  private func after(_ place: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    var i = place
    var lines = 0
    while i < spanEnd, bytes[i] <= 0x20 {
      if bytes[i] == 0x0A { lines += 1 }
      i += 1
    }
    return bytes[(lines > 1 ? spanEnd : i)..<spanEnd]
  }

  /// The parts of a word that is a contraction: always (`cannot`), or by the word that follows (`its not`).
  private func parts(_ start: Int, _ end: Int) -> [Int]? {
    guard end - start <= 10 else { return nil }
    if let parts = rules.parts(bytes, start, end) { return parts }
    guard let parts = rules.looseParts(bytes, start, end) else { return nil }
    let next = after(end).prefix { $0.isASCIILetter }
    let isWhole = next.endIndex == spanEnd || bytes[next.endIndex] != UInt8(ascii: "-")
    return isWhole && rules.neverOwned.contains(bytes, next.startIndex, next.endIndex) ? parts : nil
  }

  /// Emits a word in its parts: contractions, possessives, a number and its unit.
  private mutating func word(_ start: Int, _ end: Int) {
    if let parts = parts(start, end) {
      var at = start
      for length in parts {
        emit(at, at + length, isJoined: at > start)
        at += length
      }
      return
    }
    if let cut = cliticStart(start, end) {
      if parts(start, cut) != nil || bytes[start].isASCIIDigit {
        word(start, cut)
      } else {
        emit(start, cut)
      }
      return emit(cut, end, isJoined: true)
    }
    if bytes[start].isASCIIDigit, !bytes[end - 1].isASCIIDigit {
      var k = end
      while k > start, !bytes[k - 1].isASCIIDigit { k -= 1 }
      if rules.units.contains(bytes, k, end) {
        emit(start, k)
        return emit(k, end)
      }
    }
    emit(start, end)
  }

  /// Where `n't`, `'s`, `'ll` … begins at the end of a word.
  private func cliticStart(_ start: Int, _ end: Int) -> Int? {
    guard end - start > 2 else { return nil }
    var i = end - 1
    while i > start, i > end - 3, bytes[i].isASCIILetter { i -= 1 }
    guard !bytes[i].isASCIILetter else { return nil }
    var quote = i
    if bytes[i] >= 0x80 {
      guard i - 2 > start, bytes[i] == 0x99 || bytes[i] == 0x98, bytes[i - 1] == 0x80, bytes[i - 2] == 0xE2 else {
        return nil
      }
      quote = i - 2
    } else if bytes[i] != UInt8(ascii: "'"), bytes[i] != UInt8(ascii: "`") {
      return nil
    }
    guard quote > start else { return nil }
    let letters = end - i - 1
    let one = bytes[end - 1].lowered
    if letters == 1 {
      if one == UInt8(ascii: "t"), bytes[quote - 1].lowered == UInt8(ascii: "n") {
        return quote - 1 > start ? quote - 1 : nil
      }
      if one == UInt8(ascii: "s"), bytes[quote - 1] == UInt8(ascii: "0"), bytes[start].isASCIIDigit { return nil }
      return [UInt8(ascii: "s"), UInt8(ascii: "m"), UInt8(ascii: "d")].contains(one) ? quote : nil
    }
    let two = bytes[end - 2].lowered
    let isClitic =
      two == UInt8(ascii: "l") && one == UInt8(ascii: "l") || two == UInt8(ascii: "r") && one == UInt8(ascii: "e")
      || two == UInt8(ascii: "v") && one == UInt8(ascii: "e")
    return isClitic ? quote : nil
  }
}
