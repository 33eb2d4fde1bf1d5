import Words

/// From a form and its tag to its lemma: exceptions first, then the rule of the longest known ending.
struct Lemmatiser: Sendable {
  /// Take so many bytes off the end, put these on.
  struct Script: Sendable {
    let strip: Int
    let append: [UInt8]
  }

  static let longestEnding = 6
  private let exceptions: KeyTable
  private let endings: KeyTable
  private let scripts: [Script]

  /// Reads the sections `lem.exc`, `lem.end` and `lem.scr`, whose lines are `strip append`.
  init(_ file: ModelFile) throws(ModelError) {
    exceptions = try KeyTable(file, "lem.exc")
    endings = try KeyTable(file, "lem.end")
    scripts = try file.lines("lem.scr").map { line in
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return Script(strip: Int(parts[0]) ?? 0, append: Array((parts.count > 1 ? parts[1] : "").utf8))
    }
  }

  func lemma(_ word: UnsafeBufferPointer<UInt8>, _ fact: WordFacts, _ xpos: XPOS, _ tag: UInt8) -> String {
    let keepsCase = LemmaKeys.keepsCase(xpos)
    var script = 0
    if let found = exceptions[LemmaKeys.exception(keepsCase ? fact.exact : fact.lower, tag)] {
      script = Int(found)
    } else {
      var length = min(Self.longestEnding, word.count)
      while length >= 0 {
        if let found = endings[LemmaKeys.ending(word, length, tag)] {
          script = Int(found)
          break
        }
        length -= 1
      }
    }
    guard script < scripts.count else { return String(decoding: word, as: UTF8.self) }
    return apply(scripts[script], word, keepsCase)
  }

  private func apply(_ script: Script, _ word: UnsafeBufferPointer<UInt8>, _ keepsCase: Bool) -> String {
    let kept = max(0, word.count - script.strip)
    var ascii = true
    for byte in word where byte >= 0x80 { ascii = false }
    let stem: (UnsafeMutableBufferPointer<UInt8>) -> Int = { out in
      for k in 0..<kept { out[k] = keepsCase ? word[k] : word[k].lowered }
      for (k, byte) in script.append.enumerated() { out[kept + k] = byte }
      return kept + script.append.count
    }
    let lemma = String(unsafeUninitializedCapacity: kept + script.append.count, initializingUTF8With: stem)
    return ascii || keepsCase ? lemma : lemma.lowercased()
  }
}

/// The keys of the lemma tables, the same for the trainer and the reader.
package enum LemmaKeys {
  /// Proper nouns keep their capitals.
  package static func keepsCase(_ xpos: XPOS) -> Bool { xpos == .nnp || xpos == .nnps }

  package static func exception(_ form: UInt64, _ tag: UInt8) -> UInt64 { Hash.feature(901, form, UInt64(tag)) }

  package static func ending(_ word: UnsafeBufferPointer<UInt8>, _ length: Int, _ tag: UInt8) -> UInt64 {
    var h: UInt64 = UInt64(length)
    var k = 0
    while k < length {
      h = (h ^ UInt64(word[word.count - 1 - k].lowered)) &* 0x0000_0100_0000_01B3
      k += 1
    }
    return Hash.feature(902, h, UInt64(tag))
  }
}
