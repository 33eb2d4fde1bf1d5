import Claims

/// Tells people and bodies of one name apart: by the country that the sentence or the text names, then by the day.
struct Namesakes {
  private let rules: ActorRules
  private let published: Day?
  /// The countries that each sentence names, and all of them.
  private var named: [Int: Set<String>] = [:]
  private var all: Set<String> = []

  init(rules: ActorRules, finds: [Find], published: Day?) {
    self.rules = rules
    self.published = published
    guard finds.contains(where: { !$0.bearers.isEmpty }) else { return }
    for find in finds where find.bearers.isEmpty {
      guard let known = find.known.map({ rules.known[$0] }), known.kind != .actor else { continue }
      named[find.sentence, default: []].insert(known.country)
      all.insert(known.country)
    }
  }

  /// The find as the one of its name's bearers who is meant. Where nothing says which, a person or body is none of them, a
  /// nationality the first.
  func settled(_ find: Find) -> Find {
    guard let first = find.bearers.first else { return find }
    let known = choose(find.bearers, in: find.sentence) ?? (rules.known[first].kind == .actor ? nil : first)
    return find.with(known: known, type: rules.known[known ?? first].type)
  }

  private func choose(_ bearers: [Int], in sentence: Int) -> Int? {
    for near in [named[sentence] ?? [], all] {
      let fitting = bearers.filter { near.contains(rules.known[$0].country) }
      if fitting.count == 1 { return fitting[0] }
    }
    let inOffice = bearers.filter { rules.known[$0].terms.holds(on: published) }
    return published != nil && inOffice.count == 1 ? inOffice[0] : nil
  }
}
