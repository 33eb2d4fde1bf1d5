import Claims
import Language
import Words

/// Puts the finds of a text together that speak of one and the same.
struct Clusters {
  let rules: ActorRules
  let analysis: Analysis
  private(set) var names: [String] = []
  private(set) var types: [EntityType] = []
  private var byKey: [String: Int] = [:]
  /// The last word of each person's full name: "Haftar" is Khalifa Haftar from then on.
  private var bySurname: [String: Int] = [:]
  /// The initials of each organisation's name: "LNA".
  private var byInitials: [String: Int] = [:]

  var count: Int { names.count }

  init(rules: ActorRules, analysis: Analysis) {
    self.rules = rules
    self.analysis = analysis
  }

  /// The entity of a find, a new one where none fits.
  mutating func place(_ find: Find) -> Int {
    let words = bare(find)
    let canonical = find.known.map { rules.known[$0].name } ?? words
    let key = "\(find.type == .nationality ? "nationality" : find.form.rawValue) \(canonical.lowercased())"
    if let entity = byKey[key] { return entity }
    if find.form == .name, find.known == nil, let entity = earlier(find, words) {
      byKey[key] = entity
      return entity
    }
    let entity = names.count
    names.append(canonical)
    types.append(find.type)
    byKey[key] = entity
    if find.form == .name { remember(find, canonical, entity) }
    return entity
  }

  /// An entity whose name these words are a short form of.
  private func earlier(_ find: Find, _ words: String) -> Int? {
    if find.type == .person, !words.contains(" "), let entity = bySurname[words.lowercased()] { return entity }
    if words.utf8.count <= 6, words.utf8.allSatisfy(\.isASCIIUpper) { return byInitials[words] }
    return nil
  }

  private mutating func remember(_ find: Find, _ name: String, _ entity: Int) {
    let parts = name.split(whereSeparator: { $0 == " " || $0 == "-" })
    guard parts.count > 1 else { return }
    if find.type == .person { bySurname[name.split(separator: " ").last!.lowercased()] = entity }
    if find.type == .organization {
      let initials = String(parts.compactMap(\.first).filter(\.isUppercase))
      if initials.count > 1 { byInitials[initials] = byInitials[initials] ?? entity }
    }
  }

  /// The words without a leading article and a possessive.
  private func bare(_ find: Find) -> String {
    var words = analysis.text.string(find.span)
    for article in ["the ", "The "] where words.hasPrefix(article) { words.removeFirst(article.count) }
    for ending in ["'s", "’s"] where words.hasSuffix(ending) { words.removeLast(ending.count) }
    return words
  }
}
