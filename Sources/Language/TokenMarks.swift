import Words

/// Quotes, marks and addresses.
extension Tokeniser {
  /// Where a web or mail address that begins here ends; nil where none does.
  func address(_ start: Int, _ end: Int) -> Int? {
    guard
      begins("http://", start, end) || begins("https://", start, end) || begins("www.", start, end)
        || isMail(start, end) || isHandle(start, end)
    else { return nil }
    var stop = start
    while stop < end, !Self.endsAddress.contains(bytes[stop]) { stop += 1 }
    while stop > start + 1, !bytes[stop - 1].isWordByte, bytes[stop - 1] != UInt8(ascii: "/") { stop -= 1 }
    return stop
  }

  private static let endsAddress = Set<UInt8>("<>\"()[]".utf8)

  /// `name@host.org`, with the points of names that were cut for privacy: `nam...@host.org`.
  private func isMail(_ start: Int, _ end: Int) -> Bool {
    guard bytes[start].isWordByte else { return false }
    var at = start
    while at < end, bytes[at].isWordByte || [0x2E, 0x2D, 0x5F, 0x2B].contains(bytes[at]) { at += 1 }
    guard at + 1 < end, bytes[at] == UInt8(ascii: "@"), bytes[at + 1].isWordByte else { return false }
    return true
  }

  /// `@name` or a path such as `/r/name`.
  private func isHandle(_ start: Int, _ end: Int) -> Bool {
    bytes[start] == UInt8(ascii: "@") && start + 1 < end && bytes[start + 1].isWordByte
  }

  func begins(_ words: StaticString, _ start: Int, _ end: Int) -> Bool {
    guard start + words.utf8CodeUnitCount < end else { return false }
    for k in 0..<words.utf8CodeUnitCount where bytes[start + k].lowered != words.utf8Start[k] { return false }
    return true
  }

  mutating func quote(_ i: Int, _ end: Int, _ length: Int) -> Int {
    let isSingle = bytes[i] == UInt8(ascii: "'") || length == 3 && (bytes[i + 2] == 0x98 || bytes[i + 2] == 0x99)
    if isSingle {
      var k = i + length
      while k < end, bytes[k].isASCIILetter || bytes[k].isASCIIDigit { k += 1 }
      let wordEnds = k == end || !bytes[k].isWordByte
      let isDecade = k - i - length >= 3 && bytes[i + length].isASCIIDigit && bytes[k - 1] == UInt8(ascii: "s")
      let isYear = k - i - length == 2 && bytes[i + length].isASCIIDigit && bytes[k - 1].isASCIIDigit && gap != .none
      let isClitic = k - i - length <= 2 && gap == .none && rules.apostropheWords.contains(bytes, i + length, k)
      if wordEnds,
        isDecade || isYear || isClitic
          || rules.apostropheWords.contains(bytes, i + length, k) && k < end + 1 && k > i + length
      {
        emit(i, k)
        return k
      }
    }
    var stop = i + length
    if bytes[i] == UInt8(ascii: "'") || bytes[i] == UInt8(ascii: "`") {
      while stop < end, stop < i + 2, bytes[stop] == bytes[i] { stop += 1 }
    } else if isSingle, stop + 2 < end, bytes[stop] == 0xE2, bytes[stop + 1] == 0x80,
      bytes[stop + 2] == 0x98 || bytes[stop + 2] == 0x99
    {
      stop += 3
    }
    emit(i, stop)
    return stop
  }

  /// A mark: a run of one kind of mark is one word, so is an emoticon.
  mutating func mark(_ i: Int, _ end: Int, _ kind: ScalarKind, _ length: Int) -> Int {
    let smile = rules.emoticon(bytes, i, end)
    if smile > 0 {
      emit(i, i + smile)
      return i + smile
    }
    if let stop = fraction(i, end) {
      emit(i, stop)
      return stop
    }
    var stop = i + length
    if length > 1 {
      // A run of emoji with their joiners and variation selectors, or a run of one and the same mark.
      while stop < end, bytes[stop] >= 0x80 {
        let (nextKind, nextLength) = ScalarKind.at(bytes, stop)
        let same = nextLength == length && (0..<length).allSatisfy { bytes[i + $0] == bytes[stop + $0] }
        let emoji =
          kind == .symbol && length == 4 && (nextKind == .symbol || nextLength == 3 && bytes[stop + 1] == 0x80)
        guard same && length == 3 || emoji else { break }
        stop += nextLength
      }
    } else {
      let byte = bytes[i]
      let isShout = byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
      let runs: Set<UInt8> = Self.runs
      while stop < end,
        runs.contains(byte) && bytes[stop] == byte || isShout && (bytes[stop] == 0x21 || bytes[stop] == 0x3F)
      {
        stop += 1
      }
      if byte == UInt8(ascii: ".") {
        while stop < end, bytes[stop] == 0x21 || bytes[stop] == 0x3F { stop += 1 }
      } else if isShout, stop + 1 == end, bytes[stop] == UInt8(ascii: ".") {
        stop += 1
      }
    }
    emit(i, stop)
    return stop
  }

  /// Where a number that begins with its mark ends (`.5`, `+3`), or a name with its point (`.doc`); nil for others.
  private func fraction(_ i: Int, _ end: Int) -> Int? {
    guard bytes[i] == UInt8(ascii: ".") || bytes[i] == UInt8(ascii: "+"), gap != .none else { return nil }
    var stop = i + 1
    while stop < end, bytes[stop].isASCIIDigit { stop += 1 }
    if bytes[i] == UInt8(ascii: "."), stop == i + 1 {
      while stop < end, stop < i + 5, bytes[stop].isASCIILetter { stop += 1 }
    }
    return stop > i + 1 && (stop == end || !bytes[stop].isWordByte) ? stop : nil
  }

  /// Marks that make one word when they stand in a run: `...`, `--`, `!!!`.
  private static let runs = Set<UInt8>(".-!?*_=~+#<>|$".utf8)
}
