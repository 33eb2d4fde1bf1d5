import FoundationEssentials
import Language
import Rulebook
import Words

/// Measures a finished model on gold words: a first look; the figures that count are from raw text.
enum Figures {
  static func show(_ model: Model, _ tagset: Tagset, _ rulebook: Rulebook, folder: String) throws {
    let analyser = try Analyser(model: model, rulebook: rulebook)
    for name in ["ewt", "gum"] {
      let path = folder + "/\(name)-dev.conllu"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let corpus = Corpus(try Treebank.read(path), tagset, model.facts)
      print("\(name), gold words:", trees(model, corpus), names(model, corpus))
      let clauses = Clauses(analyser, corpus.items.map(\.gold))
      if clauses.agents.gold > 0 {
        print("\(name), raw sentences: agents \(clauses.agents), patients \(clauses.patients)")
      }
    }
  }

  private static func trees(_ model: Model, _ corpus: Corpus) -> String {
    var words = 0
    var tagged = 0
    var attached = 0
    var labelled = 0
    for item in corpus.items {
      var tags: [UInt8] = []
      model.tagger.tag(item.facts, into: &tags, Scratch())
      let tree = model.parser.parse(item.facts, tags, Scratch())
      for (i, word) in item.gold.words.enumerated() {
        words += 1
        if model.tags[Int(tags[i])].xpos == word.xpos { tagged += 1 }
        guard tree.heads[i] == word.head else { continue }
        attached += 1
        if plain(model.labels[Int(tree.labels[i])]) == plain(word.deprel) { labelled += 1 }
      }
    }
    return "XPOS \(share(tagged, words)) UAS \(share(attached, words)) LAS \(share(labelled, words))"
  }

  /// F1 over names of people, organizations and places.
  private static func names(_ model: Model, _ corpus: Corpus) -> String {
    var right = 0
    var all = 0
    for item in corpus.items where item.gold.hasNames {
      var tags: [UInt8] = []
      model.tagger.tag(item.facts, into: &tags, Scratch())
      var open: (start: Int, kind: Int)?
      var gold = Set<[Int]>()
      for (i, label) in NameTraining.classes(item.gold.words).enumerated() where label > 0 {
        let kind = (label - 1) / 4
        if !NameFeatures.goesOn(label) { open = (i, kind) }
        if let begun = open, (label - 1) & 3 >= 2 { gold.insert([begun.start, i + 1, kind]) }
      }
      let ours = Set(
        model.names.names(item.facts, tags, Scratch()).map { [$0.words.lowerBound, $0.words.upperBound, $0.kind] })
      right += gold.intersection(ours).filter { $0[2] < 3 }.count
      all += gold.filter { $0[2] < 3 }.count + ours.filter { $0[2] < 3 }.count
    }
    return all == 0 ? "" : "names F1 \(share(2 * right, all))"
  }

  private static func plain(_ label: Deprel) -> Substring { label.rawValue.prefix { $0 != ":" } }

  static func share(_ part: Int, _ whole: Int) -> String {
    let thousandths = whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole
    return "\(thousandths / 100).\(thousandths % 100 < 10 ? "0" : "")\(thousandths % 100)"
  }
}
