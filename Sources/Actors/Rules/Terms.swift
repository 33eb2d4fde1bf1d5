import Claims
import FoundationEssentials
import Rulebook

/// When somebody holds a side or an office: terms, each from a day to a day, each with a side of its own where it has one.
struct Terms: Sendable {
  struct Term: Sendable {
    /// Nil where it is not known since when.
    let from: Day?
    /// The last day; nil where it is still so.
    let to: Day?
    /// What stands in place of the actor's country and sectors in this term; nil where the actor's own hold.
    let country: String?
    let sectors: [String]?

    func holds(on day: Day) -> Bool { (from ?? day) <= day && day <= (to ?? day) }

    /// As rules write it: `GOV 2011-07-09..`.
    var description: String {
      let code = [country].compactMap { $0 } + (sectors ?? [])
      return (code + ["\(from?.description ?? "")..\(to?.description ?? "")"]).joined(separator: " ")
    }
  }

  let terms: [Term]

  /// Reads `held: 2017-01-20..2021-01-20, 2025-01-20..`, or with a side of its own `held: REB ..2011-07-08, SSD GOV
  /// 2011-07-09..`; without it, always.
  ///
  /// - Throws: ``RuleFileError`` for a term that is no day, two points and a later day or nothing:
  ///   `…: error: 'held: 2017' is no term; write for example 'held: 2017-01-20..2021-01-20, 2025-01-20..'`.
  init(_ block: RuleBlock) throws(RuleFileError) {
    var terms: [Term] = []
    for item in block.items("held") {
      guard let term = Self.term(item) else {
        throw block.error(
          "'held: \(item)' is no term; write for example 'held: 2017-01-20..2021-01-20, 2025-01-20..'")
      }
      terms.append(term)
    }
    self.terms = terms
  }

  private static func term(_ item: String) -> Term? {
    var words = item.split(separator: " ").map(String.init)
    let ends = (words.popLast() ?? "").components(separatedBy: "..")
    guard ends.count == 2, !(ends[0].isEmpty && ends[1].isEmpty) else { return nil }
    let from = Day(iso: ends[0])
    let to = Day(iso: ends[1])
    guard from != nil || ends[0].isEmpty, to != nil || ends[1].isEmpty else { return nil }
    if let from, let to, to < from { return nil }
    let country = words.first.flatMap { Sector.all.contains($0) ? nil : $0 }
    let sectors = country == nil ? words : Array(words.dropFirst())
    guard sectors.allSatisfy(Sector.all.contains), country.map(ActorRules.isCountry) ?? true else { return nil }
    return Term(from: from, to: to, country: country, sectors: words.isEmpty ? nil : sectors)
  }

  /// Always.
  init() { terms = [] }

  /// The term that a day falls in; of an unknown day the last. Nil where it falls in none.
  func term(on day: Day?) -> Term? {
    guard let day else { return terms.last }
    return terms.first { $0.holds(on: day) }
  }

  func holds(on day: Day?) -> Bool { terms.isEmpty || term(on: day) != nil }

  /// The sectors of somebody who holds some in these terms: those of the term that the day falls in. Outside of all terms
  /// those of his code where each term has its own; else ELI for a person who governed once, as PLOVER has it; else none.
  func sectors(_ held: [String], of type: EntityType, on day: Day?) -> [String] {
    guard let day, term(on: day) == nil, !terms.isEmpty else { return term(on: day)?.sectors ?? held }
    if !held.isEmpty, terms.allSatisfy({ $0.sectors != nil }) { return held }
    let hasGoverned = terms.contains { term in
      (term.sectors ?? held).contains("GOV") && term.to.map { $0 < day } ?? false
    }
    return type == .person && hasGoverned ? ["ELI"] : []
  }
}
