/// The trained model: tables and weights, mapped from `english.sitrep`.
public struct Model: Sendable {
  package let file: ModelFile
  package let tags: [(xpos: XPOS, upos: UPOS)]
  package let labels: [Deprel]
  package let facts: FactReader
  let splitter: SentenceSplitter
  package let tagger: Tagger
  let finiteVerb: FiniteVerb
  package let parser: Parser
  package let names: NameTagger
  package let references: NameTagger
  let lemmatiser: Lemmatiser
  let morphology: Morphology

  /// Maps a model file.
  ///
  /// - Parameter path: the file, or the folder that holds `english.sitrep`.
  /// - Throws: ``ModelError``, for example
  ///   `Model/english.sitrep: error: cannot be opened (No such file or directory); give the folder that holds 'english.sitrep', or make it with 'Tools/train'`.
  public init(path: String) throws(ModelError) {
    file = try ModelFile(path: path.hasSuffix(".sitrep") ? path : path + "/english.sitrep")
    var tags: [(xpos: XPOS, upos: UPOS)] = []
    for line in try file.lines("tags") {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 2, let xpos = XPOS(rawValue: parts[0]), let upos = UPOS(rawValue: parts[1]) else {
        throw file.error("has an unknown tag '\(line)'; make it again with 'Tools/train'")
      }
      tags.append((xpos, upos))
    }
    var labels: [Deprel] = []
    for line in try file.lines("labels") {
      guard let label = Deprel(rawValue: line) else {
        throw file.error("has an unknown relation '\(line)'; make it again with 'Tools/train'")
      }
      labels.append(label)
    }
    guard let root = labels.firstIndex(of: .root), labels.count < 127, !tags.isEmpty, tags.count < 254 else {
      throw file.error("lacks tags or the relation 'root'; make it again with 'Tools/train'")
    }
    self.tags = tags
    self.labels = labels
    facts = FactReader(lexicon: try Lexicon(file))
    splitter = SentenceSplitter(weights: try WeightTable(file, "split"))
    tagger = Tagger(weights: try WeightTable(file, "tag"), classCount: tags.count)
    finiteVerb = FiniteVerb(tags)
    parser = Parser(weights: try WeightTable(file, "parse"), labelCount: labels.count, rootLabel: UInt8(root))
    names = NameTagger(weights: try WeightTable(file, "name"))
    references = NameTagger(weights: try WeightTable(file, "refer"))
    lemmatiser = try Lemmatiser(file)
    morphology = try Morphology(file)
  }
}
