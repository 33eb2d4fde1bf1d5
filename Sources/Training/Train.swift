import FoundationEssentials
import Language
import Rulebook

/// `sitrep-train PREPARED_DIR RULES_DIR MODEL_FILE [STEPS [OLD_MODEL_FILE]]`: trains the model; `Tools/train` calls it.
///
/// STEPS are some of `tables` (sentence ends, lemmas, features), `tag`, `parse`, `name`, `refer`, with commas between; what
/// the others make is taken from the old model, which is MODEL_FILE itself where none is named.
@main struct Train {
  static let parserEpochs = 10
  static let tagEpochs = 8
  static let nameEpochs = 10
  static let mentionEpochs = 12
  /// How many learners each model is the mean of.
  static let runs: UInt64 = 4
  /// The same for names and references, of which there are few to learn from: their F1 moves by .01 from one learner to the next.
  static let nameRuns: UInt64 = 10

  /// Mean weights below these are left out: measured on the development sets to cost 0.1 LAS and to save two thirds.
  static let floors = ["tag": 0.6, "parse": 1.1, "name": 1.0, "refer": 0.3]

  static func main() async throws {
    let arguments = CommandLine.arguments
    let steps = Set(arguments.count > 4 ? arguments[4].split(separator: ",").map(String.init) : Self.allSteps)
    guard (4...6).contains(arguments.count), steps.isSubset(of: Self.allSteps) else {
      print(
        "usage: sitrep-train PREPARED_DIR RULES_DIR MODEL_FILE [STEPS [OLD_MODEL_FILE]]; 'Tools/train' prepares the "
          + "first; STEPS are some of \(Self.allSteps.joined(separator: ","))")
      return
    }
    let old =
      steps.count < Self.allSteps.count ? try Model(path: arguments.count > 5 ? arguments[5] : arguments[3]) : nil
    var train = try Train(data: arguments[1], rules: arguments[2], steps: steps, old: old)
    try await train.run(out: arguments[3])
  }

  static let allSteps = ["tables", "tag", "parse", "name", "refer"]

  let data: String
  let rulebook: Rulebook
  let rules: TokenRules
  var writer = ModelFileWriter()
  let reader: FactReader
  let trees: [GoldSentence]
  /// Sentences of our own grammar (`Tools/treebank`): the tagger and the parser learn from them too.
  let ours: [GoldSentence]
  let tagset: Tagset
  let steps: Set<String>
  /// The model whose weights stay where a step is not among ``steps``.
  let old: Model?

  init(data: String, rules: String, steps: Set<String>, old: Model?) throws {
    self.data = data
    self.steps = steps
    self.old = old
    rulebook = try Rulebook(directory: rules)
    self.rules = try TokenRules(rulebook)
    try LexiconTables.add(to: &writer, from: data + "/lexicon.tsv")
    let lexicon = data + "/lexicon.sitrep"
    try Data(writer.bytes()).write(to: URL(filePath: lexicon))
    reader = try FactReader(ModelFile(path: lexicon))
    trees = try Treebank.read(data + "/ewt.conllu") + Treebank.read(data + "/gum.conllu")
    ours = try Treebank.read(data + "/ours.conllu")
    tagset = Tagset(trees)
    writer.add("tags", lines: tagset.tags.map { "\($0.xpos.rawValue) \($0.upos.rawValue)" })
    writer.add("labels", lines: tagset.labels.map(\.rawValue))
  }

  mutating func run(out: String) async throws {
    note("\(trees.count) sentences, \(tagset.tags.count) tags, \(tagset.labels.count) relations")
    try addTables()
    let needsTrees = !steps.isDisjoint(with: ["tag", "parse", "name"])
    let all = CaseVariants.extend(trees, seed: 7) + CaseVariants.extend(ours, seed: 9)
    let corpus = Corpus(needsTrees ? all : [], tagset, reader)
    let classes = tagset.tags.count
    try await add("tag") {
      await Runs.mean(2..<2 + Self.runs) {
        TagTraining.train(corpus, Array(corpus.items.indices), classes: classes, epochs: Self.tagEpochs, seed: $0)
      }
    }
    let jackknifed = await tags(corpus)
    let labels = tagset.labels.count
    try await add("parse") {
      await Runs.mean(30..<30 + Self.runs) {
        ParserTraining.train(corpus, jackknifed, labels: labels, epochs: Self.parserEpochs, seed: $0)
      }
    }
    let nameless = try unfinished(without: ["name", "refer"])
    try await add("name") { [data, tagset, reader] in
      let others = Corpus(try Treebank.readNames(data + "/names.tsv"), tagset, reader)
      let lessons =
        zip(corpus.items, jackknifed).filter { $0.0.gold.hasNames }.map { NameTraining.Lesson($0, tags: $1) }
        + others.items.map { NameTraining.Lesson($0, tags: nameless.tagger.tags($0.facts)) }
      return await Runs.mean(40..<40 + Self.nameRuns) { NameTraining.train(lessons, epochs: Self.nameEpochs, seed: $0) }
    }
    let first = try unfinished(without: ["refer"])
    try await add("refer") { [data, rulebook, tagset, reader] in
      let reports = try Reports.read(data + "/reports.jsonl", Analyser(model: first, rulebook: rulebook))
      let mentions = Corpus(CaseVariants.extend(reports, seed: 8), tagset, reader)
      let lessons = mentions.items.map { item in
        let tags = first.tagger.tags(item.facts)
        let context = ReferenceContext(
          heads: item.heads, labels: item.gold.words.map(\.deprel),
          names: first.names.names(item.facts, tags, Scratch()))
        return NameTraining.Lesson(item, tags: tags, context: context)
      }
      return await Runs.mean(50..<50 + Self.nameRuns) {
        NameTraining.train(lessons, epochs: Self.mentionEpochs, seed: $0)
      }
    }
    let bytes = writer.bytes()
    try Data(bytes).write(to: URL(filePath: out))
    note("\(out): \(bytes.count) bytes")
    try Figures.show(Model(path: out), tagset, rulebook, folder: data)
  }

  /// Sentence ends, lemmas and features.
  private mutating func addTables() throws {
    guard steps.contains("tables") else {
      return try keep(["lem.exc", "lem.end", "lem.scr", "split.ix", "split.wt", "feat.f", "feat.c", "feat"])
    }
    try LemmaTables(trees, tagset, inflections: data + "/lemmas.tsv").add(to: &writer)
    let splitter = SplitTraining.train(SplitTraining.documents(trees), reader, rules, epochs: 8, seed: 1)
    add("split", splitter.averaged())
    FeatureTables.add(Corpus(CaseVariants.extend(trees, seed: 7), tagset, reader), tagset, to: &writer)
  }

  /// Takes sections of the old model as they are.
  private mutating func keep(_ sections: [String]) throws {
    for section in sections { writer.add(section, Array(try old!.file.section(section))) }
  }

  /// The tags of a tagger that has not seen the sentence; none where no step asks for them.
  private func tags(_ corpus: Corpus) async -> [[UInt8]] {
    guard !steps.isDisjoint(with: ["parse", "name"]) else { return [] }
    let tags = await TagTraining.jackknife(corpus, classes: tagset.tags.count, folds: 4, epochs: 5)
    note("tags by jackknife: \(share(corpus, tags))")
    return tags
  }

  /// The model so far, with steps that find nothing.
  private func unfinished(without steps: [String]) throws -> Model {
    var first = writer
    let none = WeightTable.pack([(key: 1, class: 0, weight: 1)])
    for name in steps {
      first.add(name + ".ix", words: none.index)
      first.add(name + ".wt", words: none.entries)
    }
    let path = data + "/first.sitrep"
    try Data(first.bytes()).write(to: URL(filePath: path))
    return try Model(path: path)
  }

  /// Adds the weights that a step learns; where it is not among the steps, those of the old model.
  private mutating func add(_ name: String, _ train: () async throws -> [Runs.Weight]) async throws {
    if steps.contains(name) { return add(name, try await train()) }
    try keep([name + ".ix", name + ".wt"])
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
