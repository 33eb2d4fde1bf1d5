import Rulebook

/// All rules of the room, compiled once.
struct PageRules: Sendable {
  let furniture: FurnitureRules
  let markup: MarkupRules
  let metadata: MetadataRules
  /// What only a paywall says.
  let walls: Phrases

  init(_ rulebook: Rulebook) throws(RuleFileError) {
    furniture = try FurnitureRules(rulebook)
    markup = try MarkupRules(rulebook)
    metadata = MetadataRules(rulebook)
    walls = MarkupRules.phrases(rulebook, "wall-phrases")
  }
}
