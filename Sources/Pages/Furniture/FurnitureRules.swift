import Claims
import Rulebook
import Words

/// What a line of furniture says: the rules of `Rules/*/pages/furniture.rules`, compiled.
///
///     rule read-also
///       reason: related
///       label: read also, don't miss
///       most: 30
///
/// `line` is the whole line, `start` its first words, `label` its first words with a colon behind them, `within` words
/// anywhere in it, `section` a heading whose section goes with it, `signed` the first words of a line that names somebody
/// and is no sentence; a line of two or more words that are all of `only` is
/// furniture too. `most` is the greatest number of words of such a line, 12 where it is not given.
struct FurnitureRules: Sendable {
  private enum Mode: String, CaseIterable { case line, start, label, within, section, only, signed }
  private struct Rule {
    let reason: Removed.Reason
    let mode: Mode
    let most: Int
    /// Which block of the rule file it is of.
    let group: Int
  }

  private var rules: [Rule] = []
  /// The most words that a line of furniture has.
  private var most = 0
  private var phrases = Phrases()

  /// - Throws: ``RuleFileError``, for example
  ///   `Rules/en/pages/furniture.rules:4: error: 'adverts' is no reason; write one of advertisement, counter, …`.
  init(_ rulebook: Rulebook) throws(RuleFileError) {
    for (group, block) in rulebook.blocks("pages", kind: "rule").enumerated() {
      guard let reason = Removed.Reason(rawValue: block.value("reason") ?? "") else {
        throw block.error(
          "'\(block.value("reason") ?? "")' is no reason; write one of advertisement, counter, subscription, navigation, comment, related, caption, boilerplate"
        )
      }
      guard let most = Int(block.value("most") ?? "12") else {
        throw block.error("'\(block.value("most") ?? "")' is no number of words; write for example 'most: 12'")
      }
      for mode in Mode.allCases {
        for phrase in block.items(mode.rawValue) {
          phrases.add(phrase, value: rules.count)
          rules.append(Rule(reason: reason, mode: mode, most: most, group: group))
          self.most = max(self.most, most)
        }
      }
    }
  }

  /// Why a line is furniture, nil where it is not.
  func reason(_ line: ArraySlice<UInt8>) -> Removed.Reason? {
    reason(line, sections: false)
  }

  /// Why the section under a heading is furniture, nil where it is not.
  func sectionReason(_ heading: ArraySlice<UInt8>) -> Removed.Reason? {
    reason(heading, sections: true)
  }

  private func reason(_ bytes: ArraySlice<UInt8>, sections: Bool) -> Removed.Reason? {
    let line = LineWords(line: bytes, most: most + 1)
    let words = line.words
    if words.count > most { return nil }
    for i in words.indices {
      var match = phrases.match(words, at: i)
      while let found = match {
        let rule = rules[found.value]
        if (rule.mode == .section) == sections, fits(rule, line, at: i, length: found.length, bytes) {
          return rule.reason
        }
        match = phrases.match(words, at: i, after: found)
      }
    }
    return nil
  }

  /// Whether a phrase of so many words stands where its rule wants it.
  private func fits(_ rule: Rule, _ line: LineWords, at i: Int, length: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
    let count = line.words.count
    guard count <= rule.most else { return false }
    return switch rule.mode {
    case .line, .section: i == 0 && length == count
    case .start: i == 0
    case .label: i == 0 && line.colons.contains(length - 1)
    case .within: true
    case .signed: i == 0 && Self.namesSomebody(bytes)
    case .only: i == 0 && count > 1 && isOnly(line.words, of: rule.group)
    }
  }

  /// Whether a line has three words with a capital, as "By Ines Calder" has, and does not end as a sentence does.
  private static func namesSomebody(_ line: ArraySlice<UInt8>) -> Bool {
    guard let last = line.last, ![0x2E, 0x21, 0x3F, 0x22, 0x9D].contains(last) else { return false }
    return line.indices.count { line[$0].isASCIIUpper && ($0 == line.startIndex || !line[$0 - 1].isWordByte) } >= 3
  }

  /// Whether every word is of the `only` words of one rule.
  private func isOnly(_ words: [UInt64], of group: Int) -> Bool {
    words.indices.allSatisfy { i in
      var match = phrases.match(words, at: i)
      while let found = match {
        if rules[found.value].mode == .only, rules[found.value].group == group { return true }
        match = phrases.match(words, at: i, after: found)
      }
      return false
    }
  }
}
