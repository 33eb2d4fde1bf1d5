import Claims
import Language
import Words

/// Puts the names of a text together that speak of one and the same.
struct Clusters {
  let rules: ActorRules
  let analysis: Analysis
  private(set) var names: [String] = []
  private(set) var types: [EntityType] = []
  /// The country that a phrase gave each entity, nil where none did.
  private var countries: [String?] = []
  private var byKey: [String: Int] = [:]
  /// The last word of each person's full name: "Haftar" is Khalifa Haftar from then on.
  private var bySurname: [String: Int] = [:]
  /// The initials of each organisation's name, and the short names that stand before the long ones: "LNA".
  private var byInitials: [String: Int] = [:]

  var count: Int { names.count }

  init(rules: ActorRules, analysis: Analysis) {
    self.rules = rules
    self.analysis = analysis
  }

  /// The entity of a name, a new one where none fits.
  ///
  /// - Parameters:
  ///   - country: what the phrase around the name says he is of; two of one name and of two countries are two.
  ///   - before: the name that stands before it in the sentence, with its entity.
  mutating func place(_ find: Find, country: String?, after before: (find: Find, entity: Int)?) -> Int {
    let words = bare(find)
    let isPeople = find.isPeople(in: analysis)
    let canonical = isPeople ? words : find.known.map { rules.known[$0].name } ?? words
    let sort = isPeople ? "people" : find.type == .nationality ? "nationality" : "name"
    let key = "\(sort) \(canonical.lowercased())"
    let found = byKey[key] ?? (find.known == nil ? earlier(find, words) : nil) ?? otherName(find, before)
    if let entity = found, !contradicts(entity, find, country) {
      countries[entity] = countries[entity] ?? country
      byKey[key] = entity
      if words.utf8.count > names[entity].utf8.count, isShort(names[entity]) { rename(entity, find, words) }
      return entity
    }
    let entity = add(canonical, find.type, country)
    byKey[key] = entity
    remember(find, canonical, entity)
    return entity
  }

  /// A new entity.
  mutating func add(_ name: String, _ type: EntityType, _ country: String? = nil) -> Int {
    names.append(name)
    types.append(type)
    countries.append(country)
    return names.count - 1
  }

  private func contradicts(_ entity: Int, _ find: Find, _ country: String?) -> Bool {
    guard find.type == .person, let country, let before = countries[entity] else { return false }
    return country != before
  }

  /// An entity whose name these words are a short or a long form of.
  private func earlier(_ find: Find, _ words: String) -> Int? {
    if !words.contains(" "), let entity = bySurname[words.lowercased()] { return entity }
    if isShort(words) { return byInitials[words] }
    guard find.type == .organization, let entity = byInitials[Self.initials(words)], isShort(names[entity]) else {
      return nil
    }
    return entity
  }

  /// The name before, where the words between say that this is another for it: "(LNA)", "also known as".
  private func otherName(_ find: Find, _ before: (find: Find, entity: Int)?) -> Int? {
    guard let before, before.find.sentence == find.sentence, before.find.tokens.upperBound < find.tokens.lowerBound
    else { return nil }
    let tokens = analysis.sentences[find.sentence].tokens
    var between = before.find.tokens.upperBound..<find.tokens.lowerBound
    func word(_ at: Int) -> String { analysis.text.string(tokens[at].span) }
    if between.count == 1, word(between.lowerBound) == "(" {
      return isShort(bare(find)) || isShort(bare(before.find)) ? before.entity : nil
    }
    if word(between.lowerBound) == "," || word(between.lowerBound) == "(" { between = between.dropFirst() }
    while let last = between.last, tokens[last].upos == .det || tokens[last].upos == .punct {
      between = between.dropLast()
    }
    guard let first = between.first, let last = between.last, (before.find.type == .person) == (find.type == .person)
    else { return nil }
    let end = tokens[last].span.end
    let isLink = rules.otherNameWords.matches(in: analysis.text, at: tokens[first].span.start).contains {
      $0.end == end
    }
    return isLink ? before.entity : nil
  }

  private mutating func rename(_ entity: Int, _ find: Find, _ words: String) {
    names[entity] = words
    remember(find, words, entity)
  }

  private mutating func remember(_ find: Find, _ name: String, _ entity: Int) {
    if find.type != .person, isShort(name) { byInitials[name] = byInitials[name] ?? entity }
    guard name.contains(where: { $0 == " " || $0 == "-" }) else { return }
    if find.type == .person { bySurname[name.split(separator: " ").last!.lowercased()] = entity }
    let initials = Self.initials(name)
    if find.type == .organization, initials.count > 1 { byInitials[initials] = byInitials[initials] ?? entity }
  }

  static func initials(_ name: String) -> String {
    var words = name.split { $0 == " " || $0 == "-" }
    if words.first == "The" || words.first == "A" { words.removeFirst() }
    return String(words.compactMap(\.first).filter(\.isUppercase))
  }

  /// A short name: up to six letters, all capitals.
  private func isShort(_ words: String) -> Bool {
    words.utf8.count <= 6 && words.utf8.count > 1 && words.utf8.allSatisfy(\.isASCIIUpper)
  }

  /// The words without a leading article and a possessive.
  private func bare(_ find: Find) -> String {
    var words = analysis.text.string(find.span)
    for article in ["the ", "The "] where words.hasPrefix(article) { words.removeFirst(article.count) }
    for ending in ["'s", "’s"] where words.hasSuffix(ending) { words.removeLast(ending.count) }
    return words
  }
}
