import FoundationEssentials
import Language
import Rulebook

/// `sitrep-train PREPARED_DIR RULES_DIR MODEL_FILE`: trains the model; `Tools/train` calls it.
@main struct Train {
  static let parserEpochs = 10
  static let tagEpochs = 8
  static let nameEpochs = 10
  static let mentionEpochs = 12
  /// How many learners each model is the mean of.
  static let runs: UInt64 = 4

  /// Mean weights below these are left out: measured on the development sets to cost 0.1 LAS and to save two thirds.
  static let floors = ["tag": 0.6, "parse": 1.0, "name": 1.0, "refer": 0.3]

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      print("usage: sitrep-train PREPARED_DIR RULES_DIR MODEL_FILE; 'Tools/train' prepares the first")
      return
    }
    var train = try Train(data: arguments[1], rules: arguments[2])
    try await train.run(out: arguments[3])
  }

  let data: String
  let rulebook: Rulebook
  let rules: TokenRules
  var writer = ModelFileWriter()
  let reader: FactReader
  let trees: [GoldSentence]
  let tagset: Tagset

  init(data: String, rules: String) throws {
    self.data = data
    rulebook = try Rulebook(directory: rules)
    self.rules = try TokenRules(rulebook)
    try LexiconTables.add(to: &writer, from: data + "/lexicon.tsv")
    let lexicon = data + "/lexicon.sitrep"
    try Data(writer.bytes()).write(to: URL(filePath: lexicon))
    reader = try FactReader(ModelFile(path: lexicon))
    trees = try Treebank.read(data + "/ewt.conllu") + Treebank.read(data + "/gum.conllu")
    tagset = Tagset(trees)
    writer.add("tags", lines: tagset.tags.map { "\($0.xpos.rawValue) \($0.upos.rawValue)" })
    writer.add("labels", lines: tagset.labels.map(\.rawValue))
  }

  mutating func run(out: String) async throws {
    note("\(trees.count) sentences, \(tagset.tags.count) tags, \(tagset.labels.count) relations")
    try LemmaTables(trees, tagset, inflections: data + "/lemmas.tsv").add(to: &writer)
    let splitter = SplitTraining.train(SplitTraining.documents(trees), reader, rules, epochs: 8, seed: 1)
    add("split", splitter.averaged())
    let corpus = Corpus(CaseVariants.extend(trees, seed: 7), tagset, reader)
    FeatureTables.add(corpus, tagset, to: &writer)
    let classes = tagset.tags.count
    let tagger = await Runs.mean(2..<2 + Self.runs) {
      TagTraining.train(corpus, Array(corpus.items.indices), classes: classes, epochs: Self.tagEpochs, seed: $0)
    }
    add("tag", tagger)
    let jackknifed = await TagTraining.jackknife(corpus, classes: classes, folds: 4, epochs: 5)
    note("tags by jackknife: \(share(corpus, jackknifed))")
    let labels = tagset.labels.count
    add(
      "parse",
      await Runs.mean(30..<30 + Self.runs) {
        ParserTraining.train(corpus, jackknifed, labels: labels, epochs: Self.parserEpochs, seed: $0)
      })
    let others = Corpus(try Treebank.readNames(data + "/names.tsv"), tagset, reader)
    let frozen = Frozen(tagger)
    let otherTags = others.items.map { frozen.tags($0.facts, classes) }
    let named = [(corpus, jackknifed), (others, otherTags)]
    add("name", await Runs.mean(40..<40 + Self.runs) { NameTraining.train(named, epochs: Self.nameEpochs, seed: $0) })
    try await trainMentions(frozen)
    let bytes = writer.bytes()
    try Data(bytes).write(to: URL(filePath: out))
    note("\(out): \(bytes.count) bytes")
    try Figures.show(Model(path: out), tagset, folder: data)
  }

  /// Learns mentions from texts that the rest of the model has cut and tagged.
  private mutating func trainMentions(_ tagger: Frozen) async throws {
    var first = writer
    let none = WeightTable.pack([(key: 1, class: 0, weight: 1)])
    first.add("refer.ix", words: none.index)
    first.add("refer.wt", words: none.entries)
    let path = data + "/first.sitrep"
    try Data(first.bytes()).write(to: URL(filePath: path))
    let analyser = try Analyser(model: Model(path: path), rulebook: rulebook)
    let corpus = Corpus(
      CaseVariants.extend(try Reports.read(data + "/reports.jsonl", analyser), seed: 8), tagset, reader)
    let tags = corpus.items.map { tagger.tags($0.facts, tagset.tags.count) }
    add(
      "refer",
      await Runs.mean(50..<50 + Self.runs) {
        NameTraining.train([(corpus, tags)], epochs: Self.mentionEpochs, seed: $0)
      })
  }

  private mutating func add(_ name: String, _ weights: [Runs.Weight]) {
    let floor = (Self.floors[name] ?? 0) * 64
    let kept = weights.filter { abs(Double($0.weight)) > floor }
    let packed = WeightTable.pack(kept)
    writer.add(name + ".ix", words: packed.index)
    writer.add(name + ".wt", words: packed.entries)
    note("\(name): \(kept.count) weights of \(weights.count)")
  }

  private func share(_ corpus: Corpus, _ tags: [[UInt8]]) -> Double {
    var right = 0
    var all = 0
    for (n, item) in corpus.items.enumerated() {
      all += item.tags.count
      right += zip(item.tags, tags[n]).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    }
    return Double(right) / Double(max(1, all))
  }

  private func note(_ words: String) { print(words) }
}
