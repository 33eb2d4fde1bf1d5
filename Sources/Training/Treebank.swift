import FoundationEssentials
import Language
import Words

/// A sentence of a treebank: words with their gold tags and tree.
struct GoldSentence: Sendable {
  struct Word: Sendable {
    var form: String
    var lemma: String
    var xpos: XPOS
    var upos: UPOS
    var feats: String
    var head: Int
    var deprel: Deprel
    /// `O`, or the kind and place of a name as ``NameFeatures`` numbers them.
    var name: UInt8
    var spaceAfter: Bool
    /// The words of its agent (PropBank's ARG0) and patient (ARG1) where it is a verb with a frame, else nil.
    var roles: Roles?
  }

  /// Half-open stretches of the sentence's words; nil for a role that the sentence leaves open.
  struct Roles: Sendable {
    var agent: Range<Int>?
    var patient: Range<Int>?
  }

  var words: [Word]
  var beginsDocument = false
  var beginsParagraph = false
  /// Whether somebody looked for names in it.
  var hasNames = true
  /// The tag numbers that a tagger gave which has not seen the sentence.
  var predicted: [UInt8] = []
}

/// Reads CoNLL-U as `Tools/train-prepare.py` writes it.
enum Treebank {
  static func read(_ path: String) throws -> [GoldSentence] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var sentences: [GoldSentence] = []
    var sentence = GoldSentence(words: [])
    var innerEnd = 0
    var outerSpace = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !sentence.words.isEmpty { sentences.append(sentence) }
        sentence = GoldSentence(words: [])
        innerEnd = 0
      } else if line.hasPrefix("#") {
        if line.hasPrefix("# newdoc") { sentence.beginsDocument = true }
        if line.hasPrefix("# newpar") { sentence.beginsParagraph = true }
        if line.hasPrefix("# names = unknown") { sentence.hasNames = false }
      } else {
        let row = line.split(separator: "\t", omittingEmptySubsequences: false)
        if let dash = row[0].firstIndex(of: "-") {
          innerEnd = Int(row[0][row[0].index(after: dash)...]) ?? 0
          outerSpace = !row[9].contains("SpaceAfter=No")
        } else if let id = Int(row[0]) {
          let space = id < innerEnd ? false : id == innerEnd ? outerSpace : !row[9].contains("SpaceAfter=No")
          sentence.words.append(word(row, spaceAfter: space))
        }
      }
    }
    if !sentence.words.isEmpty { sentences.append(sentence) }
    return sentences
  }

  private static func word(_ row: [Substring], spaceAfter: Bool) -> GoldSentence.Word {
    let deprel = Deprel(rawValue: String(row[7])) ?? Deprel(rawValue: String(row[7].prefix { $0 != ":" })) ?? .dep
    return GoldSentence.Word(
      form: String(row[1]), lemma: String(row[2]), xpos: XPOS(rawValue: String(row[4])) ?? .nn,
      upos: UPOS(rawValue: String(row[3])) ?? .x, feats: row[5] == "_" ? "" : String(row[5]),
      head: (Int(row[6]) ?? 0) - 1, deprel: deprel, name: nameClass(row[9]), spaceAfter: spaceAfter,
      roles: roles(row[9]))
  }

  /// `…|Roles=0:1-2,1:6-7`: numbers of roles with their first and last word.
  private static func roles(_ misc: Substring) -> GoldSentence.Roles? {
    guard let field = misc.split(separator: "|").first(where: { $0.hasPrefix("Roles=") }) else { return nil }
    var roles = GoldSentence.Roles()
    for part in field.dropFirst("Roles=".count).split(separator: ",") {
      let numbers = part.split { $0 == ":" || $0 == "-" }.compactMap { Int($0) }
      guard numbers.count == 3 else { continue }
      let words = (numbers[1] - 1)..<numbers[2]
      if numbers[0] == 0 { roles.agent = words } else { roles.patient = words }
    }
    return roles
  }

  /// `…|Name=B-PER` as a class of ``NameFeatures``.
  static func nameClass(_ misc: Substring) -> UInt8 {
    guard let at = misc.firstRange(of: "-", after: "Name=") else { return 0 }
    let kinds = ["PER": 0, "ORG": 1, "LOC": 2, "OTH": 3]
    guard let kind = kinds[String(misc[misc.index(after: at)...].prefix(3))] else { return 0 }
    return UInt8(1 + 2 * kind) + (misc[misc.index(before: at)] == "I" ? 1 : 0)
  }

  /// Reads `word<tab>tag` lines; these sentences have names but no trees.
  static func readNames(_ path: String) throws -> [GoldSentence] {
    var sentences: [GoldSentence] = []
    var sentence = GoldSentence(words: [])
    for line in try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let parts = line.split(separator: "\t")
      if parts.count == 2 {
        sentence.words.append(
          .init(
            form: String(parts[0]), lemma: "", xpos: .nn, upos: .x, feats: "", head: -1, deprel: .dep,
            name: nameClass("Name=" + parts[1]), spaceAfter: true))
      } else {
        if !sentence.words.isEmpty { sentences.append(sentence) }
        sentence = GoldSentence(words: [])
        if line.hasPrefix("#") { sentence.beginsDocument = true }
      }
    }
    return sentences
  }
}

extension Substring {
  /// The first `mark` after the words `start`.
  fileprivate func firstRange(of mark: Character, after start: String) -> Index? {
    var i = startIndex
    while i < endIndex {
      if self[i...].hasPrefix(start) { return self[i...].firstIndex(of: mark) }
      i = index(after: i)
    }
    return nil
  }
}
