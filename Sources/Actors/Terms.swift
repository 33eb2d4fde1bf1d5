import Claims
import FoundationEssentials
import Rulebook

/// When somebody holds a side or an office: terms, each from a day to a day.
struct Terms: Sendable {
  struct Term: Sendable {
    let from: Day
    /// The last day; nil where it is still so.
    let to: Day?

    func holds(on day: Day) -> Bool { from <= day && day <= (to ?? day) }
  }

  let terms: [Term]

  /// Reads `held: 2017-01-20..2021-01-20, 2025-01-20..`; without it, always.
  ///
  /// - Throws: ``RuleFileError`` for a term that is no day, two points and a later day or nothing:
  ///   `…: error: 'held: 2017' is no term; write for example 'held: 2017-01-20..2021-01-20, 2025-01-20..'`.
  init(_ block: RuleBlock) throws(RuleFileError) {
    var terms: [Term] = []
    for item in block.items("held") {
      let ends = item.components(separatedBy: "..")
      let to = ends.last.flatMap { Day(iso: $0) }
      guard ends.count == 2, let from = Day(iso: ends[0]), to.map({ from <= $0 }) ?? ends[1].isEmpty else {
        throw block.error(
          "'held: \(item)' is no term; write for example 'held: 2017-01-20..2021-01-20, 2025-01-20..'")
      }
      terms.append(Term(from: from, to: to))
    }
    self.terms = terms
  }

  /// Always.
  init() { terms = [] }

  /// The term that a day falls in; of an unknown day the last. Nil where it falls in none.
  func term(on day: Day?) -> Term? {
    guard let day else { return terms.last }
    return terms.first { $0.holds(on: day) }
  }

  func holds(on day: Day?) -> Bool { terms.isEmpty || term(on: day) != nil }

  /// The sectors of somebody who holds some in these terms: those on the day; ELI for a person who held an office once, as
  /// PLOVER has it; else none.
  func sectors(_ held: [String], of type: EntityType, on day: Day?) -> [String] {
    if holds(on: day) { return held }
    return type == .person && held.contains("GOV") && isOver(on: day) ? ["ELI"] : []
  }

  /// Whether a day lies after a term and in none: held once, not now.
  private func isOver(on day: Day?) -> Bool {
    guard let day, !holds(on: day) else { return false }
    return terms.contains { $0.to.map { $0 < day } ?? false }
  }
}
