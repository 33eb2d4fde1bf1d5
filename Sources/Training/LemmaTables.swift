import FoundationEssentials
import Language

/// Learns the rules of endings and their exceptions from the treebanks and the tables of lemminflect.
struct LemmaTables {
  private struct Pair: Hashable {
    let form: String
    let tag: UInt8
  }

  private var counts: [Pair: [String: Int]] = [:]
  private let tagset: Tagset

  init(_ sentences: [GoldSentence], _ tagset: Tagset, inflections path: String) throws {
    self.tagset = tagset
    for word in sentences.flatMap(\.words) where word.lemma != "_" && !word.lemma.contains(" ") {
      let form = LemmaKeys.keepsCase(word.xpos) ? word.form : word.form.lowercased()
      counts[Pair(form: form, tag: tagset.number(word.xpos, word.upos)), default: [:]][word.lemma, default: 0] += 2
    }
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count == 3, parts[0] == parts[0].lowercased(), !parts[0].contains(" ") else { continue }
      for (xpos, upos) in Self.tags(parts[0], parts[1], parts[2]) {
        counts[Pair(form: parts[0], tag: tagset.number(xpos, upos)), default: [:]][parts[2], default: 0] += 1
      }
    }
  }

  /// The tags that a form of lemminflect's class can have.
  private static func tags(_ form: String, _ kind: String, _ lemma: String) -> [(XPOS, UPOS)] {
    switch kind {
    case "noun": form == lemma ? [(.nn, .noun)] : [(.nns, .noun)]
    case "verb":
      form == lemma
        ? [(.vb, .verb), (.vbp, .verb)]
        : form.hasSuffix("ing")
          ? [(.vbg, .verb)] : form.hasSuffix("s") ? [(.vbz, .verb)] : [(.vbd, .verb), (.vbn, .verb)]
    case "adj": form.hasSuffix("est") ? [(.jjs, .adj)] : form == lemma ? [(.jj, .adj)] : [(.jjr, .adj)]
    case "adv": form.hasSuffix("est") ? [(.rbs, .adv)] : form == lemma ? [(.rb, .adv)] : [(.rbr, .adv)]
    default: []
    }
  }

  func add(to writer: inout ModelFileWriter) {
    let gold = counts.map { pair, lemmas in
      (pair: pair, lemma: lemmas.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key)
    }.sorted { ($0.pair.form, $0.pair.tag) < ($1.pair.form, $1.pair.tag) }
    var scripts: [String: UInt32] = ["0 ": 0]
    var names = ["0 "]
    let scriptOf = gold.map { item -> UInt32 in
      let name = Self.script(item.pair.form, item.lemma)
      if let known = scripts[name] { return known }
      scripts[name] = UInt32(names.count)
      names.append(name)
      return UInt32(names.count - 1)
    }
    let endings = Self.endings(gold.map(\.pair.form), gold.map(\.pair.tag), scriptOf)
    var exceptions: [(key: UInt64, value: UInt32)] = []
    for (n, item) in gold.enumerated()
    where Self.predict(item.pair.form, item.pair.tag, endings) != scriptOf[n] {
      exceptions.append((LemmaKeys.exception(Hash.string(item.pair.form), item.pair.tag), scriptOf[n]))
    }
    writer.add("lem.exc", words: packKeys(exceptions))
    writer.add("lem.end", words: packKeys(endings.map { (key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }))
    writer.add("lem.scr", lines: names)
    print("lemmas: \(exceptions.count) exceptions, \(endings.count) endings, \(names.count) scripts")
  }

  /// `strip append`, in bytes.
  private static func script(_ form: String, _ lemma: String) -> String {
    let a = Array(form.utf8)
    let b = Array(lemma.utf8)
    var same = 0
    while same < a.count, same < b.count, a[same] == b[same] { same += 1 }
    while same > 0, same < b.count, b[same] & 0xC0 == 0x80 { same -= 1 }
    return "\(a.count - same) \(String(decoding: b[same...], as: UTF8.self))"
  }

  /// For each tag the endings whose usual script is not that of the next shorter ending.
  private static func endings(_ forms: [String], _ tags: [UInt8], _ scripts: [UInt32]) -> [UInt64: UInt32] {
    var known: [UInt64: UInt32] = [:]
    for length in 0...6 {
      var votes: [UInt64: [UInt32: Int]] = [:]
      var shorter: [UInt64: UInt32] = [:]
      for (n, form) in forms.enumerated() {
        let bytes = Array(form.utf8)
        guard bytes.count >= length else { continue }
        bytes.withUnsafeBufferPointer { word in
          let key = LemmaKeys.ending(word, length, tags[n])
          votes[key, default: [:]][scripts[n], default: 0] += 1
          if shorter[key] == nil { shorter[key] = predict(word, tags[n], known, length - 1) }
        }
      }
      for (key, counts) in votes {
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }!
        if best.key != shorter[key] ?? .max, length == 0 || best.value > 2 { known[key] = best.key }
      }
    }
    return known
  }

  private static func predict(
    _ word: UnsafeBufferPointer<UInt8>, _ tag: UInt8, _ known: [UInt64: UInt32], _ longest: Int
  ) -> UInt32? {
    var length = min(longest, word.count)
    while length >= 0 {
      if let found = known[LemmaKeys.ending(word, length, tag)] { return found }
      length -= 1
    }
    return nil
  }

  private static func predict(_ form: String, _ tag: UInt8, _ known: [UInt64: UInt32]) -> UInt32 {
    Array(form.utf8).withUnsafeBufferPointer { predict($0, tag, known, 6) ?? 0 }
  }
}

/// Counts which features go with a tag and form, and with a tag and place in the tree.
enum FeatureTables {
  static func add(_ corpus: Corpus, _ tagset: Tagset, to writer: inout ModelFileWriter) {
    var byForm: [UInt64: [String: Int]] = [:]
    var byContext: [UInt64: [String: Int]] = [:]
    var contextOf: [UInt64: UInt64] = [:]
    for item in corpus.items {
      let contexts = MorphologyKeys.contexts(
        heads: item.heads, labels: item.gold.words.map(\.deprel), tags: item.gold.words.map(\.xpos), forms: item.facts)
      for (i, word) in item.gold.words.enumerated() {
        let tag = item.tags[i]
        let key = MorphologyKeys.form(item.facts[i].form, tag, contexts[i])
        byForm[key, default: [:]][word.feats, default: 0] += 1
        contextOf[key] = MorphologyKeys.context(tag, contexts[i])
        byContext[MorphologyKeys.context(tag, contexts[i]), default: [:]][word.feats, default: 0] += 1
        byContext[MorphologyKeys.context(tag, .max), default: [:]][word.feats, default: 0] += 1
      }
    }
    var numbers: [String: UInt32] = [:]
    var names: [String] = []
    func number(_ counts: [String: Int]) -> UInt32 {
      let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }!.key
      if numbers[best] == nil {
        numbers[best] = UInt32(names.count)
        names.append(best.isEmpty ? "_" : best)
      }
      return numbers[best]!
    }
    let general = byContext.sorted { $0.key < $1.key }.map { (key: $0.key, value: number($0.value)) }
    let usual = Dictionary(uniqueKeysWithValues: general.map { ($0.key, $0.value) })
    let special = byForm.sorted { $0.key < $1.key }.map { (key: $0.key, value: number($0.value)) }
      .filter { usual[contextOf[$0.key]!] != $0.value }
    writer.add("feat.f", words: packKeys(special))
    writer.add("feat.c", words: packKeys(general))
    writer.add("feat", lines: names)
    print("features: \(names.count), \(special.count) by form")
  }
}
